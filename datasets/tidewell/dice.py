"""Chance with a seed: every draw of the story comes from here.

Only `Generator.random` is used, whose stream numpy keeps from one release to the next, so a seed
gives the same programme wherever it is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp
from typing import TypeVar

import numpy as np

Item = TypeVar("Item")


class Dice:
    """A seeded source of chance."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed).random

    def chance(self, probability: float) -> bool:
        """Whether something of this probability happens."""
        return bool(self.random() < probability)

    def below(self, limit: int) -> int:
        """A whole number from 0 up to but not including the limit."""
        return int(self.random() * limit)

    def pick(self, items: Sequence[Item]) -> Item:
        """One of the items, each as likely as the others."""
        return items[self.below(len(items))]

    def sample(self, items: Sequence[Item], size: int) -> list[Item]:
        """Different items in a random order, as many as asked for or as there are."""
        left = list(items)
        return [left.pop(self.below(len(left))) for _ in range(min(size, len(left)))]

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """All the items in a random order."""
        return self.sample(items, len(items))

    def weighted(self, weights: Mapping[Item, float]) -> Item:
        """One of the keys, as likely as its weight."""
        rest = self.random() * sum(weights.values())
        for item, weight in weights.items():
            rest -= weight
            if rest < 0:
                return item
        return item

    def count(self, mean: float) -> int:
        """A Poisson number of events (Knuth's product of uniform draws)."""
        events, product, limit = 0, self.random(), exp(-mean)
        while product > limit:
            events += 1
            product *= self.random()
        return events
