"""The blocks of a network, found once for all who ask what it hangs on.

A block is a set of connected pairs that holds together whichever single actor leaves; two blocks
have at most one actor in common, who is a hinge person.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import igraph
import numpy as np

from sysmap.network import Counts, Network
from sysmap.pairs import distinct


class Blocks(NamedTuple):
    """Which actors are in which block, direction set aside; an isolate is in none.

    Shape:     `block` and `actor` hold an entry for each actor of each block, in their order.
    """

    block: Counts
    actor: Counts
    ties: Counts
    """How many connected pairs make each block; one is a bridge."""
    hinges: int
    """How many actors lie in more than one."""


@lru_cache(maxsize=1)
def blocks(network: Network) -> Blocks:
    """The blocks that igraph finds, as arrays; its own objects take ten times as long."""
    found, hinges = igraph.GraphBase.biconnected_components(network.either, True)
    ties = np.array([len(pairs) for pairs in found], dtype=np.int64)
    pair = np.fromiter(chain.from_iterable(found), np.int64, ties.sum())
    block = np.repeat(np.arange(ties.size), ties) * network.size
    ends = np.concatenate([block + network.low[pair], block + network.high[pair]])
    return Blocks(*np.divmod(distinct(ends), max(network.size, 1)), ties, len(hinges))
