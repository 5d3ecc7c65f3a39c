"""Every young person's circle at a few dates as small drawings: a patch for each.

A circle is people, so services are not drawn. Those who are linked stand near each other, at one
place in each drawing of a patch; place says nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from sysmap.metrics.circles import Circle
from sysmap.system import System
from sysmap.views import circle_words
from sysmap.views.clock import Step
from sysmap.views.maps.rings import even_directions, side_by_side
from sysmap.views.maps.scene import Payload, Scene, columns, sealed

PATCH = 100
"""How far from the middle of a patch everybody stands."""


def quilt_payload(
    system: System,
    young_people: Sequence[int],
    circles: Sequence[Iterable[Circle]],
    steps: Sequence[Step],
) -> Payload:
    """A patch for each of the young people, in the order in which they are given.

    Shape:     `circles[i]` are the circles on the day of `steps[i]`. In a patch `others` are places
               in the payload's actors; the links of a drawing are places among those others.
    """
    found = [{circle.young_person: circle for circle in of_a_day} for of_a_day in circles]
    scene = _everybody(system, young_people, found)
    drawn = columns(scene, mode="quilt")
    names = ("key", "label", "kind", "sector")
    return sealed(
        {
            **{name: drawn[name] for name in ("mode", "programme", "kinds", "sectors")},
            "alt": circle_words.QUILT,
            "titles": [step.label for step in steps],
            "signed": [circle_words.recorded_by_the_team(step) for step in steps],
            "actor": {name: drawn["actor"][name] for name in names},
            "patches": [_patch(scene, found, young_person) for young_person in young_people],
        }
    )


def _everybody(
    system: System, young_people: Sequence[int], found: Sequence[Mapping[int, Circle]]
) -> Scene:
    alters = (alter for of_a_day in found for circle in of_a_day.values() for alter in circle.roles)
    actors = np.array(sorted({*young_people, *alters}), dtype=np.int32)
    none = np.empty(0, dtype=np.int32)
    nowhere = np.zeros((system.actor_count, 2))
    lives: list[list[int]] = [[] for _ in actors]
    return Scene(system=system, places=nowhere, actors=actors, lives=lives, tie=none, spells=[])


def _patch(scene: Scene, found: Sequence[Mapping[int, Circle]], young_person: int) -> Payload:
    circles = [of_a_day.get(young_person) for of_a_day in found]
    known = [circle for circle in circles if circle]
    alters = sorted({alter for circle in known for alter in circle.roles})
    links = {pair for circle in known for pair in circle.linked}
    order = side_by_side(alters, links)
    places = (PATCH * even_directions(len(order))).round().astype(int)
    return {
        "centre": scene.place_of[young_person],
        "others": [scene.place_of[alter] for alter in order],
        "x": places[:, 0].tolist(),
        "y": places[:, 1].tolist(),
        "drawings": [_drawing(circle, order) for circle in circles],
    }


def _drawing(circle: Circle | None, order: Sequence[int]) -> Payload:
    """Who of a patch is there on a day, who of them are linked, and the same in words."""
    words = {
        "told": circle_words.circle_in_words(circle),
        "lines": circle_words.circle_in_lines(circle),
    }
    if circle is None:
        return words
    place = {alter: number for number, alter in enumerate(order)}
    return words | {
        "here": [place[alter] for alter in circle.roles],
        "links": [[place[a], place[b]] for a, b in circle.linked],
    }
