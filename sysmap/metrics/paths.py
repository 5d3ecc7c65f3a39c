"""How long the ways are along which something could travel from one actor to another."""

from __future__ import annotations

from functools import partial

from sysmap.metrics.catalogue import Value
from sysmap.metrics.distances import Distances, distances, distances_either
from sysmap.metrics.whole import unless_directed, whole_figure
from sysmap.network import Network

_figure = partial(whole_figure, cost="paths")


@_figure(
    label="Global efficiency",
    formula="mean of 1 / distance over all ordered pairs, 0 where there is no path",
    unit="share, 0 to 1",
    source="Latora & Marchiori 2001",
    undefined="fewer than two actors",
    caution="A short way on the map is one that could be gone, not one that anybody goes.",
)
def global_efficiency(network: Network) -> Value:
    """How near all actors are to one another, where 1 means that everybody is tied to everybody.

    Cost:      actors times ties.
    """
    pairs = network.size * (network.size - 1)
    return float(distances(network).nearness.sum()) / pairs if pairs else None


def _connected(network: Network, subject: str) -> str:
    return f"{_share_with_a_path(network, distances_either(network))} are connected"


@_figure(
    label="Average path length",
    formula="mean distance over connected pairs, direction set aside",
    unit="ties",
    source="Watts & Strogatz 1998",
    undefined="no ties",
    note=_connected,
    caution="Speaks of connected pairs only: it can fall because the map falls apart.",
)
def average_path_length(network: Network) -> Value:
    """Over how many ties the shortest way between two connected actors goes, on average.

    Cost:      actors times ties.
    """
    return _mean(distances_either(network))


@_figure(
    label="Diameter",
    formula="longest distance between two connected actors, direction set aside",
    unit="ties",
    source="Wasserman & Faust 1994",
    undefined="no ties",
    note=_connected,
    caution="One chain of people makes it; speaks of connected pairs only.",
)
def diameter(network: Network) -> Value:
    """Over how many ties the shortest way goes between the two connected actors furthest apart.

    Cost:      actors times ties.
    """
    return distances_either(network).longest or None


def _reached(network: Network, subject: str) -> str:
    return f"{_share_with_a_path(network, distances(network))} have a path"


@_figure(
    label="Average path length, directed",
    formula="mean distance over the ordered pairs that have a path",
    unit="ties",
    source="Watts & Strogatz 1998",
    undefined=unless_directed("no ties"),
    note=_reached,
    caution="Speaks of pairs with a path only: it can fall because the map falls apart.",
)
def average_path_length_directed(network: Network) -> Value:
    """Over how many ties the shortest way goes that keeps their direction, on average.

    Cost:      actors times ties.
    """
    return _mean(distances(network)) if network.directed else None


@_figure(
    label="Diameter, directed",
    formula="longest distance over the ordered pairs that have a path",
    unit="ties",
    source="Wasserman & Faust 1994",
    undefined=unless_directed("no ties"),
    note=_reached,
    caution="One chain of people makes it; speaks of pairs with a path only.",
)
def diameter_directed(network: Network) -> Value:
    """Over how many ties the longest of the shortest ways goes that keep their direction.

    Cost:      actors times ties.
    """
    return distances(network).longest or None if network.directed else None


def _mean(found: Distances) -> Value:
    paths = int(found.reached_by.sum())
    return int(found.farness.sum()) / paths if paths else None


def _share_with_a_path(network: Network, found: Distances) -> str:
    share = int(found.reached_by.sum()) / (network.size * (network.size - 1))
    return f"{share:.3f} of all pairs"
