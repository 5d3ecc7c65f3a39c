"""The view on themes: over meetings, by context, together, and as words that may be quoted."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from sysmap import evidence
from sysmap.pages import evidence_choices, frame, session
from sysmap.store import TEAM_FIGURES
from sysmap.system import System
from sysmap.views import evidence_charts, evidence_tables, quotes_shown
from sysmap.views import evidence_words as words


def show(page: frame.Page, record: Path) -> None:
    """One way to look at the themes."""
    system = session.store_of(record).system(TEAM_FIGURES)
    [way] = page.choices(evidence_choices.over)
    excerpts, sources, _voices = evidence.how_many(system)
    themes = evidence.codes_of(system, "theme")
    frame.needed([None] * excerpts, words.NOTHING_CODED)
    frame.needed(themes, words.NO_THEMES)
    names = evidence_tables.code_names(system)
    counts = {names[theme]: len(evidence.excerpts_bearing(system, theme)) for theme in themes}
    most = dict(sorted(counts.items(), key=lambda one: -one[1]))
    page.answer(words.themes_in_words(excerpts, sources, most))
    page.made_with(over=way)
    SHOWN[way](page, system, themes)


def _over_meetings(page: frame.Page, system: System, themes: list[int]) -> None:
    found = evidence.themes_by_meeting(system)
    table = partial(evidence_tables.by_meeting, system, found, themes)
    chart = evidence_charts.over_meetings(system, found, themes, dark=session.dark())
    st.vega_lite_chart(spec=chart, width="stretch", alt=words.CHART_OVER_MEETINGS)
    page.note(words.HOW_BY_MEETING)
    page.table(table, name="themes-by-meeting", title=words.AS_A_TABLE, holds_names=False)


def _over_contexts(page: frame.Page, system: System, themes: list[int]) -> None:
    found = evidence.themes_by_context(system)
    frame.needed(found, words.NO_CONTEXTS)
    table = partial(evidence_tables.by_context, system, found, themes)
    chart = evidence_charts.over_contexts(system, found, themes, dark=session.dark())
    st.vega_lite_chart(spec=chart, width="stretch", alt=words.CHART_OVER_CONTEXTS)
    page.note(words.HOW_BY_CONTEXT)
    page.table(table, name="themes-by-context", title=words.AS_A_TABLE, holds_names=False)


def _together(page: frame.Page, system: System, _themes: list[int]) -> None:
    page.note(words.HOW_TOGETHER)
    page.plain_rows(evidence_tables.lenses(system))
    page.table(
        partial(evidence_tables.lenses, system),
        name="lenses-by-theme",
        title=words.LENSES_TABLE,
        holds_names=False,
    )
    page.table(
        partial(evidence_tables.together, system),
        name="codes-together",
        title=words.TOGETHER_TABLE,
        holds_names=False,
    )


def _reading(page: frame.Page, system: System, _themes: list[int]) -> None:
    """Three columns of quotes, one for each lens."""
    page.note(words.READING_IS)
    names = evidence_tables.code_names(system)
    lenses = evidence.codes_of(system, "lens")
    frame.needed(lenses, words.NO_LENSES)
    for lens, place in zip(lenses, st.columns(len(lenses)), strict=True):
        quotes = evidence.quotes_coded(system, lens)
        with place:
            page.part(
                words.LENSES.get(names[lens], names[lens]), words.quotes_in_words(len(quotes))
            )
            page.cards(quotes_shown.cards(quotes, MOST))
    page.table(
        lambda: quotes_shown.table_of_each(
            {names[lens]: evidence.quotes_coded(system, lens) for lens in lenses}
        ),
        name="quotes",
        title=words.QUOTES_TABLE,
    )


MOST = 30
"""A column shows so many quotes; the table has them all."""
SHOWN = {
    words.BY_MEETING: _over_meetings,
    words.BY_CONTEXT: _over_contexts,
    words.TOGETHER: _together,
    words.READING: _reading,
}
