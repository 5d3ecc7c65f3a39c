"""The sentence that answers the Measures page: what a figure says here, beside what chance gives.

Nothing says that anything made it so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from sysmap.metrics.catalogue import Entry, Value
from sysmap.metrics.series import Point
from sysmap.views.clock import written
from sysmap.views.tables import DASH, SMALL, figure, short, undefined

MEANS = {
    "circle_closure_mean": (
        "of 100 pairs of a carer and a practitioner round a young person, {} are linked"
    ),
    "circle_density_mean": "of 100 pairs of people round a young person, {} are linked",
    "adults_connectedness": (
        "take the young people out, and {} in 100 pairs of adults and services can still reach "
        "one another"
    ),
    "connectedness": "{} in 100 pairs can reach one another",
    "density": "{} in 100 pairs that could be connected are",
}
"""Measure -> what a value of it says here, with room for it as a number of 100."""
CHANCE_IS = {
    "adults_connectedness": "as many taken out at random give",
}
"""Measure -> what chance is; else that adults and services linked up at random."""
AT_RANDOM = "links made at random give"


def answer(
    entry: Entry, points: Sequence[Point], since: date | None = None, *, of: str = ""
) -> str:
    """What the measure says at the last step and at the first, beside what chance gives.

    `since` is the day before the first step from which a figure of change was counted, `of` the
    groups that are spoken of.
    """
    if entry.level == "change" and since:
        return _change(entry, points, since)
    first, last = points[0], points[-1]
    told = [f"{_means(entry, last, of)}{_by_chance(entry, last)}."]
    if first.day != last.day:
        told.append(f"On {written(first.day)} it was {_against(entry, first)}.")
    low, high = (_number(entry, value) for value in (last.least, last.most))
    if low != high:
        told.append(f"Counted in other ways that one could argue for, it is {low} to {high} now.")
    return " ".join(told)


def _change(entry: Entry, points: Sequence[Point], since: date) -> str:
    """What a figure of change says of the first and of the last time between two steps."""
    days = [since, *(point.day for point in points)]
    spans = [f"{written(one)} to {written(other)}" for one, other in pairwise(days)]
    told = [
        f"{entry.label}, {span}: {_value(entry, point)}"
        for span, point in zip(spans, points, strict=True)
    ]
    return ". ".join([told[-1], told[0]] if len(told) > 1 else told) + "."


def _means(entry: Entry, point: Point, of: str) -> str:
    known, day = MEANS.get(entry.id), written(point.day)
    if point.value is None or known is None:
        named = ", ".join(filter(None, [entry.label, of, day]))
        return f"{named}: {_value(entry, point)}"
    return f"On {day}: {known.format(_number(entry, point.value))}{_said_of_it(point)}"


def _value(entry: Entry, point: Point) -> str:
    if point.value is None:
        return undefined(point.reason)
    return _counted(entry, point.value) + _said_of_it(point)


def _counted(entry: Entry, value: float) -> str:
    """The number, with what it counts where it is a count."""
    number, is_scale = _number(entry, value), any(map(str.isdigit, entry.unit))
    if is_scale:
        return number
    return f"{number} {entry.unit.removesuffix('s') if value == 1 else entry.unit}"


def _said_of_it(point: Point) -> str:
    return f" ({point.reason})" if point.reason else ""


def _by_chance(entry: Entry, point: Point) -> str:
    low, high = (point.chance.get(edge) for edge in ("low", "high"))
    if point.value is None or low is None or high is None:
        return ""
    told = f"{_number(entry, low)} to {_number(entry, high)}"
    lies = "above" if point.value > high else "below" if point.value < low else "within"
    return f"; {CHANCE_IS.get(entry.id, AT_RANDOM)} {told}, and this lies {lies} that"


def _against(entry: Entry, point: Point) -> str:
    told = _value(entry, point)
    low, high = (point.chance.get(edge) for edge in ("low", "high"))
    if point.value is None or low is None or high is None:
        return told
    return f"{told}, against {_number(entry, low)} to {_number(entry, high)} at random"


def _number(entry: Entry, value: Value) -> str:
    if value is None:
        return DASH
    if entry.id in MEANS:
        return str(round(100 * value))
    shown = figure(value) if abs(value) < SMALL else short(value)
    return f"{shown:,}".removesuffix(".0")
