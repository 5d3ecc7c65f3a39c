"""A context and whom it reaches, as one save."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any, get_args
from uuid import UUID, uuid4

from sysmap.model import (
    CONTEXT_KINDS,
    Context,
    ContextLevel,
    ContextRelation,
    ContextRelationKind,
    Coverage,
    SubjectType,
    as_known,
)
from sysmap.recording import typed
from sysmap.recording.drafts import ContextDraft, CoverageDraft
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Held
from sysmap.recording.saving import Saved, saved
from sysmap.recording.telling import Facts, Telling
from sysmap.store import Operation, Store

ONE_ACTOR = ("actor", "service")
EVERYBODY = "all"


def save_context(store: Store, draft: ContextDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of a context.

    Raises:    InputRefused -> everything that is to be put right
    """
    make = partial(_operation, draft, who=who, operation_id=operation_id)
    return saved(store, "context", make, operation_id=operation_id, draft=draft)


def _operation(
    draft: ContextDraft, held: Held, identity: UUID, *, who: str, operation_id: UUID
) -> Operation:
    telling = Telling.of("the context", held, ())
    facts = _facts(identity, draft, telling)
    return Operation(id=operation_id, who=who, verb="record context", facts=facts)


def _facts(identity: UUID, draft: ContextDraft, telling: Telling) -> Facts:
    """The context, its coverage, and how it stands to another.

    Raises:    InputRefused -> everything that is to be put right
    """
    read = telling.faults.read
    label = read(typed.needed, draft.label, "label", "say what it is called")
    level = read(typed.word, draft.level, get_args(ContextLevel), "level")
    times = _times(draft, telling)
    key = read(_key, draft, telling)
    parent = read(_other, draft.parent, "parent", telling)
    coverage, relations = _reach(identity, draft, telling), _relations(identity, draft, telling)
    kind = typed.text(draft.kind)
    telling.faults.refuse()
    assert key is not None
    context = Context(
        id=identity,
        key=key,
        label=label,
        kind=as_known(CONTEXT_KINDS)(kind) if kind else None,
        level=level,  # type: ignore[arg-type] # one of ContextLevel
        description=typed.text(draft.description),
        parent=parent,
        **times,
    )
    return {"context": [context], "coverage": coverage, "context_relation": relations}


def _times(draft: ContextDraft, telling: Telling) -> dict[str, Any]:
    """From when to when the context holds, and how exactly both are known."""
    start, end = (
        telling.faults.read(typed.day, given, name) or typed.NO_DAY
        for name, given in (("start", draft.start), ("end", draft.end))
    )
    telling.faults.read(_in_order, start.day, end.day)
    return {
        "start": start.day,
        "end": end.day,
        "start_precision": start.precision,
        "end_precision": end.precision,
    }


def _in_order(start: date | None, end: date | None) -> None:
    if start and end and end <= start:
        raise Unsound("end", "is not after the day it began", "give a later day, or none")


def _key(draft: ContextDraft, telling: Telling) -> str:
    key = typed.text(draft.key)
    if key is None:
        return telling.keys.next("context")
    if telling.held.by_key("context", key):
        raise Unsound("key", f"{key} is another context's", "give another, or none")
    return key


def _other(given: str | None, field: str, telling: Telling) -> UUID | None:
    """The id of another context, which is named by its key."""
    key = typed.text(given)
    row = telling.held.by_key("context", key) if key else None
    if key and row is None:
        raise Unsound(field, f"the record has no context {key}", "record it first, or none")
    return UUID(str(row["id"])) if row else None


def _relations(identity: UUID, draft: ContextDraft, telling: Telling) -> list[ContextRelation]:
    """How the context stands to another, where that is said."""
    read = telling.faults.read
    kind = read(typed.word, draft.relation, get_args(ContextRelationKind), "relation")
    other = read(_other, draft.related_to, "related_to", telling)
    if draft.relation and not draft.related_to:
        read(typed.needed, None, "related_to", "say to which context")
    if draft.related_to and not draft.relation:
        read(typed.needed, None, "relation", "say how it stands to the other")
    if kind is None or other is None:
        return []
    return [ContextRelation(id=uuid4(), a=identity, b=other, kind=kind)]  # type: ignore[arg-type] # one of its words


def _reach(identity: UUID, draft: ContextDraft, telling: Telling) -> list[Coverage]:
    """Whom the context reaches, a row each."""
    if not draft.coverage:
        telling.faults.read(typed.needed, None, "coverage", "say whom it reaches, or everybody")
    rows: list[Coverage] = []
    for line, reached in enumerate(draft.coverage, start=1):
        with telling.faults.gathered(row=line):
            rows.append(_coverage(identity, reached, telling))
    return rows


def _coverage(identity: UUID, draft: CoverageDraft, telling: Telling) -> Coverage:
    sort = typed.word(draft.subject_type, get_args(SubjectType), "subject_type")
    if sort is None:
        raise Unsound("subject_type", "is empty", "say whom it reaches, or everybody")
    start, end = typed.bare_day(draft.start, "start"), typed.bare_day(draft.end, "end")
    _in_order(start, end)
    actor, subject = None, None
    if sort in ONE_ACTOR:
        actor = telling.people.named(draft.subject, "subject")
    elif sort != EVERYBODY:
        subject = typed.needed(draft.subject, "subject", f"say which {sort}")
    return Coverage(
        id=uuid4(),
        context=identity,
        subject_type=sort,  # type: ignore[arg-type] # one of SubjectType
        actor=actor,
        subject=subject,
        start=start,
        end=end,
    )
