"""Pairs of numbered things: which end comes first, each pair once, and all of them as a graph."""

from __future__ import annotations

from typing import Any

import igraph
import numpy as np
import numpy.typing as npt

from sysmap.system import Integers

Keys = npt.NDArray[np.int64]


def ordered(one: Integers, other: Integers) -> tuple[Integers, Integers]:
    """The lower and the higher end of each pair."""
    return np.minimum(one, other), np.maximum(one, other)


def distinct(keys: Keys) -> Keys:
    """Each number of nought or more once, in order.

    Sorting them is ten times as fast as numpy's `unique`.

    >>> distinct(np.array([3, 0, 3])).tolist()
    [0, 3]
    """
    in_order = np.sort(keys, axis=None)
    return in_order[np.flatnonzero(np.diff(in_order, prepend=-1))]


def distinct_pairs(source: Integers, target: Integers, size: int) -> Integers:
    """Each pair once, in order of source and then of target, as two rows."""
    keys = distinct(source.astype(np.int64) * size + target)
    return np.stack(np.divmod(keys, max(size, 1))).astype(np.int32)


def graph_of(pairs: Integers, size: int, *, directed: bool) -> Any:
    """The pairs as an igraph graph.

    They are added to an empty one: a graph that is born with them makes each a tuple on the way,
    which the garbage collector then walks.
    """
    graph = igraph.Graph(size, directed=directed)
    graph.add_edges(pairs.T)
    return graph
