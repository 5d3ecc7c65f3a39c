"""What a person chooses on the Moves page: a time, a context, a maker, a label on the board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import streamlit as st

from sysmap import framework
from sysmap.change.trees import Travel
from sysmap.errors import WrongUsage
from sysmap.model import YOUNG_PERSON
from sysmap.pages import frame, session
from sysmap.periods import Period, periods
from sysmap.practice import (
    Board,
    BoardRow,
    Moves,
    RecordedMove,
    board,
    moves_of,
    with_elements,
)
from sysmap.practice.element_board import ENOUGH
from sysmap.system import System
from sysmap.views import clock, move_words
from sysmap.views.clock import Step
from sysmap.views.moves_feed import rows_of
from sysmap.views.moves_names import names_in
from sysmap.views.practice import reached_words, travel_words
from sysmap.views.practice.element_words import SINCE
from sysmap.views.practice.travel import told_in

VIEW = "view"
ON_THE_BOARD = "on_the_board_"
PAGE_OF_FEED = "page_of_moves"
A_PAGE = 20
MOST_GROUPS = 9
MEETINGS_AGO = 4
"""Whom nobody spoke of for so many meetings, this one counted in, is left out."""
NOT_A_GROUP = ("key", "label", "kind", "attributes", "service")


def question() -> str:
    """The page's question, which goes by the view that is shown."""
    chosen = st.session_state.get(VIEW) or st.query_params.get(VIEW)
    return move_words.QUESTIONS.get(str(chosen), move_words.QUESTION)


def view() -> str:
    """Which view of the moves is shown."""
    chosen: str = st.selectbox(
        move_words.SHOW, move_words.VIEWS, key=VIEW, bind="query-params", width=240
    )
    return chosen


def after(steps: Sequence[Step]) -> Step | None:
    """The step after which moves are shown; None is from the beginning."""
    return _step(move_words.AFTER, steps, move_words.THE_BEGINNING)


def up_to(steps: Sequence[Step]) -> Step | None:
    """The last step whose moves are shown; None is to the end."""
    return _step(move_words.UP_TO, steps, move_words.THE_END)


def since_when(system: System) -> list[Step]:
    """The days since which things are counted: those of meetings, where any were held."""
    return session.clocks(system).get(clock.MEETINGS) or session.first_steps(system)


def since(steps: Sequence[Step], moves: Moves) -> Step:
    """The step since which things are counted.

    To begin with the last that leaves enough moves on both sides, else the last that leaves any.
    """
    labels = [step.label for step in steps]
    told = [move.day for move in with_elements(moves.all)]
    begin_with = max(range(len(steps)), key=lambda place: (_worth(steps[place].day, told), place))
    chosen = st.selectbox(
        SINCE, labels, index=begin_with, key="since", bind="query-params", width=290
    )
    return steps[labels.index(chosen)]


def since_meetings_ago(steps: Sequence[Step]) -> Step:
    """The step since which it is asked who was left out: to begin with some meetings ago."""
    labels = [step.label for step in steps]
    begin_with = max(0, len(steps) - MEETINGS_AGO)
    chosen = st.selectbox(
        SINCE, labels, index=begin_with, key="since_then", bind="query-params", width=290
    )
    return steps[labels.index(chosen)]


def _worth(day: date, told: Sequence[date]) -> int:
    """2 where both sides of a day have enough moves to be compared, 1 where both have any."""
    later = sum(when > day for when in told)
    fewest = min(later, len(told) - later)
    return (fewest >= ENOUGH) + (fewest > 0)


def tree(found: Sequence[Travel], system: System) -> Travel:
    """A move from which others are told as coming; it may name a family, so no address has it."""
    moves = moves_of(system).all
    names = {
        str(moves[one.first].key): f"{moves[one.first].title} ({len(one.moves) - 1} later)"
        for one in found
    }
    chosen = st.selectbox(
        travel_words.MOVE, list(names), format_func=names.__getitem__, key="tree", width=430
    )
    return found[list(names).index(chosen)]


def group_by(system: System) -> str:
    """The field by which young people are told in groups: one with several words, but not many."""
    young = [kind == YOUNG_PERSON for kind in system.texts("actor", "kind")]
    fields = [name for name in ("age_band", *system.fields) if name not in NOT_A_GROUP]
    several = [
        name
        for name in dict.fromkeys(fields)
        if len({said for said, one in zip(system.field(name), young, strict=True) if one and said})
        in range(2, MOST_GROUPS)
    ]
    chosen: str = st.selectbox(
        reached_words.GROUP_BY,
        several or ["age_band"],
        format_func=lambda name: name.replace("_", " "),
        key="group_by",
        bind="query-params",
        width=280,
    )
    return chosen


def month(system: System) -> Period | None:
    """The month whose digest is shown: to begin with the last in which a move travelled."""
    offered = periods(system)
    if not offered:
        return None
    labels = [one.label for one in offered]
    last = max(
        (place for place, one in enumerate(offered) if told_in(system, one)),
        default=len(offered) - 1,
    )
    chosen = st.selectbox(
        travel_words.MONTH, labels, index=last, key="month", bind="query-params", width=330
    )
    return offered[labels.index(chosen)]


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
    chosen = st.selectbox(label, words, key="compartment", bind="query-params", width=190)
    return offered.get(chosen, "")


def context(moves: Moves) -> int | None:
    """A context in which moves were made, by its number; it never stands in the address."""
    keys, names = moves.system.texts("context", "key"), names_in(moves.system).contexts
    number_of = {keys[number] or "": number for number in moves.of_context}
    offered = {key: names[number] for key, number in number_of.items()}
    return number_of.get(_one_of(move_words.CONTEXT, offered, width=220))


def key_of(system: System, noun: str, number: int | None) -> str:
    """The key of what was chosen, for the settings of a download; empty where it is everything."""
    return "" if number is None else system.texts(noun, "key")[number] or ""


def maker(moves: Moves) -> int | None:
    """Somebody who made moves, by their number; they never stand in the address."""
    system = moves.system
    names = sorted(session.told_apart(system, moves.makers).items(), key=lambda name: name[1])
    return system.index.get(_one_of(move_words.MAKER, dict(names), width=165))


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
    return offered[st.selectbox(name, list(offered), key=key, bind="query-params", width=232)]


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
