"""Who is asked about their ties, and who of them was heard from of late."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

import numpy as np

from sysmap.selection import Selection
from sysmap.spans import recorded_spans
from sysmap.system import ALWAYS, Flags, day_number

MONTHS = 3
"""Whoever told something within so many months counts as heard."""
ENOUGH = 0.8
"""Where a smaller share was heard, what is known of the ties is partial."""


@dataclass(frozen=True, eq=False)
class Hearing:
    """Which actors are asked about their ties on a day, and which of them were heard by then."""

    eligible: Flags
    heard: Flags


def hearing(selection: Selection, on_day: date, months: int = MONTHS) -> Hearing:
    """Who is among those asked on a day, and who of them reported within the months before it."""
    system, day = selection.system, day_number(on_day)
    reporters = recorded_spans(system, "reporter", "actor")
    eligible = np.zeros(system.actor_count, dtype=bool)
    eligible[reporters.of[reporters.holding(day)]] = True
    eligible &= selection.present(day)
    told = system.days("report", "day", ALWAYS)
    lately = (told > day_number(months_before(on_day, months))) & (told <= day)
    heard = np.zeros_like(eligible)
    heard[system.numbers("report", "teller")[lately]] = True
    return Hearing(eligible, heard & eligible)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the month's last day where it is shorter.

    >>> months_before(date(2025, 5, 31), 3)
    datetime.date(2025, 2, 28)
    """
    number = 12 * day.year + day.month - 1 - months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
