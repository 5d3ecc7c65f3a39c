"""Things that stand in the record, changed: each as its next version, nothing overwritten."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from sysmap.errors import EditConflict
from sysmap.model import DEGREES, FIELDS, NOUNS, Appraisal, Element, Field, MoveActor
from sysmap.recording import typed
from sysmap.recording.changing_ties import ON_A_SCALE, refuse_kept_apart_after, scale_of
from sysmap.recording.drafts import ActorDraft, ElementDraft
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Held, Row, held_in, record_of
from sysmap.recording.move_parts import known_element
from sysmap.recording.people import settle
from sysmap.recording.steps import Addition, Change, Removal, Step
from sysmap.recording.telling import Telling
from sysmap.recording.watching import refuse_unwatched
from sysmap.recording.writing import write
from sysmap.store import Fact, Operation, Store

NUMBERS = (int, float)
YES_NO = ("yes", "no")
PRECISION_OF = {"start": "precision", "date": "precision"}
PAST: Mapping[str, str] = {
    "move": "date",
    "effect": "date",
    "spell": "start",
    "attempt": "answered_on",
}
"""Noun -> its day that has come already."""


def save_changes(  # noqa: PLR0913 - what a save is asked, each a plain value
    store: Store,
    steps: Sequence[Step],
    *,
    who: str,
    operation_id: UUID,
    newcomers: Sequence[ActorDraft] = (),
    reason: str | None = None,
) -> int:
    """The number of the save that takes these steps, all of them or none.

    Raises:    InputRefused -> everything that is to be put right
               EditConflict -> somebody changed, or took back, one of the things meanwhile
    """
    facts = facts_of(held_in(store), steps, newcomers)
    verb = f"change {_about(steps)}"
    seq = write(store, Operation(id=operation_id, who=who, verb=verb, facts=facts, reason=reason))
    if newcomers:
        settle(store, who)
    return seq


def facts_of(
    held: Held, steps: Sequence[Step], newcomers: Sequence[ActorDraft] = ()
) -> dict[str, Sequence[object]]:
    """What these steps write, where nothing is wrong with them by themselves.

    Raises:    InputRefused -> everything that is to be put right
               EditConflict -> one of the things was taken back meanwhile
    """
    reading = _Reading(Telling.of("the change", held, newcomers))
    facts: dict[str, list[object]] = {}
    for step in steps:
        facts.setdefault(step.noun, []).append(reading.fact(step))
    telling = reading.telling
    telling.faults.read(_refuse_without_maker, held, facts.get("move_actor", ()))
    telling.faults.refuse()
    new = {**telling.people.facts(), "element": list(reading.elements.values())}
    return _joined(new, facts)


def _about(steps: Sequence[Step]) -> str:
    """What was changed, in a word: parts of a move are the move's."""
    noun = steps[0].noun
    return noun.partition("_")[0] if noun.startswith("move_") else noun.replace("_", " ")


def _joined(
    new: dict[str, Sequence[object]], facts: dict[str, list[object]]
) -> dict[str, Sequence[object]]:
    return {noun: [*new.get(noun, ()), *facts.get(noun, ())] for noun in {**new, **facts}}


@dataclass
class _Reading:
    """Steps while they are read, and the elements that are new in them."""

    telling: Telling
    elements: dict[tuple[str, str], Element] = field(default_factory=dict)

    def fact(self, step: Step) -> Fact:
        """What one step writes."""
        held, read = self.telling.held, self.telling.faults.read
        if isinstance(step, Addition):
            step = _with_what_is_needed(step)
            new = NOUNS[step.noun](id=uuid4(), **self._fields(step))
            read(refuse_kept_apart_after, held, step, new)
            return Fact(new)
        record = record_of(step.noun, _standing(held, step))
        if isinstance(step, Removal):
            return Fact(record, version=step.version + 1, void=True)
        record = replace(record, **self._fields(step))
        read(refuse_kept_apart_after, held, step, record)
        return Fact(record, version=step.version + 1)

    def _fields(self, step: Change | Addition) -> dict[str, Any]:
        """The values of the fields that were typed; None where something is to be put right."""
        known = FIELDS[step.noun]
        read = self.telling.faults.read
        value: dict[str, Callable[..., object]] = {
            name: partial(self._value, step.noun, known[name]) for name in step.fields
        }
        if step.noun in ON_A_SCALE and "strength" in value:
            value["strength"] = scale_of(self.telling.held, step).read
        found = {name: read(value[name], said) for name, said in step.fields.items()}
        if (day := PAST.get(step.noun)) in found:
            read(partial(typed.past_day, by=date.today()), found[day], day)
        if step.noun == "actor" and "kind" in found:
            read(refuse_unwatched, self.telling.held, found["kind"])
        if NOUNS[step.noun] is Appraisal:
            read(_refuse_no_degree, found.get("strength"))
        return {**_exactness(step, found), **found}

    def _value(self, noun: str, field: Field, given: object) -> object:
        """A field's value as it was typed.

        Raises:    Unsound -> one that the field cannot hold
        """
        if field.type is date and exactness_of(noun, field.name) is None:
            typed.bare_day(given, field.name)  # type: ignore[arg-type] # a day or a text
        read = self._pointed(field, given) if field.target else _read(field, given)
        if read is None and field.needed:
            raise Unsound(field.name, "is empty", "fill it in")
        return read

    def _pointed(self, field: Field, given: object) -> UUID | None:
        if isinstance(given, ElementDraft):
            return known_element(given, self.elements, self.telling)
        key = typed.text(None if given is None else str(given))
        if key is None:
            return None
        if field.target == "actor":
            return self.telling.people.named(key, field.name)
        row = self.telling.held.by_key(field.target or "", key)
        if row is None:
            raise Unsound(field.name, f"the record has no {field.target} {key}", "choose another")
        return UUID(str(row["id"]))


def _with_what_is_needed(step: Addition) -> Addition:
    """The addition with a place for each field that it needs, so that an empty one is told."""
    needed = {name: None for name, known in FIELDS[step.noun].items() if known.needed}
    return replace(step, fields={**needed, **step.fields})


def _exactness(step: Change | Addition, found: Mapping[str, Any]) -> dict[str, Any]:
    """How exactly the days that were typed are known, where the record has a field for it."""
    exactness: dict[str, Any] = {}
    for name, said in step.fields.items():
        if field := exactness_of(step.noun, name):
            exactness[field] = typed.day(said, name).precision if found[name] else None  # type: ignore[arg-type] # a day or a text
    return exactness


def exactness_of(noun: str, name: str) -> str | None:
    """The field that says how exactly a day is known; None where there is none."""
    known = FIELDS[noun]
    field = PRECISION_OF.get(name, "") if "precision" in known else f"{name}_precision"
    return field if field in known else None


def _standing(held: Held, step: Change | Removal) -> Row:
    row = held.by_id(step.noun, step.id)
    if row is None:
        told = "was taken back meanwhile; leave it, or bring it again among what was recorded"
        noun = step.noun.replace("_", " ")
        raise EditConflict(f"this {noun} {told}", noun=step.noun, id=step.id)
    return row


def _read(field: Field, given: object) -> object:
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


def _refuse_no_degree(degree: int | None) -> None:
    if degree is not None and str(degree) not in DEGREES:
        raise Unsound("strength", f"{degree} is none of its degrees", f"say {', '.join(DEGREES)}")


def _refuse_without_maker(held: Held, parts: Sequence[object]) -> None:
    """Refuse to leave a move that nobody made."""
    written = [fact for fact in parts if isinstance(fact, Fact)]
    after: dict[UUID, MoveActor | None] = {
        UUID(str(row["id"])): record_of("move_actor", row) for row in held.rows("move_actor")
    }
    for fact in written:
        assert isinstance(fact.record, MoveActor)
        after[fact.record.id] = None if fact.void else fact.record
    made = {part.move for part in after.values() if part and part.role == "maker"}
    if any(isinstance(fact.record, MoveActor) and fact.record.move not in made for fact in written):
        raise Unsound("makers", "is empty", "say who made it")
