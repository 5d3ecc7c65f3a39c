"""What each actor did in a time, for each month in which they were there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from sysmap.contexts.compared.arms import DAYS_IN_A_MONTH
from sysmap.contexts.compared.tie_lives import tie_lives
from sysmap.contexts.exposure import Exposure
from sysmap.practice import moves_of
from sysmap.system import Flags, Integers, Numbers, day_number

Days = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Doings:
    """What happened to whom, and when.

    Shape:     one entry for each actor and happening; a tie is one for each of its ends.
    """

    actor: Integers
    day: Integers
    actors: int

    def count(self, days: Days) -> Numbers:
        """How many fall to each actor on the days [first, after)."""
        within = (self.day >= days[0]) & (self.day < days[1])
        return np.bincount(self.actor[within], minlength=self.actors).astype(float)


@lru_cache(maxsize=4)
def moves_made(exposure: Exposure) -> Doings:
    """Moves, each for its makers."""
    moves = moves_of(exposure.system).all
    told = [(maker, day_number(move.day)) for move in moves for maker in move.makers]
    pairs = np.array(told, dtype=np.int32).reshape(-1, 2)
    return Doings(pairs[:, 0], pairs[:, 1], exposure.system.actor_count)


@lru_cache(maxsize=4)
def ties_formed(exposure: Exposure) -> Doings:
    """Ties that formed, on their first day; what was found or came with somebody is left out."""
    lives = tie_lives(exposure)
    return _of_ties(exposure, lives.start, lives.formed)


@lru_cache(maxsize=4)
def ties_ended(exposure: Exposure) -> Doings:
    """Ties that ended, on the first day without them; what went with somebody is left out."""
    lives = tie_lives(exposure)
    return _of_ties(exposure, lives.end, ~lives.left)


def _of_ties(exposure: Exposure, day: Integers, chosen: Flags) -> Doings:
    lives = tie_lives(exposure)
    actors = np.concatenate([lives.one[chosen], lives.other[chosen]])
    return Doings(actors, np.tile(day[chosen], 2), exposure.system.actor_count)


OUTCOMES: Mapping[str, Callable[[Exposure], Doings]] = {
    "moves made": moves_made,
    "ties formed": ties_formed,
    "ties ended": ties_ended,
}
"""What is held against what -> how it is counted."""


def monthly(exposure: Exposure, outcome: str, days: Days) -> Numbers:
    """What each actor of the record did for each month there; not a number for who was not."""
    there = exposure.days_there(*days) / DAYS_IN_A_MONTH
    counts = OUTCOMES[outcome](exposure).count(days)
    with np.errstate(divide="ignore", invalid="ignore"):
        rate: Numbers = np.where(there > 0, counts / there, np.nan)
    return rate
