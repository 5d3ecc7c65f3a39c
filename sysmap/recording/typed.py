"""Texts as people type them, read as words, days and numbers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple, get_args

from sysmap.model import Precision, as_known
from sysmap.readers import days
from sysmap.recording.drafts import Day
from sysmap.recording.faults import Unsound
from sysmap.views.clock import written


class ReadDay(NamedTuple):
    """A day, and how exactly it is known; both None where nothing was typed."""

    day: date | None
    precision: Precision | None


NO_DAY = ReadDay(None, None)
BEFORE_OR_AFTER = ("before", "after")
OPEN = {"start": "not known", "since": "not known", "end": "still going"}
"""What may be typed in place of a day where there is none: there already, or not over yet."""
FIRST_DAY = {"month": "{0:%Y-%m}", "quarter": "{0:%Y}-Q{quarter}", "year": "{0:%Y}"}
"""How a day is written that is known no more exactly."""


def text(typed: str | None) -> str | None:
    """The text without the blanks round it; None where nothing is left.

    >>> text("  a shared form "), text(" ")
    ('a shared form', None)
    """
    return (typed or "").strip() or None


def needed(typed: str | None, field: str, remedy: str) -> str:
    """The text.

    Raises:    Unsound -> there is none
    """
    found = text(typed)
    if found is None:
        raise Unsound(field, "is empty", remedy)
    return found


def day(typed: Day, field: str) -> ReadDay:
    """The day that was typed, and how exactly.

    Raises:    Unsound -> no day

    >>> day("before 2024-09", "start")
    ReadDay(day=datetime.date(2024, 9, 1), precision='before')
    """
    if isinstance(typed, date):
        return ReadDay(typed, "day")
    said = " ".join((typed or "").split()).casefold()
    if said in ("", OPEN.get(field)):
        return NO_DAY
    side = next((word for word in BEFORE_OR_AFTER if said.startswith(f"{word} ")), None)
    bare = said.removeprefix(side or "").strip()
    try:
        return ReadDay(days.day(bare), side or days.precision(bare))  # type: ignore[arg-type] # a side is a precision
    except days.DayError as fault:
        raise Unsound(field, *fault.reason) from fault


def bare_day(typed: Day, field: str) -> date | None:
    """The day that was typed, where the record keeps nothing of how exactly it is known.

    Raises:    Unsound -> no day, or only a side of one
    """
    return bare(day(typed, field), field)


def bare(found: ReadDay, field: str) -> date | None:
    """The day alone.

    Raises:    Unsound -> what was typed is only a side of a day
    """
    if found.precision in BEFORE_OR_AFTER:
        what = f"has no room for {found.precision} a day"
        raise Unsound(field, what, "give the day as well as it is known")
    return found.day


def past_day(typed: Day, field: str, *, by: date) -> ReadDay:
    """The day that was typed, and how exactly; one that has come by a day.

    Raises:    Unsound -> no day, or a later one
    """
    found = day(typed, field)
    if found.day and found.day > by:
        raise Unsound(field, f"{written(found.day)} has not come yet", "give an earlier day")
    return found


def needed_day(typed: Day, field: str, *, by: date) -> ReadDay:
    """The day that was typed, and how exactly; one that has come by a day.

    Raises:    Unsound -> nothing typed, no day, or a later one
    """
    found = past_day(typed, field, by=by)
    if found.day is None:
        raise Unsound(field, "is empty", "say on which day")
    return found


def as_exactly(found: ReadDay, precision: str | None, field: str) -> ReadDay:
    """The day, known no more exactly than that: a month stands for its first day.

    Raises:    Unsound -> no such exactness

    >>> as_exactly(ReadDay(date(2025, 6, 17), "day"), "quarter", "precision").day
    datetime.date(2025, 4, 1)
    """
    said = word(precision, get_args(Precision), field)
    if said is None or found.day is None:
        return found
    if said in FIRST_DAY:
        return day(FIRST_DAY[said].format(found.day, quarter=(found.day.month + 2) // 3), field)
    return ReadDay(found.day, said)  # type: ignore[arg-type] # one of Precision


def as_typed(day: date, precision: str | None) -> str:
    """A day as somebody would type it who knows it so exactly.

    >>> as_typed(date(2025, 2, 1), "month"), as_typed(date(2024, 9, 1), "before")
    ('2025-02', 'before 2024-09-01')
    """
    exact = ReadDay(day, "day")
    if precision in FIRST_DAY and as_exactly(exact, precision, "day").day == day:
        return FIRST_DAY[precision].format(day, quarter=(day.month + 2) // 3)
    return f"{precision} {day}" if precision in BEFORE_OR_AFTER else str(day)


def word(typed: str | None, words: Collection[str], field: str) -> str | None:
    """One of the words, whatever its case and gaps; None where nothing was typed.

    Raises:    Unsound -> another word
    """
    found = text(typed)
    if found is None:
        return None
    known = as_known(words)(found)
    if known not in words:
        raise Unsound(field, f"{found!r} is not one of its words", f"say {', '.join(words)}")
    return known


def number(typed: str | float | None, field: str) -> float | None:
    """The number that was typed; None where nothing was.

    Raises:    Unsound -> no number
    """
    if typed is None or isinstance(typed, int | float):
        return None if typed is None else float(typed)
    try:
        return float(typed) if typed.strip() else None
    except ValueError:
        raise Unsound(field, f"{typed!r} is no number", "write it in figures, as 2") from None
