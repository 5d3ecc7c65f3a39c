"""How far everybody is from everybody, counted in one sweep that all measures of paths share.

The sweep starts from five hundred actors at once. What comes out are whole numbers, so that no
figure depends on an order of summing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from sysmap.metrics.spreading import along, one_bit_each, spread
from sysmap.network import Counts, Network
from sysmap.system import Integers, Numbers

AT_ONCE = 512
"""How many actors a sweep starts from: their bits are to stay near the processor."""


@dataclass(frozen=True, eq=False)
class Distances:
    """How many others reach each actor in one step, in two, and so on, by shortest paths.

    Shape:     `reached_in[d - 1, actor]` are those at distance d, looked at inwards; whoever has no
               path to the actor is counted nowhere.
    """

    reached_in: Counts

    @property
    def longest(self) -> int:
        """The longest of all shortest paths; 0 where there is none."""
        return len(self.reached_in)

    @cached_property
    def reached_by(self) -> Counts:
        """How many others reach each actor."""
        counts: Counts = self.reached_in.sum(axis=0)
        return counts

    @cached_property
    def farness(self) -> Counts:
        """The sum of the distances to each actor from those who reach them."""
        return self._steps @ self.reached_in

    @cached_property
    def nearness(self) -> Numbers:
        """The sum of 1 / distance to each actor, 0 for whoever does not reach them."""
        near: Numbers = (1 / self._steps) @ self.reached_in
        return near

    @property
    def _steps(self) -> Counts:
        return np.arange(1, self.longest + 1, dtype=np.int64)


@lru_cache(maxsize=1)
def distances(network: Network) -> Distances:
    """The distances along ties as recorded, both ways where they have no direction.

    Cost:      actors times ties.
    """
    if not network.directed:
        return distances_either(network)
    return _swept(network.size, network.source, network.target)


@lru_cache(maxsize=1)
def distances_either(network: Network) -> Distances:
    """The distances with direction set aside.

    Cost:      actors times ties.
    """
    ends = network.low, network.high
    return _swept(network.size, np.concatenate(ends), np.concatenate(ends[::-1]))


@lru_cache(maxsize=1)
def between(network: Network) -> Numbers:
    """For how many pairs of others each actor lies on the shortest way, each pair sharing one.

    Cost:      actors times ties.
    """
    return np.array(network.graph.betweenness(), dtype=np.float64)


def _swept(size: int, source: Integers, target: Integers) -> Distances:
    ties = along(source, target)
    reached_in: list[Counts] = []
    for first in range(0, size, AT_ONCE):
        starts = np.arange(first, min(first + AT_ONCE, size), dtype=np.int32)
        own = one_bit_each(starts.size)
        seen = np.zeros((size, own.shape[1]), dtype=np.uint64)
        seen[starts] = own
        for step, (actors, fresh) in enumerate(spread(ties, starts, own, seen)):
            if step == len(reached_in):
                reached_in.append(np.zeros(size, dtype=np.int64))
            reached_in[step][actors] += np.bitwise_count(fresh).sum(axis=1, dtype=np.int64)
    return Distances(np.array(reached_in, dtype=np.int64).reshape(len(reached_in), size))
