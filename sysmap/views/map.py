"""The map, and the change between two days, as the browser draws them; and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from sysmap.change import Difference
from sysmap.network import Network, Settings, panel, snapshot
from sysmap.system import Flags, Numbers, System, day_number
from sysmap.views.clock import Step, written
from sysmap.views.component import component_source
from sysmap.views.layout import places
from sysmap.views.scene import NO_TIE, UNNAMED_KIND, Payload, Scene, columns, plain_number, sealed
from sysmap.views.tables import Table

__all__ = ["Payload", "Step", "change_payload", "component_source", "held", "map_payload", "table"]


def map_payload(system: System, steps: Sequence[Step], settings: Settings | None = None) -> Payload:
    """The map at every step, as columns: the slider needs no message to the server.

    Cost:      one layout where the record holds no places (see `layout.arrange`).
    """
    present, strength = held(system, steps, settings)
    ever = np.flatnonzero((strength != NO_TIE).any(axis=1)).astype(np.int32)
    scene = Scene(
        system=system,
        steps=[step.label for step in steps],
        places=places(system),
        present=present,
        tie=ever,
        strength=strength[ever],
    )
    return sealed(columns(scene, mode="map"))


def held(
    system: System, steps: Sequence[Step], settings: Settings | None = None
) -> tuple[Flags, Numbers]:
    """Who is there, and at which strength each tie holds, at each step (see `Scene`)."""
    present = np.zeros((system.actor_count, len(steps)), dtype=bool)
    strength = np.full((system.tables["tie"].num_rows, len(steps)), NO_TIE)
    for number, network in enumerate(panel(system, [step.day for step in steps], settings)):
        drawn = drawable(network)
        present[network.actors, number] = True
        strength[network.tie[drawn], number] = network.strength[drawn]
    return present, strength


def change_payload(difference: Difference) -> Payload:
    """The change between two days: a class for each tie, a mark on all who joined or left.

    Shape:     `tie.change` is a key of `colours.CHANGES`, where a kept tie that was regraded is
               stronger or weaker; `tie.before` is the strength on the first day.
    """
    changes = difference.changes
    rows = np.flatnonzero((changes.before | changes.after) & may_be_shown(difference))
    strength = np.where(changes.after, changes.strength_after, changes.strength_before)
    scene = Scene(
        system=difference.system,
        steps=[f"{written(difference.since)} to {written(difference.until)}"],
        places=places(difference.system),
        present=(difference.present_before | difference.present_after)[:, None],
        tie=changes.tie[rows],
        strength=strength[rows, None],
    )
    payload = columns(scene, mode="change")
    payload["actor"]["mark"] = _marks(difference, scene)
    payload["tie"]["change"] = _classes(difference)[rows].tolist()
    payload["tie"]["before"] = [
        plain_number(held) for held in changes.strength_before[rows].tolist()
    ]
    return sealed(payload)


def may_be_shown(difference: Difference) -> Flags:
    """Which ties of a difference may be shown: all but those of a pair kept apart since."""
    selection, tie = difference.selection, difference.tie
    apart = selection.apart_since(day_number(difference.since))
    return ~selection.among(apart, selection.tie_source[tie], selection.tie_target[tie])


def _classes(difference: Difference) -> npt.NDArray[np.object_]:
    names = np.array(difference.change, dtype=object)
    names[difference.changes.stronger] = "stronger"
    names[difference.changes.weaker] = "weaker"
    return names


def _marks(difference: Difference, scene: Scene) -> list[str | None]:
    mark = dict.fromkeys(difference.joined.tolist(), "joined") | dict.fromkeys(
        difference.left.tolist(), "left"
    )
    return [mark.get(actor) for actor in scene.actors.tolist()]


def drawable(network: Network) -> Flags:
    """Which of a network's ties may be drawn: all but those of a pair kept apart since."""
    ends = network.actors[network.tie_source], network.actors[network.tie_target]
    apart = network.selection.apart_since(day_number(network.on_day))
    return ~network.selection.among(apart, *ends)


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
