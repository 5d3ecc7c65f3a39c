"""Every excerpt that may be counted: its codes, the meeting that it belongs to, its contexts.

An excerpt belongs to the meeting of its source, else to the last meeting that was held by the
source's day; what was said after the last of all, interviews that look back, stands apart. A
context is one that it is linked to, or, counted apart, one in force on its day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, TypeAlias

from sysmap.system import System

KEPT = 8
"""For so many records they are kept; a changed record is another `System`: none is stale."""
COUNTED = ("analyse", "quote")
"""The scopes of the sources that may be coded and counted."""
FEWEST = 5
"""What rests on the words of fewer people is not told apart."""
TOO_FEW = f"fewer than {FEWEST} people spoke"


class Outside(Enum):
    """Where what belongs to no meeting stands."""

    BEFORE = "before the first meeting, or undated"
    AFTER = "after the last meeting"


At: TypeAlias = int | Outside
"""A meeting by its number, or outside them all."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """One excerpt, by its number in the record, as it is counted; who says it is not told."""

    excerpt: int
    source: int
    day: date | None
    meeting: At
    codes: frozenset[int]
    linked: frozenset[int]
    """The contexts that it is linked to."""
    in_force: frozenset[int]
    """The contexts that were in force on its day."""
    voice: int | None
    """A number for whoever says it, by which voices are told apart and nobody is known."""


@lru_cache(maxsize=KEPT)
def said_in(system: System) -> tuple[Said, ...]:
    """Every excerpt that may be counted, in the record's order."""
    sources, excerpts = (system.tables[noun].to_pylist() for noun in ("source", "excerpt"))
    codes = _pointed(system, "coding", "code")
    linked = _pointed(system, "excerpt_link", "context")
    held, contexts = _held(system), system.tables["context"].to_pylist()
    voices: dict[object, int] = {}
    found = []
    for number, row in enumerate(excerpts):
        source = sources[row["source"]]
        if source["scope"] not in COUNTED:
            continue
        by = source["speaker"] if row["speaker"] is None else row["speaker"]
        found.append(
            Said(
                excerpt=number,
                source=row["source"],
                day=source["day"],
                meeting=source["meeting"] if source["meeting"] is not None else _last(held, source),
                codes=frozenset(codes[number]),
                linked=frozenset(linked[number]),
                in_force=_in_force(contexts, source["day"]),
                voice=None if by is None else voices.setdefault(by, len(voices)),
            )
        )
    return tuple(found)


def enough(said: Collection[Said]) -> bool:
    """Whether so many people speak in these excerpts that they may be counted apart."""
    return not said or voices(said) >= FEWEST


def voices(said: Iterable[Said]) -> int:
    """How many people speak in these excerpts; those whom nobody knows count as one a source."""
    return len(
        {("voice", one.voice) if one.voice is not None else ("source", one.source) for one in said}
    )


def _pointed(system: System, noun: str, field: str) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for row in system.tables[noun].to_pylist():
        if row[field] is not None:
            found[row["excerpt"]].append(row[field])
    return found


def _held(system: System) -> list[tuple[date, int]]:
    """The day and number of each meeting that was held, earliest first."""
    rows = enumerate(system.tables["meeting"].to_pylist())
    return sorted((row["date"], number) for number, row in rows if not row["cancelled"])


def _last(held: Sequence[tuple[date, int]], source: Mapping[str, Any]) -> At:
    by = [number for day, number in held if source["day"] and day <= source["day"]]
    if not by:
        return Outside.BEFORE
    return Outside.AFTER if source["day"] > held[-1][0] else by[-1]


def _in_force(contexts: Iterable[Mapping[str, Any]], day: date | None) -> frozenset[int]:
    if day is None:
        return frozenset()
    return frozenset(
        number
        for number, row in enumerate(contexts)
        if (row["start"] or date.min) <= day < (row["end"] or date.max)
    )
