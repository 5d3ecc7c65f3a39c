"""How many moves stand behind each label of the framework."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sysmap.framework import Compartment, Framework
from sysmap.practice.moves import CLAIMED, CONFIRMED, RecordedMove


class Outcomes(NamedTuple):
    """How many moves there are, by what is recorded to have come with them.

    `claimed` counts those with a claimed effect on a tie and no confirmed one.
    """

    moves: int
    confirmed: int
    claimed: int


@dataclass(frozen=True)
class BoardRow:
    """One label and the moves that bear it."""

    label: str
    moves: tuple[RecordedMove, ...]


@dataclass(frozen=True)
class Column:
    """One compartment with its labels, and all its moves.

    Shape:     a move of two compartments is in both; `rows` are the labels of the framework, then
               those that only the record knows; `elsewhere` are moves whose label stands in another
               column, `unlabelled` those that say none
    """

    compartment: str
    definition: str
    rows: tuple[BoardRow, ...]
    elsewhere: tuple[RecordedMove, ...]
    unlabelled: tuple[RecordedMove, ...]

    @cached_property
    def moves(self) -> tuple[RecordedMove, ...]:
        """Every move of the compartment, row by row."""
        named = tuple(move for row in self.rows for move in row.moves)
        return named + self.elsewhere + self.unlabelled


@dataclass(frozen=True)
class Board:
    """The compartments of the framework, then those that only the record knows.

    Shape:     `not_said` are the moves that name no compartment; `in_several` counts those that
               stand in more than one column
    """

    columns: tuple[Column, ...]
    not_said: tuple[RecordedMove, ...]
    in_several: int


def board(moves: Sequence[RecordedMove], framework: Framework) -> Board:
    """The moves on the board of the framework.

    A label or compartment that the framework has not stands after its own.
    """
    labels = {label for compartment in framework.compartments for label in compartment.labels}
    return Board(
        columns=tuple(
            _column(compartment, moves, labels)
            for compartment in (*framework.compartments, *_own_compartments(moves, framework))
        ),
        not_said=tuple(move for move in moves if not move.compartments),
        in_several=sum(len(set(move.compartments)) > 1 for move in moves),
    )


def outcomes(moves: Iterable[RecordedMove]) -> Outcomes:
    """How many of these moves have a confirmed effect on a tie, and how many only a claimed one."""
    told = [{effect.status for effect in move.effects} for move in moves]
    confirmed = sum(CONFIRMED in statuses for statuses in told)
    claimed = sum(CLAIMED in statuses and CONFIRMED not in statuses for statuses in told)
    return Outcomes(len(told), confirmed, claimed)


def _own_compartments(moves: Iterable[RecordedMove], framework: Framework) -> list[Compartment]:
    known = {compartment.name for compartment in framework.compartments}
    named = {name for move in moves for name in move.compartments}
    return [Compartment(name, "", ()) for name in sorted(named - known)]


def _column(
    compartment: Compartment, moves: Iterable[RecordedMove], known: AbstractSet[str]
) -> Column:
    rows: dict[str, list[RecordedMove]] = {label: [] for label in compartment.labels}
    elsewhere, unlabelled = [], []
    for move in moves:
        if compartment.name not in move.compartments:
            continue
        if not move.label:
            unlabelled.append(move)
        elif move.label in known and move.label not in compartment.labels:
            elsewhere.append(move)
        else:
            rows.setdefault(move.label, []).append(move)
    named = tuple(BoardRow(label, tuple(found)) for label, found in rows.items())
    name, definition = compartment.name, compartment.definition
    return Column(name, definition, named, tuple(elsewhere), tuple(unlabelled))
