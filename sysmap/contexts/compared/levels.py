"""The level at which a context was given: whole groups change places, and people follow.

A context that was given to services is tested by exchanging services. Where those it covered are
the whole of some larger group that the record knows (one profession, one sector), the context and
that group cannot be told apart, so the level is that group.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from sysmap.belonging import services_belonged_to
from sysmap.contexts.compared.arms import Arms
from sysmap.inference import Labellings, labellings
from sysmap.selection import coded
from sysmap.spans import clipped
from sysmap.system import Flags, Integers, Numbers

PERSON, SERVICE = "person", "service"
NO_GROUP = frozenset({"id", "key", "label", "kind", "service", "attributes"})
"""Fields of actors that are nobody's group."""
FEWEST_GROUPS = 3
"""A yes or no says little more than who was covered."""


@dataclass(frozen=True, eq=False)
class Level:
    """Those at risk, each in a unit that was covered as a whole or not at all.

    Shape:     `unit` is the unit of each of those at risk.
    """

    name: str
    unit: Integers
    covered: Integers
    """Of each of those at risk, 1 if the context covered them."""
    kind: Integers
    """Of each of those at risk; single people change places with their own kind alone."""

    @cached_property
    def size(self) -> int:
        """How many units there are."""
        return int(self.unit.max(initial=-1)) + 1

    @cached_property
    def label(self) -> Integers:
        """Of each unit, 1 if the context covered any of it."""
        label = np.zeros(self.size, dtype=np.int32)
        np.maximum.at(label, self.unit, self.covered)
        return label

    @property
    def fits(self) -> bool:
        """Whether each unit was covered as a whole or not at all."""
        return bool((self.label[self.unit] == self.covered).all())

    @cached_property
    def labellings(self) -> Labellings:
        """The ways in which the context could have been given to as many units."""
        stratum = self.kind if self.name == PERSON else np.zeros(self.size, dtype=np.int32)
        return labellings(self.label, stratum)

    @cached_property
    def ways(self) -> list[Integers]:
        """Those ways, or as many as are drawn, a column each; every test goes through the same."""
        return [*self.labellings.blocks()]

    @property
    def several(self) -> str:
        """What its units are called."""
        name = self.name.replace("_", " ")
        return "people" if self.name == PERSON else f"{name}s"

    @property
    def covered_units(self) -> str:
        """How many of its units were covered, and what counts as one where people are compared."""
        told = f"{int(self.label.sum())} of {self.size} {self.several}"
        belonged_to = self.name == SERVICE and self.unit.size > self.size
        return f"{told} with somebody who is compared" if belonged_to else told

    def units_among(self, flags: Flags) -> int:
        """How many units some of those at risk belong to."""
        return int(np.unique(self.unit[flags]).size)

    def summed(self, rows: Numbers) -> Numbers:
        """One row a unit, from one row for each of those at risk."""
        total = np.zeros((self.size, *rows.shape[1:]))
        np.add.at(total, self.unit, rows)
        return total


def people(arms: Arms) -> Level:
    """Everybody at risk as a unit of their own."""
    return _level(arms, PERSON, np.arange(arms.actors.size, dtype=np.int32))


def level_of(arms: Arms) -> Level:
    """The level at which a context was given, or the larger group that it cannot be told from."""
    given = _given(arms)
    covered = arms.covered.astype(bool)
    several = given.units_among(covered)
    larger = [
        level
        for level in (_services(arms), *_fields(arms))
        if level.fits and level.size >= FEWEST_GROUPS and level.units_among(covered) < several
    ]
    return min((given, *larger), key=lambda level: level.size)


def _given(arms: Arms) -> Level:
    """The level of the coverage rows; single people where that is not one and the same for all."""
    rows = _coverage(arms)
    named = {row["actor"] for row in rows if row["subject_type"] == "actor"}
    kinds = {row["subject_type"] for row in rows} - {"actor", "all"}
    services = {row["actor"] for row in rows if row["subject_type"] == SERVICE}
    of_services = {int(arms.actors[place]) for place in _belonging_to(arms, services)}
    if (named & set(arms.actors.tolist())) - of_services or len(kinds) != 1:
        return people(arms)
    [kind] = kinds
    level = _services(arms) if kind == SERVICE else _by_field(arms, kind)
    return level if level.fits else people(arms)


def _coverage(arms: Arms) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = arms.selection.system.tables["coverage"].to_pylist()
    return [row for row in rows if row["context"] == arms.context]


def _belonging_to(arms: Arms, services: set[int]) -> list[int]:
    home = _main_service(arms)
    return [place for place, service in enumerate(home.tolist()) if service in services]


def _main_service(arms: Arms) -> Integers:
    """The service to which each of those at risk belonged on most of their days; -1 for none."""
    service, times = services_belonged_to(arms.selection.system)
    within = clipped(times, *arms.days)
    kept = np.flatnonzero((times.start < arms.days[1]) & (times.end > arms.days[0]))
    order = np.argsort(within.end - within.start, kind="stable")
    main = np.full(arms.selection.system.actor_count, -1, dtype=np.int32)
    main[within.of[order]] = service[kept[order]]
    return main[arms.actors]


def _services(arms: Arms) -> Level:
    keys = arms.selection.system.keys
    named = [keys[number] if number >= 0 else None for number in _main_service(arms).tolist()]
    return _level(arms, SERVICE, _units(named))


def _fields(arms: Arms) -> Iterator[Level]:
    for name in arms.selection.system.fields:
        if name not in NO_GROUP:
            yield _by_field(arms, name)


def _by_field(arms: Arms, name: str) -> Level:
    held = arms.selection.system.field(name)
    return _level(arms, name, _units([held[actor] for actor in arms.actors.tolist()]))


def _units(texts: list[str | None]) -> Integers:
    """A unit for each text; whoever has none is a unit of their own."""
    codes = coded(texts)
    alone = codes.of < 0
    unit = codes.of.copy()
    unit[alone] = len(codes.names) + np.arange(int(alone.sum()))
    return unit


def _level(arms: Arms, name: str, unit: Integers) -> Level:
    return Level(name, unit, arms.covered, arms.selection.kinds.of[arms.actors])
