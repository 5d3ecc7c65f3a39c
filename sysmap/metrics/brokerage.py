"""Brokerage: between whom an actor stands who have no tie of their own, and in which role.

Which groups the three belong to makes the role. Without direction every tie runs both ways, and a
pair counts once: from one side a gatekeeper, from the other a representative.
"""

from __future__ import annotations

from functools import lru_cache, partial

from sysmap.metrics.actors import actor_measure, by_key, no_group
from sysmap.metrics.catalogue import Values, convention
from sysmap.metrics.two_steps import (
    CONSULTANT,
    COORDINATOR,
    GATEKEEPER,
    LIAISON,
    REPRESENTATIVE,
    roles,
    two_steps,
)
from sysmap.network import Counts, Network

FEWEST = 3
"""A broker and the two between whom they stand."""


def _no_brokerage(network: Network, subject: str) -> str:
    return "fewer than three actors" if network.size < FEWEST else no_group(network, subject)


_role = partial(
    actor_measure,
    unit="pairs",
    source="Gould & Fernandez 1989",
    undefined=_no_brokerage,
    caution=(
        "Grows with the degree and the sizes of the groups: hold it against permuted groups. Two "
        "whom nobody asked about one another count as not tied."
    ),
)


@_role(
    label="Brokerage as coordinator",
    formula="pairs a -> v -> b, no a -> b, groups A-A-A; undirected: each pair once",
)
def brokerage_coordinator(network: Network) -> Values:
    """Between how many pairs of their own group, not tied themselves, each actor stands."""
    return _values(network, COORDINATOR)


@_role(
    label="Brokerage as consultant",
    formula="pairs a -> v -> b, no a -> b, groups A-B-A; undirected: each pair once",
)
def brokerage_consultant(network: Network) -> Values:
    """Between how many pairs of one other group, not tied themselves, each actor stands."""
    return _values(network, CONSULTANT)


@_role(
    label="Brokerage as gatekeeper",
    formula="pairs a -> v -> b, no a -> b, groups A-B-B; undirected: each pair once",
)
def brokerage_gatekeeper(network: Network) -> Values:
    """How many ways from another group into their own lead over each actor."""
    return _values(network, GATEKEEPER)


@_role(
    label="Brokerage as representative",
    formula="pairs a -> v -> b, no a -> b, groups A-A-B; undirected: each pair once",
)
def brokerage_representative(network: Network) -> Values:
    """How many ways from their own group to another lead over each actor."""
    return _values(network, REPRESENTATIVE)


@_role(
    label="Brokerage as liaison",
    formula="pairs a -> v -> b, no a -> b, groups A-B-C; undirected: each pair once",
)
def brokerage_liaison(network: Network) -> Values:
    """Between how many pairs from two other groups, not tied themselves, each actor stands."""
    return _values(network, LIAISON)


_both_ways = partial(
    convention,
    name="both-ways",
    unit="ordered pairs",
    source="Gould & Fernandez 1989, as R's sna counts it",
    undefined=_no_brokerage,
)


@_both_ways(
    of=brokerage_coordinator,
    formula="ordered pairs a -> v -> b, no a -> b, groups A-A-A; undirected: a, b and b, a",
)
def coordinator_both_ways(network: Network) -> Values:
    """Between how many ordered pairs of their own group each actor stands."""
    return _values(network, COORDINATOR, times=_sides(network))


@_both_ways(
    of=brokerage_consultant,
    formula="ordered pairs a -> v -> b, no a -> b, groups A-B-A; undirected: a, b and b, a",
)
def consultant_both_ways(network: Network) -> Values:
    """Between how many ordered pairs of one other group each actor stands."""
    return _values(network, CONSULTANT, times=_sides(network))


@_both_ways(
    of=brokerage_liaison,
    formula="ordered pairs a -> v -> b, no a -> b, groups A-B-C; undirected: a, b and b, a",
)
def liaison_both_ways(network: Network) -> Values:
    """Between how many ordered pairs from two other groups each actor stands."""
    return _values(network, LIAISON, times=_sides(network))


def _sides(network: Network) -> int:
    return 1 if network.directed else 2


def _values(network: Network, role: int, *, times: int = 1) -> Values:
    defined = (network.group >= 0) & (network.size >= FEWEST)
    return by_key(network, times * _roles(network)[role], where=defined)


@lru_cache(maxsize=1)
def _roles(network: Network) -> Counts:
    return roles(two_steps(network), network.group)
