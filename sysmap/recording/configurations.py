"""A line of the workbook: what somebody makes of a context, and what of the record it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID, uuid4

from sysmap.model import FIELDS, Configuration, ConfigurationEvidence
from sysmap.recording import typed
from sysmap.recording.drafts import Day
from sysmap.recording.faults import Unsound
from sysmap.recording.reading import Reading, save_read
from sysmap.recording.saving import Saved
from sysmap.recording.steps import Given
from sysmap.recording.telling import Facts, Telling
from sysmap.store import Store

STRENGTHS = FIELDS["configuration"]["strength"].words
IN_WORDS = ("offered", "reasoning", "changed")
POINTING = ("move", "tie", "element")


@dataclass(frozen=True, kw_only=True)
class ConfigurationDraft:
    """What somebody makes of a context; each piece of evidence names one thing by its key."""

    context: str | None
    coder: str | None
    offered: str | None = None
    reasoning: str | None = None
    changed: str | None = None
    strength: str | None = None
    day: Day = None
    note: str | None = None
    evidence: Sequence[Given] = ()


def save_configuration(
    store: Store, draft: ConfigurationDraft, *, who: str, operation_id: UUID
) -> Saved:
    """What became of a line of the workbook.

    Raises:    InputRefused -> everything that is to be put right
    """
    reading = Reading("configuration", _facts)
    return save_read(store, reading, draft, who=who, operation_id=operation_id)


def _facts(draft: ConfigurationDraft, identity: UUID, telling: Telling) -> Facts:
    read = telling.faults.read
    context = read(_needed_thing, "context", draft.context, telling)
    coder = read(_coder, draft.coder, telling)
    said = {name: typed.text(getattr(draft, name)) for name in (*IN_WORDS, "note")}
    read(_refuse_nothing, said)
    strength = read(typed.word, draft.strength, STRENGTHS, "strength")
    day = read(_written_on, draft.day)
    evidence = list(_evidence(draft, identity, telling))
    telling.faults.refuse()
    assert context
    line = Configuration(
        id=identity,
        key=telling.keys.next("configuration"),
        context=context,
        coder=coder,
        strength=strength,  # type: ignore[arg-type] # one of its words
        day=day,
        **said,
    )
    return {"configuration": [line], "configuration_evidence": evidence}


def _evidence(
    draft: ConfigurationDraft, identity: UUID, telling: Telling
) -> Iterator[ConfigurationEvidence]:
    read = telling.faults.read
    for piece in draft.evidence:
        pointing = {name: read(_thing, name, piece.get(name), telling) for name in POINTING}
        named = typed.text(piece.get("actor"))  # type: ignore[arg-type] # a key
        yield ConfigurationEvidence(
            id=uuid4(),
            configuration=identity,
            actor=read(telling.people.named, named, "evidence") if named else None,
            day=read(partial(typed.bare_day, field="evidence"), piece.get("day")),
            **pointing,
        )


def _thing(noun: str, given: object, telling: Telling) -> UUID | None:
    key = typed.text(None if given is None else str(given))
    if key is None:
        return None
    row = telling.held.by_key(noun, key)
    if row is None:
        raise Unsound(noun, f"the record has no {noun} {key}", "choose another")
    return UUID(str(row["id"]))


def _needed_thing(noun: str, given: str | None, telling: Telling) -> UUID | None:
    return _thing(noun, typed.needed(given, noun, f"say which {noun}"), telling)


def _coder(given: str | None, telling: Telling) -> UUID | None:
    name = typed.needed(given, "coder", "say whose reading it is")
    return telling.people.named(name, "coder")


def _written_on(given: Day) -> date:
    return typed.bare(typed.past_day(given, "day", by=date.today()), "day") or date.today()


def _refuse_nothing(said: Given) -> None:
    if not any(said[name] for name in IN_WORDS):
        remedy = "say what was offered, how people reasoned, or what changed"
        raise Unsound("offered", "is empty", remedy)
