"""One context held against others, on the Contexts page: picture, paragraph, table."""

from __future__ import annotations

import streamlit as st

from sysmap.contexts import Account
from sysmap.contexts.compared import Comparison
from sysmap.pages import context_choices, frame, session
from sysmap.views import (
    compared_charts,
    compared_clouds,
    compared_parts,
    compared_tables,
    compared_words,
    context_words,
)
from sysmap.views.compared_words import IN_TIME, SHARED


def show(page: frame.Page, look: str, account: Account) -> None:
    """What one analysis of one context comes to."""
    comparison = context_choices.comparison_of(account)
    told = compared_words.paragraph(look, comparison, account)
    page.answer(told.answer)
    if look == SHARED:
        _overlaps(page, comparison, account)
    elif not comparison.standing or look == IN_TIME:
        _figures(page, look, comparison, account)
    page.note(told.note)
    page.questions(context_words.beside(account))


def _figures(page: frame.Page, look: str, comparison: Comparison, account: Account) -> None:
    figures = comparison.of(*compared_words.ANALYSES[look])
    _picture(look, comparison, page)
    page.table(
        lambda: compared_tables.figures_table(comparison, figures),
        name=f"{account.recorded['key']}-{look}",
        holds_names=False,
    )


def _picture(look: str, comparison: Comparison, page: frame.Page) -> None:
    if look == IN_TIME:
        if comparison.before.heard.any():
            chart = context_choices.in_time_chart(comparison, dark=session.dark())
            st.vega_lite_chart(spec=chart, width="stretch", alt=compared_words.IN_TIME_PICTURE)
            page.note(compared_words.IN_TIME_NOTE)
        return
    figures = tuple(comparison.of(*compared_words.ANALYSES[look]))
    if compared_clouds.drawn(figures):
        chart = context_choices.cloud_chart(figures, dark=session.dark())
        st.vega_lite_chart(spec=chart, width="stretch", alt=compared_clouds.in_words(figures))
        page.note(compared_clouds.note(figures))


def _overlaps(page: frame.Page, comparison: Comparison, account: Account) -> None:
    names = context_words.names(account.system)
    if any(not found.told_apart for found in comparison.overlaps):
        page.banner(compared_words.NOT_TOLD_APART)
    chart = compared_charts.overlap_chart(comparison.overlaps, names, dark=session.dark())
    st.vega_lite_chart(spec=chart, width="stretch", alt=compared_parts.when(account))
    page.note(compared_words.OVERLAP_NOTE)
    page.table(
        lambda: compared_tables.overlaps_table(comparison.overlaps, names),
        name=f"{account.recorded['key']}-overlaps",
        holds_names=False,
    )
