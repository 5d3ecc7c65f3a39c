"""Measures of the network as a whole: how many, how dense, how well joined."""

from __future__ import annotations

from functools import partial

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from sysmap import inference
from sysmap.metrics.catalogue import Value, Values, figure, measure
from sysmap.model import YOUNG_PERSON
from sysmap.network import Counts, Network
from sysmap.system import Flags

MOST_TIES_AT_ONCE = 2_000_000


def everybody(network: Network, subject: str) -> int:
    """How many actors a figure about the whole network speaks of."""
    return network.size


_figure = partial(figure, level="whole", count=everybody)


@_figure(label="Actors", formula="n", unit="actors", undefined="always defined")
def actors(network: Network) -> int:
    """How many people, services and things are on the map that day, connected or not."""
    return network.size


@_figure(
    label="Ties",
    formula="m: connected pairs; ordered pairs where directed; several kinds count once",
    unit="ties",
    undefined="always defined",
    caution="Counts pairs; the change page counts ties, each kind apart.",
)
def ties(network: Network) -> int:
    """How many pairs are connected that day."""
    return int(network.source.size)


@_figure(label="Isolates", formula="actors of degree 0", unit="actors", undefined="always defined")
def isolates(network: Network) -> int:
    """How many actors are connected to nobody that day."""
    return int((network.degree == 0).sum())


@_figure(
    label="Density",
    formula="connected observable pairs / observable pairs; ordered pairs where directed",
    unit="share, 0 to 1",
    source="Wasserman & Faust 1994",
    undefined="no two actors who could be asked about",
    caution="Falls as the map grows: read the mean degree beside it.",
)
def density(network: Network) -> Value:
    """The share of all pairs that could be connected and are."""
    together = np.zeros(network.size, dtype=np.int32)
    possible = int(network.possible_pairs(together, 1)[0, 0])
    return int(network.connected_pairs(together, 1)[0, 0]) / possible if possible else None


@_figure(label="Mean degree", formula="mean of degree", unit="others", undefined="nobody is there")
def mean_degree(network: Network) -> Value:
    """How many others each actor is connected to, on average."""
    return float(network.degree.mean()) if network.size else None


@_figure(
    label="Connectedness",
    formula="sum of n_i (n_i - 1) over components / n (n - 1)",
    unit="share, 0 to 1",
    source="Krackhardt 1994",
    undefined="fewer than two actors",
)
def connectedness(network: Network) -> Value:
    """The share of all pairs that can reach one another by some path."""
    return _reachable(np.bincount(network.component), network.size)


@_figure(
    label="Connectedness of adults and services",
    formula="connectedness without the young people",
    unit="share, 0 to 1",
    source="own, after Krackhardt 1994",
    undefined="fewer than two adults or services",
    caution="Stands beside its chance band, never alone: it is the number of ties in other words.",
)
def adults_connectedness(network: Network) -> Value:
    """The share of pairs of adults and services that can reach one another without young people."""
    adults = ~network.of_kind(YOUNG_PERSON)
    return _connectedness_of(network, adults[np.newaxis])[0]


@measure(
    level="whole",
    count=everybody,
    label="Connectedness by chance",
    formula=(
        "5th, 50th and 95th percentile of connectedness when as many actors as there are young "
        "people are dropped at random (200 seeded draws)"
    ),
    unit="share, 0 to 1",
    source="own",
    undefined="fewer than two adults or services",
)
def adults_connectedness_chance(network: Network) -> Values:
    """What connectedness would be if as many actors as young people were dropped at random."""
    adults = int((~network.of_kind(YOUNG_PERSON)).sum())
    drawn = _connectedness_of(network, inference.kept_at_random(network.size, adults))
    return inference.band([value for value in drawn if value is not None])


@_figure(label="Components", formula="connected parts", unit="parts", undefined="always defined")
def components(network: Network) -> int:
    """How many separate parts the network falls into, an isolate being one."""
    return len(np.unique(network.component))


@_figure(
    label="Largest component",
    formula="actors in the largest connected part / n",
    unit="share, 0 to 1",
    undefined="nobody is there",
)
def largest_component_share(network: Network) -> Value:
    """The share of actors that lie in the largest connected part."""
    return int(np.bincount(network.component).max()) / network.size if network.size else None


@_figure(
    label="Transitivity",
    formula="3 x triangles / connected triples, direction set aside",
    unit="share, 0 to 1",
    source="Wasserman & Faust 1994",
    undefined="nobody is connected to two others",
)
def transitivity(network: Network) -> Value:
    """How often two who share a contact are connected themselves."""
    triples = int((network.degree * (network.degree - 1)).sum())
    return float(network.either.transitivity_undirected()) if triples else None


def _no_reciprocity(network: Network, subject: str) -> str:
    return "no ties" if network.directed else undirected(network)


def undirected(network: Network, subject: str = "") -> str:
    """Why a measure that needs direction is undefined."""
    either = network.settings.direction == "either"
    return "direction is set aside" if either else "not all kinds selected are directed"


@_figure(
    label="Reciprocity",
    formula="ties that are returned / ties",
    unit="share, 0 to 1",
    source="Wasserman & Faust 1994",
    undefined=_no_reciprocity,
)
def reciprocity(network: Network) -> Value:
    """The share of ties that go both ways."""
    defined = network.directed and network.source.size
    return float(network.graph.reciprocity()) if defined else None


def _reachable(sizes: Counts, size: int) -> Value:
    sizes = sizes.astype(np.int64)
    return float((sizes * (sizes - 1)).sum() / (size * (size - 1))) if size > 1 else None


def _connectedness_of(network: Network, kept: Flags) -> list[Value]:
    """Connectedness among the actors kept, for each row of `kept`."""
    at_once = max(1, MOST_TIES_AT_ONCE // max(1, network.low.size, network.size))
    return [
        value
        for first in range(0, len(kept), at_once)
        for value in _connectedness_of_block(network, kept[first : first + at_once])
    ]


def _connectedness_of_block(network: Network, kept: Flags) -> list[Value]:
    """All rows in one graph, a part for each, which is searched once."""
    row, tie = np.nonzero(kept[:, network.low] & kept[:, network.high])
    ends = tuple(row * network.size + end[tie] for end in (network.low, network.high))
    graph = coo_array((np.ones(row.size, dtype=np.int8), ends), shape=(kept.size, kept.size))
    _, part = connected_components(graph, directed=False)
    part = part.reshape(kept.shape)
    return [
        _reachable(np.bincount(parts[there] - parts.min(initial=0)), int(there.sum()))
        for parts, there in zip(part, kept, strict=True)
    ]
