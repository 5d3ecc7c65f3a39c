"""How alike two relations among the same actors are, and how far chance alone would go.

The quadratic assignment procedure: the actors of one relation change places, which leaves each
relation as it is, means and variances too. Only the sum over pairs that are tied in both changes,
so that alone is reckoned anew for each permutation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from math import factorial, sqrt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sysmap.inference.draws import SEED
from sysmap.inference.permuting import MOST_ENUMERATED, PERMUTATIONS, ROUNDING, PValue, p_value
from sysmap.system import Integers, Numbers

Places = npt.NDArray[np.intp]


class Correlation(NamedTuple):
    """Pearson's correlation over all pairs, and the p value of its permutation test."""

    r: float
    p: PValue


@dataclass(frozen=True, eq=False, kw_only=True)
class Relation:
    """Ties among actors 0 ... size - 1, each pair once (each ordered pair, where directed)."""

    size: int
    source: Integers
    target: Integers
    weight: Numbers
    directed: bool

    @cached_property
    def both_ways(self) -> Relation:
        """Each tie in both directions, where it has none of its own."""
        if self.directed:
            return self
        return Relation(
            size=self.size,
            source=np.concatenate([self.source, self.target]),
            target=np.concatenate([self.target, self.source]),
            weight=np.tile(self.weight, 2),
            directed=True,
        )

    @cached_property
    def _weight_of(self) -> tuple[Places, Numbers]:
        """The number of each tied pair in order, and the weights beside them."""
        pairs = self.source.astype(np.intp) * self.size + self.target
        order = np.argsort(pairs)
        return pairs[order], self.weight[order]

    @cached_property
    def _tied(self) -> npt.NDArray[np.uint8]:
        """A bit for each ordered pair: small enough to be looked up at random."""
        bits = np.zeros((self.size**2 + 7) // 8, dtype=np.uint8)
        pairs, _ = self._weight_of
        np.bitwise_or.at(bits, pairs >> 3, np.uint8(1) << (pairs & 7).astype(np.uint8))
        return bits

    def shared(self, source: Places, target: Places, weight: Numbers) -> float:
        """The sum over pairs of a weight times the weight that the pair has here."""
        pairs = source * self.size + target
        found = np.flatnonzero(self._tied[pairs >> 3] >> (pairs & 7).astype(np.uint8) & 1)
        known, weights = self._weight_of
        return float(weight[found] @ weights[np.searchsorted(known, pairs[found])])


def qap(
    one: Relation, other: Relation, *, draws: int = PERMUTATIONS, seed: int = SEED
) -> Correlation | None:
    """The correlation of two relations over all pairs of actors; two-sided.

    Undefined: None where a relation ties no pair, or all of them alike.
    Source:    Krackhardt 1988.
    """
    if one.directed or other.directed:
        one, other = one.both_ways, other.both_ways
    pairs = one.size * (one.size - 1) // (1 if one.directed else 2)
    spread = _spread(one, pairs) * _spread(other, pairs)
    if not spread:
        return None
    few, many = sorted((one, other), key=lambda relation: relation.weight.size)
    by_chance, either_way = few.weight.sum() * many.weight.sum() / pairs, many.both_ways

    def correlation(place: Places) -> float:
        shared = either_way.shared(place[few.source], place[few.target], few.weight)
        return float((shared - by_chance) / spread)

    r = correlation(np.arange(one.size))
    every = factorial(one.size) <= MOST_ENUMERATED
    orders = _every_order(one.size) if every else _some_orders(one.size, draws, seed)
    drawn = np.fromiter(map(correlation, orders), dtype=float)
    return Correlation(r, p_value(r, drawn, every=every))


def _spread(relation: Relation, pairs: int) -> float:
    """The square root of the sum of squares about the mean over all pairs."""
    if not pairs:
        return 0.0
    total, squares = float(relation.weight.sum()), float((relation.weight**2).sum())
    about_the_mean = squares - total**2 / pairs
    return sqrt(about_the_mean) if about_the_mean > ROUNDING * squares else 0.0


def _every_order(size: int) -> Iterator[Places]:
    return (np.array(order, dtype=np.intp) for order in permutations(range(size)))


def _some_orders(size: int, draws: int, seed: int) -> Iterator[Places]:
    random = np.random.default_rng(seed)
    return (random.permutation(size) for _ in range(draws))
