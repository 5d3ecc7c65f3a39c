"""The p value of a permutation test, and the smallest that its design can give."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sysmap.system import Numbers

PERMUTATIONS = 1_000
MOST_ENUMERATED = 20_000
"""Up to so many arrangements each is tried once; beyond it, `PERMUTATIONS` are drawn."""
ROUNDING = 1e-9
"""Two distances that differ by less are the same."""


class PValue(NamedTuple):
    """How often an arrangement by chance lies as far out as what was seen."""

    value: float
    smallest: float
    """The smallest p that this design can give, whatever had been seen."""
    arrangements: int
    """How many were tried; all there are where `every` says so, what was seen among them."""
    every: bool

    def told(self, seed: int) -> str:
        """How the p value came about, in words."""
        tried = (
            f"all {self.arrangements} arrangements"
            if self.every
            else f"{self.arrangements} draws, seed {seed}"
        )
        return f"smallest p that this design can give: {self.smallest:.2g}; {tried}"


def p_value(seen: float, drawn: Numbers, *, every: bool) -> PValue:
    """The two-sided p of what was seen, each value being a distance from what chance gives.

    With `every` arrangement among those drawn, p = b / N; else p = (b + 1) / (B + 1), where b are
    those at least as far out as what was seen.

    >>> p_value(2.0, np.array([0.0, 1.0, -2.0]), every=False).value
    0.5
    """
    value, smallest = p_values(np.array(seen), drawn, every=every)
    return PValue(float(value), float(smallest), drawn.size, every)


def p_values(seen: Numbers, drawn: Numbers, *, every: bool) -> tuple[Numbers, Numbers]:
    """The p of each of many values, and the smallest that the design can give for it.

    Shape:     `drawn` has a row for each arrangement.
    """
    far, tried = np.abs(drawn), len(drawn)
    beyond = (far >= np.abs(seen) - ROUNDING).sum(axis=0)
    if every:
        furthest = (far >= far.max(axis=0) - ROUNDING).sum(axis=0)
        return beyond / tried, furthest / tried
    return (beyond + 1) / (tried + 1), np.full(beyond.shape, 1 / (tried + 1))
