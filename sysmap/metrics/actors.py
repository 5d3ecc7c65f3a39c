"""How many ties single actors have; never a ranking. What every measure of actors shares."""

from __future__ import annotations

from functools import partial

import numpy as np

from sysmap.metrics.catalogue import THE_PERSON, Values, measure
from sysmap.metrics.column import Column
from sysmap.metrics.strengths import are_levels, no_sum, unit_of_sum
from sysmap.metrics.whole import everybody, undirected
from sysmap.network import Counts, Network
from sysmap.system import Flags, Integers, Numbers

actor_measure = partial(
    measure,
    level="actor",
    count=everybody,
    audience=THE_PERSON,
    caution="Says where somebody stands on this map, not how good they are.",
)


def by_key(network: Network, values: Counts | Numbers, *, where: Flags | bool = True) -> Column:
    """Each actor's value, None but where it is defined."""
    return Column(network.keys, values, np.broadcast_to(where, network.size))


def no_group(network: Network, subject: str) -> str:
    """Why an actor has no group of their own."""
    field = network.settings.group_by
    several = network.in_several_groups[network.place_of_key[subject]]
    return f"in more than one {field}" if several else f"the actor's {field} is not recorded"


@actor_measure(
    label="Degree",
    formula="distinct neighbours",
    unit="others",
    source="Freeman 1979",
    undefined="always defined",
    caution="Counts what was told: somebody whom nobody asked yet has few.",
)
def degree(network: Network) -> Values:
    """How many others each actor is connected to, direction set aside."""
    return by_key(network, network.degree)


@actor_measure(
    label="In-degree",
    formula="ties received",
    unit="others",
    source="Wasserman & Faust 1994",
    undefined=undirected,
    caution="What others say of somebody: it grows with how many were asked.",
)
def in_degree(network: Network) -> Values:
    """How many others have a tie to each actor."""
    return by_key(network, _at(network, network.target), where=network.directed)


@actor_measure(
    label="Out-degree",
    formula="ties given",
    unit="others",
    source="Wasserman & Faust 1994",
    undefined=undirected,
    caution="Whoever tells more has more: somebody who was not asked has none.",
)
def out_degree(network: Network) -> Values:
    """How many others each actor has a tie to."""
    return by_key(network, _at(network, network.source), where=network.directed)


def _no_sum_one_way(network: Network, subject: str) -> str:
    return no_sum(network) if network.directed else undirected(network)


_strength = partial(
    actor_measure,
    unit="as the kinds of tie count",
    source="Barrat, Barthelemy, Pastor-Satorras & Vespignani 2004",
    note=unit_of_sum,
    caution="Adds up what the kinds of tie count: hours and visits make no sum.",
)


@_strength(
    label="Strength",
    formula="sum of the strengths of an actor's ties, in and out, every kind",
    undefined=no_sum,
)
def strength(network: Network) -> Values:
    """How much each actor's ties add up to, where their strength is a count or a duration."""
    ends = np.concatenate([network.tie_source, network.tie_target])
    return _sums(network, ends, np.tile(network.strength, 2))


@_strength(
    label="In-strength",
    formula="sum of the strengths of the ties received, every kind",
    undefined=_no_sum_one_way,
)
def in_strength(network: Network) -> Values:
    """How much the ties to each actor add up to, where their strength is a count or a duration."""
    if not network.directed:
        return dict.fromkeys(network.keys)
    return _sums(network, network.tie_target, network.strength)


@_strength(
    label="Out-strength",
    formula="sum of the strengths of the ties given, every kind",
    undefined=_no_sum_one_way,
)
def out_strength(network: Network) -> Values:
    """How much each actor's ties to others add up to, where strength is a count or a duration."""
    if not network.directed:
        return dict.fromkeys(network.keys)
    return _sums(network, network.tie_source, network.strength)


def _at(network: Network, ends: Integers) -> Counts:
    return np.bincount(ends, minlength=network.size)


def _sums(network: Network, ends: Integers, strengths: Numbers) -> Values:
    total = np.bincount(ends, strengths, minlength=network.size)
    return by_key(network, total, where=~np.isnan(total) & (not are_levels(network)))
