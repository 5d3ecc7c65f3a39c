"""A picture's actors and ties as plain columns for the browser, every date sent once.

Every picture (the map, the change between two days, a circle, the services alone) is made from a
`Scene`: who is there when, and which ties hold when, at which strength.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from sysmap.model import CARER, KINDS, YOUNG_PERSON
from sysmap.system import Integers, System
from sysmap.views.clock import Clock
from sysmap.views.colours import SHAPES, UNKNOWN_SHAPE, Ink, group_inks, sector_inks, sector_number
from sysmap.views.maps.layout import groups_on_rim
from sysmap.views.maps.lifetimes import Value, Window
from sysmap.views.maps.numbers import plain_number
from sysmap.views.maps.ring import Places

Payload = dict[str, Any]

UNNAMED_KIND = "kind not recorded"
UNNAMED_TIE = "tie"
FAMILY = (YOUNG_PERSON, CARER)
"""Drawn hollow, so that those who work in services stand out from those whom they work with."""
UNGRADED = {"low": 0, "high": 0}
"""What is said of the strengths of a kind of tie of which none is recorded."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Scene:
    """Who and what is there, and when.

    Shape:     `actors` and `tie` hold numbers of the record; `lives` and `spells` stand in their
               order: start and end, for a tie also strength, of each time it is there. The days are
               those of the clocks, or the numbers of a few steps.
    """

    system: System
    places: Places
    actors: Integers
    lives: Sequence[Sequence[int]]
    tie: Integers
    spells: Sequence[Sequence[Value]]

    @cached_property
    def place_of(self) -> dict[int, int]:
        """Actor number in the record -> place in the payload's columns."""
        return {int(actor): place for place, actor in enumerate(self.actors)}


def columns(scene: Scene, *, mode: str) -> Payload:
    """Everything that a picture of this scene needs, but its clocks and its mark (`sealed`)."""
    kinds, kind_of = numbered(_kinds(scene), known=KINDS)
    sectors, sector_of = _sectors(scene)
    tie_kinds, tie_kind_of = _tie_kinds(scene)
    return {
        "mode": mode,
        "programme": scene.system.programme_name,
        "alt": f"{mode.capitalize()}: {len(scene.actors)} actors and {len(scene.tie)} ties",
        "kinds": [kind_entry(kind) for kind in kinds],
        "sectors": sectors,
        "tieKinds": tie_kinds,
        "actor": _actor_columns(scene) | {"kind": kind_of, "sector": sector_of},
        "tie": _tie_columns(scene) | {"kind": tie_kind_of},
        **_groups(scene, sector_of),
    }


def sealed(payload: Payload) -> Payload:
    """The payload with a mark of its content, by which the browser knows it again."""
    content = json.dumps(payload, sort_keys=True).encode()
    return payload | {"revision": hashlib.sha256(content).hexdigest()[:16]}


def dated(clocks: Iterable[Clock], window: Window) -> Payload:
    """The ways through time, counted from the picture's first day.

    Shape:     `first` is that day since 1970-01-01. A clock without names for its steps, which are
               all the days there are, is told as how many they are.
    """
    return {"first": window.first, "clocks": [_clock(clock, window) for clock in clocks]}


def stepped(names: Sequence[str]) -> Payload:
    """A few steps as the one way through time: their days are their numbers."""
    return {"clocks": [{"name": "steps", "days": list(range(len(names))), "labels": list(names)}]}


def numbered(texts: Sequence[str], known: Sequence[str]) -> tuple[list[str], list[int]]:
    """The texts that occur, known ones first, and each text's place among them."""
    found = [text for text in known if text in texts]
    found += sorted(set(texts) - set(known))
    place = {text: number for number, text in enumerate(found)}
    return found, [place[text] for text in texts]


def kind_entry(kind: str) -> Payload:
    """A kind of actor with its shape."""
    return {"name": kind, "shape": SHAPES.get(kind, UNKNOWN_SHAPE), "family": kind in FAMILY}


def _clock(clock: Clock, window: Window) -> Payload:
    days = [day - window.first for day in clock.days]
    if not clock.labels and days == list(range(len(days))):
        return {"name": clock.name, "count": len(days)}
    return {"name": clock.name, "days": days, "labels": list(clock.labels)}


def _actor_columns(scene: Scene) -> Payload:
    places = scene.places[scene.actors].round().astype(int)
    return {
        "key": [scene.system.keys[actor] for actor in scene.actors],
        "label": [scene.system.labels[actor] for actor in scene.actors],
        "x": places[:, 0].tolist(),
        "y": places[:, 1].tolist(),
        "spans": [list(life) for life in scene.lives],
    }


def _tie_columns(scene: Scene) -> Payload:
    ends = {
        name: scene.system.numbers("tie", name)[scene.tie].tolist() for name in ("source", "target")
    }
    return {
        **{name: [scene.place_of[actor] for actor in actors] for name, actors in ends.items()},
        "spans": [list(spell) for spell in scene.spells],
    }


def _kinds(scene: Scene) -> list[str]:
    kinds = scene.system.texts("actor", "kind")
    return [kinds[actor] or UNNAMED_KIND for actor in scene.actors]


def _sectors(scene: Scene) -> tuple[list[Payload], list[int]]:
    """The sectors that occur, or groups where there are none, and each actor's; -1 is none."""
    fields = {"sector": scene.system.field("sector"), "group": scene.system.field("group")}
    has_sectors = any(fields["sector"])
    named = [fields["sector" if has_sectors else "group"][actor] for actor in scene.actors]
    inks: dict[str, Ink] = sector_inks(named) if has_sectors else group_inks(named)
    entries = [{"name": name, "colour": sector_number(ink)} for name, ink in inks.items()]
    place = {name: number for number, name in enumerate(inks)}
    return entries, [place[name] if name else -1 for name in named]


def _tie_kinds(scene: Scene) -> tuple[list[Payload], list[int]]:
    """The kinds of tie that occur, with their least and greatest strength, and each tie's kind."""
    kinds, directed = scene.system.texts("tie", "kind"), scene.system.column("tie", "directed")
    named = [(kinds[tie] or UNNAMED_TIE, bool(directed[tie])) for tie in scene.tie]
    found = sorted(set(named))
    place = {kind: number for number, kind in enumerate(found)}
    reach = _reach_of_strength(scene.system)
    entries = [
        {"name": kind.replace("_", " "), "directed": goes_one_way, **reach.get(kind, UNGRADED)}
        for kind, goes_one_way in found
    ]
    return entries, [place[kind] for kind in named]


def _reach_of_strength(system: System) -> dict[str, Payload]:
    """The least and the greatest strength that each kind of tie ever has in the record.

    A tie is as wide in one picture of a record as in any other.
    """
    kinds = np.array([kind or UNNAMED_TIE for kind in system.texts("tie", "kind")], dtype=object)
    strength = system.amounts("spell", "strength")
    known = ~np.isnan(strength)
    kind_of = kinds[system.numbers("spell", "tie")[known]]
    return {
        kind: {"low": plain_number(found.min()), "high": plain_number(found.max())}
        for kind in np.unique(kind_of.astype(str)).tolist()
        for found in [strength[known][kind_of == kind]]
    }


def _groups(scene: Scene, sector_of: Sequence[int]) -> Payload:
    """The outline round each group's members, with its name where no node stands for it."""
    groups = groups_on_rim(scene.system)
    if groups is None:
        return {"outlines": []}
    members: dict[int, list[int]] = {}
    for place, group in enumerate(groups.of[scene.actors].tolist()):
        members.setdefault(group, []).append(place)
    names = [
        "" if head >= 0 else name for head, name in zip(groups.head, groups.sector, strict=True)
    ]
    return {
        "outlines": [
            {"sector": sector_of[found[0]], "members": found, "name": names[group]}
            for group, found in sorted(members.items())
            if group >= 0 and (len(found) > 1 or names[group])
        ]
    }
