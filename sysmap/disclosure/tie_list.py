"""A network as it would leave: the very cells of its two tables, but for the pseudonyms.

Only what stands in `NODE_COLUMNS` and `TIE_COLUMNS` can leave, in words of `vocabulary`. Nothing
between two who are kept apart at any time is in it, nor a tie of somebody to themselves.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from sysmap.disclosure.vocabulary import (
    TIED,
    coarse_kind,
    coarse_sector,
    is_person,
    is_protected,
    kind_that_leaves,
    sector_that_leaves,
    tie_kind_that_leaves,
)
from sysmap.periods import programme_days
from sysmap.selection import Selection, Settings
from sysmap.system import System

Dates = Literal["day", "month", "quarter", "half-year", "none"]

NODE_COLUMNS = ("pseudonym", "kind", "sector", "joined", "left")
TIE_COLUMNS = ("source", "target", "kind", "start", "end", "strength")
BEFORE = "before"
"""Stands for a start before the programme's, of which the day is nobody's business."""


@dataclass(frozen=True, kw_only=True)
class Coarseness:
    """How much is told of everybody and of every tie."""

    dates: Dates = "month"
    sectors: Literal["named", "merged", "none"] = "named"
    strengths: Literal["levels", "none"] = "levels"
    kinds: Literal["named", "coarse"] = "named"
    tie_kinds: Literal["named", "merged"] = "named"


class Node(NamedTuple):
    """Somebody, as a row of the table of actors has it."""

    kind: str
    sector: str
    joined: str
    left: str


class Tie(NamedTuple):
    """A tie for one time that it held: its ends by their places among the nodes."""

    source: int
    target: int
    kind: str
    start: str
    end: str
    strength: str


@dataclass(frozen=True)
class TieList:
    """Who leaves, and their ties; `actors` says who each node is in the record."""

    actors: tuple[int, ...]
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    directed: frozenset[str]
    """The kinds of tie that have a direction; the ends of any other may stand either way."""

    @cached_property
    def people(self) -> list[int]:
        """The places of people among the nodes."""
        return [place for place, node in enumerate(self.nodes) if is_person(node.kind)]

    @cached_property
    def protected(self) -> list[int]:
        """The places of young people, and of those of whom nobody knows what they are."""
        return [place for place, node in enumerate(self.nodes) if is_protected(node.kind)]

    def without_ties_of(self, places: Collection[int]) -> TieList:
        """The same with no tie of these."""
        kept = tuple(tie for tie in self.ties if not {tie.source, tie.target} & {*places})
        return replace(self, ties=kept)

    def without(self, places: Collection[int]) -> TieList:
        """The same without these and their ties."""
        stay = [place for place in range(len(self.nodes)) if place not in {*places}]
        moved = {place: number for number, place in enumerate(stay)}
        return replace(
            self,
            actors=tuple(self.actors[place] for place in stay),
            nodes=tuple(self.nodes[place] for place in stay),
            ties=tuple(
                tie._replace(source=moved[tie.source], target=moved[tie.target])
                for tie in self.without_ties_of(places).ties
            ),
        )


@dataclass(frozen=True, eq=False)
class Told:
    """What the record says of everybody and every tie that may leave, before it is made coarser."""

    system: System

    @cached_property
    def _selection(self) -> Selection:
        return Selection(self.system, Settings())

    @cached_property
    def _first_day(self) -> date | None:
        days = programme_days(self.system)
        return days[0] if days else None

    @cached_property
    def _actors(self) -> list[tuple[str, str, date | None, date | None]]:
        kinds, sectors = (self.system.texts("actor", name) for name in ("kind", "sector"))
        times = self._times_there()
        return [
            (kind_that_leaves(kind), sector_that_leaves(sector), *times.get(actor, (None, None)))
            for actor, (kind, sector) in enumerate(zip(kinds, sectors, strict=True))
        ]

    def _times_there(self) -> dict[int, tuple[date | None, date | None]]:
        """Actor -> the first day of the first time of being there, the end of the last."""
        times: dict[int, tuple[date | None, date | None]] = {}
        for row in self.system.tables["presence"].to_pylist():
            span = row["start"], row["end"]
            first, last = times.get(row["actor"], span)
            start = None if None in (first, span[0]) else min(first, span[0])
            end = None if None in (last, span[1]) else max(last, span[1])
            times[row["actor"]] = start, end
        return times

    @cached_property
    def _ties(self) -> list[tuple[int, int, str]]:
        table = self.system.tables["tie"].select(["source", "target", "kind"]).to_pylist()
        return [(row["source"], row["target"], tie_kind_that_leaves(row["kind"])) for row in table]

    @cached_property
    def _spells(self) -> list[dict[str, object]]:
        """The times of ties that may leave."""
        selection = self._selection
        apart = selection.among(
            selection.ever_apart, selection.tie_source, selection.tie_target
        ) | (selection.tie_source == selection.tie_target)
        rows: list[dict[str, object]] = self.system.tables["spell"].to_pylist()
        return [row for row in rows if not apart[row["tie"]]]

    @cached_property
    def directed(self) -> frozenset[str]:
        """The kinds of which every tie has a direction."""
        told = zip(self._ties, self.system.column("tie", "directed"), strict=True)
        either = {kind for (_, _, kind), directed in told if not directed}
        return frozenset({kind for _, _, kind in self._ties} - either)

    @cached_property
    def _with_levels(self) -> set[str]:
        """The kinds of tie whose strength is a level; a count or a time says too much."""
        rows = self.system.tables["tie_kind"].to_pylist()
        return {tie_kind_that_leaves(row["kind"]) for row in rows if row["strength"] == "level"}

    def as_told(self, coarseness: Coarseness) -> TieList:
        """The network with so much told; rows that are alike then are one."""
        ties = dict.fromkeys(self._tie(row, coarseness) for row in self._spells)
        return TieList(
            actors=tuple(range(len(self._actors))),
            nodes=tuple(self._node(*actor, coarseness) for actor in self._actors),
            ties=tuple(ties),
            directed=self.directed if coarseness.tie_kinds == "named" else frozenset(),
        )

    def _node(
        self,
        kind: str,
        sector: str,
        joined: date | None,
        left: date | None,
        coarseness: Coarseness,
    ) -> Node:
        sectors = {"named": sector, "merged": coarse_sector(sector), "none": ""}
        return Node(
            kind if coarseness.kinds == "named" else coarse_kind(kind),
            sectors[coarseness.sectors],
            self._started(joined, coarseness.dates),
            written(left, coarseness.dates),
        )

    def _tie(self, row: dict[str, object], coarseness: Coarseness) -> Tie:
        source, target, kind = self._ties[int(str(row["tie"]))]
        named = coarseness.tie_kinds == "named"
        if not named or kind not in self.directed:
            source, target = sorted((source, target))
        start, end = _day(row["start"]), _day(row["end"])
        before = row["precision"] == BEFORE and coarseness.dates != "none"
        return Tie(
            source,
            target,
            kind if named else TIED,
            BEFORE if before else self._started(start, coarseness.dates),
            written(end, coarseness.dates),
            self._level(kind, row["strength"]) if coarseness.strengths == "levels" else "",
        )

    def _started(self, day: date | None, dates: Dates) -> str:
        early = day and self._first_day and day < self._first_day and dates != "none"
        return BEFORE if early else written(day, dates)

    def _level(self, kind: str, strength: object) -> str:
        return f"{strength:g}" if strength is not None and kind in self._with_levels else ""


def written(day: date | None, dates: Dates) -> str:
    """A day as it leaves; empty where none is recorded or none is told.

    >>> [written(date(2025, 8, 5), dates) for dates in ("month", "quarter", "half-year", "none")]
    ['2025-08', '2025-Q3', '2025-H2', '']
    """
    if day is None or dates == "none":
        return ""
    if dates == "quarter":
        return f"{day.year}-Q{(day.month + 2) // 3}"
    if dates == "half-year":
        return f"{day.year}-H{(day.month + 5) // 6}"
    return f"{day:%Y-%m}" if dates == "month" else day.isoformat()


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
