"""Covered against not covered, while the context was in force (M39).

The ties that ended and formed are tested; what each actor did before and during stands in four
cells, whose difference of differences describes and tests nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from math import exp
from typing import NamedTuple

import numpy as np

from sysmap.contexts.compared.arms import Arms
from sysmap.contexts.compared.at_risk import AtRisk, departures, endings, formations
from sysmap.contexts.compared.before import BeforeDuringAfter
from sysmap.contexts.compared.doings import OUTCOMES, monthly
from sysmap.contexts.compared.figures import Figure
from sysmap.contexts.compared.levels import Level, level_of, people
from sysmap.contexts.compared.testing import Test, tested
from sysmap.contexts.compared.verdicts import DESCRIBED, TOO_FEW
from sysmap.contexts.ledger import FEWEST
from sysmap.system import Integers, Numbers

ANALYSIS = "covered and not covered"
ENDED, FORMED, LEFT = "ties ended", "ties formed", "ties left with an actor"
DOUBLING = (0.5, 2.0)
"""A rate halved or doubled is a large effect."""
NO_MONTHS = "no tie could have {} in one of the two arms"
FEWEST_EVENTS = 5
"""With fewer in both arms together there are counts alone."""
LEAST_CHANGE = 0.1
"""A change of less, for each actor and month, is no direction."""
CHANGES = "difference in differences"
CHANGES_UNIT = "for each month there, during less before"
LIKE_TRENDS = "needs like trends before, which nobody can see here"
NONE_BEFORE = "nothing lies before it to compare with"
WHO_LEAVES = "somebody leaving is not a tie ending"


class FourCells(NamedTuple):
    """What an actor did in a month, on average, in each arm and time; not a number for nobody.

    Shape:     each a mean and how many actors stand behind it, before and during.
    """

    covered: tuple[float, float]
    other: tuple[float, float]
    n_covered: tuple[int, int]
    n_other: tuple[int, int]

    @property
    def covered_change(self) -> float:
        """During less before, of those covered."""
        return self.covered[1] - self.covered[0]

    @property
    def other_change(self) -> float:
        """During less before, of the others."""
        return self.other[1] - self.other[0]

    @property
    def difference(self) -> float:
        """The change of those covered less that of the others."""
        return self.covered_change - self.other_change

    @property
    def moved(self) -> bool:
        """Whether the arms go in opposite directions: it may have moved rather than changed."""
        changes = self.covered_change, self.other_change
        enough = min(self.n_covered[1], self.n_other[1]) >= FEWEST
        return enough and min(changes) <= -LEAST_CHANGE and max(changes) >= LEAST_CHANGE


@dataclass(frozen=True, eq=False, repr=False)
class CoveredOrNot:
    """The two arms of one context held against each other."""

    arms: Arms

    @cached_property
    def level(self) -> Level:
        """The level at which the context was given."""
        return level_of(self.arms)

    @cached_property
    def people(self) -> Level:
        """Single people."""
        return people(self.arms)

    @cached_property
    def at_risk(self) -> dict[str, AtRisk]:
        """What could end, form and leave, by the name of the outcome."""
        return {
            ENDED: endings(self.arms),
            FORMED: formations(self.arms),
            LEFT: departures(self.arms),
        }

    @property
    def figures(self) -> list[Figure]:
        """Ties ended and formed with their tests, and ties that left with somebody."""
        return [*map(self._rate, (ENDED, FORMED, LEFT)), *self._changes()]

    def _rate(self, outcome: str) -> Figure:
        rates = self.at_risk[outcome].by(self.level)
        arms = rates.arms(self.level.label[:, None])
        unit = f"per {self.at_risk[outcome].per}; {rates.rule}"
        blank = Figure(analysis=ANALYSIS, subject=outcome, unit=unit, measure="ratio")
        events, months, others, other_months = (float(values[0]) for values in arms)
        if min(months, other_months) <= 0:
            return replace(blank, why=NO_MONTHS.format(outcome.removeprefix("ties ")))
        counted = replace(
            blank,
            covered=events / months,
            other=others / other_months,
            n_covered=events,
            n_other=others,
        )
        if events + others < FEWEST_EVENTS:
            why = f"{events + others:.0f} in all, under {FEWEST_EVENTS}: counts alone"
            return replace(counted, verdict=TOO_FEW, why=why)
        ratio = exp(float(arms.log_ratio[0]))
        if outcome == LEFT:
            return replace(counted, effect=ratio, verdict=DESCRIBED, why=WHO_LEAVES)
        test = self._test(outcome)
        return replace(counted, effect=ratio, test=test, verdict=test.verdict, why=test.why)

    def _test(self, outcome: str) -> Test:
        large = (float(np.log(DOUBLING[0])), float(np.log(DOUBLING[1])))
        return tested(
            partial(_log_ratio, self.at_risk[outcome]), self.level, self.people, large=large
        )

    def cells(self, outcome: str) -> FourCells:
        """What those at risk did in a month, before and during, covered and not."""
        times = (BeforeDuringAfter(self.arms).before, self.arms.days)
        rates = [monthly(self.arms.exposure, outcome, days)[self.arms.actors] for days in times]
        covered = self.arms.covered.astype(bool)
        some = [[rate[arm & np.isfinite(rate)] for rate in rates] for arm in (covered, ~covered)]
        covered_means, other_means = [(_mean(arm[0]), _mean(arm[1])) for arm in some]
        covered_n, other_n = [(arm[0].size, arm[1].size) for arm in some]
        return FourCells(covered_means, other_means, covered_n, other_n)

    def _changes(self) -> Iterator[Figure]:
        for outcome in OUTCOMES:
            cells = self.cells(outcome)
            blank = Figure(analysis=CHANGES, subject=outcome, unit=CHANGES_UNIT, why=NONE_BEFORE)
            if np.isfinite(cells.difference):
                blank = replace(
                    blank,
                    covered=cells.covered_change,
                    other=cells.other_change,
                    n_covered=cells.n_covered[1],
                    n_other=cells.n_other[1],
                    effect=cells.difference,
                    verdict=DESCRIBED,
                    why=LIKE_TRENDS,
                )
            yield blank


def _mean(values: Numbers) -> float:
    return float(values.mean()) if values.size else float("nan")


def _log_ratio(at_risk: AtRisk, level: Level) -> Callable[[Integers], Numbers]:
    rates = at_risk.by(level)
    return lambda labels: rates.arms(labels).log_ratio
