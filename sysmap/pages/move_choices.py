"""What a person chooses on the Moves page: a time, a context, a maker, a label on the board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import streamlit as st

from sysmap import framework
from sysmap.errors import WrongUsage
from sysmap.pages import frame, session
from sysmap.practice import Board, BoardRow, Moves, RecordedMove, board
from sysmap.views import move_words
from sysmap.views.clock import Step
from sysmap.views.moves_feed import rows_of
from sysmap.views.moves_names import names_in

ON_THE_BOARD = "on_the_board_"
PAGE_OF_FEED = "page_of_moves"
A_PAGE = 20


def after(steps: Sequence[Step]) -> Step | None:
    """The step after which moves are shown; None is from the beginning."""
    return _step(move_words.AFTER, steps, move_words.THE_BEGINNING)


def up_to(steps: Sequence[Step]) -> Step | None:
    """The last step whose moves are shown; None is to the end."""
    return _step(move_words.UP_TO, steps, move_words.THE_END)


def days_between(after: Step | None, up_to: Step | None) -> tuple[date | None, date | None]:
    """The day after which, and the day up to which moves are shown; None is without an end.

    Raises:    WrongUsage -> no day lies between them.
    """
    if after and up_to and up_to.day <= after.day:
        raise WrongUsage(move_words.nothing_between(after.label, up_to.label))
    return after.day if after else None, up_to.day if up_to else None


def compartment(moves: Moves) -> str | None:
    """A compartment; empty for moves that name none, None for all."""
    sheet = framework.in_use(moves.system, date.today())
    names = [column.compartment for column in board(moves.all, sheet).columns]
    offered = {move_words.EVERYTHING: None, **{name: name for name in names}}
    words = [*offered, move_words.NOBODY_SAID]
    label = move_words.COMPARTMENT
    chosen = st.selectbox(label, words, key="compartment", bind="query-params", width=195)
    return offered.get(chosen, "")


def context(moves: Moves) -> int | None:
    """A context in which moves were made, by its number; it never stands in the address."""
    keys, names = moves.system.texts("context", "key"), names_in(moves.system).contexts
    number_of = {keys[number] or "": number for number in moves.of_context}
    offered = {key: names[number] for key, number in number_of.items()}
    return number_of.get(_one_of(move_words.CONTEXT, offered, width=250))


def maker(moves: Moves) -> int | None:
    """Somebody who made moves, by their number; they never stand in the address."""
    system = moves.system
    names = sorted(session.told_apart(system, moves.makers).items(), key=lambda name: name[1])
    return system.index.get(_one_of(move_words.MAKER, dict(names), width=180))


def on_board(page: frame.Page, counted: Board) -> BoardRow | None:
    """The board as columns of labels, each with its count, and the one that was chosen."""
    with st.container(key="board"):
        columns = st.columns(len(counted.columns), gap="medium")
    keys = [f"{ON_THE_BOARD}{place}" for place in range(len(columns))]
    chosen = None
    for column, where, key in zip(counted.columns, columns, keys, strict=True):
        rows = {row.label: row for row in rows_of(column)}
        with where:
            page.part(
                column.compartment, move_words.moves_in_all(len(column.moves)), column.definition
            )
            label = st.pills(
                column.compartment,
                list(rows),
                format_func=partial(_with_count, rows),
                key=key,
                on_change=_let_go_of_others,
                args=(key, keys),
                label_visibility="collapsed",
                width="stretch",
                wrap=True,
            )
        chosen = rows[label] if label else chosen
    return chosen


def page_of(moves: Sequence[RecordedMove]) -> Sequence[RecordedMove]:
    """One page of the feed: the newest moves first, older ones on the pages behind it."""
    pages = -(-len(moves) // A_PAGE)
    number = st.pagination(pages, key=PAGE_OF_FEED) if pages > 1 else 1
    return moves[A_PAGE * (number - 1) : A_PAGE * number]


def _step(name: str, steps: Sequence[Step], otherwise: str) -> Step | None:
    offered = {otherwise: None, **{step.label: step for step in steps}}
    key = name.casefold().replace(" ", "_")
    return offered[st.selectbox(name, list(offered), key=key, bind="query-params", width=252)]


def _one_of(name: str, names: Mapping[str, str], *, width: int) -> str:
    offered: dict[str, str] = {"": move_words.EVERYTHING, **names}
    key = name.casefold().replace(" ", "_")
    return st.selectbox(name, [*offered], format_func=offered.__getitem__, key=key, width=width)


def _with_count(rows: Mapping[str, BoardRow], label: str) -> str:
    count, words = len(rows[label].moves), frame.plain(label)
    return f"**{count}** {words}" if count else f"*{count}* {words}"


def _let_go_of_others(chosen: str, keys: Sequence[str]) -> None:
    for key in keys:
        if key != chosen:
            st.session_state[key] = None
    st.session_state[PAGE_OF_FEED] = 1
