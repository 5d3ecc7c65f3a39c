"""Who is left out, and who holds the worker: facts about the programme, never about one person."""

from sysmap.left_out.cells import ALL, FEWEST, Cell
from sysmap.left_out.groups import GroupRow, left_out
from sysmap.left_out.holding import WhoHolds, who_holds
from sysmap.left_out.spoken_of import last_noted, last_spoken_of, meetings_between

__all__ = [
    "ALL",
    "FEWEST",
    "Cell",
    "GroupRow",
    "WhoHolds",
    "last_noted",
    "last_spoken_of",
    "left_out",
    "meetings_between",
    "who_holds",
]
