"""When circles were spoken of at meetings, and whose were not: a fact about the programme."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sysmap.system import System

CIRCLE, NOT_DISCUSSED = "circle", "not discussed"


def last_spoken_of(system: System, until: date) -> dict[int, date]:
    """Young person -> the last meeting, up to a day, at which their circle was spoken of.

    Undefined: whoever is missing was spoken of at no meeting that wrote it down
    """
    told = (one for one in _said(system) if one[0] <= until and one[2])
    return {person: day for day, person, _ in sorted(told)}


def spoken_of_between(system: System, since: date, until: date) -> set[int] | None:
    """Whose circles meetings spoke of after a day and up to another; None where none noted any."""
    if not any(since < day <= until for day, _, _ in _said(system)):
        return None
    return {person for person, day in last_spoken_of(system, until).items() if day > since}


def meetings_between(system: System, since: date, until: date) -> int:
    """How many meetings there were after a day and up to another."""
    meetings = system.tables["meeting"].to_pylist()
    return sum(since < row["date"] <= until for row in meetings if not row["cancelled"])


def last_noted(system: System) -> date | None:
    """The last meeting of which it is written down what was said of a circle."""
    return max((day for day, _, _ in _said(system)), default=None)


def _said(system: System) -> Iterator[tuple[date, int, bool]]:
    """The day, the young person and whether they were spoken of, for each circle on an agenda."""
    days = system.tables["meeting"]["date"].to_pylist()
    for row in system.tables["review"].to_pylist():
        if row["target_type"] == CIRCLE:
            yield days[row["meeting"]], row["actor"], row["verdict"] != NOT_DISCUSSED
