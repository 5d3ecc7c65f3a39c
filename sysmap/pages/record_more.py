"""The folded part of a move: what it was made of, the contexts it was made in, how it went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from sysmap import framework, recording
from sysmap.model import FIELDS, SETTINGS, STAGES
from sysmap.pages import record_fields, record_typed
from sysmap.recording import ElementDraft, Held, NamedContext
from sysmap.views import change_words
from sysmap.views import record_words as words
from sysmap.views.clock import written as day_in_words

CONTEXTS, TOUCHED = "move contexts", "move contexts touched"
BEARINGS = FIELDS["move_context"]["bearing"].words
ROOM_TO_ACT = FIELDS["move"]["room_to_act"].words
UNDER = "under"
BESIDE = 3
"""So many fields of one sort stand beside each other."""
TEXTS = {"saying": words.SAYING, "outcome": words.OUTCOME}
SEVERAL = ("compartments", "principles")
CHOSEN = ("label", "setting", "stage", "room_to_act", "derived_from", "precision", "meeting")
PARTS = FIELDS["move_element"]["part"].words


def fields(held: Held) -> None:
    """The fields of the folded part."""
    day = record_typed.value("move date") or date.today()
    sheet = framework.in_use(held.system, day)
    known = {
        "label": (words.LABEL, recording.labels_shown(held, day)),
        "setting": (words.SETTING, record_fields.of(SETTINGS)),
        "stage": (words.STAGE, record_fields.of(STAGES)),
        "room_to_act": (words.ROOM_TO_ACT, record_fields.of(ROOM_TO_ACT)),
    }
    saying, exactly = st.columns((3, 1))
    with saying:
        _texts()
    with exactly:
        look = {"placeholder": words.EXACTLY["day"]}
        record_fields.one("move precision", words.HOW_EXACTLY, words.EXACTLY, **look)
    _several(
        {
            "compartments": (words.COMPARTMENTS, [part.name for part in sheet.compartments]),
            "principles": (words.PRINCIPLES, [part.name for part in sheet.principles]),
        }
    )
    for (name, (label, options)), column in zip(known.items(), st.columns(4), strict=True):
        with column:
            new = name != "room_to_act"
            record_fields.one(f"move {name}", label, options, accept_new_options=new)
    _elements(held)
    _contexts(held)
    earlier, meeting = st.columns((2, 1))
    with earlier:
        record_fields.one("move derived_from", words.DERIVED_FROM, _earlier(held))
    with meeting:
        record_fields.one("move meeting", words.TOLD_AT, _meetings(held))
    st.caption(sheet.attribution)


def _texts() -> None:
    for (name, label), column in zip(TEXTS.items(), st.columns(len(TEXTS)), strict=True):
        with column:
            record_fields.text(f"move {name}", label)


def _several(known: dict[str, tuple[str, list[str]]]) -> None:
    for (name, (label, options)), column in zip(known.items(), st.columns(len(known)), strict=True):
        with column:
            record_fields.several(f"move {name}", label, record_fields.of(options))


def _elements(held: Held) -> None:
    """Three pick-lists, in which a new element is simply typed."""
    for (sort, label), column in zip(words.ELEMENTS.items(), st.columns(3), strict=True):
        rows = [row for row in held.rows("element") if row["type"] == sort]
        names = {row["key"]: row["label"] or row["key"] for row in rows}
        with column:
            chosen = record_fields.several(
                f"move {sort}",
                label,
                names,
                placeholder=words.TYPE_AN_ELEMENT,
                accept_new_options=True,
            )
            for element in chosen:
                called = change_words.PART_OF_ELEMENT.format(names.get(element, element))
                record_fields.one(_part(sort, element), called, record_fields.of(PARTS))


def _part(sort: str, element: str) -> str:
    return f"move part {sort} {element}"


def _contexts(held: Held) -> None:
    names = _names(held)
    chosen = record_fields.several(
        CONTEXTS,
        words.CONTEXTS,
        names,
        on_change=lambda: record_typed.fill(TOUCHED, given=True),
    )
    for first in range(0, len(chosen), BESIDE):
        for key, column in zip(chosen[first : first + BESIDE], st.columns(BESIDE), strict=False):
            with column:
                _bearing(key, names.get(key, key))


def _bearing(key: str, called: str) -> None:
    name = f"move bearing {key}"
    if record_typed.value(name) is None:
        record_typed.fill(name, UNDER)
    record_fields.one(name, words.BEARING.format(called), record_fields.of(BEARINGS))


def _earlier(held: Held) -> dict[str, str]:
    """The moves of the record, by key, the newest first."""
    newest = sorted(held.rows("move"), key=lambda row: (row["date"], row["key"]), reverse=True)
    return {
        row["key"]: change_words.move_name(row["key"], row["date"], row["title"]) for row in newest
    }


def _meetings(held: Held) -> dict[str, str]:
    """The meetings of the record, by key, the newest first."""
    newest = sorted(held.rows("meeting"), key=lambda row: row["date"], reverse=True)
    return {row["key"]: f"{row['key']}, {day_in_words(row['date'])}" for row in newest}


def _names(held: Held) -> dict[str, str]:
    return {row["key"]: row["label"] or row["key"] for row in held.rows("context")}


def propose_contexts(held: Held, makers: Sequence[str], day: date | None) -> None:
    """Tick the contexts in force that reach a maker, until somebody ticks them otherwise."""
    if record_typed.value(TOUCHED):
        return
    rows = (held.actor(maker) for maker in makers)
    keys = [row["key"] for row in rows if row]
    in_force = recording.in_force(held.system, keys, day) if day and keys else []
    record_typed.fill(CONTEXTS, in_force)


def contexts_in_words(held: Held) -> str:
    """The contexts that are ticked, for a line that stands there also where the part is folded."""
    names = _names(held)
    return words.contexts([names.get(key, key) for key in record_typed.value(CONTEXTS) or []])


def typed() -> dict[str, Any]:
    """The folded part as it is typed now, by the fields of a move's draft."""
    value = record_typed.value
    return {
        **{name: value(f"move {name}") for name in (*TEXTS, *CHOSEN)},
        **{name: tuple(value(f"move {name}") or ()) for name in SEVERAL},
        "elements": tuple(
            ElementDraft(type=sort, label=label, part=value(_part(sort, label)))
            for sort in words.ELEMENTS
            for label in value(f"move {sort}") or ()
        ),
        "contexts": tuple(
            NamedContext(key=key, bearing=value(f"move bearing {key}") or UNDER)
            for key in value(CONTEXTS) or ()
        ),
    }
