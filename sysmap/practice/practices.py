"""Practices with their moves: who carries each, what it shares with others, how they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Any, NamedTuple

from sysmap.practice.elements import elements
from sysmap.practice.moves import Moves, RecordedMove
from sysmap.system import System


@dataclass(frozen=True, eq=False)
class Practised:
    """One practice and its moves; `existing` is whether it was there before, None unrecorded.

    A move that names no practice counts for one of its label's name.
    """

    name: str
    existing: bool | None
    moves: tuple[RecordedMove, ...]

    @cached_property
    def elements(self) -> frozenset[int]:
        """Everything that its moves were made of."""
        return frozenset(element for move in self.moves for element in elements(move))

    @property
    def carriers(self) -> frozenset[int]:
        """Everybody who made one of its moves."""
        return frozenset(maker for move in self.moves for maker in move.makers)


class Carried(NamedTuple):
    """Who carries a practice before and since a day: counts, never names.

    Shape:     `recruited` made a move of it since and none before, `defected` the other way round,
               `stayed` both; all three None where no move at all is recorded on one of the sides.
    """

    carriers: int
    recruited: int | None
    defected: int | None
    stayed: int | None
    sectors: int
    services: int


class Shared(NamedTuple):
    """What two practices have in common: of the elements of either, how many are in both."""

    one: str
    other: str
    elements: frozenset[int]
    jaccard: float


class Relation(NamedTuple):
    """How one practice stands to another, as somebody judged it; never inferred."""

    a: str
    b: str
    kind: str
    day: date | None
    who: int | None
    why: str | None


def practices(moves: Moves, among: Iterable[RecordedMove] | None = None) -> tuple[Practised, ...]:
    """Every practice of the record, with those of the moves that are its own.

    Shape:     the recorded practices in their order, then labels of moves that name none
    """
    known = _recorded(moves.system)
    names = list(known)
    of: defaultdict[str, list[RecordedMove]] = defaultdict(list)
    for move in moves.all if among is None else among:
        if name := (names[move.practice] if move.practice is not None else move.label):
            of[name].append(move)
    named = dict.fromkeys([*names, *sorted(of)])
    return tuple(Practised(name, known.get(name), tuple(of[name])) for name in named)


def carried(
    practised: Practised, day: date, *, system: System, observed: Sequence[RecordedMove]
) -> Carried:
    """Who carries one practice; `observed` are all moves, of whichever practice."""
    before, since = (
        {maker for move in practised.moves if (move.day > day) == later for maker in move.makers}
        for later in (False, True)
    )
    seen = {move.day > day for move in observed} == {False, True}
    came, went, stayed = (
        (len(since - before), len(before - since), len(since & before)) if seen else (None,) * 3
    )
    carriers = before | since
    sectors, services = (system.field(name) for name in ("sector", "service"))
    return Carried(
        len(carriers),
        came,
        went,
        stayed,
        *(len({of[one] for one in carriers} - {None}) for of in (sectors, services)),
    )


def shared(found: Iterable[Practised]) -> tuple[Shared, ...]:
    """Each two practices that have an element in common, those that share most first."""
    told = [practised for practised in found if practised.elements]
    pairs = (
        Shared(one.name, other.name, both, len(both) / len(one.elements | other.elements))
        for one, other in combinations(told, 2)
        if (both := one.elements & other.elements)
    )
    return tuple(sorted(pairs, key=lambda pair: (-pair.jaccard, pair.one, pair.other)))


def relations(system: System) -> tuple[Relation, ...]:
    """How practices stand to one another, as recorded, earliest first."""
    names = list(_recorded(system))
    rows: list[Mapping[str, Any]] = system.tables["practice_relation"].to_pylist()
    told = (
        Relation(names[row["a"]], names[row["b"]], row["kind"], row["day"], row["who"], row["why"])
        for row in rows
    )
    return tuple(sorted(told, key=lambda relation: (relation.day or date.min, relation[:3])))


def _recorded(system: System) -> dict[str, bool | None]:
    """The practices of the record by name, in its order, and whether each was there before."""
    rows = system.tables["practice"].to_pylist()
    called = [row["label"] or row["key"] for row in rows]
    alike = {name for name in called if called.count(name) > 1}
    return {
        f"{name} ({row['key']})" if name in alike else name: row["existing"]
        for name, row in zip(called, rows, strict=True)
    }
