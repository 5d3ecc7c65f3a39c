"""The view of the Moves page on what moves were made of: the board of elements."""

from datetime import date
from functools import lru_cache, partial

import streamlit as st

from sysmap.pages import frame, move_choices, session
from sysmap.practice import (
    ElementBoard,
    chosen,
    element_board,
    moves_of,
    reconfiguration,
    triple_states,
    versions,
    with_elements,
)
from sysmap.system import System
from sysmap.views.practice import element_chart, element_tables
from sysmap.views.practice import element_words as words
from sysmap.views.practice.around import element_names

KEPT = 32
chart = lru_cache(maxsize=KEPT)(element_chart.links_chart)


def show(page: frame.Page, system: System) -> None:
    """What came up, held, and did not come up again since a day, with the number of moves."""
    moves = moves_of(system)
    frame.needed(with_elements(moves.all), words.NO_ELEMENTS)
    offered = move_choices.since_when(system)
    step, context = page.choices(
        lambda: move_choices.since(offered, moves), lambda: move_choices.context(moves)
    )
    page.made_with(since=str(step.day), context=move_choices.key_of(system, "context", context))
    board, told = _board(system, context, step.day), _told(system, context, step.day)
    page.answer(words.what_came_up(board))
    _draw(page, system, board)
    page.note(words.MEANT)
    page.note(words.performed(told.triples))
    page.note(words.tinkered(told.versions))
    page.note(words.paragraph(board, told, system))
    for title, (name, make) in {
        "Each link as a table": ("links", element_tables.links_table),
        "Each element as a table": ("elements", element_tables.elements_table),
    }.items():
        page.table(
            partial(make, board, system),
            name=f"{name}-since-{step.day}",
            title=title,
            holds_names=False,
        )
    page.table(
        lambda: element_tables.months_table(system),
        name="links-by-month",
        title="Links month by month as a table",
        holds_names=False,
    )
    page.table(
        lambda: element_tables.versions_table(told.versions, system),
        name=f"versions-since-{step.day}",
        title="What moves changed of the ones before them, as a table",
    )


def _draw(page: frame.Page, system: System, board: ElementBoard) -> None:
    standings = words.standings(board)
    for column, (standing, (heading, meant)) in zip(
        st.columns(len(standings), gap="medium"), standings.items(), strict=True
    ):
        rows = board.of(standing)
        drawn = tuple(rows[: element_chart.MOST_DRAWN])
        with column:
            page.part(f"{heading}: {len(rows)}", meant)
            if drawn:
                names = element_names(system)
                st.vega_lite_chart(
                    spec=chart(board, drawn, names, dark=session.dark()),
                    width="stretch",
                    alt=f"{heading}. {element_chart.in_words(board, drawn, names)}",
                )


@lru_cache(maxsize=KEPT)
def _board(system: System, context: int | None, day: date) -> ElementBoard:
    return element_board(chosen(moves_of(system), context=context), day)


@lru_cache(maxsize=KEPT)
def _told(system: System, context: int | None, day: date) -> words.Told:
    found = chosen(moves_of(system), context=context)
    before, since = (
        [move for move in found if (move.day > day) == later] for later in (False, True)
    )
    return words.Told(
        until=max((move.day for move in found), default=day),
        distance=reconfiguration(before, since),
        triples=triple_states([before, since]),
        versions=versions(moves_of(system), since),
    )
