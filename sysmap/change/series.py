"""A figure of change from each of several days to the next, with what it must be read beside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from sysmap.change.difference import Difference, difference_of
from sysmap.change.ledger import Leavers
from sysmap.change.lives import Lives
from sysmap.metrics.catalogue import CATALOGUE
from sysmap.metrics.hearing import coverage
from sysmap.metrics.series import Point
from sysmap.network import snapshot
from sysmap.selection import Selection, Settings
from sysmap.system import System

PUT_BACK = "found ties from their start"
LEFT_AS_ENDED = "ties of who left as ended"


def change_series(
    system: System, measure: str, days: Sequence[date], settings: Settings
) -> list[Point]:
    """One figure of change from each day to the next, told on the later of the two."""
    entry = CATALOGUE[measure]
    told = _differences(system, days, settings)
    put_back = _differences(system, days, settings, found_put_back=True)
    as_ended = _differences(system, days, settings, leavers="ended")
    return [
        Point(
            day=difference.until,
            value=entry.values(difference)[""],
            reason=entry.reason(difference, "", entry.values(difference)[""]),
            n=entry.count(difference, ""),
            hearing=coverage(snapshot(system, difference.until, settings)),
            chance={},
            otherwise={
                PUT_BACK: entry.values(put_back[place])[""],
                LEFT_AS_ENDED: entry.values(as_ended[place])[""],
            },
        )
        for place, difference in enumerate(told)
    ]


def _differences(
    system: System,
    days: Sequence[date],
    settings: Settings,
    *,
    found_put_back: bool = False,
    leavers: Leavers = "apart",
) -> list[Difference]:
    lives = Lives(Selection(system, settings), found_put_back)
    return [
        difference_of(lives, since, until, leavers=leavers, pairs=False)
        for since, until in pairwise(days)
    ]
