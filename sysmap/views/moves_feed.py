"""Moves as cards to be read and as rows: each with its people, elements, contexts and ties."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sysmap.evidence import quotes_about
from sysmap.practice import Board, BoardRow, Column, RecordedMove, TieEffect, outcomes
from sysmap.system import System
from sysmap.views import move_words, quote_lines
from sysmap.views.moves_names import Names, names_in
from sysmap.views.tables import Table

BOARD_COLUMNS = (
    "Compartment",
    "Label",
    "Moves",
    "With a confirmed change of a tie",
    "With a claimed one only",
)


@dataclass(frozen=True)
class Line:
    """A line of a card that has a mark of its own: a tie, and how sure the group is of it."""

    words: str
    mark: str


@dataclass(frozen=True)
class Card:
    """One thing to be read: when, its name, what was said, facts with their names, and lines."""

    when: str
    title: str
    saying: str | None
    facts: Sequence[tuple[str, str]]
    lines_are: str
    lines: Sequence[Line]
    said: Sequence[Line] = ()
    """What may be quoted of it."""


def cards(system: System, moves: Sequence[RecordedMove], apart: AbstractSet[int]) -> list[Card]:
    """Each move as a card; the ties in `apart` are not told."""
    names = names_in(system)
    return [_card(names, move, apart) for move in moves]


def moves_table(system: System, moves: Sequence[RecordedMove], apart: AbstractSet[int]) -> Table:
    """Each move as a row; the ties in `apart` are not told."""
    names = names_in(system)
    columns = ("Key", "Day", "Move", *move_words.FACTS, move_words.TIES)
    return Table(columns, [_row(names, move, apart) for move in moves])


def board_table(board: Board) -> Table:
    """The board as rows: each label with its moves, and what is recorded to have come with them."""
    rows = [row for column in board.columns for row in _board_rows(column)]
    not_said = BoardRow(move_words.NO_LABEL, board.not_said)
    return Table(BOARD_COLUMNS, [*rows, _board_row(move_words.NO_COMPARTMENT, not_said)])


def rows_of(column: Column) -> list[BoardRow]:
    """A column's rows as they stand on the board, moves with no label of its own in the last."""
    last = (
        BoardRow(move_words.ANOTHER_LABEL, column.elsewhere),
        BoardRow(move_words.NO_LABEL, column.unlabelled),
    )
    return [*column.rows, *(row for row in last if row.moves)]


def _board_rows(column: Column) -> list[tuple[object, ...]]:
    return [_board_row(column.compartment, row) for row in rows_of(column)]


def _board_row(compartment: str, row: BoardRow) -> tuple[object, ...]:
    return (compartment, row.label, *outcomes(row.moves))


def _card(names: Names, move: RecordedMove, apart: AbstractSet[int]) -> Card:
    day = move_words.on_day(move.day, move.precision)
    where = [", ".join(move.compartments), move.label]
    facts = _facts(names, move)
    return Card(
        when=" · ".join([day, *filter(None, where)]),
        title=move.title,
        saying=move.saying,
        facts=[(name, facts[name]) for name in move_words.FACTS_OF_A_CARD if facts[name]],
        lines_are=move_words.TIES,
        lines=[
            Line(_tie(names, effect), effect.status or "")
            for effect in move.effects
            if effect.tie not in apart
        ],
        said=[
            Line(line, "evidence")
            for line in quote_lines.lines(quotes_about(names.system, move=move.number))
        ],
    )


def _row(names: Names, move: RecordedMove, apart: AbstractSet[int]) -> tuple[object, ...]:
    facts = _facts(names, move)
    ties = [_tie(names, effect) for effect in move.effects if effect.tie not in apart]
    return (
        move.key,
        move_words.on_day(move.day, move.precision),
        move.title,
        *(facts[name] or None for name in move_words.FACTS),
        "; ".join(ties) or None,
    )


def _facts(names: Names, move: RecordedMove) -> dict[str, str]:
    """Everything told of a move but its ties, by name; empty where nothing is recorded."""
    moves = names.moves.all
    parent = [] if move.derived_from is None else [moves[move.derived_from]]
    return {
        **{
            name: names.actors(move.people.get(role, ()))
            for role, name in move_words.PARTS_IN_A_MOVE.items()
        },
        move_words.LABEL: move.label or "",
        move_words.SAYING: move.saying or "",
        move_words.COMPARTMENTS: ", ".join(move.compartments),
        move_words.PRINCIPLES: ", ".join(move.principles),
        move_words.MADE_OF: "; ".join(
            move_words.part(element.label, element.type, element.part) for element in move.elements
        ),
        move_words.IN: "; ".join(names.contexts_of(move)),
        move_words.DERIVED_FROM: "; ".join(map(_other, parent)),
        move_words.DERIVED_SINCE: "; ".join(_other(moves[child]) for child in move.derived),
        move_words.NOTED: move.outcome or "",
    }


def _other(move: RecordedMove) -> str:
    return f"{move.title} ({move_words.on_day(move.day, move.precision)})"


def _tie(names: Names, effect: TieEffect) -> str:
    return f"{names.tie(effect.tie)}: {move_words.effect(effect.effect, effect.status)}"
