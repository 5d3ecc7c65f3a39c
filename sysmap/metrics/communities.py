"""The close groups that the ties themselves suggest, whatever anybody calls them."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import NamedTuple

from igraph import VertexClustering

from sysmap import inference
from sysmap.metrics.catalogue import Value
from sysmap.metrics.whole import whole_figure
from sysmap.network import Network

STARTS = 10


class Partition(NamedTuple):
    """The best of several partitions of the actors, refined, and how good each was before that."""

    community: list[int]
    modularity: float
    starts: tuple[float, ...]
    """The modularity after one pass of each start."""


@lru_cache(maxsize=1)
def partition(network: Network) -> Partition:
    """The best of ten seeded starts of Leiden's method, taken on from there by two more passes."""
    with inference.igraph_seeded():
        starts = [_passes(network, 1) for _ in range(STARTS)]
        first = max(starts, key=lambda one: one.modularity)
        best = _passes(network, 2, initial_membership=first.membership)
    return Partition(best.membership, best.modularity, tuple(one.modularity for one in starts))


def _passes(network: Network, count: int, **begun: list[int]) -> VertexClustering:
    return network.either.community_leiden(
        objective_function="modularity", n_iterations=count, **begun
    )


def _spread(network: Network, subject: str) -> str:
    starts = partition(network).starts
    return f"{STARTS} starts gave a modularity of {min(starts):.3f} to {max(starts):.3f}"


_figure = partial(
    whole_figure,
    source="Traag, Waltman & van Eck 2019 (Leiden); Newman & Girvan 2004",
    undefined="no ties",
    note=_spread,
    cost="draws",
    version=2,
)


@_figure(
    label="Communities",
    formula=("parts of the best of ten starts, refined; resolution 1, seed 0; an isolate is one"),
    unit="parts",
    caution="Another start may draw other borders: ask people whether they know themselves in it.",
)
def communities(network: Network) -> Value:
    """Into how many close groups the ties fall, direction set aside."""
    return len(set(partition(network).community)) if network.low.size else None


@_figure(
    label="Modularity of communities",
    formula=(
        "share of ties within communities - share expected by degrees; best of ten starts, refined"
    ),
    unit="below 1",
    caution="Ties drawn at random have a modularity well above 0 too.",
)
def community_modularity(network: Network) -> Value:
    """How much more of the ties stay within the close groups than degrees alone would give."""
    return partition(network).modularity if network.low.size else None
