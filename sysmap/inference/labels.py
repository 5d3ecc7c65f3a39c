"""Labels that change places among those alike: all ways to put them, or some at random."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice
from math import comb, prod

import numpy as np

from sysmap.inference.draws import SEED
from sysmap.inference.permuting import MOST_ENUMERATED, PERMUTATIONS
from sysmap.system import Integers

AT_ONCE = 64
"""So many labellings of some thousand actors stay in a processor's own memory."""


@dataclass(frozen=True, eq=False)
class Labellings:
    """Ways to put labels on actors, within strata: nobody gets one from another stratum.

    Shape:     `blocks` gives columns of labels, a row an actor; `every` says whether they are all
               the different ways there are, what was seen among them.
    """

    label: Integers
    members: list[Integers]
    """The actors of each stratum."""
    draws: int
    seed: int

    @property
    def count(self) -> int:
        """How many different ways there are."""
        return prod(_ways(self.label[some]) for some in self.members)

    @property
    def every(self) -> bool:
        """Whether they are few enough for each to be tried."""
        return self.count <= MOST_ENUMERATED

    def blocks(self) -> Iterator[Integers]:
        """All the ways, or as many as are drawn, some at a time."""
        return self._all() if self.every else self._drawn()

    def _all(self) -> Iterator[Integers]:
        rows = _fillings(self.label, self.members)
        while block := list(islice(rows, AT_ONCE)):
            yield np.stack(block, axis=1)

    def _drawn(self) -> Iterator[Integers]:
        """Labels change places by sorting random numbers that carry them in their last bits.

        That is twice as fast as shuffling them; that two numbers are alike, and the smaller label
        comes first, is rarer than one in a million even among tens of thousands.
        """
        random = np.random.default_rng(self.seed)
        bits = np.uint64(8 * self.label.itemsize)
        for first in range(0, self.draws, AT_ONCE):
            rows = np.empty((min(AT_ONCE, self.draws - first), self.label.size), self.label.dtype)
            for some in self.members:
                shape = (len(rows), some.size)
                keys = random.integers(2 ** (64 - int(bits)), size=shape, dtype=np.uint64) << bits
                keys |= self.label[some]
                keys.sort(axis=1)
                rows[:, some] = keys.astype(self.label.dtype)
            yield np.ascontiguousarray(rows.T)


def labellings(
    label: Integers, stratum: Integers, *, draws: int = PERMUTATIONS, seed: int = SEED
) -> Labellings:
    """The ways to put the labels on the actors again, each within its stratum."""
    small = label.astype(np.min_scalar_type(label.max(initial=0)))
    members = [np.flatnonzero(stratum == name).astype(np.int32) for name in np.unique(stratum)]
    return Labellings(small, members, draws, seed)


def _ways(labels: Integers) -> int:
    """In how many different orders labels can stand.

    >>> _ways(np.array([1, 1, 2, 3]))
    12
    """
    _, counts = np.unique(labels, return_counts=True)
    total = np.cumsum(counts)
    return prod(comb(int(among), int(count)) for among, count in zip(total, counts, strict=True))


def _fillings(label: Integers, members: list[Integers]) -> Iterator[Integers]:
    """The labels in every different order within each of some sets of actors."""
    if not members:
        yield label
        return
    first, *others = members
    for order in _orders(label[first]):
        row = label.copy()
        row[first] = order
        yield from _fillings(row, others)


def _orders(labels: Integers) -> Iterator[Integers]:
    """Every different order of some labels: places for the rarest, then for the others."""
    values, counts = np.unique(labels, return_counts=True)
    if values.size <= 1:
        yield labels
        return
    rarest = values[counts.argmin()]
    others = labels[labels != rarest]
    for taken in combinations(range(labels.size), labels.size - others.size):
        left = np.delete(np.arange(labels.size), taken)
        for order in _orders(others):
            row = np.full_like(labels, rarest)
            row[left] = order
            yield row
