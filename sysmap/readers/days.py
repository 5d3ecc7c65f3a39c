"""Days as people write them, read without guessing.

An end is the first day on which a thing no longer held, so a month, quarter or year stands for its
first day, at a start and at an end alike.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from sysmap.model import Precision

FIRST_YEAR, LAST_YEAR = 1900, 2100
_REMEMBERED = 65_536
COARSENESS: tuple[Precision, ...] = ("day", "month", "quarter", "year")

_FORMS: tuple[tuple[Precision, re.Pattern[str]], ...] = (
    ("day", re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")),
    ("month", re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)")),
    ("quarter", re.compile(r"(?P<year>\d{4})-?[Qq](?P<quarter>[1-4])")),
    ("year", re.compile(r"(?P<year>\d{4})")),
)
_TWO_READINGS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_WITH_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d.*")
_SPREADSHEET_NUMBER = re.compile(r"\d{5}(\.\d+)?")
_SPREADSHEET_EPOCH = date(1899, 12, 30)
_ENDLESS = ("inf", "infinity", "+inf", "forever", "ongoing", "now", "present")


class Reason(NamedTuple):
    """Why a text is no day: what is wrong, and what to write."""

    what: str
    remedy: str


class DayError(ValueError):
    """A text that is no day, and why."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(f"{reason.what}; {reason.remedy}")


def day(text: str) -> date:
    """The day, or the first day of the month, quarter or year.

    Raises:    DayError -> every other text, with the reason

    >>> day("2025-Q2")
    datetime.date(2025, 4, 1)
    """
    read = _read(text)
    if isinstance(read, date):
        return read
    raise DayError(read)


def day_or_none(text: str) -> date | None:
    """The day, or None where the text is no day."""
    read = _read(text)
    return read if isinstance(read, date) else None


@lru_cache(maxsize=_REMEMBERED)
def precision(text: str) -> Precision | None:
    """How exact the text is; None where it is no day."""
    return next((name for name, form in _FORMS if form.fullmatch(text)), None)


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str) -> date | Reason:
    for _, form in _FORMS:
        if match := form.fullmatch(text):
            return _first_day(text, match.groupdict())
    return _why_not(text)


def _first_day(text: str, parts: dict[str, str]) -> date | Reason:
    year = int(parts["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Reason(f"{text} lies outside {FIRST_YEAR} to {LAST_YEAR}", "mend the year")
    month = 3 * int(parts["quarter"]) - 2 if "quarter" in parts else int(parts.get("month", 1))
    first = _date_or_none(year, month, int(parts.get("day", 1)))
    if first is None:
        return Reason(f"{text} is not in the calendar", "mend the day or the month")
    return first


def _why_not(text: str) -> Reason:
    if match := _TWO_READINGS.fullmatch(text):
        return _in_another_order(text, *(int(part) for part in match.groups()))
    if match := _WITH_TIME.fullmatch(text):
        return Reason(f"{text} has a time of day", f"write {match[1]}")
    if text.lower() in _ENDLESS:
        return Reason(f"{text} is no day", "leave the cell empty for what is still going")
    if _SPREADSHEET_NUMBER.fullmatch(text):
        likely = _SPREADSHEET_EPOCH + timedelta(days=int(float(text)))
        return Reason(f"{text} may be a spreadsheet's number for {likely}", "write the day itself")
    return Reason(f"{text} is no day", "write it as 2025-03-05, 2025-03, 2025-Q1 or 2025")


def _in_another_order(text: str, first: int, second: int, year: int) -> Reason:
    readings = sorted(
        possible
        for number, month in {(first, second), (second, first)}
        if (possible := _date_or_none(year, month, number))
    )
    if not readings:
        return Reason(f"{text} is not in the calendar", "write it as 2025-03-05")
    spoken = " or ".join(f"{reading.day} {reading:%B}" for reading in readings)
    written = " or ".join(reading.isoformat() for reading in readings)
    return Reason(f"{text} may be {spoken}", f"write {written}")


def _date_or_none(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
