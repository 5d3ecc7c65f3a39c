"""Who is given an ask sheet before a meeting, and at which meeting the turn of the others comes.

The record does not keep to whom a sheet was given. It is reckoned: from the first meeting on those
are given one who were given one longest ago, so that nobody waits for ever for somebody who never
answers, and that a turn is the same whenever it is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sysmap.errors import WrongUsage
from sysmap.metrics.hearing import hearing
from sysmap.model import NOT_PEOPLE, YOUNG_PERSON
from sysmap.selection import Selection, Settings
from sysmap.system import ALWAYS, System, date_of

MINUTES_A_SHEET = 2
"""What one sheet takes a facilitator to hand out, bring in and look over."""
MOST_SHEETS = 15
"""As many as half an hour of a facilitator's time has room for."""
NEVER = -1


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Somebody whose turn comes later.

    Shape:     `after` how many meetings later; `meeting` which one, None where the record does not
               know it yet
    """

    actor: int
    after: int
    meeting: int | None


@dataclass(frozen=True, kw_only=True)
class Turns:
    """Who is given a sheet this time, and who waits; both in the order of their turn."""

    now: tuple[int, ...]
    waiting: tuple[Waiting, ...]


def turns(system: System, meeting: int) -> Turns:
    """Who is given a sheet for a meeting, which is given by its number in the record."""
    order = meetings_in_order(system)
    if meeting not in order:
        raise WrongUsage("that meeting is cancelled, or not in the record; choose another")
    selection, place = Selection(system, Settings()), order.index(meeting)
    given: dict[int, int] = {}
    for turn, earlier in enumerate(order[:place]):
        given |= dict.fromkeys(_queue(selection, earlier, given)[:MOST_SHEETS], turn)
    queue = _queue(selection, meeting, given)
    later = enumerate(queue[MOST_SHEETS:], start=MOST_SHEETS)
    return Turns(
        now=tuple(queue[:MOST_SHEETS]),
        waiting=tuple(_waiting(actor, one // MOST_SHEETS, order[place:]) for one, actor in later),
    )


def meetings_in_order(system: System) -> list[int]:
    """The meetings that took or take place, by their number in the record, the earliest first."""
    days = system.days("meeting", "date", ALWAYS)
    cancelled = system.column("meeting", "cancelled")
    held = (one for one, off in enumerate(cancelled) if not off)
    return sorted(held, key=lambda one: (int(days[one]), one))


def _waiting(actor: int, after: int, onward: list[int]) -> Waiting:
    return Waiting(actor=actor, after=after, meeting=onward[after] if after < len(onward) else None)


def _queue(selection: Selection, meeting: int, given: Mapping[int, int]) -> list[int]:
    """Everybody who is asked at that time: who was given a sheet longest ago, or never, first.

    Of several, who was heard longest ago.
    """
    system = selection.system
    day = int(system.days("meeting", "date", ALWAYS)[meeting])
    asked = np.flatnonzero(hearing(selection, date_of(day)).eligible).tolist()
    kinds, heard = system.texts("actor", "kind"), _last_heard(system, day)
    members = (actor for actor in asked if kinds[actor] not in (YOUNG_PERSON, *NOT_PEOPLE))
    return sorted(
        members,
        key=lambda actor: (given.get(actor, NEVER), heard.get(actor, ALWAYS), system.keys[actor]),
    )


def _last_heard(system: System, day: int) -> dict[int, int]:
    """The last day before this one on which each teller told anything."""
    tellers, days = system.numbers("report", "teller"), system.days("report", "day", ALWAYS)
    before = np.flatnonzero(days < day)
    in_order = before[np.argsort(days[before], kind="stable")]
    return dict(zip(tellers[in_order].tolist(), days[in_order].tolist(), strict=True))
