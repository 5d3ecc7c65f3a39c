"""What the Map page says of its choices, and of the map of groups."""

from __future__ import annotations

from datetime import date

from sysmap.disclosure import Disclosed
from sysmap.network import Network
from sysmap.system import System
from sysmap.views.clock import written
from sysmap.views.maps.few import counted_at_once, total_shown
from sysmap.views.maps.grouping import SERVICES as BY_SERVICES
from sysmap.views.maps.grouping import By, grouping
from sysmap.views.words import counted

SHOW, LOOK = "Show", "Arrangement and size"
ARRANGED, SIZE_BY = "Arranged", "Size by"
EVERYBODY, SERVICES, SECTORS = "everybody", "services", "sectors"
ONE_SIZE = "nothing, all alike"
WIDTHS = {"show": 190, "arranged": 270, "size": 210}
MOVES_NOTE = (
    "Drag somebody, or pick them and press Put elsewhere, to keep them at a place of your own; "
    "Alt and the arrow keys move whoever has the focus."
)

WIDE = "A link is as wide as the ties that it holds."
FEW = "Links are as wide as their ties; thin if fewer than five people hold them."


def back_to(by: By) -> str:
    """The way back from an opened group."""
    return "All services" if by == BY_SERVICES else "All sectors"


def groups_connected(system: System, by: By, last: Network) -> str:
    """How many ties the last step has between groups and within them."""
    groups = grouping(system, by)
    ends = [last.actors[end].tolist() for end in (last.tie_source, last.tie_target)]
    found = counted_at_once(groups, zip(*ends, strict=True))
    across, within = (
        total_shown([between for pair, between in found.items() if (pair[0] != pair[1]) == apart])
        for apart in (True, False)
    )
    name = "services and groups" if by == BY_SERVICES else "sectors and groups"
    told = f"{_ties(across)} between {name}, {_within(within)} within one"
    width = FEW if any(between.shown.hidden for between in found.values()) else WIDE
    return f"{_on(last.on_day)}: {told}. {width}"


def _ties(total: Disclosed) -> str:
    return total.text + " ties" if total.value is None else counted(int(total.value), "tie")


def _within(total: Disclosed) -> str:
    return "none" if total.value == 0 else total.text


def group_opened(system: System, opened: tuple[By, str], last: Network) -> str:
    """Who belongs to an opened group, and how many ties they have on the last day."""
    by, key = opened
    groups = grouping(system, by)
    members = set(groups.members(key).tolist())
    ends = [last.actors[end].tolist() for end in (last.tie_source, last.tie_target)]
    ties = sum(bool(members & {one, other}) for one, other in zip(*ends, strict=True))
    there = len(members & set(last.actors.tolist()))
    name = dict(zip(groups.keys, groups.labels, strict=True)).get(key, key)
    return f"{name}. {_on(last.on_day)}: {counted(there, 'member')}, {counted(ties, 'tie')}."


def _on(day: date) -> str:
    return f"On {written(day)}"
