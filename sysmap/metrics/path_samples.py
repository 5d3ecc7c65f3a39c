"""Figures of how long ways are, estimated from some starts drawn at random.

Each says from how many, and how far off it may be. With as many starts as actors it is the figure
itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt

import numpy as np

from sysmap import inference
from sysmap.metrics.catalogue import Value
from sysmap.metrics.centralization import SMALLEST, most_below_largest_between
from sysmap.metrics.path_estimates import betweenness_estimate
from sysmap.metrics.spreading import along, flags_of, one_bit_each, spread
from sysmap.network import Network
from sysmap.system import Integers, Numbers

STARTS = 64
STARTS_BETWEEN = 24
"""Every start of betweenness is a search of its own: fewer, so that a page need not wait."""


@dataclass(frozen=True, kw_only=True)
class Sample:
    """What is likely to be found and what must be said of it; no words where it is not defined."""

    value: Value
    told: str
    error: float = 0.0


@dataclass(frozen=True, eq=False)
class _Ways:
    """The shortest ways from some starts: how many others each reaches, and how far off."""

    reached: Numbers
    farness: Numbers
    nearness: Numbers
    longest: int


NOTHING = Sample(value=None, told="")


def global_efficiency(
    network: Network, *, starts: int = STARTS, seed: int = inference.SEED
) -> Sample:
    """How near all actors are to one another, from some of them.

    Source:    a mean of a sample drawn without replacement, Cochran 1977.
    Cost:      starts times ties.
    """
    if network.size < SMALLEST - 1:
        return NOTHING
    near = _ways(network, starts, seed, directed=network.directed).nearness / (network.size - 1)
    return _sample(network, float(near.mean()), near - near.mean())


def average_path_length(
    network: Network, *, starts: int = STARTS, seed: int = inference.SEED
) -> Sample:
    """How far connected pairs are from one another, direction set aside, from some of them.

    Source:    a ratio of two means of a sample drawn without replacement, Cochran 1977.
    Cost:      starts times ties.
    """
    return _mean_way(network, _ways(network, starts, seed, directed=False))


def average_path_length_directed(
    network: Network, *, starts: int = STARTS, seed: int = inference.SEED
) -> Sample:
    """How long the ways are that keep the direction of ties, from some of their starts.

    Source:    a ratio of two means of a sample drawn without replacement, Cochran 1977.
    Cost:      starts times ties.
    """
    if not network.directed:
        return NOTHING
    return _mean_way(network, _ways(network, starts, seed, directed=True))


def diameter(network: Network, *, starts: int = STARTS, seed: int = inference.SEED) -> Sample:
    """The longest way found from some starts, direction set aside; the longest of all may be more.

    Cost:      starts times ties.
    """
    return _longest(network, _ways(network, starts, seed, directed=False))


def diameter_directed(
    network: Network, *, starts: int = STARTS, seed: int = inference.SEED
) -> Sample:
    """The longest way found that keeps the direction of ties; the longest of all may be more.

    Cost:      starts times ties.
    """
    if not network.directed:
        return NOTHING
    return _longest(network, _ways(network, starts, seed, directed=True))


def betweenness_centralization(
    network: Network, *, starts: int = STARTS_BETWEEN, seed: int = inference.SEED
) -> Sample:
    """How far the shortest ways run through one actor, from some of their starts.

    Who is largest in a sample is often so by luck: it is likely to be too large rather than small.

    Cost:      starts times ties.
    """
    if network.size < SMALLEST:
        return NOTHING
    found = betweenness_estimate(network, starts=starts, seed=seed)
    value, star = found.value.numbers, most_below_largest_between(network)
    error = network.size * float(found.error.numbers[value.argmax()]) / star
    share = float((value.max() - value).sum()) / star
    return Sample(
        value=share,
        error=error,
        told=f"{_estimated(network, found.starts, error)}; rather too large than too small",
    )


SAMPLED: Mapping[str, Callable[[Network], Sample]] = {
    sampled.__name__: sampled
    for sampled in (
        global_efficiency,
        average_path_length,
        average_path_length_directed,
        diameter,
        diameter_directed,
        betweenness_centralization,
    )
}
"""Measure -> what gives a preview of it."""


def _ways(network: Network, starts: int, seed: int, *, directed: bool) -> _Ways:
    dice = np.random.default_rng(seed)
    drawn = dice.choice(network.size, min(starts, network.size), replace=False).astype(np.int32)
    own = one_bit_each(drawn.size)
    seen = np.zeros((network.size, own.shape[1]), dtype=np.uint64)
    seen[drawn] = own
    ties = along(*_ends(network, directed=directed))
    reached, farness, nearness = np.zeros((3, drawn.size))
    longest = 0
    for longest, (_, fresh) in enumerate(spread(ties, drawn, own, seen), 1):
        came = flags_of(fresh, drawn.size).sum(axis=0)
        reached += came
        farness += longest * came
        nearness += came / longest
    return _Ways(reached, farness, nearness, longest)


def _ends(network: Network, *, directed: bool) -> tuple[Integers, Integers]:
    if directed:
        return network.source, network.target
    ends = network.low, network.high
    return np.concatenate(ends), np.concatenate(ends[::-1])


def _mean_way(network: Network, ways: _Ways) -> Sample:
    reached = float(ways.reached.mean()) if ways.reached.size else 0
    if not reached:
        return NOTHING
    mean = float(ways.farness.mean()) / reached
    return _sample(network, mean, (ways.farness - mean * ways.reached) / reached)


def _sample(network: Network, value: float, off: Numbers) -> Sample:
    """An estimate, and its standard error by how far off each start is."""
    spread_of_starts = float((off**2).sum()) / max(off.size - 1, 1)
    error = sqrt(spread_of_starts / off.size * (1 - off.size / network.size))
    return Sample(value=value, error=error, told=_estimated(network, off.size, error))


def _longest(network: Network, ways: _Ways) -> Sample:
    if not ways.longest:
        return NOTHING
    told = f"at least: the longest from {ways.reached.size:,} of {network.size:,} actors as starts"
    return Sample(value=ways.longest, told=told)


def _estimated(network: Network, starts: int, error: float) -> str:
    sampled = f"estimated from {starts:,} of {network.size:,} actors as starts"
    return f"{sampled}, give or take {2 * error:.2g} (two standard errors)"
