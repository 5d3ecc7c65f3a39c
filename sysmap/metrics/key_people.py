"""What holds a map together: how much of it comes apart when one actor is taken out.

A map comes apart only where one actor joins several blocks: sets of actors that anybody may leave
while the rest still hang together. Actors and blocks make a forest, and what hangs below an actor
in it is cut off without them, so that one walk over it answers for everybody.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import breadth_first_order

from sysmap.metrics.actors import actor_measure, by_key
from sysmap.metrics.blocks import blocks
from sysmap.metrics.catalogue import Values
from sysmap.network import Counts, Network

FEWEST = 3
"""With fewer actors nobody is left to be connected when one is taken out."""


@actor_measure(
    label="Key person",
    formula="connectedness - connectedness without the actor",
    unit="-1 to 1; below 0 for somebody on their own",
    source="own, after Krackhardt 1994 and Borgatti 2006",
    undefined="fewer than three actors",
    caution="A weak spot of the map, not a merit: no ranking, and no reason to lean on somebody.",
    audience=("group", "the person", "researcher"),
)
def key_person_drop(network: Network) -> Values:
    """How much less connected everybody else would be without each actor."""
    size = network.size
    if size < FEWEST:
        return dict.fromkeys(network.keys)
    before = _pairs(np.bincount(network.component)).sum() / (size * (size - 1))
    return by_key(network, before - _pairs_left(network) / ((size - 1) * (size - 2)))


def _pairs_left(network: Network) -> Counts:
    """How many ordered pairs of the others still reach one another without each actor."""
    parts = np.bincount(network.component)
    own = parts[network.component]
    parent, below = _forest(network)
    hanging = np.zeros(network.size, dtype=np.int64)
    np.add.at(hanging, parent[network.size : -1], _pairs(below[network.size : -1]))
    above = own - below[: network.size]
    left: Counts = _pairs(parts).sum() - _pairs(own) + hanging + _pairs(above)
    return left


def _forest(network: Network) -> tuple[Counts, Counts]:
    """Each actor's and then each block's parent, and how many actors hang below, itself counted.

    Above the first actor of every part stands one root, which is the last node.
    """
    found = blocks(network)
    size, root = network.size, network.size + found.ties.size
    _, first = np.unique(network.component, return_index=True)
    ends = (
        np.concatenate([size + found.block, np.full(first.size, root)]),
        np.concatenate([found.actor, first]),
    )
    joined = coo_array((np.ones(ends[0].size), ends), shape=(root + 1, root + 1)).tocsr()
    order, parent = breadth_first_order(joined, root, directed=False)
    below = [1] * size + [0] * (found.ties.size + 1)
    for node, above in zip(order[:0:-1].tolist(), parent[order[:0:-1]].tolist(), strict=True):
        below[above] += below[node]
    return parent.astype(np.int64), np.array(below)


def _pairs(size: Counts) -> Counts:
    return size * (size - 1)
