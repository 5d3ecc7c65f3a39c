"""Whether ties stay within groups or cross between them: group by group, and by their strength."""

from __future__ import annotations

from functools import partial

import numpy as np

from sysmap.metrics.catalogue import Value, Values, measure
from sysmap.metrics.groups import (
    connected_pairs,
    group_of_subject,
    group_sizes,
    no_groups,
    possible_pairs,
    ungrouped,
)
from sysmap.metrics.strengths import are_levels, no_sum, unit_of_sum
from sysmap.metrics.whole import whole_figure
from sysmap.network import Network
from sysmap.system import Flags


def _members(network: Network, subject: str) -> int:
    """How many actors are in the group."""
    return group_sizes(network)[group_of_subject(network)[subject]]


_measure = partial(measure, level="group", count=_members, note=ungrouped)


@_measure(
    label="E-I index of a group",
    formula="(observable ties of the group that leave it - ties within) / both; in and out",
    unit="-1 (all within) to 1 (all leave)",
    source="Krackhardt & Stern 1988; Everett & Borgatti 2012",
    undefined="no tie to anybody whose group is known",
    caution="A small group has few to tie with inside it: chance alone is seldom 0.",
)
def group_ei_index(network: Network) -> Values:
    """The balance of each group's ties that leave it against those that stay in it."""
    source, target = (network.group[end] for end in (network.source, network.target))
    seen = network.observed & (source >= 0) & (target >= 0)
    groups = len(network.group_names)
    leaving = seen & (source != target)
    outside = np.bincount(np.concatenate([source[leaving], target[leaving]]), minlength=groups)
    within = np.bincount(source[seen & (source == target)], minlength=groups)
    return {
        subject: _balance(int(outside[group]), int(within[group]))
        for subject, group in group_of_subject(network).items()
    }


@_measure(
    label="Density of a group",
    formula="connected observable pairs within the group / observable pairs within it",
    unit="share, 0 to 1",
    source="Wasserman & Faust 1994 (blockmodel density)",
    undefined="no pair who could be asked about",
    caution="In a group of two or three one tie moves it far; it falls as the group grows.",
)
def group_density(network: Network) -> Values:
    """The share of pairs within each group that are connected."""
    tied = connected_pairs(network).diagonal().tolist()
    possible = possible_pairs(network).diagonal().tolist()
    return {
        subject: tied[group] / possible[group] if possible[group] else None
        for subject, group in group_of_subject(network).items()
    }


def _no_weighted_balance(network: Network, subject: str) -> str:
    known = network.strength[_grouped_ties(network)]
    if are_levels(network) or np.isnan(known).any():
        return no_sum(network)
    return "all strengths are 0" if known.size else no_groups(network, subject)


def _unit_and_ungrouped(network: Network, subject: str) -> str:
    return "; ".join(filter(None, [unit_of_sum(network), ungrouped(network, subject)]))


@whole_figure(
    label="E-I index, weighted",
    formula="(strengths of ties between groups - strengths within) / both, each kind of tie apart",
    unit="-1 (all within) to 1 (all between)",
    source="after Krackhardt & Stern 1988",
    undefined=_no_weighted_balance,
    note=_unit_and_ungrouped,
    caution="One strong tie can outweigh many; adds up what the kinds of tie count.",
)
def ei_index_weighted(network: Network) -> Value:
    """The balance of the strength of ties that cross between groups against that within."""
    ties = _grouped_ties(network)
    strength = network.strength[ties]
    if are_levels(network) or np.isnan(strength).any():
        return None
    group = network.group
    crossing = (group[network.tie_source] != group[network.tie_target])[ties]
    return _balance(float(strength[crossing].sum()), float(strength[~crossing].sum()))


def _grouped_ties(network: Network) -> Flags:
    """Which observable ties lie between two whose group is known."""
    source, target = network.tie_source, network.tie_target
    known = (network.group[source] >= 0) & (network.group[target] >= 0)
    return known & network.observable(source, target)


def _balance(outside: float, within: float) -> Value:
    return (outside - within) / (outside + within) if outside + within else None
