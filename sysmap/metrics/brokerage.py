"""Brokerage: between whom an actor stands who have no tie of their own, and in which role.

Which groups the three belong to makes the role. Without direction every tie runs both ways, and a
pair counts once: from one side a gatekeeper, from the other a representative.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

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

Broker = Callable[[Network], Values]

FEWEST = 3
"""A broker and the two between whom they stand."""


def _no_brokerage(network: Network, subject: str) -> str:
    return "fewer than three actors" if network.size < FEWEST else no_group(network, subject)


def _role(label: str, groups: str) -> Callable[[Broker], Broker]:
    """Enter a role by the groups of a, the actor and b."""
    return actor_measure(
        label=f"Brokerage as {label}",
        formula=f"pairs a -> v -> b, no a -> b, groups {groups}; undirected: each pair once",
        unit="pairs",
        source="Gould & Fernandez 1989",
        undefined=_no_brokerage,
        caution=(
            "Grows with the degree and the sizes of the groups: hold it against permuted groups. "
            "Two whom nobody asked about one another count as not tied."
        ),
    )


@_role("coordinator", groups="A-A-A")
def brokerage_coordinator(network: Network) -> Values:
    """Between how many pairs of their own group, not tied themselves, each actor stands."""
    return _values(network, COORDINATOR)


@_role("consultant", groups="A-B-A")
def brokerage_consultant(network: Network) -> Values:
    """Between how many pairs of one other group, not tied themselves, each actor stands."""
    return _values(network, CONSULTANT)


@_role("gatekeeper", groups="A-B-B")
def brokerage_gatekeeper(network: Network) -> Values:
    """How many ways from another group into their own lead over each actor."""
    return _values(network, GATEKEEPER)


@_role("representative", groups="A-A-B")
def brokerage_representative(network: Network) -> Values:
    """How many ways from their own group to another lead over each actor."""
    return _values(network, REPRESENTATIVE)


@_role("liaison", groups="A-B-C")
def brokerage_liaison(network: Network) -> Values:
    """Between how many pairs from two other groups, not tied themselves, each actor stands."""
    return _values(network, LIAISON)


def _both_ways(of: Broker, groups: str) -> Callable[[Broker], Broker]:
    """Enter a role as a convention that counts a pair from both of its sides."""
    return convention(
        of,
        "both-ways",
        formula=f"ordered pairs a -> v -> b, no a -> b, groups {groups}; undirected: a, b and b, a",
        unit="ordered pairs",
        source="Gould & Fernandez 1989, as R's sna counts it",
        undefined=_no_brokerage,
    )


@_both_ways(brokerage_coordinator, groups="A-A-A")
def coordinator_both_ways(network: Network) -> Values:
    """Between how many ordered pairs of their own group each actor stands."""
    return _values(network, COORDINATOR, times=_sides(network))


@_both_ways(brokerage_consultant, groups="A-B-A")
def consultant_both_ways(network: Network) -> Values:
    """Between how many ordered pairs of one other group each actor stands."""
    return _values(network, CONSULTANT, times=_sides(network))


@_both_ways(brokerage_liaison, groups="A-B-C")
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
