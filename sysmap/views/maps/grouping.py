"""Who belongs together on the map of services or of sectors.

People who belong to none stand together by their kind: young people, carers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from sysmap.model import NOT_PEOPLE, SERVICE
from sysmap.system import Flags, Integers, System
from sysmap.views.maps.layout import groups_on_rim
from sysmap.views.maps.scene import UNNAMED_KIND

By = Literal["services", "sectors"]
Entry = tuple[str, str, str, str | None, int]
"""A group's key, what it is called, its kind, its sector, and who stands for it."""

SERVICES: By = "services"
SECTORS: By = "sectors"
NAMED_GROUP = "group"
"""The kind of a node that stands for a name alone: a sector, or a group."""
MANY = {"young person": "young people", UNNAMED_KIND: "others"}


@dataclass(frozen=True, eq=False, kw_only=True)
class Grouping:
    """Who belongs together: for each actor the number of their group, and what each is called."""

    system: System
    by: By
    of: Integers
    keys: tuple[str, ...]
    labels: tuple[str, ...]
    kinds: tuple[str, ...]
    sectors: tuple[str | None, ...]
    heads: tuple[int, ...]
    """The actor who stands for a group; -1 where none does."""

    def members(self, key: str) -> Integers:
        """Who belongs to the group of this key; nobody where there is no such group."""
        found = [number for number, name in enumerate(self.keys) if name == key]
        return np.flatnonzero(np.isin(self.of, found)).astype(np.int32)

    @cached_property
    def people(self) -> Flags:
        """Which actors are people."""
        kinds = self.system.texts("actor", "kind")
        return np.array([kind not in NOT_PEOPLE for kind in kinds], dtype=bool)

    @cached_property
    def of_one_person(self) -> frozenset[int]:
        """The services to which a single person belongs: what is told of them is told of one."""
        people = np.bincount(self.of[self.people], minlength=len(self.keys))
        return frozenset(
            group for group, head in enumerate(self.heads) if head >= 0 and people[group] == 1
        )


def grouping(system: System, by: By) -> Grouping:
    """Everybody by their service (where there are none by their group), or by their sector."""
    named = _by_sector(system) if by == SECTORS else _by_service(system)
    kinds = [kind or UNNAMED_KIND for kind in system.texts("actor", "kind")]
    alone = [_of_kind(kind) for kind in kinds]
    belongs = [found or left for found, left in zip(named, alone, strict=True)]
    entries = list(dict.fromkeys(belongs))
    number = {entry: place for place, entry in enumerate(entries)}
    keys, labels, of_kinds, sectors, heads = zip(*entries, strict=True) if entries else ((),) * 5
    of = np.array([number[entry] for entry in belongs], dtype=np.int32)
    return Grouping(
        system=system,
        by=by,
        of=of,
        keys=keys,
        labels=labels,
        kinds=of_kinds,
        sectors=sectors,
        heads=heads,
    )


def _by_service(system: System) -> list[Entry | None]:
    rim = groups_on_rim(system)
    if rim is None:
        return [None] * system.actor_count
    sectors = system.texts("actor", "sector")
    entries: list[Entry] = [
        (system.keys[head], system.labels[head], SERVICE, sectors[head], int(head))
        if head >= 0
        else (name, name, NAMED_GROUP, name, -1)
        for head, name in zip(rim.head.tolist(), rim.sector, strict=True)
    ]
    return [entries[group] if group >= 0 else None for group in rim.of.tolist()]


def _by_sector(system: System) -> list[Entry | None]:
    return [
        (sector, sector, NAMED_GROUP, sector, -1) if sector else None
        for sector in system.texts("actor", "sector")
    ]


def many(kind: str) -> str:
    """Several of a kind of actor.

    >>> many("carer"), many("young person")
    ('carers', 'young people')
    """
    return MANY.get(kind, f"{kind}s")


def _of_kind(kind: str) -> Entry:
    label = many(kind)
    return f"all {label}", label, kind, None, -1
