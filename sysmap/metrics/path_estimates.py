"""A preview of measures of paths in a network too large to reckon them at once.

Betweenness adds up what each actor contributes as the start of ways; of some starts drawn at random
the sum is scaled up, and how much their contributions differ says how far off it may be.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from sysmap import inference
from sysmap.metrics.column import Column
from sysmap.network import Network
from sysmap.system import Numbers

STARTS = 200
FEWEST = 2
"""From a single start nobody can tell how much starts differ."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Estimate:
    """What is likely to be found, actor by actor, and how far off it may be.

    Shape:     `error` is the standard error; 0 where every actor was a start.
    """

    value: Column
    error: Column
    starts: int
    actors: int
    seed: int

    @property
    def told(self) -> str:
        """What must be said wherever a value of it is shown."""
        if self.starts == self.actors:
            return "exact: every actor was a start"
        return (
            f"estimated from {self.starts} of {self.actors} actors as starts, seed {self.seed}; "
            "read it with its standard error, and rank nobody by it"
        )


def betweenness_estimate(
    network: Network, *, starts: int = STARTS, seed: int = inference.SEED
) -> Estimate:
    """For how many pairs of others each actor is likely to lie on the shortest way.

    A start drawn by chance seldom reaches the few who join far parts: their error is too small
    where few starts were drawn. With as many starts as actors it is the figure itself.

    Source:    Brandes & Pich 2007; error as of a sample drawn without replacement, Cochran 1977.
    Cost:      starts times ties.
    """
    size = network.size
    drawn = min(size, max(starts, FEWEST))
    begun = np.random.default_rng(seed).choice(size, drawn, replace=False)
    total, squares = np.zeros(size), np.zeros(size)
    for start in begun.tolist():
        found: Numbers = np.array(network.graph.betweenness(sources=[start]))
        total += found
        squares += found**2
    scale = size / max(drawn, 1)
    spread = np.maximum(squares - total**2 / max(drawn, 1), 0) / max(drawn - 1, 1)
    error = size * np.sqrt(spread / max(drawn, 1)) * sqrt(1 - drawn / max(size, 1))
    defined = np.full(size, size >= FEWEST + 1)
    return Estimate(
        value=Column(network.keys, scale * total, defined),
        error=Column(network.keys, error, defined),
        starts=drawn,
        actors=size,
        seed=seed,
    )
