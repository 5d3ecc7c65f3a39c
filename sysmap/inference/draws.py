"""What many seeded draws gave, and who is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from random import Random
from threading import Lock

import igraph
import numpy as np
import numpy.typing as npt

from sysmap.system import Flags

DRAWS = 200
SEED = 0

BAND = ("low", "median", "high")

_ONE_AT_A_TIME = Lock()


def band(drawn: npt.ArrayLike) -> dict[str, float | None]:
    """The middle of what chance gave, and the two values between which nine draws in ten lie.

    Shape:     {"low", "median", "high"}: the 5th, 50th and 95th percentile.
    Undefined: None where no draw gave a value.

    >>> band([1.0, 2.0, 3.0])["median"]
    2.0
    """
    values = np.asarray(drawn, dtype=float)
    if not values.size:
        return dict.fromkeys(BAND)
    return dict(zip(BAND, np.quantile(values, (0.05, 0.5, 0.95)).tolist(), strict=True))


@lru_cache(maxsize=1)
def kept_at_random(size: int, kept: int, *, draws: int = DRAWS, seed: int = SEED) -> Flags:
    """Which of `size` actors stay when all but `kept` are dropped at random, a row a draw.

    Nobody may change it: days on which as many are there have the same draws.
    """
    first = np.arange(size) < kept
    stay = np.random.default_rng(seed).permuted(np.tile(first, (draws, 1)), axis=1)
    stay.flags.writeable = False
    return stay


@contextmanager
def igraph_seeded(seed: int = SEED) -> Iterator[None]:
    """A time in which igraph draws from this seed, and for nobody else: it has one generator."""
    with _ONE_AT_A_TIME:
        igraph.set_random_number_generator(Random(seed))  # noqa: S311 - no secret
        yield
