"""What a group looks at together at a meeting: the agenda, what was decided, and what waits."""

from sysmap.meetings.agenda import MINUTES, MOST_ITEMS, SECONDS_AN_ITEM, agenda
from sysmap.meetings.decisions import Decision, decided_at
from sysmap.meetings.occasion import held_meetings
from sysmap.meetings.things import Agenda, Item, Said, Thing, Waiting, Why

__all__ = [
    "MINUTES",
    "MOST_ITEMS",
    "SECONDS_AN_ITEM",
    "Agenda",
    "Decision",
    "Item",
    "Said",
    "Thing",
    "Waiting",
    "Why",
    "agenda",
    "decided_at",
    "held_meetings",
]
