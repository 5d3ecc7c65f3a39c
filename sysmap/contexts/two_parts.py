"""A series of the whole in two parts, before a context began and since: described, never tested.

Two straight lines by least squares. Under eight points on either side a slope says next to nothing;
what follows one another is alike, so that every range of so short a series is too narrow, and none
is given, nor a p (PMC6394245; medRxiv 2020.10.12.20211706).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from sysmap.contexts.compared.arms import DAYS_IN_A_MONTH

POINTS_EACH_SIDE = 8


class Part(NamedTuple):
    """A straight line from the first to the last day of its points, and its rise in a month."""

    first: date
    last: date
    at_first: float
    at_last: float
    a_month: float

    def on(self, day: date) -> float:
        """Where the line would stand on a day."""
        return self.at_first + self.a_month * (day - self.first).days / DAYS_IN_A_MONTH


Dated = Sequence[tuple[date, float]]


def in_two_parts(before: Dated, since: Dated) -> tuple[Part, Part] | None:
    """The lines through the points before and through those since; None for too few on a side."""
    if min(len(before), len(since)) < POINTS_EACH_SIDE:
        return None
    return _line(before), _line(since)


def _line(points: Dated) -> Part:
    first, last = points[0][0], points[-1][0]
    months = np.array([(day - first).days for day, _ in points]) / DAYS_IN_A_MONTH
    slope, level = np.polyfit(months, [value for _, value in points], 1)
    return Part(first, last, float(level), float(level + slope * months[-1]), float(slope))
