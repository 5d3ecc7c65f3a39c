"""The days that a release speaks of: the same for every release, so that they can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sysmap.disclosure import Statement
from sysmap.periods import ONE_DAY, programme_days
from sysmap.system import System
from sysmap.views.clock import UNDATED

HALF_YEARS = ((6, 30), (12, 31))
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Moments:
    """The days of this release, and those that an earlier one spoke of."""

    days: tuple[date, ...]
    spoken_of: tuple[date, ...]
    spans_spoken_of: tuple[tuple[date, date], ...]

    @property
    def all_days(self) -> list[date]:
        """Every day that a number may speak of."""
        return sorted({*self.days, *self.spoken_of})

    @property
    def spans(self) -> list[tuple[date, date]]:
        """From each day of this release to the next."""
        return list(pairwise(self.days))

    @property
    def all_spans(self) -> list[tuple[date, date]]:
        """Every time that a number may speak of."""
        return sorted({*self.spans, *self.spans_spoken_of})


def moments(system: System, earlier: Iterable[Sequence[Statement]], today: date) -> Moments:
    """The programme's first day, the end of each half-year since, and its last day once it is over.

    A day that every week brings nearer would give one release a week to compare; these do not move.
    """
    told = [each.on for said in earlier for one in said for _, each in one.terms]
    found = [[date.fromisoformat(day) for day in _DAY.findall(on)] for on in dict.fromkeys(told)]
    return Moments(
        days=tuple(_days(system, today)),
        spoken_of=tuple(days[0] for days in found if len(days) == 1),
        spans_spoken_of=tuple((days[0], days[1]) for days in found if len(days) == 2),  # noqa: PLR2004 - from one to another
    )


def _days(system: System, today: date) -> list[date]:
    span = programme_days(system)
    if span is None:
        return [UNDATED]
    first, last = span
    ends = [
        date(year, month, day)
        for year in range(first.year, last.year + 1)
        for month, day in HALF_YEARS
    ]
    over = [last] if last <= today else []
    between = [day for day in ends if first + 30 * ONE_DAY < day < last and day <= today]
    return [first, *(day for day in between if last - day > 30 * ONE_DAY or not over), *over]
