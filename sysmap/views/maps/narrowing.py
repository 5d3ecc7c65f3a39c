"""What the map can be narrowed to in the browser: services, contexts in force, compartments.

service        an actor's home service; a service belongs to itself
context        the days on which it is in force, and those on which it reaches each actor
compartment    the ties on which a move in it is recorded, each from the first day of one
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from sysmap.contexts import Exposure
from sysmap.practice import moves_of
from sysmap.selection import Selection
from sysmap.spans import Spans
from sysmap.system import System, day_number
from sysmap.views.maps.lifetimes import Window, by_thing
from sysmap.views.maps.scene import Payload, Scene


def narrowing(scene: Scene, selection: Selection, window: Window) -> Payload:
    """The columns by which the picture is narrowed, in the places of the scene."""
    return {
        "service": _services(scene),
        "contexts": _contexts(scene, Exposure(selection), window),
        "compartments": _compartments(scene, window),
    }


def _services(scene: Scene) -> list[int]:
    home = scene.system.home_service[scene.actors].tolist()
    return [scene.place_of.get(service, -1) for service in home]


def _contexts(scene: Scene, exposure: Exposure, window: Window) -> list[Payload]:
    names = named(scene.system, "context")
    return [
        {
            "name": names[context],
            "spans": _in_force(exposure.days[context], window),
            "reached": _reached(scene, window.of(exposure.spans[context])),
        }
        for context in sorted(range(len(names)), key=names.__getitem__)
    ]


def _in_force(days: tuple[int, int], window: Window) -> list[int]:
    start, end = (np.array([day], dtype=np.int32) for day in days)
    return by_thing(window.of(Spans(np.zeros(1, np.int32), start, end))).get(0, [])


def _reached(scene: Scene, spans: Spans) -> list[tuple[list[int], list[int]]]:
    """The same days told once, with everybody who is reached on just those days."""
    together: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for actor, days in by_thing(spans).items():
        if actor in scene.place_of:
            together[tuple(days)].append(scene.place_of[actor])
    return [(list(days), actors) for days, actors in together.items()]


def _compartments(scene: Scene, window: Window) -> list[Payload]:
    found = _first_days(scene.system)
    place = {int(tie): number for number, tie in enumerate(scene.tie)}
    told = {
        name: {place[tie]: max(0, day - window.first) for tie, day in days.items() if tie in place}
        for name, days in found.items()
    }
    return [
        {"name": name, "ties": list(days), "since": list(days.values())}
        for name, days in told.items()
        if days
    ]


def _first_days(system: System) -> dict[str, dict[int, int]]:
    """Compartment -> tie -> the first day of a move in it on that tie, in alphabetical order."""
    found: defaultdict[str, dict[int, int]] = defaultdict(dict)
    moves = moves_of(system)
    for tie, effects in moves.of_tie.items():
        for effect in effects:
            for compartment in moves.all[effect.move].compartments:
                found[compartment].setdefault(tie, day_number(effect.day))
    return dict(sorted(found.items()))


def named(system: System, noun: str) -> list[str]:
    """What each thing of a noun is called: its label, else its key."""
    labels, keys = system.texts(noun, "label"), system.texts(noun, "key")
    return [label or key or "" for label, key in zip(labels, keys, strict=True)]
