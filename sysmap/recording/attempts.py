"""Something that was asked of somebody, and the answer: what was refused is kept too."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from functools import partial
from typing import get_args
from uuid import UUID

from sysmap.model import Answer, Attempt
from sysmap.recording import typed
from sysmap.recording.drafts import AttemptDraft, Day
from sysmap.recording.ends import Ends, refuse_kept_apart
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Held
from sysmap.recording.saving import Saved, saved
from sysmap.recording.telling import Telling
from sysmap.store import Operation, Store

ANSWERS: Collection[str] = get_args(Answer)
ACCEPTED = "accepted"
ANSWERED = (ACCEPTED, "declined", "not eligible")
OPEN = ("no answer", "waiting")
"""What stands in place of an answer where there is none."""
ASKING = "asks"


def save_attempt(store: Store, draft: AttemptDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of something that was asked.

    Raises:    InputRefused -> everything that is to be put right
    """
    make = partial(_operation, draft, who=who, operation_id=operation_id)
    return saved(store, "attempt", make, operation_id=operation_id, draft=draft)


def _operation(
    draft: AttemptDraft, held: Held, identity: UUID, *, who: str, operation_id: UUID
) -> Operation:
    telling = Telling.of("what was asked", held, ())
    attempt = _attempt(identity, draft, telling)
    facts = {"attempt": [attempt]}
    return Operation(id=operation_id, who=who, verb="record attempt", facts=facts)


def _attempt(identity: UUID, draft: AttemptDraft, telling: Telling) -> Attempt:
    """What was asked.

    Raises:    InputRefused -> everything that is to be put right
    """
    read, people = telling.faults.read, telling.people
    asker, asked = (
        read(people.named, draft.asker, "asker"),
        read(people.named, draft.asked, "asked"),
    )
    day = read(_bare(typed.needed_day), draft.day, "asked_on")
    answer = read(typed.word, draft.answer, ANSWERS, "answer")
    answered = read(_bare(typed.past_day), draft.answered_on, "answered_on")
    move = read(_standing, telling.held, "move", draft.move)
    tie = read(_standing, telling.held, "tie", draft.tie)
    if asker and asked and day:
        read(_refuse_ends, telling.held, asker, asked, day)
    read(_refuse_answer, answer, answered, day, tie)
    telling.faults.refuse()
    assert asker
    assert asked
    assert day
    return Attempt(
        id=identity,
        key=telling.keys.next("attempt"),
        move=move,
        asker=asker,
        asked=asked,
        day=day,
        answer=answer,  # type: ignore[arg-type] # one of ANSWERS
        answered_on=answered,
        tie=tie,
    )


def _bare(reader: Callable[..., typed.ReadDay]) -> Callable[[Day, str], date | None]:
    """A reader of a day that has come, and of which nothing more is kept."""
    return lambda said, field: typed.bare(reader(said, field, by=date.today()), field)


def _standing(held: Held, noun: str, identity: str | None) -> UUID | None:
    if not identity:
        return None
    if held.by_id(noun, identity) is None:
        raise Unsound(noun, "was taken out meanwhile", "choose another, or none")
    return UUID(identity)


def _refuse_ends(held: Held, asker: UUID, asked: UUID, day: date) -> None:
    if asker == asked:
        raise Unsound("asked", "is who asked", "choose somebody else")
    refuse_kept_apart(held, Ends(source=asker, target=asked, kind=ASKING), day)


def _refuse_answer(
    answer: str | None, answered: date | None, asked: date | None, tie: UUID | None
) -> None:
    """Refuse a day, or a connection, that does not go with the answer."""
    if answered and answer in (None, *OPEN):
        raise Unsound(
            "answered_on", "is given, and no answer is", "say what was answered, or no day"
        )
    if answered and asked and answered < asked:
        raise Unsound("answered_on", "is before the day of asking", "correct one of the two")
    if tie and answer != ACCEPTED:
        raise Unsound("tie", "came of something that nobody agreed to", "say accepted, or none")
