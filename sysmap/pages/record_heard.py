"""Who is asked, what they said, who came, and when anybody was looking."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from sysmap import recording
from sysmap.pages import (
    frame,
    hearing_strip,
    record_fields,
    record_names,
    record_saving,
    record_typed,
    session,
)
from sysmap.pages.record_fields import columns
from sysmap.recording import AskedDraft, Held, LookDraft, MeetingDraft, Saved, ToldDraft
from sysmap.store import Store
from sysmap.views import heard_words as words
from sysmap.views import record_words

FORM = "heard"
WHAT = f"{FORM} what"

Names = Mapping[str, str]


def form(page: frame.Page, record: Path) -> None:
    """Choose what is written down, and write it down; under it, who was heard so far."""
    held = recording.shown_in(session.store_of(record))
    people = record_fields.people(held)
    if record_typed.value(WHAT) is None:
        record_typed.fill(WHAT, words.ASKED)
    [first, *_] = columns(1, 2)
    with first:
        what = record_fields.one(WHAT, words.WHAT, words.WHATS) or words.ASKED
    sort = SORTS[what]
    sort.fields(held, people)
    page.note(words.NOTES[what])
    record_saving.save_button(record, FORM, sort.save, partial(sort.told, people))
    hearing_strip.part(page, held.system)


def _asked(_held: Held, people: Names) -> None:
    who, since, until = columns(3, 2, 2)
    with who:
        look = {"placeholder": record_words.TYPE_TO_FIND}
        record_fields.several("heard who", words.WHO_IS_ASKED, people, **look)
    with since:
        record_fields.text("heard asked start", words.ASKED_SINCE, words.THERE_HINT)
    with until:
        record_fields.text("heard asked end", words.ASKED_UNTIL, words.OPEN_HINT)


def _told(held: Held, people: Names) -> None:
    find = {"placeholder": record_words.TYPE_TO_FIND}
    teller, one, how, other = columns(2, 2, 2, 2)
    with teller:
        record_fields.one("heard teller", words.TELLER, people, **find)
    with one:
        record_fields.one("heard one", record_words.ONE, people, **find)
    with how:
        kinds = {kind: record_words.kind(kind) for kind in held.tie_kinds}
        record_fields.one("heard kind", record_words.HOW, kinds, placeholder=words.ANY_KIND)
    with other:
        record_fields.one("heard other", record_words.OTHER, people, **find)
    says, day = columns(2, 1)
    with says:
        record_fields.one("heard says", words.SAYS, words.SAID)
    with day:
        record_fields.text("heard day", words.TOLD_ON, str(date.today()))


def _came(held: Held, people: Names) -> None:
    which, day, place = columns(2, 1, 1)
    with which:
        meetings = record_names.meetings_by_key(held)
        look = {"placeholder": words.NEW_MEETING}
        chosen = record_fields.one("heard meeting", words.WHICH_MEETING, meetings, **look)
    if not chosen:
        with day:
            record_fields.text("heard day of meeting", words.MEETING_DAY, str(date.today()))
        with place:
            record_fields.text("heard place", words.PLACE)
    look = {"placeholder": record_words.TYPE_TO_FIND}
    record_fields.several("heard came", words.CAME_TO_IT, people, **look)


def _looked(_held: Held, _people: Names) -> None:
    since, until, scope = columns(2, 2, 3)
    with since:
        record_fields.text("heard start", words.LOOKED_SINCE, words.THERE_HINT)
    with until:
        record_fields.text("heard end", words.ASKED_UNTIL, words.OPEN_HINT)
    with scope:
        record_fields.text("heard scope", words.SCOPE, words.SCOPE_HINT)
    record_fields.text("heard note", words.NOTE)


_value = partial(record_typed.text_in, FORM)
_several = partial(record_typed.several_in, FORM)


def _save_asked(store: Store, operation_id: UUID) -> Saved:
    draft = AskedDraft(who=_several("who"), start=_value("asked start"), end=_value("asked end"))
    return recording.save_asked(store, draft, who=session.WHO, operation_id=operation_id)


def _save_told(store: Store, operation_id: UUID) -> Saved:
    fields = {name: _value(name) for name in ("teller", "one", "other", "kind", "says")}
    draft = ToldDraft(**fields, day=_value("day") or date.today())
    return recording.save_told(store, draft, who=session.WHO, operation_id=operation_id)


def _save_came(store: Store, operation_id: UUID) -> Saved:
    draft = MeetingDraft(
        came=_several("came"),
        meeting=_value("meeting"),
        day=_value("day of meeting") or date.today(),
        place=_value("place"),
    )
    return recording.save_meeting(store, draft, who=session.WHO, operation_id=operation_id)


def _save_looked(store: Store, operation_id: UUID) -> Saved:
    fields = {name: _value(name) for name in ("start", "end", "scope", "note")}
    return recording.save_look(
        store, LookDraft(**fields), who=session.WHO, operation_id=operation_id
    )


def _told_asked(people: Names, _saved: Saved) -> str:
    return words.saved_asked([people.get(who, who) for who in _several("who")])


def _told_told(people: Names, _saved: Saved) -> str:
    teller, one, other = (people.get(who, who) for who in map(_said, ("teller", "one", "other")))
    return words.saved_told(teller, (one, other), _said("says"))


def _said(name: str) -> str:
    return _value(name) or ""


def _told_came(people: Names, _saved: Saved) -> str:
    return words.saved_came([people.get(who, who) for who in _several("came")])


def _told_looked(_people: Names, _saved: Saved) -> str:
    return words.saved_look(_value("start") or "", _value("end"), _value("scope"))


class Sort(NamedTuple):
    """One sort of what is written down here: its fields, its save, and how that is told."""

    fields: Callable[[Held, Names], None]
    save: record_saving.Save
    told: Callable[[Names, Saved], str]


SORTS = {
    words.ASKED: Sort(_asked, _save_asked, _told_asked),
    words.TOLD: Sort(_told, _save_told, _told_told),
    words.CAME: Sort(_came, _save_came, _told_came),
    words.LOOKED: Sort(_looked, _save_looked, _told_looked),
}
