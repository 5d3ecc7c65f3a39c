"""A move with all that hangs on it, as one save."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from sysmap.model import FIELDS, Move, MoveActor, MoveRole, as_one
from sysmap.recording import typed
from sysmap.recording.drafts import MoveDraft
from sysmap.recording.faults import Unsound
from sysmap.recording.framework_items import own_label
from sysmap.recording.held import Held
from sysmap.recording.move_effects import Made, effects
from sysmap.recording.move_parts import contexts, elements
from sysmap.recording.people import settle
from sysmap.recording.saving import Saved, saved
from sysmap.recording.telling import Facts, Telling
from sysmap.store import Operation, Store

TEXTS = ("saying", "setting", "stage", "outcome")
POINTERS = {"derived_from": "move", "practice": "practice", "meeting": "meeting"}
PARTS: Mapping[str, MoveRole] = {
    "makers": "maker",
    "for_whom": "for",
    "with_whom": "with",
    "enlisted": "enlisted",
    "witnesses": "witness",
}
"""Field of a draft -> the part in the move that those named in it had."""


def save_move(store: Store, draft: MoveDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of a move: it, those in it, and what it did to ties, saved together or not.

    Every effect is written as claimed; that a group confirms one is said elsewhere, later.
    Raises:    InputRefused -> everything that is to be put right, each with its field
    """
    make = partial(_operation, draft, who=who, operation_id=operation_id)
    told = saved(store, "move", make, operation_id=operation_id, draft=draft)
    if draft.newcomers:
        settle(store, who)
    return told


def _operation(
    draft: MoveDraft, held: Held, identity: UUID, *, who: str, operation_id: UUID
) -> Operation:
    facts = _facts(identity, draft, Telling.of("the move", held, draft.newcomers))
    return Operation(id=operation_id, who=who, verb="record move", facts=facts)


def _facts(identity: UUID, draft: MoveDraft, telling: Telling) -> Facts:
    """Everything that the save writes.

    Raises:    InputRefused -> everything that is to be put right
    """
    fields = _fields(draft, telling)
    on_day: date | None = fields["date"]
    parts: Facts = {
        "move_actor": list(_actors(identity, draft, telling)),
        **elements(identity, draft.elements, telling),
    }
    if on_day:
        parts |= contexts(identity, on_day, draft, telling)
        made = Made(identity, typed.ReadDay(on_day, fields["precision"]), draft.told_on)
        parts |= effects(made, draft.effects, telling)
    telling.faults.refuse()
    move = Move(id=identity, key=telling.keys.next("move"), **fields)
    return {**telling.people.facts(), "move": [move], **parts}


def _fields(draft: MoveDraft, telling: Telling) -> dict[str, Any]:
    """The fields of the move itself; None where something is to be put right."""
    read = telling.faults.read
    needed_day = partial(typed.needed_day, by=draft.told_on or date.today())
    day = read(needed_day, draft.date, "date")
    day = day and read(typed.as_exactly, day, draft.precision, "precision")
    proposer = draft.proposed_by
    return {
        "title": read(typed.needed, draft.title, "title", "say what was done, in a few words"),
        "date": day and day.day,
        "precision": day and day.precision,
        **{name: typed.text(getattr(draft, name)) for name in TEXTS},
        "label": own_label(telling.held, typed.text(draft.label)),
        "compartments": as_one(*draft.compartments) or None,
        "principles": as_one(*draft.principles) or None,
        "room_to_act": read(typed.word, draft.room_to_act, ROOM_TO_ACT, "room_to_act"),
        **{name: read(_pointed, telling.held, getattr(draft, name), name) for name in POINTERS},
        "proposed_by": read(telling.people.named, proposer, "proposed_by") if proposer else None,
    }


ROOM_TO_ACT = FIELDS["move"]["room_to_act"].words


def _pointed(held: Held, key: str | None, name: str) -> UUID | None:
    wanted = typed.text(key)
    if wanted is None:
        return None
    if row := held.by_key(POINTERS[name], wanted):
        return UUID(str(row["id"]))
    raise Unsound(name, f"the record has no {POINTERS[name]} {wanted}", "choose one of the list")


def _actors(identity: UUID, draft: MoveDraft, telling: Telling) -> Iterator[MoveActor]:
    """Everybody's part in the move, each once."""
    if not draft.makers:
        telling.faults.read(typed.needed, None, "makers", "say who made it")
    for name, role in PARTS.items():
        names: Sequence[str] = getattr(draft, name)
        named = (telling.faults.read(telling.people.named, who, name) for who in names)
        for actor in dict.fromkeys(named):
            if actor:
                yield MoveActor(id=uuid4(), move=identity, actor=actor, role=role)
