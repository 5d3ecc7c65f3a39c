"""Which contexts held for the same people on the same days, and which practices they share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sysmap.contexts.account import Account
from sysmap.contexts.exposure import Exposure
from sysmap.periods import ONE_DAY, programme_days
from sysmap.practice import moves_of
from sysmap.spans import Spans, clipped, overlaps
from sysmap.system import Integers, Numbers, day_number

NOT_TOLD_APART = 0.5
"""Two contexts that share more of their covered days than this cannot be told apart here."""


class Overlap(NamedTuple):
    """What two contexts share: days on which both cover the same actor.

    Shape:     `share` is the days of both over the days of either (Jaccard), None where neither
               covers anybody.
    """

    one: int
    other: int
    days: int
    actors: int
    of_one: int
    of_other: int
    share: float | None

    @property
    def told_apart(self) -> bool:
        """Whether the two can be told apart at all."""
        return self.share is None or self.share <= NOT_TOLD_APART


def overlap(exposure: Exposure, one: int, other: int) -> Overlap:
    """How far two contexts cover the same actors on the same days of the programme."""
    spans = [_in_programme(exposure, context) for context in (one, other)]
    both = overlaps(spans[0], spans[0].of, spans[1])
    shared, *own = (_days(found) for found in (both, *spans))
    either = sum(own) - shared
    actors = int(np.unique(both.of).size)
    return Overlap(one, other, shared, actors, own[0], own[1], shared / either if either else None)


def overlaps_of(exposure: Exposure, context: int) -> list[Overlap]:
    """One context with every other."""
    others = range(len(exposure.days))
    return [overlap(exposure, context, other) for other in others if other != context]


def _in_programme(exposure: Exposure, context: int) -> Spans:
    days = programme_days(exposure.system)
    spans = exposure.spans_there[context]
    if days is None:
        return spans.chosen(np.zeros(spans.of.size, dtype=bool))
    return clipped(spans, day_number(days[0]), day_number(days[1] + ONE_DAY))


def _days(spans: Spans) -> int:
    return int((spans.end.astype(np.int64) - spans.start).sum())


class PracticeMap(NamedTuple):
    """How many moves each context and practice have in common.

    Shape:     `moves` has a row a context and a column a practice; a move counts for a context that
               covered its maker that day, and in no practice where none is recorded.
    """

    contexts: tuple[int, ...]
    practices: tuple[int, ...]
    moves: Integers

    @property
    def likeness(self) -> Numbers:
        """How alike the practices of two contexts are, 0 to 1 (cosine); nan for no move."""
        size = np.sqrt((self.moves.astype(float) ** 2).sum(axis=1))
        with np.errstate(invalid="ignore"):
            return (self.moves @ self.moves.T) / np.outer(size, size)


def practice_map(accounts: Sequence[Account]) -> PracticeMap:
    """Contexts and the practices of the moves made under them."""
    system = accounts[0].system
    practice = system.numbers("move", "practice")
    used = sorted({int(number) for number in practice[: len(moves_of(system).all)]} - {-1})
    place = {number: column for column, number in enumerate(used)}
    moves = np.zeros((len(accounts), len(used)), dtype=np.int32)
    for row, account in enumerate(accounts):
        for move in account.total("moves"):
            if practice[move] >= 0:
                moves[row, place[int(practice[move])]] += 1
    return PracticeMap(tuple(account.context for account in accounts), tuple(used), moves)
