"""How central single actors are: on the way between others, near to them, tied to the well tied."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Any

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.linalg import eigs, eigsh

from sysmap.metrics.actors import actor_measure, by_key
from sysmap.metrics.catalogue import Values, convention
from sysmap.metrics.density_round import cores
from sysmap.metrics.distances import between, distances
from sysmap.network import Network
from sysmap.system import Integers, Numbers

DAMPING = 0.85
PAIR = 2
"""Of two who are tied, each is as central as the other; ARPACK wants three."""


_of_paths = partial(actor_measure, cost="paths")


@_of_paths(
    label="Betweenness",
    formula="shortest paths between two others that run through the actor, each pair sharing one",
    unit="pairs",
    source="Freeman 1977; Brandes 2001",
    undefined="fewer than three actors",
    caution="A tie that nobody told of moves much of it to somebody else.",
)
def betweenness(network: Network) -> Values:
    """For how many pairs of others each actor lies on the shortest way, as a raw count.

    Cost:      actors times ties.
    """
    return by_key(network, between(network), where=_other_pairs(network) > 0)


@_of_paths(
    label="Betweenness, normalised",
    formula="betweenness / pairs of others: (n - 1)(n - 2), half of that where undirected",
    unit="share, 0 to 1",
    source="Freeman 1979",
    undefined="fewer than three actors",
    caution="A tie that nobody told of moves much of it to somebody else.",
)
def betweenness_normalised(network: Network) -> Values:
    """For which share of all pairs of others each actor lies on the shortest way.

    Cost:      actors times ties.
    """
    pairs = _other_pairs(network)
    return by_key(network, between(network) / max(pairs, 1), where=pairs > 0)


def _other_pairs(network: Network) -> int:
    ordered = max(network.size - 1, 0) * (network.size - 2)
    return ordered if network.directed else ordered // 2


@_of_paths(
    label="Closeness",
    formula="r / (n - 1) x r / sum of distances from the r others who reach the actor; 0 if r = 0",
    unit="share, 0 to 1",
    source="Wasserman & Faust 1994, p. 201",
    undefined="fewer than two actors",
    caution="Not to be compared between parts that are not joined: harmonic closeness is.",
)
def closeness(network: Network) -> Values:
    """How near those who reach each actor are, times the share of all who do, looked at inwards.

    Cost:      actors times ties.
    """
    reached_by = distances(network).reached_by
    near = reached_by**2 / np.maximum(distances(network).farness, 1)
    return by_key(network, near / max(network.size - 1, 1), where=network.size > 1)


@_of_paths(
    label="Harmonic closeness",
    formula="mean of 1 / distance from every other to the actor, 0 where there is no path",
    unit="share, 0 to 1",
    source="Marchiori & Latora 2000; Rochat 2009",
    undefined="fewer than two actors",
    caution="A tie that nobody told of makes somebody look further away than they are.",
)
def harmonic(network: Network) -> Values:
    """How near everybody else is to each actor, paths looked at inwards.

    Cost:      actors times ties.
    """
    near = distances(network).nearness
    return by_key(network, near / max(network.size - 1, 1), where=network.size > 1)


@lru_cache(maxsize=1)
def _largest_part(network: Network) -> Integers:
    """The actors of the largest part, strong where directed; nobody where two tie for largest."""
    sizes = np.bincount(network.strong_component)
    largest = np.flatnonzero(sizes == sizes.max(initial=2))
    inside = np.isin(network.strong_component, largest) & (largest.size == 1)
    return np.flatnonzero(inside).astype(np.int32)


def _no_eigenvector(network: Network, subject: str) -> str:
    if _largest_part(network).size:
        return "outside the largest part"
    return "no two actors reach one another, or two parts tie for largest"


@actor_measure(
    label="Eigenvector centrality",
    formula=(
        "x with A'x = l x and l largest, within the largest part (strong where directed), "
        "scaled to length 1; directed: ties received count"
    ),
    unit="0 to 1",
    source="Bonacich 1972",
    undefined=_no_eigenvector,
    caution="One close-knit corner of the map can hold almost all of it.",
)
def eigenvector(network: Network) -> Values:
    """How well each actor is tied to others who are well tied themselves."""
    inside = _largest_part(network)
    values = np.full(network.size, np.nan)
    if inside.size:
        found = _principal(_ties_within(network, inside), directed=network.directed)
        values[inside] = found / np.linalg.norm(found)
    return by_key(network, values, where=~np.isnan(values))


def _ties_within(network: Network, inside: Integers) -> Any:
    """A square of 0 and 1: whether each of some, a row, has a tie from each other, a column."""
    place = np.full(network.size, -1, dtype=np.int32)
    place[inside] = np.arange(inside.size)
    ends = place[np.stack([network.target, network.source])]
    ends = ends[:, (ends >= 0).all(axis=0)]
    square = csr_array((np.ones(ends.shape[1]), (ends[0], ends[1])), shape=(inside.size,) * 2)
    return square if network.directed else square + square.T


def _principal(square: Any, *, directed: bool) -> Numbers:
    """The eigenvector of the largest eigenvalue, which within one part has a single sign."""
    even = np.ones(square.shape[0])
    if even.size == PAIR:
        return even
    find, which = (eigs, "LR") if directed else (eigsh, "LA")
    vector: Numbers = np.abs(find(square, 1, which=which, v0=even)[1][:, 0])
    return vector


@convention(
    of=eigenvector,
    name="max1",
    formula="eigenvector / its largest value",
    unit="share of the largest, 0 to 1",
    source="as R's igraph scales it",
    undefined=_no_eigenvector,
)
def eigenvector_of_the_largest(network: Network) -> Values:
    """How well each actor is tied to the well tied, as a share of whoever is best."""
    values = eigenvector(network)
    largest = max((value for value in values.values() if value is not None), default=1)
    return {key: None if value is None else value / largest for key, value in values.items()}


@actor_measure(
    label="PageRank",
    formula="share of visits by one who follows ties (0.85) or begins anew with anybody (0.15)",
    unit="share, adding up to 1",
    source="Brin & Page 1998",
    undefined="always defined",
    caution="Undirected, it says little more than the degree.",
)
def pagerank(network: Network) -> Values:
    """How often each actor is come upon when one follows ties at random."""
    return by_key(network, np.array(network.graph.pagerank(damping=DAMPING), dtype=float))


@actor_measure(
    label="Core number",
    formula="the largest k such that the actor is among some who each have k ties among themselves",
    unit="others",
    source="Seidman 1983",
    undefined="always defined",
    caution="Says how dense it is round somebody, not that they hold it together.",
)
def core_number(network: Network) -> Values:
    """How deep each actor lies in the dense core of the map, direction set aside."""
    return by_key(network, cores(network))
