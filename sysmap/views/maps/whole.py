"""The map of everybody at every date, as the browser draws it; and of one day as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from sysmap.network import Network, Settings, snapshot
from sysmap.selection import Selection
from sysmap.system import System
from sysmap.views.clock import Clock, clocks_of_the_map
from sysmap.views.maps.layout import places
from sysmap.views.maps.lifetimes import Window, lives, spells, window_of
from sysmap.views.maps.narrowing import narrowing
from sysmap.views.maps.scene import UNNAMED_KIND, Payload, Scene, columns, dated, sealed
from sysmap.views.maps.statuses import statuses
from sysmap.views.maps.steps import drawable
from sysmap.views.tables import Table


def map_payload(
    system: System, clocks: Sequence[Clock] | None = None, settings: Settings | None = None
) -> Payload:
    """The map at every date, as columns: the slider needs no message to the server.

    Cost:      one layout where the record holds no places (see `layout.arrange`).
    """
    ways = clocks or clocks_of_the_map(system)
    window, selection = window_of(ways), Selection(system, settings or Settings())
    scene = scene_of(selection, window)
    payload = columns(scene, mode="map") | dated(ways, window)
    payload["tie"]["status"] = statuses(system, scene.tie.tolist(), window)
    return sealed(payload | {"narrowing": narrowing(scene, selection, window)})


def scene_of(selection: Selection, window: Window) -> Scene:
    """Everybody who is there on some of the days, with the ties that hold on some of them."""
    alive, held = lives(selection, window), spells(selection, window)
    actors, ties = sorted(alive), sorted(held)
    return Scene(
        system=selection.system,
        places=places(selection.system),
        actors=np.array(actors, dtype=np.int32),
        lives=[alive[actor] for actor in actors],
        tie=np.array(ties, dtype=np.int32),
        spells=[held[tie] for tie in ties],
    )


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
