"""The same ties between other pairs, everybody keeping as many as they had."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from sysmap.inference.draws import DRAWS, SEED
from sysmap.system import Flags, Integers

SWAPS = 10
"""How often the average tie has swapped an end before a rewired network is taken as drawn."""
MOST_ROUNDS = 100
"""After so many rounds it is taken as it is: in a star, say, nothing can ever be swapped."""

Keys = npt.NDArray[np.int64]


def rewired(
    low: Integers,
    high: Integers,
    allowed: Callable[[Integers, Integers], Flags],
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> tuple[Integers, Integers]:
    """The same ties between other pairs: everybody keeps as many as they had.

    In each round the ties are paired off at random, and every two of them swap an end. A swap is
    undone where it would tie somebody to themselves or make a pair that is not allowed, or where
    one of its four pairs, before and after, occurs twice among all pairs before and all proposed:
    read backwards the same swaps would be undone, so no network is favoured over another.

    Shape:     the lower and the higher end of each tie, a row a draw.
    Source:    global edge switching, Allendorf, Meyer, Penschuck & Tran 2022.
    """
    random = np.random.default_rng(seed)
    one, other = np.tile(low, (draws, 1)), np.tile(high, (draws, 1))
    swaps = 0
    for _ in range(MOST_ROUNDS):
        order = random.permuted(np.tile(np.arange(low.size), (draws, 1)), axis=1)
        one, other = (np.take_along_axis(ends, order, axis=1) for ends in (one, other))
        turned = random.integers(2, size=one.shape).astype(bool)
        one, before = np.where(turned, other, one), np.where(turned, one, other)
        other = _swapped(one, before, allowed)
        swaps += int(np.count_nonzero(other != before))
        if swaps >= SWAPS * other.size:
            break
    return np.minimum(one, other), np.maximum(one, other)


def pair_keys(one: Integers, other: Integers) -> Keys:
    """A number for each unordered pair of actors."""
    low, high = np.minimum(one, other).astype(np.int64), np.maximum(one, other)
    return (low << 32) | high


def _swapped(
    one: Integers, other: Integers, allowed: Callable[[Integers, Integers], Flags]
) -> Integers:
    half = one.shape[1] // 2
    proposed = other.copy()
    proposed[:, :half], proposed[:, half : 2 * half] = other[:, half : 2 * half], other[:, :half]
    before, after = pair_keys(one, other), pair_keys(one, proposed)[:, : 2 * half]
    twice = _repeated(np.concatenate([before, after], axis=1))
    refused = twice[:, : one.shape[1]] | (one == proposed) | ~allowed(one, proposed)
    refused |= ~allowed(one, other)
    refused[:, : 2 * half] |= twice[:, one.shape[1] :]
    refused[:, :half] |= refused[:, half : 2 * half]
    refused[:, half : 2 * half] = refused[:, :half]
    return np.where(refused, other, proposed)


def _repeated(keys: Keys) -> Flags:
    """Which keys occur twice in their row."""
    order = np.argsort(keys, axis=1)
    ordered = np.take_along_axis(keys, order, axis=1)
    same = ordered[:, 1:] == ordered[:, :-1]
    repeated = np.zeros(keys.shape, dtype=bool)
    repeated[:, 1:] |= same
    repeated[:, :-1] |= same
    flags = np.empty_like(repeated)
    np.put_along_axis(flags, order, repeated, axis=1)
    return flags
