"""What moves are made of: their elements, and the links between elements of different types."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from sysmap.practice.moves import RecordedMove

Link = tuple[int, int]
"""Two elements of different types, by their numbers in the record, the smaller first."""

DROPPED = "dropped"


def elements(move: RecordedMove) -> frozenset[int]:
    """What a move was made of; what it dropped is not among it."""
    return frozenset(made.element for made in move.elements if made.part != DROPPED)


def types(move: RecordedMove) -> dict[int, str]:
    """What a move was made of, each element with its type."""
    return {made.element: made.type for made in move.elements if made.part != DROPPED}


def links(move: RecordedMove) -> frozenset[Link]:
    """The pairs of elements of different types that a move joined."""
    made = sorted(types(move).items())
    return frozenset((one, other) for (one, a), (other, b) in combinations(made, 2) if a != b)


def with_elements(moves: Iterable[RecordedMove]) -> tuple[RecordedMove, ...]:
    """The moves that say what they were made of: what was not recorded is not observed."""
    return tuple(move for move in moves if elements(move))
