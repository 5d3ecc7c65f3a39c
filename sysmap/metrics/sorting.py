"""Whether ties sort actors by their groups more than degrees alone would."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from sysmap.metrics.catalogue import Value
from sysmap.metrics.groups import no_groups, ungrouped
from sysmap.metrics.whole import whole_figure
from sysmap.network import Network


class _Sorting(NamedTuple):
    """The ties among actors whose group is known, direction set aside."""

    ties: int
    within: int
    squares: int
    """The sum over groups of the square of how many ends of ties lie in it."""


@lru_cache(maxsize=1)
def _sorting(network: Network) -> _Sorting:
    ends = network.group[np.stack([network.low, network.high])]
    ends = ends[:, (ends >= 0).all(axis=0)]
    squares = int((np.bincount(ends.ravel()).astype(np.int64) ** 2).sum())
    return _Sorting(int(ends.shape[1]), int((ends[0] == ends[1]).sum()), squares)


def _not_sorted(network: Network, subject: str) -> str:
    return "all ties lie in one group" if _sorting(network).ties else no_groups(network, subject)


@whole_figure(
    label="Assortativity by group",
    formula="(share of ties within groups - share expected by degrees) / (1 - expected)",
    unit="below 0 (mostly between) to 1 (all within)",
    source="Newman 2003",
    undefined=_not_sorted,
    note=ungrouped,
    caution="Says that likes are tied to likes, not why; the groups are those given.",
)
def assortativity(network: Network) -> Value:
    """How much more ties stay within groups than degrees alone would give: 0 as by chance."""
    found = _sorting(network)
    expected_apart = 4 * found.ties**2 - found.squares
    return _beyond_chance(found) / expected_apart if expected_apart else None


@whole_figure(
    label="Modularity of groups",
    formula="share of ties within groups - share expected by degrees, direction set aside",
    unit="below 1",
    source="Newman & Girvan 2004",
    undefined=no_groups,
    note=ungrouped,
    caution="Of the groups given, not of those that ties suggest; grows with their number.",
)
def modularity(network: Network) -> Value:
    """How much of the ties stays within groups beyond what degrees alone would give."""
    found = _sorting(network)
    return _beyond_chance(found) / (4 * found.ties**2) if found.ties else None


def _beyond_chance(found: _Sorting) -> int:
    return 4 * found.ties * found.within - found.squares
