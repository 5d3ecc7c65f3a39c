"""What groups have decided so far, as it stands in the record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sysmap.model import REVIEWED_BY, ReviewOf
from sysmap.selection import Selection, Settings
from sysmap.system import STILL, System

NOT_DISCUSSED = "not discussed"

Place = tuple[ReviewOf, tuple[int, ...]]
"""What tells one thing from another: its sort, and its number in the record, or two of a pair."""


class Decision(NamedTuple):
    """A verdict of one meeting, with how many had a say and what else was said."""

    meeting: int
    verdict: str
    voters: int | None = None
    comment: str | None = None


@lru_cache(maxsize=8)
def decisions(system: System) -> dict[Place, list[Decision]]:
    """Every verdict on each thing, in the order of the meetings.

    Nothing of two who are kept apart at any time is among them.
    """
    selection = Selection(system, Settings())
    hidden = selection.ever_apart
    days = system.days("meeting", "date", STILL).tolist()
    found: dict[Place, list[Decision]] = {}
    for place, decision in sorted(_rows(system), key=lambda row: days[row[1].meeting]):
        if _ends(selection, place) not in hidden:
            found.setdefault(place, []).append(decision)
    return found


def decided_at(system: System, meeting: int) -> dict[Place, Decision]:
    """What one meeting has decided so far."""
    return {
        place: decision
        for place, all_of_it in decisions(system).items()
        for decision in all_of_it
        if decision.meeting == meeting
    }


def _rows(system: System) -> Iterator[tuple[Place, Decision]]:
    for row in system.tables["review"].to_pylist():
        numbers = tuple(row[name] for name in REVIEWED_BY[row["target_type"]])
        if None not in numbers:
            told = Decision(row["meeting"], row["verdict"], row["voters"], row["comment"])
            yield (row["target_type"], tuple(sorted(numbers))), told


def _ends(selection: Selection, place: Place) -> tuple[int, ...]:
    """The two whom a thing is between, lower number first; itself where it is between nobody."""
    of, numbers = place
    if of != "tie":
        return numbers if of == "pair" else ()
    ends = selection.tie_source[numbers[0]], selection.tie_target[numbers[0]]
    return tuple(sorted(map(int, ends)))
