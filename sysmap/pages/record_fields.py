"""The fields of the Record page: each keeps what is typed in it, whatever happens around it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import streamlit as st

from sysmap import recording
from sysmap.model import DEGREES, PRECISIONS, SERVICE, Field
from sysmap.pages import record_typed, session
from sysmap.recording import ActorDraft, Held
from sysmap.recording.held import as_called
from sysmap.views import change_words
from sysmap.views import record_words as words

PAUSE = "500ms"
"""What is typed is kept after so long a pause, not only when the field is left."""

NARROW = 420
"""Pixels."""


def columns(*widths: float) -> list[Any]:
    """Columns of these widths, beside each other."""
    return list(st.columns(widths))


def text(name: str, label: str, hint: str | None = None, **look: Any) -> str | None:
    """A line of text."""
    typed: str | None = st.text_input(
        label, key=record_typed.key(name), placeholder=hint, live=PAUSE, **look
    )
    return typed


def day(name: str, label: str, default: date | None = None) -> date | None:
    """A day that has come."""
    if record_typed.value(name) is None:
        record_typed.fill(name, default)
    chosen: date | None = st.date_input(
        label,
        key=record_typed.key(name),
        min_value=session.EARLIEST,
        max_value=date.today(),
        format="YYYY-MM-DD",
    )
    return chosen


def one(name: str, label: str, names: Mapping[str, str], **look: Any) -> str | None:
    """One of the things that bear these names, or none."""
    chosen: str | None = st.selectbox(
        label,
        list(names),
        key=record_typed.key(name),
        format_func=lambda thing: names.get(thing, thing),
        **{"index": None, "placeholder": words.NOT_SAID, "filter_mode": "contains", **look},
    )
    return chosen


def several(name: str, label: str, names: Mapping[str, str], **look: Any) -> list[str]:
    """Some of the things that bear these names."""
    chosen: list[str] = st.multiselect(
        label,
        list(names),
        key=record_typed.key(name),
        format_func=lambda thing: names.get(thing, thing),
        select_all=False,  # Enter takes the first match, and must never take all of them
        **{"placeholder": words.NOT_SAID, "filter_mode": "contains", **look},
    )
    return chosen


def of(options: Collection[str]) -> dict[str, str]:
    """Words that are called as they are written."""
    return {word: word for word in options}


def people(held: Held) -> dict[str, str]:
    """Everybody of the record, by key, with names that tell them apart, in the order of those."""
    named = session.told_apart(held.system, range(held.system.actor_count))
    return dict(sorted(named.items(), key=lambda one: one[1].casefold()))


def services(held: Held) -> dict[str, str]:
    """The services of the record, by key."""
    called = people(held)
    return {row["key"]: called[row["key"]] for row in held.rows("actor") if row["kind"] == SERVICE}


def strength(name: str, kind: str | None, held: Held, **look: Any) -> None:
    """How strong a tie of this kind is: one of the words of its levels, else a number."""
    levels = held.scale(kind).levels if kind else ()
    if levels or not kind:
        one(name, words.HOW_STRONG, of(levels), **look)
    else:
        text(name, words.HOW_STRONG, words.NOT_SAID, **look)


def how_it_began(name: str, question: str, answers: Mapping[str, str]) -> str | None:
    """What somebody says of the beginning of a tie that is new to the record."""
    began: str | None = st.radio(
        question,
        list(answers),
        index=None,
        key=record_typed.key(name),
        format_func=answers.__getitem__,
        horizontal=True,
    )
    return began


def tick(name: str, label: str, why: str | None = None) -> None:
    """A yes, or none."""
    record_typed.offer(name, stands=False)
    st.checkbox(label, key=record_typed.key(name), help=why)


def change(name: str, label: str, field: Field, now: Any, held: Held) -> None:
    """A field of something that stands in the record, with its value."""
    options = _options(field, held)
    record_typed.offer(name, (now or "") if options is None else now)
    if options is None:
        text(name, label, _hint(field))
    else:
        one(name, label, options)


def _options(field: Field, held: Held) -> Mapping[str, str] | None:
    """The values that a field may have, by what they are called; None where it may have any."""
    if field.target == "actor":
        return services(held) if field.name == SERVICE else people(held)
    if field.target == "tie":
        return _ties(held)
    if field.target:
        rows = held.rows(field.target)
        return {row["key"]: row.get("label") or row.get("title") or row["key"] for row in rows}
    if field.type is bool:
        return of((words.YES, words.NO))
    if field.name == "strength" and field.type is int:
        return of(DEGREES)
    precise = field.words == PRECISIONS
    return words.EXACTLY if precise else {word: words.kind(word) for word in field.words} or None


def _ties(held: Held) -> Mapping[str, str]:
    """The connections that have a key, by their ends."""
    called = people(held)
    actors = {str(row["id"]): called[row["key"]] for row in held.rows("actor")}
    return {
        row["key"]: change_words.tie_name(
            actors[str(row["source"])], actors[str(row["target"])], row["kind"]
        )
        for row in recording.ties_shown(held)
        if row["key"]
    }


def _hint(field: Field) -> str | None:
    if field.type is not date:
        return words.NOT_SAID
    return words.DAY_ALONE if field.name == "end" else words.DAY_HINT


def ask_of_newcomers(form: str, named: Collection[str], held: Held) -> None:
    """Ask of each name that the record does not know what they are."""
    for name in new(named, held):
        kind = one(_kind_of(form, name), words.newcomer(name), of(held.actor_kinds), width=NARROW)
        warn_of_a_name(kind, name)


def warn_of_a_name(kind: str | None, label: str | None) -> None:
    """Say so where a young person's label looks like a full name; it may be saved all the same."""
    if recording.may_name_a_young_person(kind, label):
        st.warning(words.LOOKS_LIKE_A_NAME)


def newcomers(form: str, named: Collection[str], held: Held) -> tuple[ActorDraft, ...]:
    """Those whom the record does not know, as they were typed."""
    kinds = {name: record_typed.value(_kind_of(form, name)) for name in new(named, held)}
    return tuple(ActorDraft(label=name, kind=kind) for name, kind in kinds.items())


def new(named: Collection[str], held: Held) -> list[str]:
    """The names that the record does not know, each once whatever its case."""
    unknown = [name for name in named if held.actor(name) is None]
    return list({as_called(name): name for name in reversed(unknown)}.values())[::-1]


def known(typed: str, held: Held, people: Mapping[str, str]) -> str:
    """The key of whom a text names, or of the first whose name holds it; else the text itself."""
    if row := held.actor(typed):
        return str(row["key"])
    wanted = as_called(typed)
    return next((key for key, name in people.items() if wanted in name.casefold()), typed)


def _kind_of(form: str, name: str) -> str:
    return f"{form} kind of {name}"
