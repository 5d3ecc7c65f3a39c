"""What a record holds of one period, whatever the context: ties, moves, who was heard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from sysmap.change import Difference, between
from sysmap.contexts.exposure import Exposure
from sysmap.contexts.period_network import PeriodNetwork, without_pairs
from sysmap.contexts.whose_moves import MovesBy
from sysmap.metrics.circles import Circle, circles_of
from sysmap.metrics.hearing import Hearing, hearing
from sysmap.network import Network, snapshot
from sysmap.periods import Period
from sysmap.practice import RecordedMove, moves_of
from sysmap.selection import Counts, Pair, Selection
from sysmap.system import Flags, Integers, System


@dataclass(frozen=True, eq=False, repr=False)
class WholePeriod:
    """One period, with all that its contexts are looked at with; nothing is reckoned twice."""

    selection: Selection
    exposure: Exposure
    period: Period
    opens: date
    """The programme's first day."""
    moves_by: MovesBy = "maker"

    @property
    def system(self) -> System:
        """The record."""
        return self.selection.system

    @cached_property
    def difference(self) -> Difference:
        """What changed from the day before the period, or the day it all opens, to its last day."""
        eve = self.period.eve(self.opens)
        return between(self.system, eve, self.period.last_day, self.selection.settings)

    @cached_property
    def network(self) -> Network:
        """The network on the last day."""
        return snapshot(self.system, self.period.last_day, self.selection.settings)

    @cached_property
    def unflagged(self) -> PeriodNetwork:
        """The network on the last day, without the pairs kept apart on any day of the period."""
        return without_pairs(self.network, self.apart)

    @cached_property
    def circles(self) -> tuple[Circle, ...]:
        """The circles on the last day."""
        return circles_of(self.unflagged)

    @cached_property
    def hearing(self) -> Hearing:
        """Who is asked about their ties on the last day, and who was heard from."""
        return hearing(self.selection, self.period.last_day)

    @cached_property
    def moves(self) -> list[RecordedMove]:
        """The moves made in the period."""
        return [move for move in moves_of(self.system).all if self.period.holds(move.day)]

    @cached_property
    def days_there(self) -> Counts:
        """On how many days of the period each actor is there."""
        return self.exposure.days_there(self.period.first, self.period.after)

    @cached_property
    def covered(self) -> Flags:
        """Whom each context covers on at least half of the days on which they are there.

        Shape:     a row a context, a column an actor.
        """
        span = self.period.first, self.period.after
        days = [
            self.exposure.days_covered(context, *span) for context in range(len(self.exposure.days))
        ]
        covered = np.array(days, dtype=np.int64).reshape(-1, self.system.actor_count)
        flags: Flags = (2 * covered >= self.days_there) & (self.days_there > 0)
        return flags

    @cached_property
    def apart(self) -> set[Pair]:
        """The pairs kept apart at any time of the period: their ties are in no number."""
        return self.selection.kept_apart(self.period.first - 1, self.period.after - 1)

    @cached_property
    def held(self) -> tuple[Integers, Integers, Integers]:
        """The ties that hold on the last day and count, and the two ends of each."""
        ties = self.unflagged.tie
        return (ties, *self._ends(ties))

    def listed(self, ties: tuple[int, ...]) -> tuple[int, ...]:
        """Those ties that a list may name: none of a pair that is kept apart at any time at all."""
        ends = self._ends(np.array(ties, dtype=np.int32))
        named = ~self.selection.among(self.selection.ever_apart, *ends)
        return tuple(tie for tie, told in zip(ties, named.tolist(), strict=True) if told)

    @cached_property
    def tie_ends(self) -> tuple[Integers, Integers]:
        """The two ends of each tie of the difference."""
        return self._ends(self.difference.changes.tie)

    @cached_property
    def ties(self) -> Mapping[str, Flags]:
        """The classes of change of the ties, without those of a pair kept apart."""
        shown = ~self.selection.among(self.apart, *self.tie_ends)
        classes = self.difference.changes.classes
        return {name: flags & shown for name, flags in classes.items()}

    @cached_property
    def pair_ends(self) -> tuple[Integers, Integers]:
        """The two ends of each pair of the difference."""
        return self._ends(self.difference.pair_changes.tie)

    @cached_property
    def pairs(self) -> Mapping[str, Flags]:
        """The classes of change of the pairs that could be seen to have a tie."""
        seen = self.selection.observable(*self.pair_ends, self.apart)
        classes = self.difference.pair_changes.classes
        return {name: flags & seen for name, flags in classes.items()}

    def _ends(self, tie: Integers) -> tuple[Integers, Integers]:
        return self.selection.tie_source[tie], self.selection.tie_target[tie]
