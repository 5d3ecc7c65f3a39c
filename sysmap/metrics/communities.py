"""The close groups that the ties themselves suggest, whatever anybody calls them."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import NamedTuple

from sysmap import inference
from sysmap.metrics.catalogue import Value
from sysmap.metrics.whole import whole_figure
from sysmap.network import Network

STARTS = 10


class Partition(NamedTuple):
    """The best of several partitions of the actors, and how good each of them was."""

    community: list[int]
    modularity: tuple[float, ...]
    """Of each start, the best first."""


@lru_cache(maxsize=1)
def partition(network: Network) -> Partition:
    """The partition of largest modularity that ten seeded starts of Leiden's method found."""
    with inference.igraph_seeded():
        found = [
            network.either.community_leiden(objective_function="modularity", n_iterations=2)
            for _ in range(STARTS)
        ]
    best, *others = sorted(found, key=lambda one: one.modularity, reverse=True)
    return Partition(best.membership, tuple(one.modularity for one in (best, *others)))


def _spread(network: Network, subject: str) -> str:
    best, *_, worst = partition(network).modularity
    return f"{STARTS} starts gave a modularity of {worst:.3f} to {best:.3f}"


_figure = partial(
    whole_figure,
    source="Traag, Waltman & van Eck 2019 (Leiden); Newman & Girvan 2004",
    undefined="no ties",
    note=_spread,
    cost="draws",
)


@_figure(
    label="Communities",
    formula="parts of the best partition of ten starts, resolution 1, seed 0; an isolate is one",
    unit="parts",
    caution="Another start may draw other borders: ask people whether they know themselves in it.",
)
def communities(network: Network) -> Value:
    """Into how many close groups the ties fall, direction set aside."""
    return len(set(partition(network).community)) if network.low.size else None


@_figure(
    label="Modularity of communities",
    formula="share of ties within communities - share expected by degrees; best of ten starts",
    unit="below 1",
    caution="Ties drawn at random have a modularity well above 0 too.",
)
def community_modularity(network: Network) -> Value:
    """How much more of the ties stay within the close groups than degrees alone would give."""
    return partition(network).modularity[0] if network.low.size else None
