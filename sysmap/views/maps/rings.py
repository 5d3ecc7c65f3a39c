"""Somebody in the middle, and the others round them on rings: one place for each in every picture.

Those who are linked stand near each other. Place says nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from sysmap.model import DIRECTED_TIE_KINDS
from sysmap.selection import Pair
from sysmap.system import Numbers, System
from sysmap.views.maps.ring import Places, Rows
from sysmap.views.maps.scene import UNNAMED_TIE, Payload, Scene, columns, stepped
from sysmap.views.maps.steps import NO_TIE, newly, stepped_scene

INNERMOST, OUTERMOST = 390.0, 960.0
"""How far from the middle the first and the last ring lie, in the map's units."""


class Line(NamedTuple):
    """A line between two, from one picture up to another: a question, or a tie that is told."""

    source: int
    target: int
    kind: str | None
    look: str | list[str]
    """How it is drawn; where that is not the same in each picture, a look for each."""
    pictures: tuple[int, int]
    """The first picture on which it is drawn, and the one after the last."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Round:
    """Who stands in the middle, and on which ring each of the others stands.

    Shape:     `ring` maps each of them to a name among `rings`, which run from the inside out.
    """

    centre: int
    ring: Mapping[int, str]
    rings: Sequence[str]
    links: Collection[Pair]
    file: str
    """What a picture of it is called that is taken away."""

    @property
    def radii(self) -> dict[str, float]:
        """How far out each ring lies on which somebody stands; an empty ring takes no room."""
        shown = [name for name in self.rings if name in self.ring.values()]
        reach = np.linspace(INNERMOST, OUTERMOST, max(2, len(shown)))
        return dict(zip(shown, reach.round().tolist(), strict=False))

    def places(self, system: System) -> Places:
        """Where each stands; the middle is (0, 0)."""
        order = side_by_side(list(self.ring), self.links)
        reach = np.array([self.radii[self.ring[other]] for other in order])
        places = np.zeros((system.actor_count, 2))
        places[order] = reach[:, None] * directions(len(order))
        return places


def round_scene(
    system: System, around: Round, members: Sequence[Collection[int]], strength: Numbers
) -> Scene:
    """The scene of those who are in each picture, and of the ties among them.

    `strength` is that of each tie of the record in each picture (see `steps.held`).
    """
    present = np.zeros((system.actor_count, len(members)), dtype=bool)
    for picture, found in enumerate(members):
        present[list(found), picture] = True
    among = present[system.numbers("tie", "source")] & present[system.numbers("tie", "target")]
    return stepped_scene(system, around.places(system), present, np.where(among, strength, NO_TIE))


def round_payload(
    scene: Scene, around: Round, *, alt: str, titles: Sequence[str], signed: Sequence[str]
) -> Payload:
    """The columns of pictures side by side, each with its title, and signed: whose view it is."""
    rings = [{"name": name, "radius": radius} for name, radius in around.radii.items()]
    return columns(scene, mode="circle") | {
        **stepped(titles),
        "file": around.file,
        "alt": alt,
        "centre": scene.place_of[around.centre],
        "rings": rings,
        "outlines": [],
        "figures": list(signed),
    }


def with_lines(payload: Payload, scene: Scene, lines: Sequence[Line]) -> Payload:
    """The payload with more lines, each with a look of its own; what is new looks so too."""
    tie, tie_kinds = payload["tie"], payload["tieKinds"]
    kinds = list(dict.fromkeys(line.kind for line in lines))
    pictures = len(payload["clocks"][0]["days"])
    added: dict[str, list[Any]] = {
        "source": [scene.place_of[line.source] for line in lines],
        "target": [scene.place_of[line.target] for line in lines],
        "kind": [len(tie_kinds) + kinds.index(line.kind) for line in lines],
        "spans": [[*line.pictures, None] for line in lines],
    }
    return payload | {
        "tie": {name: [*tie[name], *column] for name, column in added.items()}
        | {"change": [*newly(scene, pictures), *(line.look for line in lines)]},
        "tieKinds": [*tie_kinds, *map(_tie_kind, kinds)],
    }


def _tie_kind(kind: str | None) -> Payload:
    name = (kind or UNNAMED_TIE).replace("_", " ")
    return {"name": name, "directed": kind in DIRECTED_TIE_KINDS, "low": 0, "high": 0}


def directions(count: int) -> Places:
    """Ways outwards, from the top on: the top is left to names, and no two face each other."""
    seats = count + 1 if count % 2 == 0 else count + 2
    return _ways(count, seats, first=(seats - count + 1) / 2)


def even_directions(count: int) -> Places:
    """Ways outwards all round, of which no two face each other."""
    seats = count | 1
    return _ways(count, seats, first=seats - count)


def _ways(count: int, seats: int, *, first: float) -> Places:
    turn = (np.arange(count) + first) * 2 * np.pi / seats
    return np.column_stack([np.sin(turn), -np.cos(turn)])


def side_by_side(others: Sequence[int], links: Iterable[Pair]) -> list[int]:
    """The others in an order round the middle that keeps those who are linked near each other."""
    number = {other: place for place, other in enumerate(others)}
    linked: Rows = np.array([(number[a], number[b]) for a, b in links], np.intp).reshape(-1, 2)
    order: Rows = np.arange(len(others))
    shortest, is_better = _length(order, linked), True
    while is_better:
        is_better = False
        for pair in combinations(range(len(order)), 2):
            tried = order.copy()
            tried[list(pair)] = order[list(pair[::-1])]
            if (length := _length(tried, linked)) < shortest:
                order, shortest, is_better = tried, length, True
    return [others[place] for place in order.tolist()]


def _length(order: Rows, linked: Rows) -> int:
    seat = np.argsort(order)
    apart = np.abs(seat[linked[:, 0]] - seat[linked[:, 1]])
    return int(np.minimum(apart, len(order) - apart).sum())
