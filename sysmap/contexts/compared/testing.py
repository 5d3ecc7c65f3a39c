"""The default test: the context is given again to other units, and what was seen held against it.

The statistic is reckoned for every way of giving the context to as many units of its level, or for
a thousand of them where they are too many to go through. The p of single people is reckoned beside
that of larger units, and holds only if the units do not differ otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sysmap.contexts.compared import verdicts
from sysmap.contexts.compared.levels import Level
from sysmap.contexts.compared.verdicts import Verdict
from sysmap.inference import SEED, PValue, band, p_value
from sysmap.system import Integers, Numbers

FEWEST_WAYS = 20
"""With fewer ways to give the context no p can be .05 or below, and nothing holds nine in ten."""

Statistic = Callable[[Level], Callable[[Integers], Numbers]]
"""Level -> what gives, from labels of its units (a column a labelling), one value a labelling."""


@dataclass(frozen=True, eq=False)
class Test:
    """A value that was seen, and what it is when the context is given to others."""

    __test__ = False

    seen: float
    cloud: Numbers
    p: PValue
    level: Level
    person: PValue | None
    """The p if single people change places; None where they are the level."""
    large: tuple[float, float]
    """Beyond which two values, one either side of chance, an effect is large."""

    @cached_property
    def chance(self) -> tuple[float, float] | None:
        """Between which two values nine in ten of the labellings lie; None where they are few."""
        if self.cloud.size < FEWEST_WAYS:
            return None
        told = band(self.cloud)
        low, high = told["low"], told["high"]
        assert low is not None
        assert high is not None
        return low, high

    @cached_property
    def verdict(self) -> Verdict:
        """What it comes to."""
        low, high = self.chance or (-np.inf, np.inf)
        would_show = low >= self.large[0] and high <= self.large[1]
        return verdicts.verdict(self.p.value, self.p.smallest, would_show=would_show)

    @property
    def others(self) -> Numbers:
        """What it is in the other ways to give the context, as it was given left out."""
        return np.delete(self.cloud, np.abs(self.cloud - self.seen).argmin())

    @property
    def why(self) -> str:
        """Why it is described and not tested, where that is so."""
        if self.verdict != verdicts.DESCRIBED:
            return ""
        return f"it covered {self.level.covered_units}, so no p can be below {self.p.smallest:.2g}"

    @property
    def how(self) -> str:
        """How the p came about, in words."""
        return self.p.told(SEED)


def tested(
    statistic: Statistic, level: Level, people: Level, *, large: tuple[float, float]
) -> Test:
    """A statistic under the labels as they are, and under the other ways to give them."""
    seen = float(statistic(level)(level.label[:, None])[0])
    cloud, p = _permuted(statistic, level, seen)
    person = None if level.name == people.name else _permuted(statistic, people, seen)[1]
    return Test(seen, cloud, p, level, person, large)


def _permuted(statistic: Statistic, level: Level, seen: float) -> tuple[Numbers, PValue]:
    reckon = statistic(level)
    cloud = np.concatenate([reckon(labels) for labels in level.ways])
    return cloud, p_value(seen, cloud, every=level.labellings.every)
