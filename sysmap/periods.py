"""The periods into which a programme is cut: months, quarters, or from meeting to meeting."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal, get_args

import numpy as np

from sysmap.errors import WrongUsage
from sysmap.system import ALWAYS, STILL, System, date_of, day_number

Length = Literal["month", "quarter", "meeting"]
LENGTHS: tuple[Length, ...] = get_args(Length)
MOST_PERIODS = 240
"""Beyond this nobody could read a ledger; twenty years of months."""

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """A right-open time [start, end) of the programme, by the name that people give it."""

    label: str
    start: date
    end: date

    @property
    def first(self) -> int:
        """Its first day, as a number."""
        return day_number(self.start)

    @property
    def after(self) -> int:
        """The day after its last, as a number."""
        return day_number(self.end)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return self.end - ONE_DAY

    def eve(self, opens: date) -> date:
        """The day that its last day is compared with: that before it, or the programme's first.

        What was there when the programme opened was not made in its first period.
        """
        return max(self.start - ONE_DAY, opens)

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it; a day that is not recorded lies in no period."""
        return day is not None and self.start <= day < self.end


def periods(system: System, length: Length = "month") -> list[Period]:
    """The programme cut into periods, earliest first; none where nothing has a date.

    A period from meeting to meeting ends with the later meeting's day; a programme without any
    meeting in it is one period.

    Raises:    WrongUsage -> no such length, or more periods than anybody could read.
    """
    if length not in LENGTHS:
        raise WrongUsage(f"there is no period {length!r}; choose among: {', '.join(LENGTHS)}")
    days = programme_days(system)
    if days is None:
        return []
    first, last = days
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if months > MOST_PERIODS:
        raise WrongUsage(
            f"the record's dates lie {months} months apart, from {first} to {last}; "
            "record the programme's own first and last day"
        )
    cut = {"month": _months, "quarter": _quarters, "meeting": _between_meetings}[length]
    return cut(system, first, last + ONE_DAY)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or earlier; the month's last day where it is shorter.

    >>> months_later(date(2025, 5, 31), -3), months_later(date(2025, 12, 5), 1)
    (datetime.date(2025, 2, 28), datetime.date(2026, 1, 5))
    """
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def programme_days(system: System) -> tuple[date, date] | None:
    """First and last day: as the programme says, else of all that happened, else None."""
    told = [system.settings.get(name) for name in ("start", "end")]
    start, end = (date.fromisoformat(day) if day else None for day in told)
    dated = days_on_which_something_happened(system)
    start = start or (dated[0] if dated else None)
    end = end or (dated[-1] if dated else None)
    return (start, end) if start and end and start <= end else None


def days_on_which_something_happened(system: System) -> list[date]:
    """Every day on which anything happened, in order; of contexts where nothing else did."""
    happened = [
        *(edge(table) for table in ("spell", "presence") for edge in (system.starts, system.ends)),
        *(system.days(table, "date", ALWAYS) for table in ("move", "meeting")),
    ]
    return _known(happened) or _known([system.starts("context"), system.ends("context")])


def _known(columns: Sequence[np.typing.NDArray[np.int32]]) -> list[date]:
    days = np.unique(np.concatenate(columns))
    return [date_of(int(day)) for day in days if day not in (ALWAYS, STILL)]


def _months(system: System, start: date, end: date) -> list[Period]:  # noqa: ARG001 - one signature
    firsts = _first_days(start, end, 1)
    return [
        Period(f"month {number} · {day:%B %Y}", max(day, start), min(after, end))
        for number, (day, after) in enumerate(pairwise(firsts), start=1)
    ]


def _quarters(system: System, start: date, end: date) -> list[Period]:  # noqa: ARG001 - one signature
    firsts = _first_days(start.replace(month=start.month - (start.month - 1) % 3, day=1), end, 3)
    return [
        Period(f"{day:%B} to {after - ONE_DAY:%B %Y}", max(day, start), min(after, end))
        for day, after in pairwise(firsts)
    ]


def _first_days(start: date, end: date, months: int) -> list[date]:
    """The first days of the calendar's months, so many apart, round the time [start, end)."""
    firsts = [start.replace(day=1)]
    while firsts[-1] < end:
        number = 12 * firsts[-1].year + firsts[-1].month - 1 + months
        firsts.append(date(number // 12, number % 12 + 1, 1))
    return firsts


def _between_meetings(system: System, start: date, end: date) -> list[Period]:
    table = system.tables["meeting"].select(["date", "number", "cancelled"]).to_pylist()
    held = sorted((row for row in table if not row["cancelled"]), key=lambda row: row["date"])
    found, since, rest = [], start, "no meeting"
    for place, row in enumerate(held, start=1):
        after = row["date"] + ONE_DAY
        if since < after <= end:
            name = f"meeting {row['number'] or place}"
            label = f"to {name} · {row['date'].day} {row['date']:%B %Y}"
            found.append(Period(label, since, after))
            since, rest = after, f"after {name}"
    return [*found, Period(rest, since, end)] if since < end else found
