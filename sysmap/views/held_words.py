"""When a context was in force, in words by which nobody takes the day after it for its last."""

from __future__ import annotations

from datetime import date

from sysmap.periods import ONE_DAY
from sysmap.views.clock import written
from sysmap.views.move_words import on_day


def held(
    start: date | None, start_precision: str | None, end: date | None, end_precision: str | None
) -> str:
    """From when to when a context was in force, as exactly as it is known.

    >>> held(date(2025, 1, 1), "month", date(2025, 6, 1), "month")
    'January 2025 to the end of May 2025'
    """
    began = None if start is None else on_day(start, start_precision)
    ended = None if end is None else last_day(end, end_precision)
    if began is None:
        return "always" if ended is None else f"up to {ended}"
    if began == ended:
        return f"on {began}"
    return f"since {began}" if ended is None else f"{began} to {ended}"


def last_day(end: date, precision: str | None) -> str:
    """The last day on which it held, as exactly as it is known; it was over on the day `end`.

    >>> last_day(date(2025, 9, 1), "day"), last_day(date(2025, 1, 1), "year")
    ('31 August 2025', 'the end of 2024')
    """
    last = end - ONE_DAY
    match precision:
        case "month" | "quarter" if end.day == 1:
            return f"the end of {last:%B %Y}"
        case "year" if (end.day, end.month) == (1, 1):
            return f"the end of {last.year}"
        case "month" | "quarter" | "year":
            return f"about {last:%B %Y}"
        case "before" | "after":
            return f"some day {precision} {written(last)}"
    return written(last)
