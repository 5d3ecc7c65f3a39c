"""How the network holds together: knots, the people and ties it hangs on, and its core."""

from __future__ import annotations

import numpy as np

from sysmap.metrics.blocks import blocks
from sysmap.metrics.catalogue import Value
from sysmap.metrics.density_round import cores, ties_among_neighbours
from sysmap.metrics.whole import undirected, whole_figure
from sysmap.network import Network
from sysmap.pairs import distinct


@whole_figure(
    label="Average clustering",
    formula="mean over actors of the share of pairs of neighbours that are tied; degree < 2: 0",
    unit="share, 0 to 1",
    source="Watts & Strogatz 1998",
    undefined="nobody is there",
    caution="Counts whoever has fewer than two neighbours as 0: isolates lower it.",
)
def average_clustering(network: Network) -> Value:
    """How often two neighbours of an actor are tied themselves, on average over the actors."""
    if not network.size:
        return None
    pairs = network.degree * (network.degree - 1) // 2
    return float(np.mean(ties_among_neighbours(network) / np.maximum(pairs, 1)))


@whole_figure(
    label="Hinge persons",
    formula="articulation points, direction set aside",
    unit="actors",
    source="Hopcroft & Tarjan 1973; Borgatti 2006",
    undefined="always defined",
    caution="A tie that nobody told of may go round them: ask before you conclude.",
)
def articulation_points(network: Network) -> int:
    """How many actors would leave the map in more parts, were they to go."""
    return blocks(network).hinges


@whole_figure(
    label="Bridges",
    formula="ties without which there are more parts, direction set aside",
    unit="ties",
    source="Tarjan 1974",
    undefined="always defined",
    caution="Whoever has a single tie makes a bridge of it: few ties told, many bridges.",
)
def bridges(network: Network) -> int:
    """How many connected pairs hold two parts together all by themselves."""
    return int((blocks(network).ties == 1).sum())


@whole_figure(
    label="Largest core",
    formula="the largest k such that some actors each have k ties among themselves",
    unit="others",
    source="Seidman 1983",
    undefined="nobody is there",
    caution="One meeting that ties everybody to everybody makes a large core in a day.",
)
def max_core_number(network: Network) -> Value:
    """How deep the densest part of the map goes, direction set aside."""
    return int(cores(network).max()) if network.size else None


@whole_figure(
    label="Strong components",
    formula="sets of actors of whom each reaches each along the direction of ties",
    unit="parts",
    source="Wasserman & Faust 1994",
    undefined=undirected,
    caution="A tie that one side alone told of makes two parts of one.",
)
def strong_components(network: Network) -> Value:
    """Into how many parts the map falls if ways must keep the direction of ties."""
    return int(network.strong_component.max(initial=-1)) + 1 if network.directed else None


@whole_figure(
    label="Multiplexity",
    formula="distinct kinds of tie a connected pair, direction set aside; unrecorded is one kind",
    unit="kinds",
    source="own, after Provan & Milward 1995",
    undefined="no ties",
    caution="Depends on how many kinds of tie were asked about.",
)
def multiplexity(network: Network) -> Value:
    """How many kinds of tie two connected actors have, on average."""
    pairs = network.low.size
    return _kinds_of_pairs(network) / pairs if pairs else None


def _kinds_of_pairs(network: Network) -> int:
    """How many pairs and kinds of tie occur together."""
    kinds = network.selection.tie_kinds
    low = np.minimum(network.tie_source, network.tie_target).astype(np.int64)
    high = np.maximum(network.tie_source, network.tie_target)
    pair = low * network.size + high
    return int(distinct(pair * (len(kinds.names) + 1) + kinds.of[network.tie] + 1).size)


@whole_figure(
    label="Degree assortativity",
    formula="correlation of the degrees at the two ends of a tie, direction set aside",
    unit="-1 to 1",
    source="Newman 2002",
    undefined="no ties, or all tied actors have as many",
    caution="Says nothing of who these actors are; a few hubs decide it.",
)
def degree_assortativity(network: Network) -> Value:
    """Whether the well connected are tied to the well connected (1) or to the others (-1)."""
    degree = network.degree.astype(np.int64)
    ends = 2 * network.low.size
    squares = int((degree**2).sum()) ** 2
    spread = ends * int((degree**3).sum()) - squares
    together = 2 * int((degree[network.low] * degree[network.high]).sum())
    return (ends * together - squares) / spread if spread else None
