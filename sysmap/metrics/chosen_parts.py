"""Connectedness among some of the actors, for many choices of them at once.

One sweep starts, for each choice, from its best connected actor and reaches nearly everybody who is
joined to anybody; the few ties beyond are put together afterwards.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from sysmap.metrics.catalogue import Value
from sysmap.metrics.spreading import Bits, along, bits_of, flags_of, one_bit_each, spread
from sysmap.network import Counts, Network
from sysmap.pairs import distinct
from sysmap.system import Flags, Integers

CANDIDATES = 64
"""Among so many of the best connected, every choice but an odd one keeps somebody."""


def connectedness_among(network: Network, kept: Flags) -> list[Value]:
    """The share of ordered pairs that can reach one another, among the actors of each row."""
    size = kept.sum(axis=1, dtype=np.int64)
    joined = _joined_pairs(network, kept) / np.maximum(_pairs(size), 1)
    return [
        share if several else None
        for share, several in zip(joined.tolist(), (size > 1).tolist(), strict=True)
    ]


def _joined_pairs(network: Network, kept: Flags) -> Counts:
    """How many ordered pairs can reach one another, for each row of `kept`."""
    if not network.low.size:
        return np.zeros(len(kept), dtype=np.int64)
    there = bits_of(kept.T)
    reached = _reached(network, there, _best_connected(network, kept))
    sizes = flags_of(reached, len(kept)).sum(axis=0, dtype=np.int64)
    return _pairs(sizes) + _pairs_beyond(network, there & ~reached, len(kept))


def _best_connected(network: Network, kept: Flags) -> Integers:
    """For each row the actor of largest degree in the largest part of those few who are kept.

    Where none of the few is kept it is one who is not: that choice has nowhere to start from.
    """
    in_largest = network.component == np.bincount(network.component).argmax()
    few = np.argsort(-network.degree - network.size * in_largest)[:CANDIDATES]
    best: Integers = few[kept[:, few].argmax(axis=1)]
    return best


def _reached(network: Network, there: Bits, starts: Integers) -> Bits:
    """Which actors the start of each choice reaches by way of those who are there, itself too."""
    begun = np.zeros_like(there)
    np.bitwise_or.at(begun, starts, one_bit_each(starts.size))
    begun &= there
    seen = ~there | begun
    actors = np.flatnonzero(begun.any(axis=1)).astype(np.int32)
    ends = network.low, network.high
    ties = along(np.concatenate(ends), np.concatenate(ends[::-1]))
    for _ in spread(ties, actors, begun[actors], seen):
        pass
    return seen & there


def _pairs_beyond(network: Network, there: Bits, choices: int) -> Counts:
    """How many ordered pairs of those there can reach one another, for each choice."""
    between = there[network.low] & there[network.high]
    some = np.flatnonzero(between.any(axis=1))
    tie, choice = np.nonzero(flags_of(between[some], choices))
    ends = np.stack([network.low, network.high])[:, some[tie]] + choice * network.size
    actors = distinct(ends)
    place = np.searchsorted(actors, ends)
    shape = (actors.size, actors.size)
    ties = coo_array((np.ones(tie.size, dtype=bool), place), shape=shape)
    _, part = connected_components(ties, directed=False)
    sizes = np.bincount(part)
    choice_of = np.zeros_like(sizes)
    choice_of[part] = actors // network.size
    return np.bincount(choice_of, _pairs(sizes), minlength=choices).astype(np.int64)


def _pairs(size: Counts) -> Counts:
    return size * (size - 1)
