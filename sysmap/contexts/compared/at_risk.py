"""What could end and what could form while a context was in force, and for how long.

A tie that went with an end that left is at risk until then, and has not ended. Where ties are not
asked about between those at risk, a tie has one end at risk, and stands where that end stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
from scipy.sparse import csr_array

from sysmap.contexts.compared.arms import DAYS_IN_A_MONTH, Arms
from sysmap.contexts.compared.levels import Level
from sysmap.contexts.compared.rates import BOTH, EACH, EITHER, Rates
from sysmap.contexts.compared.tie_lives import TieLives, pair_lives, tie_lives
from sysmap.spans import clipped
from sysmap.system import Flags, Integers, Numbers

MOST_DENSE = 500
"""Squares of more units than this are kept sparse."""
MOST_PAIRS = 500
"""Among more actors than this their pairs are not gone through."""


@dataclass(frozen=True, eq=False)
class AtRisk:
    """Rows of events and months at risk, each between two of those at risk.

    Shape:     `one` and `other` are places among those at risk, the same twice where a row has one.
    """

    one: Integers
    other: Integers
    events: Numbers
    months: Numbers
    rule: str
    per: str
    """What a rate is for each of."""

    def by(self, level: Level) -> Rates:
        """The same between the units of a level."""
        places = level.unit[self.one], level.unit[self.other]
        size = (level.size, level.size)
        squares = [csr_array((values, places), size) for values in (self.events, self.months)]
        if level.size <= MOST_DENSE:
            squares = [square.toarray() for square in squares]
        return Rates(squares[0], squares[1], self.rule)


def endings(arms: Arms) -> AtRisk:
    """The ties that ended while the context was in force, over the months they held in it."""
    return _of_lives(arms, tie_lives(arms.exposure), left=False)


def departures(arms: Arms) -> AtRisk:
    """The ties that went with an end that left, over the same months."""
    return _of_lives(arms, tie_lives(arms.exposure), left=True)


def formations(arms: Arms) -> AtRisk:
    """The pairs that formed a tie, over the months in which they were there without one.

    Where those at risk are not asked about each other, or are too many for their pairs to be gone
    through: the ties that formed, over their own months.
    """
    by_pair = arms.between_themselves and arms.actors.size <= MOST_PAIRS
    return _of_pairs(arms) if by_pair else _of_single(arms)


def _of_lives(arms: Arms, lives: TieLives, *, left: bool) -> AtRisk:
    first, after = arms.days
    one, other, chosen = _ends(arms, lives)
    held = np.minimum(lives.end, after).astype(float) - np.maximum(lives.start, first)
    at_risk = chosen & (held > 0)
    gone = (lives.end > first) & (lives.end < after) & (lives.left == left)
    return AtRisk(
        one[at_risk],
        other[at_risk],
        gone[at_risk].astype(float),
        held[at_risk] / DAYS_IN_A_MONTH,
        EITHER,
        "tie-month",
    )


def _ends(arms: Arms, lives: TieLives) -> tuple[Integers, Integers, Flags]:
    """The places of the ends of each life among those at risk, and which lives are compared."""
    one, other = arms.place[lives.one], arms.place[lives.other]
    if arms.between_themselves:
        return one, other, (one >= 0) & (other >= 0)
    either = np.maximum(one, other)
    return np.where(one >= 0, one, either), np.where(other >= 0, other, either), either >= 0


def _came(arms: Arms, lives: TieLives) -> Flags:
    first, after = arms.days
    opens, _ = arms.programme
    came: Flags = (lives.start >= first) & (lives.start < after) & (lives.start > opens)
    return came & lives.formed


def _of_single(arms: Arms) -> AtRisk:
    """Ties that formed, one half for each end; both halves for the one end that is at risk."""
    lives = tie_lives(arms.exposure)
    one, other, chosen = _ends(arms, lives)
    came = chosen & _came(arms, lives)
    own = np.arange(arms.actors.size, dtype=np.int32)
    there = arms.exposure.days_there(*arms.days)[arms.actors] / DAYS_IN_A_MONTH
    ends = np.concatenate([one[came], other[came], own])
    halves = 2 * int(came.sum())
    events = np.concatenate([np.full(halves, 0.5), np.zeros(own.size)])
    months = np.concatenate([np.zeros(halves), there])
    kinds = arms.kinds[0] if len(arms.kinds) == 1 else "actor"
    return AtRisk(ends, ends, events, months, EACH, f"{kinds}-month")


def _of_pairs(arms: Arms) -> AtRisk:
    lives = pair_lives(arms.exposure)
    one, other, chosen = _ends(arms, lives)
    chosen &= _askable(arms, one, other)
    first, after = arms.days
    held = np.minimum(lives.end, after).astype(float) - np.maximum(lives.start, first)
    held = np.where(chosen, np.maximum(held, 0), 0)
    came = chosen & _came(arms, lives)
    low, high, there = _together(arms)
    return AtRisk(
        np.concatenate([low, one[chosen]]),
        np.concatenate([high, other[chosen]]),
        np.concatenate([np.zeros(low.size), came[chosen].astype(float)]),
        np.concatenate([there, -held[chosen]]) / DAYS_IN_A_MONTH,
        BOTH,
        "pair-month",
    )


def _askable(arms: Arms, one: Integers, other: Integers) -> Flags:
    return arms.selection.observable(arms.actors[one], arms.actors[other], arms.apart)


def _together(arms: Arms) -> tuple[Integers, Integers, Numbers]:
    """Every observable pair of those at risk, and on how many days both were there."""
    low, high = (end.astype(np.int32) for end in np.triu_indices(arms.actors.size, k=1))
    seen = _askable(arms, low, high)
    low, high = low[seen], high[seen]
    days = np.zeros(low.size)
    for (start, end), (starts, ends) in product(_stays(arms), repeat=2):
        shared = np.minimum(end[low], ends[high]) - np.maximum(start[low], starts[high])
        days += np.maximum(shared, 0)
    return low, high, days


def _stays(arms: Arms) -> list[tuple[Numbers, Numbers]]:
    """The first stay of each of those at risk, then the second ...: first day and day after."""
    spans = clipped(arms.exposure.lives, *arms.days)
    spans = spans.chosen(arms.place[spans.of] >= 0)
    place = arms.place[spans.of]
    nth = np.arange(place.size) - np.searchsorted(place, place)
    stays = []
    for turn in range(int(nth.max(initial=-1)) + 1):
        start, end = np.zeros(arms.actors.size), np.zeros(arms.actors.size)
        start[place[nth == turn]] = spans.start[nth == turn]
        end[place[nth == turn]] = spans.end[nth == turn]
        stays.append((start, end))
    return stays
