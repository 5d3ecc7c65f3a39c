"""Measures of the network as a whole: how many, how dense, how well joined."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from sysmap import inference
from sysmap.metrics.catalogue import Value, Values, figure, measure
from sysmap.metrics.chosen_parts import connectedness_among
from sysmap.metrics.density_round import ties_among_neighbours
from sysmap.model import YOUNG_PERSON
from sysmap.network import Counts, Network


def everybody(network: Network, subject: str) -> int:
    """How many actors a figure about the whole network speaks of."""
    return network.size


whole_figure = partial(figure, level="whole", count=everybody)


@whole_figure(
    label="Actors",
    formula="n",
    unit="actors",
    source="Wasserman & Faust 1994",
    undefined="always defined",
    caution="Grows when somebody is told of, who may have been there all along.",
)
def actors(network: Network) -> int:
    """How many people, services and things are on the map that day, connected or not."""
    return network.size


@whole_figure(
    label="Ties",
    formula="m: connected pairs; ordered pairs where directed; several kinds count once",
    unit="ties",
    source="Wasserman & Faust 1994",
    undefined="always defined",
    caution="Counts pairs; the change page counts ties, each kind apart.",
)
def ties(network: Network) -> int:
    """How many pairs are connected that day."""
    return int(network.source.size)


@whole_figure(
    label="Isolates",
    formula="actors of degree 0",
    unit="actors",
    source="Wasserman & Faust 1994",
    undefined="always defined",
    caution="Nobody may have asked about their ties: read it beside who was heard.",
)
def isolates(network: Network) -> int:
    """How many actors are connected to nobody that day."""
    return int((network.degree == 0).sum())


@whole_figure(
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


@whole_figure(
    label="Mean degree",
    formula="mean of degree",
    unit="others",
    source="Wasserman & Faust 1994",
    undefined="nobody is there",
    caution="More is not better: every tie takes somebody's time.",
)
def mean_degree(network: Network) -> Value:
    """How many others each actor is connected to, on average."""
    return float(network.degree.mean()) if network.size else None


@whole_figure(
    label="Connectedness",
    formula="sum of n_i (n_i - 1) over components / n (n - 1)",
    unit="share, 0 to 1",
    source="Krackhardt 1994",
    undefined="fewer than two actors",
    caution="Looks well where young people alone join the adults: see that figure without them.",
)
def connectedness(network: Network) -> Value:
    """The share of all pairs that can reach one another by some path."""
    return _reachable(np.bincount(network.component), network.size)


@whole_figure(
    label="Connectedness of adults and services",
    formula="connectedness without the young people",
    unit="share, 0 to 1",
    source="own, after Krackhardt 1994",
    undefined="fewer than two adults or services",
    caution="Stands beside its chance band, never alone: it is the number of ties in other words.",
)
def adults_connectedness(network: Network) -> Value:
    """The share of pairs of adults and services that can reach one another without young people."""
    adults = np.flatnonzero(~network.of_kind(YOUNG_PERSON)).tolist()
    parts = network.either.induced_subgraph(adults).connected_components()
    return _reachable(np.array(parts.sizes()), len(adults))


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
    caution="A yardstick for one day; that a figure leaves the band says nothing of why.",
)
def adults_connectedness_chance(network: Network) -> Values:
    """What connectedness would be if as many actors as young people were dropped at random."""
    adults = int((~network.of_kind(YOUNG_PERSON)).sum())
    drawn = connectedness_among(network, inference.kept_at_random(network.size, adults))
    return inference.band([value for value in drawn if value is not None])


@whole_figure(
    label="Components",
    formula="connected parts, direction set aside",
    unit="parts",
    source="Wasserman & Faust 1994",
    undefined="always defined",
    caution="Most parts may be people whom nobody asked about: read it beside isolates.",
)
def components(network: Network) -> int:
    """How many separate parts the network falls into, an isolate being one."""
    return int(network.component.max(initial=-1)) + 1


@whole_figure(
    label="Largest component",
    formula="actors in the largest connected part / n",
    unit="share, 0 to 1",
    source="Wasserman & Faust 1994",
    undefined="nobody is there",
    caution="One tie more or less can join or halve it.",
)
def largest_component_share(network: Network) -> Value:
    """The share of actors that lie in the largest connected part."""
    return int(np.bincount(network.component).max()) / network.size if network.size else None


@whole_figure(
    label="Transitivity",
    formula="3 x triangles / connected triples, direction set aside",
    unit="share, 0 to 1",
    source="Wasserman & Faust 1994",
    undefined="nobody is connected to two others",
    caution="A few close knots give a high share in a map that does not hang together.",
)
def transitivity(network: Network) -> Value:
    """How often two who share a contact are connected themselves."""
    triples = int((network.degree * (network.degree - 1)).sum())
    return 2 * int(ties_among_neighbours(network).sum()) / triples if triples else None


def undirected(network: Network, subject: str = "") -> str:
    """Why a measure that needs direction is undefined."""
    either = network.settings.direction == "either"
    return "direction is set aside" if either else "not all kinds selected are directed"


def unless_directed(reason: str) -> Callable[[Network, str], str]:
    """Why a measure of direction is undefined: there is none, or else for this reason."""

    def why(network: Network, subject: str) -> str:
        return reason if network.directed else undirected(network)

    return why


@whole_figure(
    label="Reciprocity",
    formula="ties that are returned / ties",
    unit="share, 0 to 1",
    source="Wasserman & Faust 1994",
    undefined=unless_directed("no ties"),
    caution="A tie that only one side was asked about counts as not returned.",
)
def reciprocity(network: Network) -> Value:
    """The share of ties that go both ways."""
    ties = network.source.size
    return 2 * (ties - network.low.size) / ties if network.directed and ties else None


def _reachable(sizes: Counts, size: int) -> Value:
    sizes = sizes.astype(np.int64)
    return float((sizes * (sizes - 1)).sum() / (size * (size - 1))) if size > 1 else None
