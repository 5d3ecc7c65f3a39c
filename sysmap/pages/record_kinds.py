"""The programme's own words: kinds of connection with what their strength means, kinds of actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

import streamlit as st

from sysmap import recording
from sysmap.model import KINDS, STRENGTH_MEANINGS
from sysmap.pages import frame, record_fields, record_saving, record_typed, session
from sysmap.recording import Held, KindDraft, Saved
from sysmap.store import Store
from sysmap.views import change_words, kinds_words
from sysmap.views import record_words as words

FORM = "kinds"
WHAT = "kinds what"
TIE, ACTOR = "tie", "actor"
LEVEL = "level"
BETWEEN_WORDS = ","


def form(page: frame.Page, record: Path) -> None:
    """The form of one kind, of connection or of actor."""
    held = recording.shown_in(session.store_of(record))
    if record_typed.value(WHAT) is None:
        record_typed.fill(WHAT, TIE)
    what, which = st.columns((1, 2))
    with what:
        record_fields.one(WHAT, change_words.WHAT_THING, kinds_words.KINDS_OF)
    FORMS.get(record_typed.value(WHAT) or TIE, _tie)(page, held, which)
    record_saving.save_button(record, FORM, _save, _told)
    page.told_of_each(_in_use(held))


def _in_use(held: Held) -> Mapping[str, Sequence[str]]:
    """What the record's kinds are called, and what is settled of each."""
    actors = Counter(row["kind"] for row in held.rows("actor") if row["kind"])
    found = {
        kinds_words.KINDS_OF_TIE: [_settled(held, kind) for kind in held.tie_kinds],
        kinds_words.KINDS_OF_ACTOR: [
            kinds_words.actor_kind(kind, count) for kind, count in sorted(actors.items())
        ],
    }
    return {title: lines for title, lines in found.items() if lines}


def _settled(held: Held, kind: str) -> str:
    scale = held.scale(kind)
    return kinds_words.tie_kind(kind, scale.meaning, scale.levels, directed=held.directed(kind))


def _tie(page: frame.Page, held: Held, which: st.delta_generator.DeltaGenerator) -> None:
    """A kind of connection, as the programme describes it."""
    typed = record_typed.value("kinds tie")
    kinds = {kind: words.kind(kind) for kind in (*held.tie_kinds, typed) if kind}
    with which:
        kind = record_fields.one("kinds tie", words.KIND, kinds, accept_new_options=True)
    if not kind:
        page.note(kinds_words.A_NEW_KIND)
        return
    scale = held.scale(kind)
    directed, strength, said = st.columns((1, 1, 3))
    with directed:
        way = words.YES if held.directed(kind) else words.NO
        _offered(kind, "directed", way, kinds_words.DIRECTED, (words.YES, words.NO))
    with strength:
        _offered(kind, "strength", scale.meaning, kinds_words.STRENGTH_MEANS, STRENGTH_MEANINGS)
    if record_typed.value(_name(kind, "strength")) == LEVEL:
        with said:
            name = _name(kind, "words")
            record_typed.offer(name, f"{BETWEEN_WORDS} ".join(scale.levels))
            record_fields.text(name, kinds_words.LEVEL_WORDS, kinds_words.LEVEL_WORDS_HINT)
    page.note(kinds_words.KIND_CHANGES)


def _offered(
    kind: str, field: str, stands: str | None, label: str, options: tuple[str, ...]
) -> None:
    name = _name(kind, field)
    record_typed.offer(name, stands)
    record_fields.one(name, label, record_fields.of(options))


def _name(kind: str, field: str) -> str:
    return f"{FORM} {kind}.{field}"


def _actor(page: frame.Page, held: Held, which: st.delta_generator.DeltaGenerator) -> None:
    """A kind of actor, to be called otherwise."""
    used = sorted({row["kind"] for row in held.rows("actor") if row["kind"]})
    with which:
        kind = record_fields.one("kinds actor", words.KIND, record_fields.of(used))
    record_fields.text("kinds new_name", words.NEW_NAME)
    count = sum(row["kind"] == kind for row in held.rows("actor")) if kind else 0
    page.note(kinds_words.renames(count) if kind else kinds_words.A_KIND_IS_TYPED)
    if kind in KINDS:
        st.warning(kinds_words.A_STANDARD_KIND)


FORMS: Mapping[str, Callable[[frame.Page, Held, st.delta_generator.DeltaGenerator], None]] = {
    TIE: _tie,
    ACTOR: _actor,
}


def _save(store: Store, operation_id: UUID) -> Saved:
    if record_typed.value(WHAT) == ACTOR:
        former, now = (record_typed.value(name) for name in ("kinds actor", "kinds new_name"))
        return recording.rename_kind(store, former, now, who=session.WHO, operation_id=operation_id)
    return recording.save_kind(store, _draft(), who=session.WHO, operation_id=operation_id)


def _draft() -> KindDraft:
    kind = record_typed.value("kinds tie")
    value = partial(_value, kind or "")
    said = (value("words") or "").split(BETWEEN_WORDS) if value("strength") == LEVEL else []
    return KindDraft(
        kind=kind, directed=value("directed"), strength=value("strength"), words=tuple(said)
    )


def _value(kind: str, field: str) -> str | None:
    found: str | None = record_typed.value(_name(kind, field))
    return found


def _told(_saved: Saved) -> str:
    if record_typed.value(WHAT) == ACTOR:
        return kinds_words.renamed(
            record_typed.value("kinds actor"), record_typed.value("kinds new_name")
        )
    return words.saved(kinds_words.KINDS_OF[TIE], words.kind(record_typed.value("kinds tie")), ())
