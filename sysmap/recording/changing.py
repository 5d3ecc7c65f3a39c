"""Things that stand in the record, changed: each as its next version, nothing overwritten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sysmap.errors import EditConflict
from sysmap.model import FIELDS, Field
from sysmap.recording import typed
from sysmap.recording.faults import Faults, Unsound
from sysmap.recording.held import Held, held_in, record_of
from sysmap.store import Fact, Operation, Store

NUMBERS = (int, float)
YES_NO = ("yes", "no")


@dataclass(frozen=True, kw_only=True)
class Change:
    """New values for some fields of one thing, made by somebody who saw this version of it.

    Shape:     `fields` as typed, with keys in place of ids; None or blank empties a field
    """

    noun: str
    id: UUID
    version: int
    fields: Mapping[str, object]


def save_changes(store: Store, changes: Sequence[Change], *, who: str, operation_id: UUID) -> int:
    """The number of the save that makes these changes, all of them or none.

    Raises:    InputRefused -> everything that is to be put right
               EditConflict -> somebody changed, or took back, one of the things meanwhile
    """
    held = held_in(store)
    faults = Faults("the change")
    facts: dict[str, list[object]] = {}
    for change in changes:
        facts.setdefault(change.noun, []).append(_fact(held, change, faults))
    faults.refuse()
    verb = f"change {changes[0].noun.replace('_', ' ')}"
    return store.save(Operation(id=operation_id, who=who, verb=verb, facts=facts))


def _fact(held: Held, change: Change, faults: Faults) -> Fact:
    row = held.by_id(change.noun, change.id)
    if row is None:
        told = "was taken back meanwhile; leave it, or bring it again among what was recorded"
        raise EditConflict(f"this {change.noun} {told}", noun=change.noun, id=change.id)
    known = FIELDS[change.noun]
    values: dict[str, Any] = {
        name: faults.read(_value, held, known[name], given) for name, given in change.fields.items()
    }
    record = replace(record_of(change.noun, row), **values)
    return Fact(record, version=change.version + 1)


def _value(held: Held, field: Field, given: object) -> object:
    """A field's value as it was typed.

    Raises:    Unsound -> one that the field cannot hold
    """
    read = _read(held, field, given)
    if read is None and field.needed:
        raise Unsound(field.name, "is empty", "fill it in")
    return read


def _read(held: Held, field: Field, given: object) -> object:
    if field.target:
        return _pointed(held, field, given)
    if given is None or isinstance(given, bool):
        return given
    if field.type is bool:
        said = typed.word(str(given), YES_NO, field.name)
        return None if said is None else said == "yes"
    if field.type is date:
        return typed.day(given, field.name).day  # type: ignore[arg-type] # a day or a text
    if field.type in NUMBERS:
        return _number(field, given)
    return (
        typed.word(str(given), field.words, field.name) if field.words else typed.text(str(given))
    )


def _number(field: Field, given: object) -> float | int | None:
    number = typed.number(given, field.name)  # type: ignore[arg-type] # a number or a text
    if field.type is float or number is None:
        return number
    if not number.is_integer():
        raise Unsound(field.name, f"{number:g} is no whole number", "give a whole number")
    return int(number)


def _pointed(held: Held, field: Field, given: object) -> UUID | None:
    assert field.target
    key = typed.text(None if given is None else str(given))
    if key is None:
        return None
    row = held.actor(key) if field.target == "actor" else held.by_key(field.target, key)
    if row is None:
        raise Unsound(field.name, f"the record has no {field.target} {key}", "choose another")
    return UUID(str(row["id"]))
