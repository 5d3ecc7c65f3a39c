"""One context in one period: whom it covered, and what happened among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sysmap.contexts.period_network import PeriodNetwork
from sysmap.contexts.whole_period import WholePeriod
from sysmap.contexts.whose_moves import RULES
from sysmap.periods import Period
from sysmap.practice import RecordedMove
from sysmap.system import Flags, Integers, System, day_number

NOT_IN_FORCE = "not in force"
COVERS_NOBODY = "covers nobody in the record"
IN_FORCE = "in force"


@dataclass(frozen=True, eq=False, repr=False)
class Case:
    """One context in one period.

    What happened on a day (a move, a tie that formed) is held against the coverage of that day, a
    tie that went against that of its last day; what was so on the last day of the period (a tie, a
    circle) against those whom the context covered on half of their days or more. `earlier` is the
    same context in the period before.
    """

    context: int
    whole: WholePeriod
    earlier: Case | None

    @property
    def system(self) -> System:
        """The record."""
        return self.whole.system

    @property
    def period(self) -> Period:
        """The period."""
        return self.whole.period

    @cached_property
    def days_in_force(self) -> int:
        """On how many days of the period the context is in force."""
        start, end = self.whole.exposure.days[self.context]
        return max(0, min(end, self.period.after) - max(start, self.period.first))

    @cached_property
    def standing(self) -> str:
        """Whether the context is in force in this period, and covers anybody who is there."""
        span = self.period.first, self.period.after
        if not self.days_in_force:
            return NOT_IN_FORCE
        reaches = self.whole.exposure.days_covered(self.context, *span).any()
        return IN_FORCE if reaches else COVERS_NOBODY

    @property
    def in_force(self) -> bool:
        """Whether it is in force, and covers somebody, on any day of the period."""
        return self.standing == IN_FORCE

    @property
    def covered(self) -> Flags:
        """Whom it covers on at least half of the days on which they are there."""
        flags: Flags = self.whole.covered[self.context]
        return flags

    def covers(self, actors: Integers, days: Integers) -> Flags:
        """Whether it covers each of these actors on the day that stands beside it."""
        return self.whole.exposure.covers(self.context, actors, days)

    @cached_property
    def made(self) -> list[tuple[RecordedMove, int]]:
        """Each move that it covered with each of its makers whom it covered on the move's day."""
        return [
            (move, maker)
            for move in self.moves
            for maker, covered in zip(move.makers, self._covers(move.makers, move), strict=True)
            if covered
        ]

    @cached_property
    def moves(self) -> list[RecordedMove]:
        """The moves that it covered, by the rule of the ledger: a maker covered that day, or so."""
        rule = RULES[self.whole.moves_by]
        people = ((move, rule.people(move)) for move in self.whole.moves)
        return [move for move, some in people if some and rule.enough(self._covers(some, move))]

    def _covers(self, people: Sequence[int], move: RecordedMove) -> list[bool]:
        """Whether it covered each of these people on the day of a move."""
        days = np.full(len(people), day_number(move.day), dtype=np.int32)
        flags: list[bool] = self.covers(np.array(people, dtype=np.int32), days).tolist()
        return flags

    @cached_property
    def network(self) -> PeriodNetwork:
        """The network on the last day among those whom it covers, without pairs kept apart."""
        network = self.whole.unflagged
        return network.among(self.covered[network.actors])

    @cached_property
    def ends_covered(self) -> tuple[Flags, Flags]:
        """Whether it covers the ends of each changed tie: on its first day; if it went, its last.

        Who leaves takes their ties along on the day on which their coverage is over too.
        """
        changes = self.whole.difference.changes
        days = changes.day - (changes.before & ~changes.after)
        one, other = self.whole.tie_ends
        return self.covers(one, days), self.covers(other, days)

    def both(self, one: Integers, other: Integers) -> Flags:
        """Of which pairs it covers both ends on half of their days."""
        flags: Flags = self.covered[one] & self.covered[other]
        return flags

    def either(self, one: Integers, other: Integers) -> Flags:
        """Of which pairs it covers an end on half of its days."""
        flags: Flags = self.covered[one] | self.covered[other]
        return flags
