"""What people say to purposes: several people and purposes in one save."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sysmap.model import CONSENT_STATES, PURPOSES, YOUNG_PERSON
from sysmap.recording import typed
from sysmap.recording.drafts import Day
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Held, Row, holds, record_of
from sysmap.recording.reading import Reading, save_read
from sysmap.recording.saving import Saved
from sysmap.recording.telling import Facts, Telling
from sysmap.store import Fact, Store

GIVEN, NOT_ASKED = "given", "not_asked"


@dataclass(frozen=True, kw_only=True)
class ConsentDraft:
    """What some people, or who may speak for them, said to some purposes."""

    who: tuple[str, ...]
    purposes: tuple[str, ...]
    state: str | None
    start: Day = None
    end: Day = None
    form: str | None = None
    basis: str | None = None
    given_by: str | None = None


def save_consent(store: Store, draft: ConsentDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of an answer, which counts from its day on; what was said before ends there.

    Raises:    InputRefused -> everything that is to be put right
    """
    return save_read(store, Reading("consent", _said), draft, who=who, operation_id=operation_id)


def _said(draft: ConsentDraft, identity: UUID, telling: Telling) -> Facts:
    read = telling.faults.read
    start = read(typed.bare_day, draft.start, "start") or date.today()
    end = read(typed.bare_day, draft.end, "end")
    read(_in_order, start, end)
    state = read(typed.needed, draft.state, "state", "say what they answered")
    state = read(typed.word, state, CONSENT_STATES, "state")
    for name, chosen in (("people", draft.who), ("purposes", draft.purposes)):
        read(_some, chosen, name)
    purposes = [read(typed.word, purpose, PURPOSES, "purposes") for purpose in draft.purposes]
    people = [row for name in draft.who if (row := read(_known, telling.held, name))]
    if state == GIVEN and any(row["kind"] == YOUNG_PERSON for row in people):
        for field in FOR_A_CHILD:
            read(_refuse_empty, draft, field)
    telling.faults.refuse()
    rest = {name: typed.text(getattr(draft, name)) for name in ("form", "basis", "given_by")}
    ids = iter([identity])
    rows: list[object] = []
    for person in people:
        for purpose in purposes:
            earlier = _earlier(telling.held, person, str(purpose))
            fields = {
                "id": next(ids, None) or uuid4(),
                "actor": person["id"],
                "purpose": purpose,
                "state": state,
                "start": start,
                "end": _until_the_next(earlier, start, end),
                **rest,
            }
            rows += [record_of("consent", fields), *_ended_on(earlier, start)]
    return {"consent": rows}


def _earlier(held: Held, person: Row, purpose: str) -> list[Row]:
    """Whatever somebody said to a purpose before."""
    return [
        row
        for row in held.rows("consent")
        if str(row["actor"]) == str(person["id"]) and row["purpose"] == purpose
    ]


def _until_the_next(earlier: Sequence[Row], start: date, end: date | None) -> date | None:
    """The day on which the answer ends: another that is of a later day stands as it does."""
    later = [row["start"] for row in earlier if row["start"] and row["start"] > start]
    return min((day for day in (*later, end) if day), default=None)


def _ended_on(earlier: Sequence[Row], day: date) -> Iterator[Fact]:
    """What counted on the day of the new answer ends there; one of that very day is replaced."""
    for row in earlier:
        if holds(row, day):
            replaced = row["start"] == day or (row["start"] is None and row["state"] == NOT_ASKED)
            was = record_of("consent", {**row, "end": row["end"] if replaced else day})
            yield Fact(was, version=row["version"] + 1, void=replaced)


def _known(held: Held, name: str) -> Row:
    row = held.actor(name)
    if row is None:
        raise Unsound("people", f"the record knows no {name}, or several", "give a key that it has")
    return row


def _some(chosen: Sequence[str], field: str) -> None:
    if not chosen:
        raise Unsound(field, "is empty", "choose one or several")


def _in_order(start: date, end: date | None) -> None:
    if end and end <= start:
        raise Unsound("end", "is not after the day it counts from", "give a later day, or none")


FOR_A_CHILD = {
    "basis": "say what the law allows it for",
    "given_by": "say who said yes for a young person, in words and without a name",
}
"""What a yes for a young person must say, and what to do where it does not."""


def _refuse_empty(draft: ConsentDraft, field: str) -> None:
    typed.needed(getattr(draft, field), field, FOR_A_CHILD[field])
