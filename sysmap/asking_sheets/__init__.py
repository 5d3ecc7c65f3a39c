"""Ask sheets: who is given one before a meeting, what stands on it, and what came back of a round.

Everything here works on the record as the team sees it, so that who is not shown to the team is on
no sheet, and whoever is not named is a code on it.
"""

from sysmap.asking_sheets.own_list import Connection, OwnList, Person, own_list, own_lists
from sysmap.asking_sheets.round import Round, Unrecorded, round_of
from sysmap.asking_sheets.turns import (
    MINUTES_A_SHEET,
    MOST_SHEETS,
    Turns,
    Waiting,
    meetings_in_order,
    turns,
)

__all__ = [
    "MINUTES_A_SHEET",
    "MOST_SHEETS",
    "Connection",
    "OwnList",
    "Person",
    "Round",
    "Turns",
    "Unrecorded",
    "Waiting",
    "meetings_in_order",
    "own_list",
    "own_lists",
    "round_of",
    "turns",
]
