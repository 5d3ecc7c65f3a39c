"""How one practice stands to another, as somebody judged it; new practices go with it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import get_args
from uuid import UUID, uuid4

from sysmap.model import Practice, PracticeRelation, PracticeRelationKind
from sysmap.recording import typed
from sysmap.recording.drafts import Day, RelationDraft
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Held, as_called
from sysmap.recording.saving import Saved, saved
from sysmap.recording.telling import Facts, Telling
from sysmap.store import Operation, Store

KINDS = get_args(PracticeRelationKind)
YES_NO = ("yes", "no")


def save_relation(store: Store, draft: RelationDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of a judgement on two practices.

    Raises:    InputRefused -> everything that is to be put right
    """
    make = partial(_operation, draft, who=who, operation_id=operation_id)
    return saved(store, "practice_relation", make, operation_id=operation_id, draft=draft)


def _operation(
    draft: RelationDraft, held: Held, identity: UUID, *, who: str, operation_id: UUID
) -> Operation:
    facts = _facts(identity, draft, Telling.of("the judgement", held, ()))
    return Operation(id=operation_id, who=who, verb="record practice_relation", facts=facts)


def _facts(identity: UUID, draft: RelationDraft, telling: Telling) -> Facts:
    """The judgement, and the practices that are new with it.

    Raises:    InputRefused -> everything that is to be put right
    """
    read, new = telling.faults.read, dict[str, Practice]()
    one = read(_practice, draft.practice, draft.practice_existing, "practice", new, telling)
    other = read(
        _practice,
        draft.other_practice,
        draft.other_practice_existing,
        "other_practice",
        new,
        telling,
    )
    kind = read(typed.needed, draft.kind, "kind", "say how the one stands to the other")
    kind = read(typed.word, kind, KINDS, "kind")
    day = read(_judged_on, draft.day)
    judge = read(telling.people.named, draft.who, "who") if typed.text(draft.who) else None
    why = read(typed.needed, draft.why, "why", "say in a few words why you judge so")
    if one and one == other:
        read(_refuse_same)
    telling.faults.refuse()
    assert one
    assert other
    relation = PracticeRelation(
        id=identity,
        a=one,
        b=other,
        kind=kind,  # type: ignore[arg-type] # one of its words
        day=day,
        who=judge,
        why=why,
    )
    return {"practice_relation": [relation], "practice": list(new.values())}


def _practice(
    name: str | None, existing: str | None, field: str, new: dict[str, Practice], telling: Telling
) -> UUID:
    """The record's practice of this key or name, else a new one."""
    wanted = typed.needed(name, field, "say which practice")
    for row in telling.held.rows("practice"):
        if wanted == row["key"] or as_called(wanted) == as_called(row["label"] or ""):
            return UUID(str(row["id"]))
    was_there = typed.word(existing, YES_NO, field)
    if (called := as_called(wanted)) not in new:
        new[called] = Practice(
            id=uuid4(),
            key=telling.keys.next("practice"),
            label=wanted,
            existing=None if was_there is None else was_there == "yes",
        )
    return new[called].id


def _judged_on(given: Day) -> date | None:
    return typed.bare(typed.past_day(given, "day", by=date.today()), "day")


def _refuse_same() -> None:
    raise Unsound("other_practice", "is the same practice", "choose another")
