"""What people said to a purpose, and who answers for the record."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from sysmap import recording
from sysmap.model import GIVERS, LAWFUL_BASES
from sysmap.pages import frame, record_fields, record_saving, record_typed, session
from sysmap.pages.record_fields import columns
from sysmap.recording import ConsentDraft, Saved, StewardsDraft
from sysmap.store import Store
from sysmap.views import consent_words as words
from sysmap.views import record_words

FORM = "consent"
WHAT, ALL_NAMES = f"{FORM} what", f"{FORM} names"


def form(page: frame.Page, record: Path) -> None:
    """Choose what is written down, and write it down."""
    store = session.store_of(record)
    if record_typed.value(WHAT) is None:
        record_typed.fill(WHAT, words.ANSWER)
    [first, *_] = columns(1, 2)
    with first:
        what = record_fields.one(WHAT, words.WHAT, words.WHATS) or words.ANSWER
    sort = SORTS[what]
    sort.fields(store)
    page.note(words.NOTES[what])
    record_saving.save_button(record, FORM, sort.save, sort.told)


def _answer(store: Store) -> None:
    find = {"placeholder": record_words.TYPE_TO_FIND}
    people, purposes, state = columns(3, 3, 1)
    with people:
        every = bool(record_typed.value(ALL_NAMES))
        names = recording.names_to_choose(store, all_names=every)
        record_fields.several(f"{FORM} who", words.WHO, names, **find)
    with purposes:
        record_fields.several(f"{FORM} purposes", words.TO_WHAT, words.PURPOSES)
    with state:
        record_fields.one(f"{FORM} state", words.THEY_SAID, words.STATES)
    record_fields.tick(ALL_NAMES, words.ALL_NAMES, words.ALL_NAMES_HELP)
    start, end, version = columns(1, 1, 2)
    with start:
        record_fields.text(f"{FORM} start", words.COUNTS_FROM, words.TODAY)
    with end:
        record_fields.text(f"{FORM} end", words.COUNTS_UNTIL, words.OPEN)
    with version:
        record_fields.text(f"{FORM} form", words.FORM, words.FORM_HINT)
    basis, given_by = columns(1, 1)
    more = {"accept_new_options": True}
    with basis:
        offered = record_fields.of(LAWFUL_BASES)
        record_fields.one(f"{FORM} basis", words.BASIS, offered, **more)
    with given_by:
        record_fields.one(f"{FORM} given_by", words.GIVEN_BY, record_fields.of(GIVERS), **more)


def _stewards(store: Store) -> None:
    named = recording.stewards(recording.shown_in(store))
    for place, (key, label) in zip(
        columns(1, 1), (("steward", words.FIRST), ("second_steward", words.SECOND)), strict=True
    ):
        with place:
            record_typed.offer(f"{FORM} {key}", named.get(key, ""))
            record_fields.text(f"{FORM} {key}", label, words.ACCOUNT)


_value = partial(record_typed.text_in, FORM)
_several = partial(record_typed.several_in, FORM)


def _save_answer(store: Store, operation_id: UUID) -> Saved:
    fields = {name: _value(name) for name in ("state", "start", "end", "form", "basis", "given_by")}
    draft = ConsentDraft(who=_several("who"), purposes=_several("purposes"), **fields)
    return recording.save_consent(store, draft, who=session.WHO, operation_id=operation_id)


def _save_stewards(store: Store, operation_id: UUID) -> Saved:
    draft = StewardsDraft(first=_value("steward"), second=_value("second_steward"))
    return recording.save_stewards(store, draft, who=session.WHO, operation_id=operation_id)


def _told_answer(_saved: Saved) -> str:
    return words.saved(_several("who"), _several("purposes"), _value("state") or "")


def _told_stewards(_saved: Saved) -> str:
    return words.named(_value("steward") or "", _value("second_steward") or "")


class Sort(NamedTuple):
    """One sort of what is written down here: its fields, its save, and how that is told."""

    fields: Callable[[Store], None]
    save: record_saving.Save
    told: record_saving.Tell


SORTS = {
    words.ANSWER: Sort(_answer, _save_answer, _told_answer),
    words.STEWARDS: Sort(_stewards, _save_stewards, _told_stewards),
}
