"""Change over a whole programme, by month, by quarter, or from meeting to meeting."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sysmap.change.difference import Difference, difference_of
from sysmap.change.ledger import Leavers
from sysmap.change.lives import Lives
from sysmap.metrics.catalogue import Value
from sysmap.periods import Length, Period, periods
from sysmap.selection import Selection, Settings
from sysmap.system import System


class PeriodRow(NamedTuple):
    """One figure of change in one period."""

    period: str
    since: date
    until: date
    measure: str
    value: Value
    status: str
    reason: str
    n: int


def differences(  # noqa: PLR0913 - the options of the command, each a plain value
    system: System,
    length: Length = "month",
    settings: Settings | None = None,
    *,
    leavers: Leavers = "apart",
    found_put_back: bool = False,
    pairs: bool = False,
) -> list[tuple[Period, Difference]]:
    """Each period and what changed in it, earliest first; none where nothing has a date.

    A period is compared with the last day of the one before, the first with its own first day, so
    that what holds after one holds before the next. The record is fetched once.

    Raises:    WrongUsage -> no such length, or more periods than anybody could read.
    """
    lives = Lives(Selection(system, settings or Settings()), found_put_back)
    cut = periods(system, length)
    return [
        (period, difference_of(lives, eve, period.last_day, leavers=leavers, pairs=pairs))
        for period in cut
        for eve in [period.eve(cut[0].start)]
    ]


def period_rows(  # noqa: PLR0913 - the options of the command, each a plain value
    system: System,
    length: Length = "month",
    settings: Settings | None = None,
    *,
    leavers: Leavers = "apart",
    found_put_back: bool = False,
    pairs: bool = False,
) -> list[PeriodRow]:
    """Every figure of change in each period; see `differences`."""
    found = differences(
        system, length, settings, leavers=leavers, found_put_back=found_put_back, pairs=pairs
    )
    return [
        PeriodRow(period.label, difference.since, difference.until, *row)
        for period, difference in found
        for row in difference.rows()
    ]
