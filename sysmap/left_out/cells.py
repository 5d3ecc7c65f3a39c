"""Counts of people that may be told, and those that may not: the one seam to disclosure.

Counts below `FEWEST`, or so few less than all, are not told; where the rest of a column would give
one away, the next smallest is not told either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sysmap.system import System

FEWEST = 5
HIDDEN = "fewer than 5 people, or so few less than all"
ALL = "all"
"""The row of everybody, beside those of groups."""


@dataclass(frozen=True)
class Cell:
    """A count, or why there is none."""

    value: int | None
    reason: str = ""


def may_be_told(count: int, of: int) -> bool:
    """Whether a count of people out of so many may be shown."""
    return all(side == 0 or side >= FEWEST for side in (count, of - count))


def may_be_told_beside(counts: Mapping[str, int], people: Mapping[str, int]) -> dict[str, bool]:
    """Which of a column's counts may be told; one alone would follow from all less the others."""
    told = {
        name: may_be_told(count, people[name])
        and (name == ALL or people[name] == 0 or people[name] >= FEWEST)
        for name, count in counts.items()
    }
    groups = [name for name in counts if name != ALL]
    hidden = [name for name in groups if not told[name]]
    others = [name for name in groups if told[name]]
    if len(hidden) == 1 and others:
        told[min(others, key=lambda name: people[name])] = False
    return told


def told_or_hidden(count: int, of: int) -> Cell:
    """The count, or that it is hidden."""
    return Cell(count) if may_be_told(count, of) else Cell(None, HIDDEN)


def of_kind(system: System, kind: str) -> list[int]:
    """Everybody of a kind, by number."""
    return [actor for actor, told in enumerate(system.texts("actor", "kind")) if told == kind]
