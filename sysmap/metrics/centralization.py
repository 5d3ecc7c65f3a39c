"""How far a network turns round a single actor, as a share of how far a star does."""

from __future__ import annotations

import numpy as np

from sysmap.metrics.catalogue import Value
from sysmap.metrics.distances import between, distances
from sysmap.metrics.whole import unless_directed, whole_figure
from sysmap.network import Counts, Network
from sysmap.system import Integers, Numbers

SMALLEST = 3
"""With fewer actors a star and any other network are the same."""


@whole_figure(
    label="Degree centralization",
    formula="sum of (largest degree - degree) / (n - 1)(n - 2), direction set aside",
    unit="share, 0 to 1",
    source="Freeman 1979",
    undefined="fewer than three actors",
    caution="A map drawn from one person's telling looks like a star round that person.",
)
def degree_centralization(network: Network) -> Value:
    """How far ties gather at one actor: 0 where all have as many, 1 in a star."""
    size = network.size
    return _below_largest(network.degree) / ((size - 1) * (size - 2)) if size >= SMALLEST else None


@whole_figure(
    label="In-degree centralization",
    formula="sum of (largest in-degree - in-degree) / (n - 1)^2",
    unit="share, 0 to 1",
    source="Freeman 1979; Wasserman & Faust 1994",
    undefined=unless_directed("fewer than two actors"),
    caution="Says where ties point to; whoever more people were asked about receives more.",
)
def indegree_centralization(network: Network) -> Value:
    """How far the ties that are received gather at one actor: 1 in a star that points inwards."""
    return _one_way(network, network.target)


@whole_figure(
    label="Out-degree centralization",
    formula="sum of (largest out-degree - out-degree) / (n - 1)^2",
    unit="share, 0 to 1",
    source="Freeman 1979; Wasserman & Faust 1994",
    undefined=unless_directed("fewer than two actors"),
    caution="Says who told of ties as much as who has them.",
)
def outdegree_centralization(network: Network) -> Value:
    """How far the ties that are given gather at one actor: 1 in a star that points outwards."""
    return _one_way(network, network.source)


@whole_figure(
    label="Betweenness centralization",
    formula="sum of (largest betweenness - betweenness) / (n - 1)^2 (n - 2), half of it undirected",
    unit="share, 0 to 1",
    source="Freeman 1979",
    undefined="fewer than three actors",
    caution="One tie that nobody told of can move it much.",
    cost="paths",
)
def betweenness_centralization(network: Network) -> Value:
    """How far the shortest ways run through one actor: 0 where all share them, 1 in a star.

    Cost:      actors times ties.
    """
    if network.size < SMALLEST:
        return None
    return _below_largest(between(network)) / most_below_largest_between(network)


def most_below_largest_between(network: Network) -> float:
    """What all betweenness below the largest adds up to in a star of as many actors."""
    return (network.size - 1) ** 2 * (network.size - 2) / (1 if network.directed else 2)


def _no_closeness(network: Network, subject: str) -> str:
    if network.directed:
        return "its largest possible value is known for ties without direction only"
    return "fewer than three actors" if network.size < SMALLEST else "not connected"


@whole_figure(
    label="Closeness centralization",
    formula="sum of (largest closeness - closeness) (2n - 3) / (n - 1)(n - 2); undirected",
    unit="share, 0 to 1",
    source="Freeman 1979",
    undefined=_no_closeness,
    caution="One isolate makes it undefined, so days can seldom be compared.",
    cost="paths",
)
def closeness_centralization(network: Network) -> Value:
    """How far one actor is nearer to everybody than the others are: 0 where none is, 1 in a star.

    Cost:      actors times ties.
    """
    size = network.size
    if size < SMALLEST or network.directed or (network.component > 0).any():
        return None
    closeness = (size - 1) / distances(network).farness
    return _below_largest(closeness) * (2 * size - 3) / ((size - 1) * (size - 2))


def _one_way(network: Network, ends: Integers) -> Value:
    if not network.directed or network.size < SMALLEST - 1:
        return None
    return _below_largest(np.bincount(ends, minlength=network.size)) / (network.size - 1) ** 2


def _below_largest(values: Counts | Numbers) -> float:
    return float((values.max() - values).sum())
