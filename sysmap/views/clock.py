"""The steps of time that a page offers: months, meetings, waves, or days of change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from sysmap.periods import days_on_which_something_happened, programme_days
from sysmap.system import ALWAYS, STILL, System, date_of, day_number

MOST_STEPS = 60
"""More steps than this cannot be told apart on a slider."""

MONTHS = "months"
YEARS = "years"
MEETINGS = "meetings"
WAVES = "waves"
CHANGES = "days of change"
DAYS = "days"
MOST_DAYS = 1500
"""About four years: with more a slider cannot be set to a day any more."""
AS_RECORDED = "as recorded"
UNDATED = date(2000, 1, 1)
"""Where nothing is dated everything holds at all times, so any day shows it."""


@dataclass(frozen=True)
class Step:
    """One moment that a slider stops at."""

    label: str
    day: date

    @property
    def short(self) -> str:
        """The day where there is little room: 5 Mar 2025."""
        return f"{self.day.day} {self.day:%b %Y}"


@dataclass(frozen=True)
class Clock:
    """A way through time that the map's slider takes, without a word to the server."""

    name: str
    days: tuple[int, ...]
    """The day of each step, as whole days since 1970-01-01."""
    labels: tuple[str, ...] = ()
    """What each step is called; none where a step is called by its date."""


def clocks_of_the_map(system: System) -> tuple[Clock, ...]:
    """Every way through time that the record offers, and last every day of the programme."""
    offered = clocks(system)
    found = [one_clock(name, steps) for name, steps in offered.items()]
    days = [day_number(step.day) for steps in offered.values() for step in steps]
    every = tuple(range(min(days), max(days) + 1))
    return (*found, Clock(DAYS, every)) if 1 < len(every) <= MOST_DAYS else tuple(found)


def one_clock(name: str, steps: Sequence[Step]) -> Clock:
    """Steps as a clock."""
    return Clock(
        name, tuple(day_number(step.day) for step in steps), tuple(step.label for step in steps)
    )


def clocks(system: System) -> dict[str, list[Step]]:
    """Each way to step through this record, the one to begin with first.

    A programme with a first and a last day is stepped by month, on to the last day on which
    anything happened; otherwise meetings stand before waves, waves before the days on which
    something changed, and those before months.
    """
    offered: dict[str, list[Step]] = {
        MEETINGS: meetings(system),
        WAVES: waves(system),
        CHANGES: days_of_change(system),
    }
    span = days_to_show(system)
    calendar = calendar_steps(*span) if span else []
    by_calendar = {YEARS if _many_months(span) else MONTHS: calendar} if span else {}
    first, second = (
        (by_calendar, offered) if _has_programme_days(system) else (offered, by_calendar)
    )
    every = {**first, **second}
    return {name: steps for name, steps in every.items() if 0 < len(steps) <= MOST_STEPS} or {
        AS_RECORDED: [Step(AS_RECORDED, span[1] if span else UNDATED)]
    }


def days_to_show(system: System) -> tuple[date, date] | None:
    """The programme's days, on to the last up to today on which anything happened after them.

    A day that is planned, or a slip of the pen, leads no clock into years that nobody has seen.
    """
    span = programme_days(system)
    if span is None:
        return None
    today = date.today()
    since = [day for day in days_on_which_something_happened(system) if day <= today]
    return span[0], max([span[1], *since])


def calendar_steps(start: date, end: date) -> list[Step]:
    """The last day of each month from start to end; of each year where months are too many."""
    if _many_months((start, end)):
        return [Step(str(year), date(year, 12, 31)) for year in range(start.year, end.year + 1)]
    first = start.year * 12 + start.month - 1
    last = end.year * 12 + end.month - 1
    return [_month(number, first) for number in range(first, last + 1)]


def meetings(system: System) -> list[Step]:
    """The meetings that were held, in order."""
    table = system.tables["meeting"].select(["date", "number", "cancelled"]).to_pylist()
    held = sorted((row for row in table if not row["cancelled"]), key=lambda row: row["date"])
    return [
        Step(f"meeting {row['number'] or place} · {written(row['date'])}", row["date"])
        for place, row in enumerate(held, start=1)
    ]


def waves(system: System) -> list[Step]:
    """The days that an import's waves stood for."""
    days = [
        date.fromisoformat(text) for text in system.settings.get("waves", "").split("|") if text
    ]
    return [
        Step(f"wave {number} · {written(day)}", day) for number, day in enumerate(days, start=1)
    ]


def days_of_change(system: System) -> list[Step]:
    """Every day on which a tie or an actor came or went."""
    return [Step(written(day), day) for day in _dated_days(system)]


def written(day: date) -> str:
    """The day as people write it: 5 March 2025."""
    return f"{day.day} {day:%B %Y}"


def _month(number: int, first: int) -> Step:
    next_month = date((number + 1) // 12, (number + 1) % 12 + 1, 1)
    last_day = next_month - timedelta(days=1)
    return Step(f"month {number - first + 1} · {last_day:%B %Y}", last_day)


def _many_months(span: tuple[date, date] | None) -> bool:
    return (
        span is not None
        and (span[1].year - span[0].year) * 12 + span[1].month - span[0].month >= MOST_STEPS
    )


def _has_programme_days(system: System) -> bool:
    return _setting_day(system, "start") is not None and _setting_day(system, "end") is not None


def _setting_day(system: System, key: str) -> date | None:
    settings: Mapping[str, str] = system.settings
    return date.fromisoformat(settings[key]) if settings.get(key) else None


def _dated_days(system: System) -> list[date]:
    days = np.unique(
        np.concatenate(
            [
                edge(table)
                for table in ("spell", "presence")
                for edge in (system.starts, system.ends)
            ]
        )
    )
    return [date_of(int(day)) for day in days if day not in (ALWAYS, STILL)]
