"""Intervals by drawing whole clusters again: the bootstrap-t, and none where there are too few."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from sysmap.inference.draws import SEED
from sysmap.system import Integers, Numbers

RESAMPLES = 2_000
FEWEST_CLUSTERS = 10
"""With fewer clusters than this in any group the interval would be too narrow: there is none."""
TAILS = (0.025, 0.975)

Estimate = Callable[[Numbers], tuple[Numbers, Numbers]]
"""Weights, a row a resample and a column a cluster -> the estimate of each row, its error."""


class Interval(NamedTuple):
    """Between which two values 95 in 100 such intervals hold what they are after."""

    low: float
    high: float


def interval(estimate: Estimate, group: Integers, *, seed: int = SEED) -> Interval | None:
    """The bootstrap-t interval of an estimate; clusters are drawn again within their group.

    Undefined: None under `FEWEST_CLUSTERS` clusters in a group, or where nothing varies.
    """
    sizes = np.unique(group, return_counts=True)[1]
    if not sizes.size or sizes.min() < FEWEST_CLUSTERS:
        return None
    seen, error = (values[0] for values in estimate(np.ones((1, group.size))))
    drawn, errors = estimate(_weights(group, seed))
    usable = np.isfinite(drawn) & (errors > 0)
    if not error > 0 or not usable.any():
        return None
    low, high = np.quantile((drawn[usable] - seen) / errors[usable], TAILS)
    return Interval(float(seen - high * error), float(seen - low * error))


def mean_of(values: Numbers) -> Estimate:
    """The mean of one value a cluster."""

    def estimate(weights: Numbers) -> tuple[Numbers, Numbers]:
        size = values.size
        mean = weights @ values / size
        spread = np.maximum(weights @ values**2 / size - mean**2, 0)
        return mean, np.sqrt(spread / (size - 1))

    return estimate


def difference_of_shares(part: Numbers, whole: Numbers, first: Integers) -> Estimate:
    """The share of the parts in the wholes of the first group of clusters, less that of the rest.

    Shape:     `first` is 1 for a cluster of the first group, else 0.
    """

    def share(weights: Numbers, among: Numbers) -> tuple[Numbers, Numbers]:
        weighed, size = weights * among, among.sum()
        total = weighed @ whole
        found = weighed @ part / total
        spread = weighed @ part**2 - 2 * found * (weighed @ (part * whole))
        spread += found**2 * (weighed @ whole**2)
        return found, np.maximum(spread, 0) / total**2 * size / (size - 1)

    def estimate(weights: Numbers) -> tuple[Numbers, Numbers]:
        one, its_spread = share(weights, first.astype(np.float64))
        other, spread = share(weights, (1 - first).astype(np.float64))
        return one - other, np.sqrt(its_spread + spread)

    return estimate


def _weights(group: Integers, seed: int) -> Numbers:
    """How often each cluster is drawn in each resample."""
    random = np.random.default_rng(seed)
    weights = np.zeros((RESAMPLES, group.size))
    for name in np.unique(group):
        members = np.flatnonzero(group == name)
        even = np.full(members.size, 1 / members.size)
        weights[:, members] = random.multinomial(members.size, even, RESAMPLES)
    return weights
