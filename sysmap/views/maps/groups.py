"""The map of services, or of sectors: each a node, the ties between their members summed.

People who belong to none stand together by their kind: young people, carers. Ties within a group
are not drawn. Opened, a group shows its members and all whom they are tied to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from sysmap.model import KINDS, SERVICE
from sysmap.network import Settings, snapshot
from sysmap.selection import Selection
from sysmap.spans import Spans, merged
from sysmap.system import System
from sysmap.views.clock import Clock, clocks_of_the_map
from sysmap.views.colours import sector_inks, sector_number
from sysmap.views.maps.few import Between, counted_at_once, counted_over_time, members_shown
from sysmap.views.maps.grouping import NAMED_GROUP, SECTORS, By, Grouping, grouping, many
from sysmap.views.maps.layout import HALF_SIDE, places, rough_places, stored_places
from sysmap.views.maps.lifetimes import Value, Window, by_thing, holds_at, lives, spells, window_of
from sysmap.views.maps.ring import RIM, Places, spread, stretched
from sysmap.views.maps.scene import (
    Payload,
    dated,
    kind_entry,
    numbered,
    sealed,
)
from sysmap.views.maps.steps import drawable
from sysmap.views.tables import Table

NOUNS = {"actor": ["group", "groups"], "tie": ["link", "links"]}
MOST_PLACED = 2000
"""Of more actors than this not everybody is given a place before their groups are drawn."""
ROOM = 0.34
"""How far apart two nodes stand at least, the map being 2 wide."""


def groups_payload(system: System, by: By, clocks: Sequence[Clock] | None = None) -> Payload:
    """The map of services or sectors at every date, as columns for the browser.

    Shape:     the strength of a link is the number of ties between members of the two groups that
               hold; the size of a node is the number of people who are there; None where either
               rests on fewer than five people.
    """
    ways = clocks or clocks_of_the_map(system)
    window, selection = window_of(ways), Selection(system, Settings())
    groups = grouping(system, by)
    alive = _lives(groups, selection, window)
    links = _links(groups, spells(selection, window))
    return sealed(
        _columns(groups, alive, links)
        | _sizes(groups, alive, ways[0], window, selection)
        | dated(ways, window)
    )


def links_table(system: System, by: By, on_day: date) -> Table:
    """The ties between each two groups on one day, and those within each, as rows.

    A mark stands where a number rests on fewer than five people.
    """
    groups, network = grouping(system, by), snapshot(system, on_day)
    held = [
        network.actors[end[drawable(network)]].tolist()
        for end in (network.tie_source, network.tie_target)
    ]
    ties = zip(*held, strict=True)
    names, counts = groups.labels, counted_at_once(groups, ties)
    rows = [
        (names[one], names[other], between.shown.cell) for (one, other), between in counts.items()
    ]
    return Table(("Group", "And", "Ties"), sorted(rows, key=lambda row: (row[0], row[1])))


def _lives(groups: Grouping, selection: Selection, window: Window) -> dict[int, list[int]]:
    """Group -> the days on which somebody or something of it is there."""
    each = selection.actor_lives
    return by_thing(window.of(merged(Spans(groups.of[each.of], each.start, each.end))))


def _links(
    groups: Grouping, held: Mapping[int, Sequence[Value]]
) -> dict[tuple[int, int], list[Value]]:
    """Pair of groups -> start, end and number of ties of each time that some hold."""
    ends = [groups.system.numbers("tie", end).tolist() for end in ("source", "target")]
    turns: defaultdict[tuple[int, int], defaultdict[int, list[tuple[tuple[int, int], int]]]]
    turns = defaultdict(lambda: defaultdict(list))
    for tie, row in held.items():
        both = ends[0][tie], ends[1][tie]
        one, other = sorted(groups.of[[*both]].tolist())
        if one != other:
            for start, end in zip(row[::3], row[1::3], strict=True):
                turns[one, other][int(start or 0)].append((both, 1))
                turns[one, other][int(end or 0)].append((both, -1))
    return {
        pair: counted_over_time(Between(groups, pair), when) for pair, when in sorted(turns.items())
    }


def _columns(
    groups: Grouping, alive: Mapping[int, list[int]], links: Mapping[tuple[int, int], list[Value]]
) -> Payload:
    shown = sorted(alive)
    place = {group: number for number, group in enumerate(shown)}
    kinds, kind_of = numbered([groups.kinds[group] for group in shown], known=KINDS)
    inks = sector_inks([groups.sectors[group] for group in shown])
    sector_place = {name: number for number, name in enumerate(inks)}
    where = _places(groups)[shown].round().astype(int) if shown else np.zeros((0, 2), dtype=int)
    counts = [count for row in links.values() for count in row[2::3] if count is not None]
    return {
        "mode": "groups",
        "programme": groups.system.programme_name,
        "alt": f"Groups: {len(shown)} groups and {len(links)} links",
        "nouns": NOUNS,
        "kinds": [kind_entry(kind) | {"name": _called(kind, groups.by)} for kind in kinds],
        "sectors": [{"name": name, "colour": sector_number(ink)} for name, ink in inks.items()],
        "tieKinds": [
            {
                "name": "ties",
                "directed": False,
                "counts": True,
                "low": min(counts, default=0),
                "high": max(counts, default=0),
            }
        ],
        "actor": {
            "key": [groups.keys[group] for group in shown],
            "label": [groups.labels[group] for group in shown],
            "x": where[:, 0].tolist(),
            "y": where[:, 1].tolist(),
            "spans": [alive[group] for group in shown],
            "kind": kind_of,
            "sector": [sector_place.get(groups.sectors[group] or "", -1) for group in shown],
        },
        "tie": {
            "source": [place[one] for one, _ in links],
            "target": [place[other] for _, other in links],
            "kind": [0] * len(links),
            "spans": list(links.values()),
        },
        "outlines": [],
    }


def _called(kind: str, by: By) -> str:
    """What the legend calls a node: a service, a sector, or all of a kind who belong to none."""
    if kind == NAMED_GROUP:
        return "sector" if by == SECTORS else "group"
    return kind if kind == SERVICE else f"{many(kind)} together"


def _sizes(
    groups: Grouping,
    alive: Mapping[int, list[int]],
    clock: Clock,
    window: Window,
    selection: Selection,
) -> Payload:
    """How many people each group has at each step of the first clock."""
    shown = sorted(alive)
    people = [
        (int(groups.of[actor]), row)
        for actor, row in lives(selection, window).items()
        if groups.people[actor]
    ]
    days = [day - window.first for day in clock.days]
    values = [_members_on(people, day, shown) for day in days]
    high = max((count or 0 for column in values for count in column), default=0)
    return {"size": {"label": "people in it", "days": days, "values": values, "high": high}}


def _members_on(
    people: Iterable[tuple[int, Sequence[int]]], day: int, shown: Sequence[int]
) -> list[int | None]:
    here = [group for group, row in people if holds_at(row, day, width=2)]
    counts = np.bincount(here, minlength=max(shown, default=0) + 1)
    return members_shown(counts[list(shown)])


def _places(groups: Grouping) -> Places:
    """A service stands where it stands on the whole map; any other group amid its members."""
    at_once = groups.system.actor_count > MOST_PLACED and not stored_places(groups.system)
    everybody = (rough_places if at_once else places)(groups.system) / HALF_SIDE
    count = len(groups.keys)
    members = np.maximum(np.bincount(groups.of, minlength=count), 1)
    middle = np.column_stack(
        [np.bincount(groups.of, everybody[:, axis], minlength=count) / members for axis in (0, 1)]
    )
    heads = np.array(groups.heads, dtype=np.intp)
    fixed = heads >= 0
    middle[fixed] = everybody[heads[fixed]]
    outward = np.array([kind == NAMED_GROUP for kind in groups.kinds])
    middle[outward] = _to_the_rim(middle[outward])
    apart = spread(middle, ~fixed, ROOM)
    return (apart if fixed.any() else stretched(apart)) * HALF_SIDE


def _to_the_rim(middle: Places) -> Places:
    reach = np.maximum(np.abs(middle).max(axis=1), 1e-9)
    outward: Places = middle * (0.8 * RIM / reach)[:, None]
    return outward
