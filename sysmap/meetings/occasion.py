"""One meeting and what was known before it: who was connected then, and at the meeting before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from sysmap.errors import WrongUsage
from sysmap.meetings.decisions import Decision, Place, decisions
from sysmap.meetings.things import Thing
from sysmap.metrics.circles import Circle, circles_of
from sysmap.network import Network, panel
from sysmap.selection import Pair
from sysmap.system import STILL, System, date_of, day_number

RECENT = 3
"""After so many meetings what nobody has confirmed or spoken of comes before the group again."""


def held_meetings(system: System) -> list[int]:
    """The meetings that were held or are to be, by number, in the order of their days."""
    cancelled = system.column("meeting", "cancelled")
    days = system.days("meeting", "date", STILL)
    return [one for one in np.argsort(days, kind="stable").tolist() if not cancelled[one]]


@dataclass(frozen=True, eq=False)
class Occasion:
    """A meeting, given by its number; what is said at it is no part of what was known before it.

    Raises:    WrongUsage -> the meeting was cancelled.
    """

    system: System
    meeting: int

    def __post_init__(self) -> None:
        if self.meeting not in held_meetings(self.system):
            key = self.system.texts("meeting", "key")[self.meeting]
            raise WrongUsage(f"meeting {key} was cancelled; choose one that was held")

    @cached_property
    def earlier(self) -> list[int]:
        """The meetings before this one."""
        order = held_meetings(self.system)
        return order[: order.index(self.meeting)]

    @cached_property
    def _days(self) -> list[int]:
        days: list[int] = self.system.days("meeting", "date", STILL).tolist()
        return days

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return date_of(self._days[self.meeting])

    @property
    def since(self) -> date | None:
        """The day of the meeting before; None where this is the first."""
        return date_of(self._days[self.earlier[-1]]) if self.earlier else None

    @property
    def recent(self) -> set[int]:
        """The meetings just before this one, of late."""
        return {*self.earlier[-RECENT:]}

    @property
    def long_ago(self) -> date | None:
        """A day that lies some meetings back; None where there were not so many."""
        enough = len(self.earlier) >= RECENT
        return date_of(self._days[self.earlier[-RECENT]]) if enough else None

    @cached_property
    def _networks(self) -> tuple[Network, Network]:
        eve = self.day - timedelta(days=1)
        before = (self.since or eve) - timedelta(days=1)
        then, now = panel(self.system, [before, eve])
        return then, now

    @property
    def now(self) -> Network:
        """Who was connected on the eve of the meeting."""
        return self._networks[1]

    @property
    def then(self) -> Network:
        """Who was connected on the eve of the meeting before."""
        return self._networks[0]

    @property
    def is_first(self) -> bool:
        """Whether there was no meeting before it."""
        return not self.earlier

    @cached_property
    def hidden(self) -> set[Pair]:
        """The pairs of which nothing is listed."""
        return self.now.selection.ever_apart

    @cached_property
    def ever_tied(self) -> set[Pair]:
        """The pairs of whom the record ever held a tie."""
        return {self.ends(tie) for tie in range(self.now.selection.tie_source.size)}

    @cached_property
    def circles(self) -> tuple[Circle, ...]:
        """The circle round each young person on the eve of the meeting."""
        return circles_of(self.now)

    def ends(self, tie: int) -> Pair:
        """The two actors of a tie, lower number first."""
        selection = self.now.selection
        one, other = int(selection.tie_source[tie]), int(selection.tie_target[tie])
        return min(one, other), max(one, other)

    def may_be_listed(self, tie: int) -> bool:
        """Whether a tie is between two who were never kept apart."""
        return self.ends(tie) not in self.hidden

    def is_since_the_last(self, day: date | None) -> bool:
        """Whether a day lies between the meeting before, included, and this one."""
        after = self.since is None or (day is not None and self.since <= day)
        return day is not None and after and day < self.day

    @cached_property
    def said_before(self) -> Mapping[Place, list[Decision]]:
        """What earlier meetings said of each thing."""
        earlier = {*self.earlier}
        found = {
            place: [one for one in told if one.meeting in earlier]
            for place, told in decisions(self.system).items()
        }
        return {place: told for place, told in found.items() if told}

    def last_said(self, thing: Thing) -> Decision | None:
        """What an earlier meeting said of a thing last."""
        return next(reversed(self.said_before.get(thing.place, [])), None)

    def last_turn(self, thing: Thing) -> int:
        """The place of the last meeting before this that had it on its agenda; -1 for none."""
        last = self.last_said(thing)
        return self.earlier.index(last.meeting) if last else -1

    def day_of(self, meeting: int) -> date:
        """The day of a meeting."""
        return date_of(self._days[meeting])

    def is_before(self, day: date) -> bool:
        """Whether a day was known before the meeting: its own day is, for answers come in then."""
        return day_number(day) <= day_number(self.day)
