"""A picture's actors and ties as plain columns for the browser, each date sent once.

The map, the change between two days and the circle are all made from a `Scene`: who is there at
each step, and which ties hold, at which strength.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, TypeVar

import numpy as np

from sysmap.model import CARER, KINDS, YOUNG_PERSON
from sysmap.system import Flags, Integers, Numbers, System
from sysmap.views.colours import SHAPES, UNKNOWN_SHAPE, Ink, group_inks, sector_inks, sector_number
from sysmap.views.layout import groups_on_rim
from sysmap.views.ring import Places

Payload = dict[str, Any]
Value = TypeVar("Value")

NO_TIE = np.inf
UNNAMED_KIND = "kind not recorded"
UNNAMED_TIE = "tie"
FAMILY = (YOUNG_PERSON, CARER)
"""Drawn hollow, so that those who work in services stand out from those whom they work with."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Scene:
    """What is there at each step.

    Shape:     `present` is (actors, steps), over all actors of the record; `tie` holds numbers of
               the record's ties; `strength` is (ties, steps): `NO_TIE` where the tie does not hold,
               not a number where it holds and no strength is recorded.
    """

    system: System
    steps: Sequence[str]
    places: Places
    present: Flags
    tie: Integers
    strength: Numbers

    @cached_property
    def actors(self) -> Integers:
        """The numbers of those who are there at some step, in the record's order."""
        return np.flatnonzero(self.present.any(axis=1)).astype(np.int32)

    @cached_property
    def place_of(self) -> dict[int, int]:
        """Actor number in the record -> place in the payload's columns."""
        return {int(actor): place for place, actor in enumerate(self.actors)}


def columns(scene: Scene, *, mode: str) -> Payload:
    """Everything that a picture of this scene needs, but its mark of content (`sealed`)."""
    kinds, kind_of = _numbered(_kinds(scene), known=KINDS)
    sectors, sector_of = _sectors(scene)
    tie_kinds, tie_kind_of = _tie_kinds(scene)
    return {
        "mode": mode,
        "steps": list(scene.steps),
        "alt": f"{mode.capitalize()}: {len(scene.actors)} actors and {len(scene.tie)} ties",
        "kinds": [_kind_entry(kind) for kind in kinds],
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


def presence_spans(present: Sequence[bool]) -> list[int]:
    """First step of each unbroken run and the step after its last, one after the other.

    >>> presence_spans([True, True, False, True])
    [0, 2, 3, 4]
    """
    return [edge for start, end, here in _runs(present) if here for edge in (start, end)]


def strength_spans(strengths: Sequence[float]) -> list[float | None]:
    """First step, step after the last, and strength of each run; None is not recorded.

    >>> strength_spans([NO_TIE, 1.0, 1.0, 2.0])
    [1, 3, 1, 3, 4, 2]
    """
    written = [strength if strength == NO_TIE else plain_number(strength) for strength in strengths]
    runs = [(start, end, held) for start, end, held in _runs(written) if held != NO_TIE]
    return [value for run in runs for value in run]


def plain_number(strength: float) -> float | None:
    """A strength as short as it can be written, None where none is recorded."""
    if np.isnan(strength):
        return None
    return int(strength) if strength == int(strength) else round(strength, 3)


def _runs(values: Sequence[Value]) -> list[tuple[int, int, Value]]:
    runs, start = [], 0
    for value, run in groupby(values):
        end = start + len(list(run))
        runs.append((start, end, value))
        start = end
    return runs


def _actor_columns(scene: Scene) -> Payload:
    places = scene.places[scene.actors].round().astype(int)
    return {
        "key": [scene.system.keys[actor] for actor in scene.actors],
        "label": [scene.system.labels[actor] for actor in scene.actors],
        "x": places[:, 0].tolist(),
        "y": places[:, 1].tolist(),
        "spans": [presence_spans(flags) for flags in scene.present[scene.actors].tolist()],
    }


def _tie_columns(scene: Scene) -> Payload:
    ends = {
        name: scene.system.numbers("tie", name)[scene.tie].tolist() for name in ("source", "target")
    }
    return {
        **{name: [scene.place_of[actor] for actor in actors] for name, actors in ends.items()},
        "spans": [strength_spans(row) for row in scene.strength.tolist()],
    }


def _numbered(texts: Sequence[str], known: Sequence[str]) -> tuple[list[str], list[int]]:
    """The texts that occur, known ones first, and each text's place among them."""
    found = [text for text in known if text in texts]
    found += sorted(set(texts) - set(known))
    return found, [found.index(text) for text in texts]


def _kinds(scene: Scene) -> list[str]:
    kinds = scene.system.texts("actor", "kind")
    return [kinds[actor] or UNNAMED_KIND for actor in scene.actors]


def _kind_entry(kind: str) -> Payload:
    return {"name": kind, "shape": SHAPES.get(kind, UNKNOWN_SHAPE), "family": kind in FAMILY}


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
    kind_of = [found.index(kind) for kind in named]
    entries = [
        {
            "name": kind.replace("_", " "),
            "directed": goes_one_way,
            **_reach(scene, np.equal(kind_of, number)),
        }
        for number, (kind, goes_one_way) in enumerate(found)
    ]
    return entries, kind_of


def _reach(scene: Scene, ties: Flags) -> Payload:
    strengths = scene.strength[ties]
    recorded = strengths[np.isfinite(strengths)]
    low, high = (recorded.min(), recorded.max()) if recorded.size else (0.0, 0.0)
    return {"low": plain_number(low), "high": plain_number(high)}


def _groups(scene: Scene, sector_of: Sequence[int]) -> Payload:
    """The outline round each group's members, with its name where no node stands for it."""
    groups = groups_on_rim(scene.system)
    if groups is None:
        return {"outlines": []}
    of = groups.of[scene.actors]
    members = [np.flatnonzero(of == group).tolist() for group in range(len(groups.head))]
    names = [
        "" if head >= 0 else name for head, name in zip(groups.head, groups.sector, strict=True)
    ]
    return {
        "outlines": [
            {"sector": sector_of[found[0]], "members": found, "name": name}
            for found, name in zip(members, names, strict=True)
            if len(found) > 1 or (found and name)
        ]
    }
