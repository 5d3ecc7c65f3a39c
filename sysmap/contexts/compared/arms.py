"""Who is compared under a context: those it covered, and those of the same kinds it did not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sysmap.contexts.exposure import Exposure
from sysmap.periods import ONE_DAY, programme_days
from sysmap.selection import Pair, Selection
from sysmap.spans import clipped
from sysmap.system import Flags, Integers, day_number

FACILITATOR = "facilitator"
SERVICE = "service"
DAYS_IN_A_MONTH = 365.25 / 12


@dataclass(frozen=True, eq=False, repr=False)
class Arms:
    """One context while it was in force, and the two arms that are compared.

    At risk are the actors of the kinds that it covers who were there in that time: services only
    where it covers nobody else, and nobody who came to run the group. Covered is who was covered
    on half or more of their days in it.
    """

    exposure: Exposure
    context: int

    @property
    def selection(self) -> Selection:
        """The record, as the settings choose of it."""
        return self.exposure.selection

    @cached_property
    def programme(self) -> tuple[int, int]:
        """The programme's days [first, after); none where nothing has a date."""
        days = programme_days(self.selection.system)
        return (0, 0) if days is None else (day_number(days[0]), day_number(days[1] + ONE_DAY))

    @cached_property
    def days(self) -> tuple[int, int]:
        """The days [first, after) of the programme in which the context was in force."""
        (start, end), (first, after) = self.exposure.days[self.context], self.programme
        begins = max(start, first)
        return begins, max(min(end, after), begins)

    @property
    def in_force(self) -> bool:
        """Whether it was in force on any day of the programme."""
        first, after = self.days
        return first < after

    @cached_property
    def reached(self) -> Flags:
        """Everybody whom it covered on half or more of their days in that time."""
        there = self.exposure.days_there(*self.days)
        covered = self.exposure.days_covered(self.context, *self.days)
        flags: Flags = (2 * covered >= there) & (covered > 0)
        return flags

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are compared."""
        told = np.array(self.selection.system.texts("actor", "kind"), dtype=object)
        found = {kind for kind in told[self.reached & ~self._runs_the_group] if kind}
        return tuple(sorted(found - {SERVICE} or found))

    @cached_property
    def actors(self) -> Integers:
        """Those at risk, by their numbers in the record."""
        told = np.array(self.selection.system.texts("actor", "kind"), dtype=object)
        there = self.exposure.days_there(*self.days) > 0
        at_risk = there & np.isin(told, self.kinds) & ~self._runs_the_group
        return np.flatnonzero(at_risk).astype(np.int32)

    @cached_property
    def covered(self) -> Integers:
        """Of each of those at risk 1 if the context covered them, else 0."""
        return self.reached[self.actors].astype(np.int32)

    @cached_property
    def partly(self) -> int:
        """How many of those at risk it covered on some of their days and not on others."""
        there = self.exposure.days_there(*self.days)[self.actors]
        covered = self.exposure.days_covered(self.context, *self.days)[self.actors]
        return int(np.count_nonzero((covered > 0) & (covered < there)))

    @property
    def has_two(self) -> bool:
        """Whether anybody at risk was covered, and anybody was not."""
        return 0 < int(self.covered.sum()) < self.covered.size

    @cached_property
    def place(self) -> Integers:
        """Of each actor of the record the place among those at risk, -1 for the others."""
        place = np.full(self.selection.system.actor_count, -1, dtype=np.int32)
        place[self.actors] = np.arange(self.actors.size)
        return place

    @cached_property
    def between_themselves(self) -> bool:
        """Whether ties are asked about between those at risk: else each tie has one of them."""
        kind = self.selection.kinds.of[self.actors]
        kinds = np.unique(kind)
        asked = self.selection.askable[np.ix_(kinds, kinds)]
        return self.kinds != (SERVICE,) and bool(asked.any())

    @cached_property
    def apart(self) -> set[Pair]:
        """The pairs kept apart at any time of the programme: they are in no number."""
        first, after = self.programme
        return self.selection.kept_apart(first, after)

    @cached_property
    def _runs_the_group(self) -> Flags:
        spans = clipped(self.selection.roles(FACILITATOR), *self.days)
        flags = np.zeros(self.selection.system.actor_count, dtype=bool)
        flags[spans.of] = True
        return flags
