"""Trees of moves: the first, and those derived from it, whoever made them.

A tree is a move with all that were derived from it, as recorded, up to the second day. It counts
where one of its moves was made between the two days. It says where a move was seen later, never
what led to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar

from sysmap.change.difference import Difference
from sysmap.system import STILL, System, day_number

MAKER = "maker"
Thing = TypeVar("Thing")


class Travel(NamedTuple):
    """One move and all that were derived from it, by their numbers in the record."""

    first: int
    moves: tuple[int, ...]
    depth: int
    """The steps of the longest chain; 0 where nothing was derived from it."""
    breadth: int
    """The most moves that stand equally many steps from the first."""
    carriers: frozenset[int]
    """Everybody who made one of the moves."""
    sectors: frozenset[str]
    """The sectors of the carriers."""
    contexts: frozenset[int]
    """The contexts in which the moves were made."""
    days_to_crossing: int | None
    """Days until one was made by somebody of a sector that no maker of the first is of."""


@lru_cache(maxsize=1)
def travels(difference: Difference) -> list[Travel]:
    """The trees with a move made after the first day and up to the second."""
    made = _Made(difference.system, day_number(difference.until))
    lately = {move for move, day in made.day.items() if day > day_number(difference.since)}
    return [
        made.travel(first, steps) for first, steps in made.trees.items() if lately & steps.keys()
    ]


@dataclass(frozen=True, eq=False)
class _Made:
    """The moves made up to a day."""

    system: System
    until: int

    @cached_property
    def day(self) -> Mapping[int, int]:
        """Move -> the day on which it was made."""
        days = self.system.days("move", "date", STILL).tolist()
        return {move: day for move, day in enumerate(days) if day <= self.until}

    @cached_property
    def trees(self) -> Mapping[int, Mapping[int, int]]:
        """First move -> each move of its tree -> how many steps it stands from the first."""
        trees: defaultdict[int, dict[int, int]] = defaultdict(dict)
        for move in self.day:
            chain = self._chain(move)
            trees[chain[-1]][move] = len(chain) - 1
        return trees

    def travel(self, first: int, steps: Mapping[int, int]) -> Travel:
        """How far one tree has come."""
        return Travel(
            first=first,
            moves=tuple(steps),
            depth=max(steps.values()),
            breadth=max(Counter(steps.values()).values()),
            carriers=_together(steps, self._makers),
            sectors=_together(steps, self._sectors),
            contexts=_together(steps, self._contexts),
            days_to_crossing=self._days_to_crossing(first, steps),
        )

    def _chain(self, move: int) -> list[int]:
        """The move, the one from which it was derived, and so on back to the first."""
        chain = [move]
        while (above := self._derived_from[chain[-1]]) in self.day and above not in chain:
            chain.append(above)
        return chain

    @cached_property
    def _derived_from(self) -> list[int]:
        above: list[int] = self.system.numbers("move", "derived_from").tolist()
        return above

    @cached_property
    def _makers(self) -> Mapping[int, AbstractSet[int]]:
        rows = zip(*self._columns("move_actor", "move", "actor"), strict=True)
        roles = self.system.texts("move_actor", "role")
        told = zip(rows, roles, strict=True)
        return _grouped((move, actor) for (move, actor), role in told if role == MAKER)

    @cached_property
    def _sectors(self) -> Mapping[int, AbstractSet[str]]:
        sectors = self.system.texts("actor", "sector")
        return _grouped(
            (move, sector)
            for move, makers in self._makers.items()
            for maker in makers
            if (sector := sectors[maker])
        )

    @cached_property
    def _contexts(self) -> Mapping[int, AbstractSet[int]]:
        return _grouped(zip(*self._columns("move_context", "move", "context"), strict=True))

    def _columns(self, table: str, *names: str) -> list[list[int]]:
        return [self.system.numbers(table, name).tolist() for name in names]

    def _days_to_crossing(self, first: int, moves: Iterable[int]) -> int | None:
        known = self._sectors.get(first, set())
        crossed = [self.day[move] for move in moves if self._sectors.get(move, known) - known]
        return min(crossed) - self.day[first] if known and crossed else None


def _grouped(pairs: Iterable[tuple[int, Thing]]) -> Mapping[int, AbstractSet[Thing]]:
    found: defaultdict[int, set[Thing]] = defaultdict(set)
    for move, thing in pairs:
        found[move].add(thing)
    return found


def _together(moves: Iterable[int], of_move: Mapping[int, AbstractSet[Thing]]) -> frozenset[Thing]:
    return frozenset(thing for move in moves for thing in of_move.get(move, ()))
