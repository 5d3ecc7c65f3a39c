"""Before, during and after: each covered actor held against themselves (M38)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

import numpy as np

from sysmap.contexts.compared.arms import Arms
from sysmap.contexts.compared.doings import OUTCOMES, Days, monthly
from sysmap.contexts.compared.figures import Figure
from sysmap.contexts.compared.verdicts import DESCRIBED
from sysmap.inference import FEWEST_CLUSTERS, interval, mean_of
from sysmap.metrics.hearing import hearing
from sysmap.periods import months_later
from sysmap.system import Flags, Numbers, date_of, day_number

ANALYSIS = "before and during"
WINDOW = 3
"""So many months before and after are looked at."""
UNIT = "for each month there"
GROWS = "a before and an after differ in much besides the context"
NOTHING_BEFORE = "nothing of the programme lies before it"
NOBODY_HEARD = "nobody covered was heard from both before and during"


@dataclass(frozen=True, eq=False, repr=False)
class BeforeDuringAfter:
    """What each actor whom a context covered did before it began, while it held, and after."""

    arms: Arms

    @cached_property
    def before(self) -> Days:
        """The three months before it began, as far as they lie in the programme."""
        first = self.arms.days[0]
        earlier = day_number(months_later(date_of(first), -WINDOW))
        return max(earlier, self.arms.programme[0]), first

    @cached_property
    def after(self) -> Days:
        """The three months after it was over, as far as they lie in the programme."""
        over = self.arms.days[1]
        later = day_number(months_later(date_of(over), WINDOW))
        return over, max(over, min(later, self.arms.programme[1]))

    @cached_property
    def heard(self) -> Flags:
        """Of each of those at risk, whether they are covered and were heard before and during.

        Where nobody is recorded as asked, everybody is taken.
        """
        flags = self.arms.covered.astype(bool)
        if not self.arms.selection.system.tables["reporter"].num_rows:
            return flags
        for days in (self.before, self.arms.days):
            flags = flags & self._heard(days)[self.arms.actors]
        return flags

    def _heard(self, days: Days) -> Flags:
        """Who was heard by the end of any month of these days."""
        flags = np.zeros(self.arms.selection.system.actor_count, dtype=bool)
        for day in _month_ends(days):
            flags |= hearing(self.arms.selection, date_of(day)).heard
        return flags

    def rates(self, outcome: str) -> Numbers:
        """What each of those heard did in a month: a row an actor; before, during, after."""
        times = (self.before, self.arms.days, self.after)
        columns = [monthly(self.arms.exposure, outcome, days) for days in times]
        return np.stack(columns, axis=1)[self.arms.actors[self.heard]]

    @property
    def figures(self) -> list[Figure]:
        """One for each outcome: the mean of what each did during, less what they did before."""
        return [self._figure(outcome) for outcome in OUTCOMES]

    def _figure(self, outcome: str) -> Figure:
        blank = Figure(analysis=ANALYSIS, subject=outcome, unit=UNIT)
        if self.before[0] >= self.before[1]:
            return replace(blank, why=NOTHING_BEFORE)
        both = self.rates(outcome)[:, :2]
        both = both[np.isfinite(both).all(axis=1)]
        if not len(both):
            return replace(blank, why=NOBODY_HEARD)
        change = both[:, 1] - both[:, 0]
        few = (
            f"; under {FEWEST_CLUSTERS} people, no interval" if len(both) < FEWEST_CLUSTERS else ""
        )
        return replace(
            blank,
            covered=float(both[:, 1].mean()),
            other=float(both[:, 0].mean()),
            n_covered=len(both),
            n_other=len(both),
            effect=float(change.mean()),
            interval=interval(mean_of(change), np.zeros(change.size, np.int32)),
            verdict=DESCRIBED,
            why=f"{GROWS}{few}",
        )


def _month_ends(days: Days) -> Iterator[int]:
    """The last day of each month of a time, counted from its first day; its own last day too."""
    first, after = days
    start = date_of(first)
    months = 1
    while (end := day_number(months_later(start, months) - timedelta(days=1))) < after - 1:
        yield end
        months += 1
    yield after - 1
