"""The circle round a young person at several dates, everybody at the same place in each.

The young person stands in the middle; family, people who help and services stand on rings round
them, those who are linked near each other. Pairs that are not linked are put as questions, a few at
most, at the last of the dates alone, and never a pair kept apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from sysmap.metrics.circles import Circle, questions
from sysmap.model import CARER
from sysmap.network import Settings
from sysmap.system import Numbers, System
from sysmap.views.clock import Step
from sysmap.views.maps.layout import SEED
from sysmap.views.maps.ring import Places, Rows
from sysmap.views.maps.scene import FAMILY, Payload, Scene, columns, sealed, stepped
from sysmap.views.maps.steps import NO_TIE, held, stepped_scene

RINGS = ("family", "people who help", "services")
INNERMOST, OUTERMOST = 390.0, 960.0
"""How far from the middle the first and the last ring lie, in the map's units."""
SWAPS = 1500
QUESTION = "question"

Pair = tuple[int, int]


def circle_payload(
    system: System,
    circles: Sequence[Circle | None],
    steps: Sequence[Step],
    settings: Settings | None = None,
) -> Payload:
    """The pictures of one young person's circle, one a step, as columns.

    Shape:     `circles[i]` is the circle on the day of `steps[i]`, None where the young person was
               not there; at least one is given. `settings` are those the circles were made with.
    """
    known = [circle for circle in circles if circle]
    ring = _ring_of_each(system, known)
    radius = _radii(ring.values())
    places = _places(system, known, {alter: radius[name] for alter, name in ring.items()})
    scene = _scene(system, circles, held(system, steps, settings)[1], places)
    payload = columns(scene, mode="circle") | {
        **stepped([step.label for step in steps]),
        "alt": f"Circle round {system.labels[known[0].young_person]}",
        "centre": scene.place_of[known[0].young_person],
        "rings": [{"name": name, "radius": reach} for name, reach in radius.items()],
        "outlines": [],
        "figures": [None] * len(steps),
    }
    last = circles[-1]
    asked = questions(last) if last else []
    return sealed(_with_questions(payload, scene, asked, step=len(steps) - 1))


def _scene(
    system: System,
    circles: Sequence[Circle | None],
    strength: Numbers,
    places: Places,
) -> Scene:
    members = np.zeros((system.actor_count, len(circles)), dtype=bool)
    for step, circle in enumerate(circles):
        members[_members(circle), step] = True
    ends = members[system.numbers("tie", "source")] & members[system.numbers("tie", "target")]
    strength[~ends] = NO_TIE
    return stepped_scene(system, places, members, strength)


def _members(circle: Circle | None) -> list[int]:
    return [circle.young_person, *circle.roles, *circle.drawn] if circle else []


def _places(system: System, circles: Sequence[Circle], radius: Mapping[int, float]) -> Places:
    """One place for everybody who is in any of the circles: the same in each picture."""
    order = _side_by_side(list(radius), _links(circles))
    turn = _turns(len(order))
    reach = np.array([radius[alter] for alter in order])
    places = np.zeros((system.actor_count, 2))
    places[order] = reach[:, None] * np.column_stack([np.sin(turn), -np.cos(turn)])
    return places


def _turns(count: int) -> Numbers:
    """Angles from the top: the top is left to the rings' names, and no two face each other."""
    seats = count + 1 if count % 2 == 0 else count + 2
    return (np.arange(count) + (seats - count + 1) / 2) * 2 * np.pi / seats


def _radii(names: Collection[str]) -> dict[str, float]:
    """How far out each ring lies on which somebody stands; an empty ring takes no room."""
    shown = [name for name in RINGS if name in names]
    reach = np.linspace(INNERMOST, OUTERMOST, max(2, len(shown)))
    return dict(zip(shown, reach.round().tolist(), strict=False))


def _ring_of_each(system: System, circles: Sequence[Circle]) -> dict[int, str]:
    """The ring on which each alter stands, in the record's order; the last circle's word counts."""
    kinds = system.texts("actor", "kind")
    ring: dict[int, str] = {}
    for circle in circles:
        ring |= dict.fromkeys(circle.drawn, "services")
        for alter, role in circle.roles.items():
            ring[alter] = "family" if role == CARER or kinds[alter] in FAMILY else "people who help"
    return dict(sorted(ring.items()))


def _links(circles: Sequence[Circle]) -> set[Pair]:
    return {pair for circle in circles for pair in circle.linked}


def _side_by_side(alters: Sequence[int], links: Iterable[Pair]) -> list[int]:
    """The alters in an order round the circle that keeps those who are linked near each other."""
    number = {alter: place for place, alter in enumerate(alters)}
    linked: Rows = np.array([(number[a], number[b]) for a, b in links], np.intp).reshape(-1, 2)
    order: Rows = np.arange(len(alters))
    shortest = _length(order, linked)
    for one, other in np.random.default_rng(SEED).integers(max(1, len(alters)), size=(SWAPS, 2)):
        tried = order.copy()
        tried[[one, other]] = tried[[other, one]]
        if (length := _length(tried, linked)) < shortest:
            order, shortest = tried, length
    return [alters[place] for place in order.tolist()]


def _length(order: Rows, linked: Rows) -> int:
    seat = np.argsort(order)
    apart = np.abs(seat[linked[:, 0]] - seat[linked[:, 1]])
    return int(np.minimum(apart, len(order) - apart).sum())


def _with_questions(payload: Payload, scene: Scene, asked: Sequence[Pair], *, step: int) -> Payload:
    """The payload with the pairs to ask about as dotted lines at the last step: ask of today."""
    tie = payload["tie"]
    added = {
        "source": [scene.place_of[a] for a, _ in asked],
        "target": [scene.place_of[b] for _, b in asked],
        "kind": [len(payload["tieKinds"])] * len(asked),
        "spans": [[step, step + 1, None]] * len(asked),
    }
    merged = {name: column + added[name] for name, column in tie.items()}
    change = [None] * len(tie["kind"]) + [QUESTION] * len(asked)
    kind = {"name": "question", "directed": False, "low": 0, "high": 0}
    return payload | {"tie": merged | {"change": change}, "tieKinds": [*payload["tieKinds"], kind]}
