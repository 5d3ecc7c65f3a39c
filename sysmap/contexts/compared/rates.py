"""How often ties ended and formed in each arm: events over the months in which they could have.

A tie that ended stands in the covered arm where either end was covered; a pair that formed a tie
where both were, and pairs with one end covered stand in neither arm. Where ties are not asked about
between those at risk, a tie has one end at risk, and stands where that end stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from sysmap.system import Integers, Numbers

SMOOTHING = 0.5
"""So many events are added to each arm, so that an arm without any has a ratio too."""
EITHER, BOTH = "either end covered", "both ends covered"
EACH = "each end in its own arm"


class TwoArms(NamedTuple):
    """Events and months at risk of the two arms; arrays where there are many labellings."""

    covered_events: Numbers
    covered_months: Numbers
    other_events: Numbers
    other_months: Numbers

    @property
    def log_ratio(self) -> Numbers:
        """The logarithm of the rate ratio, each arm drawn a little towards the rate of both.

        Half an event, and the months that half an event takes at the rate of both, are added to
        each arm: an arm that could not have had any says nothing, rather than nought or no end.
        """
        events = self.covered_events + self.other_events
        months = self.covered_months + self.other_months
        told = (events > 0) & (months > 0)
        added = np.divide(SMOOTHING * months, events, out=np.ones_like(months), where=told)
        covered = (self.covered_events + SMOOTHING) / (self.covered_months + added)
        other = (self.other_events + SMOOTHING) / (self.other_months + added)
        return np.where(told, np.log(covered / other), 0.0)


@dataclass(frozen=True, eq=False)
class Rates:
    """Events and months at risk between each two units.

    Shape:     two squares, a line a unit, sparse where there are many; what lies between two units
               stands in one of the two places, what lies within a unit on the diagonal.
    """

    events: Any
    months: Any
    rule: str

    def arms(self, labels: Integers) -> TwoArms:
        """The two arms when these units are covered: a row a unit, a column a labelling."""
        covered = labels.astype(np.float64)
        rest = 1 - covered
        told: list[Numbers] = []
        for square in (self.events, self.months):
            other = _within(square, rest)
            both = _within(square, covered)
            told.append(square.sum() - other if self.rule == EITHER else both)
            told.append(other)
        return TwoArms(told[0], told[2], told[1], told[3])


def _within(square: Any, labels: Numbers) -> Numbers:
    total: Numbers = ((square @ labels) * labels).sum(axis=0)
    return total
