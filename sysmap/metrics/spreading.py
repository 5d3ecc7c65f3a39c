"""Many searches along ties at once: each is a bit, and a step carries the bits of all of them.

What has come to an actor goes on from there once. Where every actor may be passed is up to whoever
asks: a bit that an actor is said to have seen already does not come to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sysmap.system import Flags, Integers

WORD = 64

Bits = npt.NDArray[np.uint64]
"""A row of words for each actor; the n-th bit of a row is that of the n-th search."""


class Ties(NamedTuple):
    """Ties along which bits go, in the order of their targets."""

    source: Integers
    target: Integers


def along(source: Integers, target: Integers) -> Ties:
    """Ties from each source to each target."""
    order = np.argsort(target)
    return Ties(source[order], target[order])


def one_bit_each(searches: int) -> Bits:
    """A row for each search with its own bit set."""
    nth = np.arange(searches)
    bits = np.zeros((searches, -(-searches // WORD)), dtype=np.uint64)
    bits[nth, nth // WORD] = np.uint64(1) << (nth % WORD).astype(np.uint64)
    return bits


def bits_of(flags: Flags) -> Bits:
    """Rows of flags as rows of bits."""
    padded = np.zeros((len(flags), -(-flags.shape[1] // WORD) * WORD), dtype=bool)
    padded[:, : flags.shape[1]] = flags
    return np.packbits(padded, axis=1, bitorder="little").view("<u8").astype(np.uint64)


def flags_of(bits: Bits, searches: int) -> Flags:
    """Rows of bits as rows of flags, one for each search."""
    bytes_ = np.ascontiguousarray(bits, dtype="<u8").view(np.uint8)
    return np.unpackbits(bytes_, axis=1, count=searches, bitorder="little").astype(bool)


def spread(
    ties: Ties, actors: Integers, fresh: Bits, seen: Bits
) -> Iterator[tuple[Integers, Bits]]:
    """For each step: the actors to whom something new comes in it, and what.

    It begins from `actors`, each of whom holds their row of `fresh`; `seen` fills up on the way.
    """
    row = np.empty(len(seen), dtype=np.int32)
    while True:
        row[:] = -1
        row[actors] = np.arange(actors.size)
        carrying = row[ties.source]
        on_the_way = carrying >= 0
        if not on_the_way.any():
            return
        reached = ties.target[on_the_way]
        first = np.flatnonzero(np.diff(reached, prepend=-1))
        actors = reached[first]
        fresh = np.bitwise_or.reduceat(fresh[carrying[on_the_way]], first) & ~seen[actors]
        new = fresh.any(axis=1)
        actors, fresh = actors[new], fresh[new]
        seen[actors] |= fresh
        if actors.size:
            yield actors, fresh
