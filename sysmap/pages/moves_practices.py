"""The view of the Moves page on practices: old beside new, what they share, how they stand."""

from functools import lru_cache, partial

import streamlit as st

from sysmap.pages import frame, move_choices, session
from sysmap.practice import (
    Practised,
    Relation,
    Shared,
    bundles,
    complexes,
    moves_of,
    practices,
    relations,
    shared,
)
from sysmap.system import System
from sysmap.views.practice import practice_chart, practice_tables
from sysmap.views.practice import practice_words as words

KEPT = 8
chart = lru_cache(maxsize=KEPT)(practice_chart.practices_chart)

Told = tuple[tuple[Practised, ...], tuple[Shared, ...], tuple[Relation, ...]]


@lru_cache(maxsize=KEPT)
def _told(system: System) -> Told:
    """The practices, what they share, and how they stand to one another."""
    found = practices(moves_of(system))
    return found, shared(found), relations(system)


def show(page: frame.Page, system: System) -> None:
    """Old and new practices, joined by shared elements and by what somebody judged."""
    moves = moves_of(system)
    found, joined, judged = _told(system)
    frame.needed(found, words.NONE_RECORDED)
    [step] = page.choices(lambda: move_choices.since(move_choices.since_when(system), moves))
    page.made_with(since=str(step.day))
    page.answer(words.how_they_stand(found, joined, judged))
    st.vega_lite_chart(
        spec=chart(found, joined, judged, dark=session.dark()),
        width="stretch",
        alt=practice_chart.in_words(found, judged),
    )
    page.note(words.MEANT)
    if judged:
        page.part(words.HOW_THEY_STAND)
        page.told_of_each(words.told_of_each(judged, system))
    page.note(words.hang_together(bundles(found), complexes(judged)))
    old = [one for one in found if one.existing]
    page.note(
        words.paragraph(
            day=step.day,
            until=max(move.day for move in moves.all),
            moves=len(moves.all),
            named=sum(len(one.moves) for one in found),
            old=len(old),
            old_with_moves=sum(bool(one.moves) for one in old),
            system=system,
        )
    )
    carriers = partial(practice_tables.practices_table, found, step.day, system)
    page.table(
        carriers,
        name=f"practices-since-{step.day}",
        title="Who carries each practice, in counts, as a table",
        holds_names=False,
    )
    page.table(
        partial(practice_tables.shared_table, joined, system),
        name="shared-elements",
        title="What practices share as a table",
        holds_names=False,
    )
    page.table(
        partial(practice_tables.relations_table, judged, system),
        name="practice-relations",
        title="How practices stand to one another as a table",
    )
