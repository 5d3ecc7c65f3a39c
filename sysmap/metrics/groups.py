"""Measures between and within groups: sectors, or whatever field the settings group by."""

from __future__ import annotations

from functools import lru_cache, partial

import numpy as np

from sysmap.metrics.catalogue import Value, Values, figure, measure, subject_of
from sysmap.metrics.whole import everybody
from sysmap.network import Counts, Network


def _members(network: Network, subject: str) -> int:
    """How many actors belong to the groups of a pair."""
    return _pair_sizes(network)[subject]


@lru_cache(maxsize=1)
def _pair_sizes(network: Network) -> dict[str, int]:
    sizes = np.bincount(network.group[network.group >= 0]).tolist()
    return {
        subject: sizes[one] + (sizes[other] if one != other else 0)
        for subject, (one, other) in _cells(network).items()
    }


def _no_groups(network: Network, subject: str) -> str:
    if not (network.group >= 0).any():
        return f"no actor's {network.settings.group_by} is recorded"
    return "no ties between actors whose group is recorded"


_measure = partial(measure, level="group", count=_members)
_figure = partial(figure, level="whole", count=everybody)


@_measure(
    label="Ties between groups",
    formula="connected observable pairs with an end in each group; A to B where directed",
    unit="ties",
    undefined="always defined",
)
def mixing_ties(network: Network) -> Values:
    """How many ties there are within each group and between each two."""
    tied = network.connected_pairs(network.group, len(network.group_names))
    if not network.directed:
        tied[np.diag_indices_from(tied)] //= 2
    return {subject: int(tied[cell]) for subject, cell in _cells(network).items()}


@_measure(
    label="Density between groups",
    formula="connected observable pairs / observable pairs; A to B where directed",
    unit="share, 0 to 1",
    source="Wasserman & Faust 1994 (blockmodel density)",
    undefined="no pair who could be asked about",
)
def mixing_density(network: Network) -> Values:
    """The share of pairs that are connected, within each group and between each two."""
    groups = len(network.group_names)
    tied = network.connected_pairs(network.group, groups).tolist()
    possible = network.possible_pairs(network.group, groups).tolist()
    return {
        subject: tied[a][b] / possible[a][b] if possible[a][b] else None
        for subject, (a, b) in _cells(network).items()
    }


@_figure(
    label="E-I index",
    formula="(ties between groups - ties within) / both, over observable pairs with a group",
    unit="-1 (all within) to 1 (all between)",
    source="Krackhardt & Stern 1988",
    undefined=_no_groups,
    caution="Read it beside the value expected by chance, which is seldom 0.",
)
def ei_index(network: Network) -> Value:
    """The balance of ties that cross between groups against ties that stay within one."""
    return _crossing_balance(network.connected_pairs(network.group, len(network.group_names)))


def _no_pairs(network: Network, subject: str) -> str:
    return _no_groups(network, subject).replace("no ties between", "no observable pair of")


@_figure(
    label="E-I index by chance",
    formula="(observable pairs between groups - observable pairs within) / both",
    unit="-1 (all within) to 1 (all between)",
    source="Krackhardt & Stern 1988",
    undefined=_no_pairs,
)
def ei_index_expected(network: Network) -> Value:
    """What the E-I index would be if everybody mixed at random."""
    return _crossing_balance(network.possible_pairs(network.group, len(network.group_names)))


def _crossing_balance(pairs: Counts) -> Value:
    everything, within = int(pairs.sum()), int(pairs.trace())
    return (everything - 2 * within) / everything if everything else None


def _cells(network: Network) -> dict[str, tuple[int, int]]:
    """Subject -> cell of the square of groups, for each pair of groups that are there."""
    there = np.unique(network.group[network.group >= 0]).tolist()
    names = network.group_names
    return {
        subject_of(names[a], names[b]): (a, b)
        for a in there
        for b in there
        if network.directed or a <= b
    }
