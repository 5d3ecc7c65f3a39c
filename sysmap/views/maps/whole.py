"""The map of everybody at every date, as the browser draws it; and of one day as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from sysmap.network import Network, Settings, snapshot
from sysmap.selection import Selection
from sysmap.spans import Spans, merged
from sysmap.system import System
from sysmap.views.clock import Clock, clocks_of_the_map
from sysmap.views.maps.drift import drift
from sysmap.views.maps.grouping import By, grouping
from sysmap.views.maps.layout import free_places, places
from sysmap.views.maps.lifetimes import Value, Window, by_thing, lives, spells, window_of
from sysmap.views.maps.narrowing import narrowing
from sysmap.views.maps.scene import UNNAMED_KIND, Payload, Scene, columns, dated, sealed
from sysmap.views.maps.sizes import sizes
from sysmap.views.maps.statuses import statuses, while_shown
from sysmap.views.maps.steps import drawable
from sysmap.views.tables import Table

Arrangement = Literal["by service", "by ties alone", "drifting with the ties"]

BY_SERVICE: Arrangement = "by service"
BY_TIES: Arrangement = "by ties alone"
DRIFTING: Arrangement = "drifting with the ties"
ARRANGEMENTS = (BY_SERVICE, BY_TIES, DRIFTING)

MOST_ACTORS_AS_SHAPES, MOST_TIES_AS_SHAPES = 2000, 6000
"""A map of more than this is painted by the graphics card, with fewer names."""
MOST_ACTORS_AT_ONCE, MOST_TIES_AT_ONCE = 600, 2000
"""A record of more than this opens as the map of its services."""


def is_large(system: System) -> bool:
    """Whether the record is better met as the map of its services first."""
    ties = system.tables["tie"].num_rows
    return system.actor_count > MOST_ACTORS_AT_ONCE or ties > MOST_TIES_AT_ONCE


@dataclass(frozen=True)
class Look:
    """How the map of everybody is arranged, what the sizes say, and whom it is about."""

    arrangement: Arrangement = BY_SERVICE
    size_by: str | None = None
    opened: tuple[By, str] | None = None
    """A group of the map of groups, by its key: its members and all whom they are tied to."""


def map_payload(
    system: System,
    clocks: Sequence[Clock] | None = None,
    settings: Settings | None = None,
    look: Look | None = None,
) -> Payload:
    """The map at every date, as columns: the slider needs no message to the server.

    Cost:      one layout where the record holds no places (see `layout.arrange`).
    """
    ways, look = clocks or clocks_of_the_map(system), look or Look()
    window, selection = window_of(ways), Selection(system, settings or Settings())
    scene = scene_of(selection, window, look)
    payload = columns(scene, mode="map") | dated(ways, window)
    known = statuses(system, scene.tie.tolist(), window)
    payload["tie"]["status"] = list(map(while_shown, known, scene.spells))
    payload["narrowing"] = narrowing(scene, selection, window)
    actors = scene.actors.tolist()
    if look.arrangement == BY_TIES:
        payload["outlines"] = []  # those who belong together do not stand together
    if look.arrangement == DRIFTING:
        payload["drift"] = drift(system, actors, ways[0], window)
    if look.size_by:
        payload["size"] = sizes(system, actors, look.size_by, ways, window)
    if len(actors) > MOST_ACTORS_AS_SHAPES or len(scene.tie) > MOST_TIES_AS_SHAPES:
        payload["painter"] = "gl"
    return sealed(payload)


def scene_of(selection: Selection, window: Window, look: Look) -> Scene:
    """Everybody who is there on some of the days, with the ties that hold on some of them."""
    system = selection.system
    alive, held = lives(selection, window), spells(selection, window)
    if look.opened:
        alive, held = _opened(system, look.opened, alive, held)
    actors, ties = sorted(alive), sorted(held)
    return Scene(
        system=system,
        places=free_places(system) if look.arrangement == BY_TIES else places(system),
        actors=np.array(actors, dtype=np.int32),
        lives=[alive[actor] for actor in actors],
        tie=np.array(ties, dtype=np.int32),
        spells=[held[tie] for tie in ties],
    )


def _opened(
    system: System,
    opened: tuple[By, str],
    alive: Mapping[int, list[int]],
    held: Mapping[int, list[Value]],
) -> tuple[dict[int, list[int]], dict[int, list[Value]]]:
    """What is left of the map where a group is opened: its members, and whom they are tied to.

    Anybody who is no member is there only while a tie to one holds.
    """
    by, key = opened
    members = set(grouping(system, by).members(key).tolist())
    source, target = (system.numbers("tie", end).tolist() for end in ("source", "target"))
    ties = {tie: row for tie, row in held.items() if {source[tie], target[tie]} & members}
    others = [
        (actor, row) for tie, row in ties.items() for actor in {source[tie], target[tie]} - members
    ]
    tied = by_thing(merged(_as_spans(others)))
    return {actor: row for actor, row in alive.items() if actor in members} | tied, ties


def _as_spans(rows: Sequence[tuple[int, Sequence[Value]]]) -> Spans:
    """The days of ties, each belonging to an actor."""
    flat = [
        (actor, start, end)
        for actor, row in rows
        for start, end in zip(row[::3], row[1::3], strict=True)
    ]
    return Spans(*np.array(flat, dtype=np.int32).reshape(-1, 3).T)


def table(system: System, on_day: date, settings: Settings | None = None) -> Table:
    """The map on one day as rows: everybody who is there, and whom they are tied to."""
    network = snapshot(system, on_day, settings)
    kinds, sectors = system.texts("actor", "kind"), system.texts("actor", "sector")
    others = _others(network)
    rows = [
        (
            system.labels[actor],
            kinds[actor] or UNNAMED_KIND,
            sectors[actor],
            len(others[actor]),
            "; ".join(others[actor]),
        )
        for actor in network.actors.tolist()
    ]
    return Table(("Actor", "Kind", "Sector", "Ties", "Tied to"), rows)


def _others(network: Network) -> dict[int, list[str]]:
    """For each actor, every tie as the other end's name, with the kind and its direction."""
    system, drawn = network.system, drawable(network)
    kinds, directed = system.texts("tie", "kind"), system.column("tie", "directed")
    found: dict[int, list[str]] = {actor: [] for actor in network.actors.tolist()}
    sources = network.actors[network.tie_source[drawn]].tolist()
    targets = network.actors[network.tie_target[drawn]].tolist()
    for tie, source, target in zip(network.tie[drawn].tolist(), sources, targets, strict=True):
        kind = (kinds[tie] or "tie").replace("_", " ")
        there, back = ("to ", "from ") if directed[tie] else ("", "")
        found[source].append(f"{there}{system.labels[target]} ({kind})")
        found[target].append(f"{back}{system.labels[source]} ({kind})")
    return {actor: sorted(names) for actor, names in found.items()}
