"""The agenda of a meeting: few items, each decided by one word, and all that must come."""

from __future__ import annotations

from functools import lru_cache

from sysmap.meetings.decisions import decided_at
from sysmap.meetings.musts import musts
from sysmap.meetings.occasion import Occasion
from sysmap.meetings.things import Agenda
from sysmap.meetings.turns import in_turn
from sysmap.system import System

MINUTES = 15
"""So long a group goes through its agenda at most."""
SECONDS_AN_ITEM = 30
MOST_ITEMS = MINUTES * 60 // SECONDS_AN_ITEM


@lru_cache(maxsize=8)
def agenda(system: System, meeting: int) -> Agenda:
    """What the group looks at, at a meeting that is given by its number in the record.

    It is built from what was known before the meeting, so that what is decided there does not
    change it; of two who are kept apart at any time there is nothing in it.
    Raises:    WrongUsage -> the meeting was cancelled.
    """
    occasion = Occasion(system, meeting)
    must = musts(occasion)
    already = [thing for item in must for thing in item.things]
    turn, waiting = in_turn(occasion, already, MOST_ITEMS - len(must))
    return Agenda(
        meeting=meeting,
        day=occasion.day,
        since=occasion.since,
        items=(*must, *turn),
        waiting=tuple(waiting),
        decided=decided_at(system, meeting),
        circles={one.young_person: one for one in occasion.circles},
    )
