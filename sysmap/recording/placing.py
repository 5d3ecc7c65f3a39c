"""Somebody was put elsewhere on the map by hand: their new place is kept, and nobody else moves."""

from __future__ import annotations

import math
from uuid import UUID, uuid4

from sysmap.errors import InputRefused, Problem
from sysmap.model import Place
from sysmap.recording.held import Held, held_in
from sysmap.recording.writing import write
from sysmap.store import Fact, Operation, Store
from sysmap.views.maps.layout import HALF_SIDE

VERB = "place"


def put_elsewhere(store: Store, key: str, x: float, y: float, *, who: str) -> int:
    """The number of the save that keeps this place of an actor, given in the layout's units.

    Raises:    InputRefused -> nobody of this key, or a place beyond the map's edge
               EditConflict, NotWritable -> as `Store.save`
    """
    held = held_in(store)
    actor = held.by_key("actor", key)
    if actor is None:
        raise _refused(f"the record knows nobody of key {key!r}", "load the page again")
    if not all(math.isfinite(at) and abs(at) <= HALF_SIDE for at in (x, y)):
        raise _refused(f"({x}, {y}) lies beyond the map", "put them inside it")
    fact = _fact(held, UUID(str(actor["id"])), x, y)
    return write(store, Operation(id=uuid4(), who=who, verb=VERB, facts={"place": [fact]}))


def _fact(held: Held, actor: UUID, x: float, y: float) -> Fact:
    """Their place as it shall be: a new one, or another version of the one they had."""
    row = next((row for row in held.rows("place") if str(row["actor"]) == str(actor)), None)
    identity = uuid4() if row is None else UUID(str(row["id"]))
    place = Place(id=identity, actor=actor, x=x, y=y, pinned=True)
    return Fact(place, version=1 if row is None else int(row["version"]) + 1)


def _refused(what: str, remedy: str) -> InputRefused:
    return InputRefused([Problem(file="the map", what=what, remedy=remedy)])
