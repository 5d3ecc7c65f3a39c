"""The form under a text: what the marked words are coded as, and what they speak of."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID

import streamlit as st

from sysmap import recording
from sysmap.pages import frame, record_fields, record_names, record_saving, record_typed, session
from sysmap.recording import ExcerptDraft, Held, Saved
from sysmap.recording.steps import Given
from sysmap.store import Store
from sysmap.views import evidence_words as words
from sysmap.views import record_words
from sysmap.views.evidence_read import Shown

FORM = "coding"
TURN, CODER_LAST = "codings_saved", "coder_last"
Marked = tuple[int, int] | None


def turn() -> int:
    """How often something was coded in this window: the text is then free to be marked anew."""
    found: int = st.session_state.get(TURN, 0)
    return found


def form(page: frame.Page, record: Path, shown: Shown, marked: Marked) -> None:
    """Codes sort by sort, what it speaks of with a stance, who codes, and save."""
    held = recording.shown_in(session.store_of(record))
    page.part(words.CODE_THIS, words.CODE_HOW)
    codes = _codes(held)
    for first in range(0, len(codes), 2):
        for (sort, names), place in zip(
            [*codes.items()][first : first + 2], st.columns(2), strict=False
        ):
            with place:
                record_fields.several(_name(f"code {sort}"), words.SORTS[sort], names, **_NONE)
    if not codes:
        page.note(words.NO_CODES_TO_CHOOSE)
    with page.folded(words.SPEAKS_OF_A_THING, name="speaks of") as unfolded:
        if unfolded:
            _links_fields(held)
    if last := st.session_state.get(CODER_LAST):
        record_typed.offer_again(_name("coder"), last)
    coder, speaker = record_fields.columns(1, 1)
    people = record_fields.people(held)
    with coder:
        record_fields.one(_name("coder"), words.CODER, people)
    with speaker:
        record_fields.one(_name("speaker"), words.SAID_BY, people, placeholder=words.AS_THE_SOURCE)
    record_saving.save_button(record, FORM, partial(_save, shown.key, marked), _told)


def _links_fields(held: Held) -> None:
    """A line for each sort of thing that the words may speak of, with how they stand to it."""
    for noun, names in _things(held).items():
        what, how = record_fields.columns(3, 2)
        with what:
            record_fields.several(_name(f"link {noun}"), words.LINKED[noun], names, **_NONE)
        with how:
            record_fields.one(_name(f"{noun} stance"), words.STANCE, words.STANCES, index=0)


_NONE = {"placeholder": words.NONE_CHOSEN}


def _name(field: str) -> str:
    return f"{FORM} {field}"


def _codes(held: Held) -> dict[str, dict[str, str]]:
    """Sort -> its codes, key and label."""
    rows = sorted(held.rows("code"), key=lambda row: row["key"])
    found = {
        sort: {row["key"]: row["label"] or row["key"] for row in rows if row["sort"] == sort}
        for sort in words.SORTS
    }
    return {sort: names for sort, names in found.items() if names}


def _things(held: Held) -> dict[str, dict[str, str]]:
    """Noun -> what may be linked to, by the name that a draft gives it; ties by their ids."""
    ids = {noun: {str(row["id"]): row["key"] for row in held.rows(noun)} for noun in words.LINKED}
    names = {noun: record_names.NAMES[noun](held) for noun in ("move", "context")}
    elements = {row["key"]: row["label"] or row["key"] for row in held.rows("element")}
    return {
        "move": {ids["move"][one]: name for one, name in names["move"].items()},
        "tie": record_names.NAMES["tie"](held),
        "context": {ids["context"][one]: name for one, name in names["context"].items()},
        "element": elements,
    }


def _links(held: Held) -> list[Given]:
    return [
        {
            noun: key,
            "stance": record_typed.value(_name(f"{noun} stance")) or next(iter(words.STANCES)),
        }
        for noun, names in _things(held).items()
        for key in record_typed.value(_name(f"link {noun}")) or ()
        if key in names
    ]


def _save(source: str, marked: Marked, store: Store, operation_id: UUID) -> Saved:
    held = recording.shown_in(store)
    start, end = marked or (None, None)
    coder = record_typed.value(_name("coder"))
    draft = ExcerptDraft(
        source=source,
        start=start,
        end=end,
        coder=coder,
        speaker=record_typed.value(_name("speaker")),
        codes=tuple(
            key for sort in words.SORTS for key in record_typed.value(_name(f"code {sort}")) or ()
        ),
        links=_links(held),
    )
    saved = recording.save_excerpt(store, draft, who=session.WHO, operation_id=operation_id)
    st.session_state[CODER_LAST] = coder
    st.session_state[TURN] = turn() + 1
    return saved


def _told(saved: Saved) -> str:
    return record_words.saved(f"{words.EXCERPT} ({saved.key or words.ONCE_MORE})", "", ())
