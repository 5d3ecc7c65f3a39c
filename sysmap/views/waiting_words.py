"""What waits at a meeting, and the meeting at which its turn comes."""

from __future__ import annotations

from sysmap.meetings import Agenda, Waiting, held_meetings
from sysmap.system import System
from sysmap.views import tonight_words as words
from sysmap.views.tables import Table

FROM_NOW = {1: "the next meeting", 2: "the meeting after that"}
WAITS = {
    "disputed": "disputed",
    "moves": "moves",
    "new": "new connections",
    "not spoken of": "circles that nobody spoke of",
    "context": "contexts",
    "turn": "connections in turn",
}

ONE = {
    "disputed": "disputed",
    "moves": "move",
    "new": "new connection",
    "not spoken of": "circle that nobody spoke of",
    "context": "context",
    "turn": "connection in turn",
}


def waits(system: System, number: int, waiting: Waiting) -> str:
    """What waits at a meeting, and for which one."""
    count = len(waiting.things)
    what = ONE[waiting.why] if count == 1 else WAITS[waiting.why]
    return f"{count} {what}: {when(system, number, waiting.meetings)}"


def when(system: System, number: int, meetings: int) -> str:
    """The meeting that comes so many after one, by name where it is recorded already."""
    order = held_meetings(system)
    place = order.index(number) + meetings
    if place < len(order):
        return words.meeting(system, order[place])
    return FROM_NOW.get(meetings, f"{meetings} meetings from now")


def waiting_table(system: System, found: Agenda) -> Table:
    """Everything that waits, thing by thing, with the meeting at which its turn comes."""
    rows = [
        (
            WAITS[waiting.why],
            words.line(system, thing, waiting.why, found.circles),
            when(system, found.meeting, waiting.meetings),
        )
        for waiting in found.waiting
        for thing in waiting.things
    ]
    return Table(("What", "Which", "Its turn"), rows)
