"""What a move did to connections: a line for each, with its sentence beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from sysmap.pages import frame, record_fields, record_typed
from sysmap.recording import FOUND, UNKNOWN, EffectDraft, Held, standing
from sysmap.views import record_words as words

LINE = "move line"
ENDS = ("one", "other")
TELLING = ("one", "kind", "other")
FIELDS = (*TELLING, "effect", "strength", "began", "since")
SAID = ("kind", "effect", "strength", "began")
WIDTHS = (2.3, 2.0, 2.3, 1.3, 1.6, 0.7)
CREATED = "created"
NEW_TOO = {"accept_new_options": True}


@dataclass(frozen=True)
class Known:
    """What a line needs to know of the record and of the move."""

    held: Held
    people: Mapping[str, str]
    makers: Sequence[str]
    day: date | None


def lines(page: frame.Page, known: Known) -> None:
    """The fields of the lines; there is always one empty line more."""
    page.part(words.WHAT_IT_DID, words.WHAT_IT_DID_HOW)
    for number in range(1, _without_gaps() + 2):
        _line(page, known, number)


def drafts(makers: Sequence[str]) -> list[EffectDraft]:
    """The lines as they were typed."""
    typed = (_values(number) for number in range(1, _last_line() + 1))
    return [_draft(makers, values) for values in typed if _stands(values)]


def recognise(held: Held, people: Mapping[str, str]) -> None:
    """Put whom the record knows in place of what was typed, where it is a name or part of one.

    Enter takes the text as it was typed, before any name of the list that holds it.
    """
    for number in range(1, _last_line() + 1):
        for end in ENDS:
            typed = record_typed.value(_name(number, end))
            if typed and typed not in people:
                record_typed.fill(_name(number, end), record_fields.known(typed, held, people))


def named() -> list[str]:
    """Whoever stands in a line, new or not."""
    typed = (_values(number) for number in range(1, _last_line() + 1))
    return [values[end] for values in typed for end in ENDS if values[end]]


def _name(number: int, field: str) -> str:
    return f"{LINE} {number} {field}"


def _values(number: int) -> dict[str, Any]:
    return {field: record_typed.value(_name(number, field)) for field in FIELDS}


def _stands(values: Mapping[str, Any]) -> bool:
    return any(values[field] for field in TELLING)


def _last_line() -> int:
    """The number of the last line in which something stands."""
    names = record_typed.on_screen()
    numbers = {int(name.split()[2]) for name in names if name.startswith(LINE)}
    return max((number for number in numbers if _stands(_values(number))), default=0)


def _without_gaps() -> int:
    """Move the lines up where one was emptied, and count them."""
    last = _last_line()
    found = [values for number in range(1, last + 1) if _stands(values := _values(number))]
    if len(found) < last:
        empty = dict.fromkeys(FIELDS)
        for number in range(1, last + 1):
            _fill(number, found[number - 1] if number <= len(found) else empty)
    return len(found)


def _fill(number: int, values: Mapping[str, Any]) -> None:
    for field, value in values.items():
        record_typed.fill(_name(number, field), value)


def _line(page: frame.Page, known: Known, number: int) -> None:
    look = {"label_visibility": "visible" if number == 1 else "collapsed"}
    columns = st.columns(WIDTHS, gap="small", vertical_alignment="bottom")
    kinds = {kind: words.kind(kind) for kind in known.held.tie_kinds}
    maker = known.people.get(known.makers[0], known.makers[0]) if known.makers else words.ONE
    fields: tuple[tuple[str, str, Mapping[str, str], dict[str, Any]], ...] = (
        ("one", words.ONE, known.people, {"placeholder": maker, **NEW_TOO}),
        ("kind", words.HOW, kinds, {"placeholder": words.CONNECTED_HOW}),
        ("other", words.OTHER, known.people, {"placeholder": words.OTHER, **NEW_TOO}),
        ("effect", words.WHAT_BECAME, words.EFFECTS, {"index": 0}),
    )
    for column, (name, label, names, own) in zip(columns, fields, strict=False):
        with column:
            record_fields.one(_name(number, name), label, names, **own, **look)
    with columns[4]:
        kind = record_typed.value(_name(number, "kind"))
        record_fields.strength(_name(number, "strength"), kind, known.held, **look)
    if _stands(values := _values(number)):
        with columns[5]:
            _clear(number)
        _beside(page, known, number, _draft(known.makers, values))


def _clear(number: int) -> None:
    clear = partial(_fill, number, dict.fromkeys(FIELDS))
    st.button(words.CLEAR, key=f"clear_{number}", help=words.CLEAR_LINE, on_click=clear)


def _draft(makers: Sequence[str], values: Mapping[str, Any]) -> EffectDraft:
    """A line as it was typed; the maker stands in it where nobody else is named."""
    maker = makers[0] if makers else None
    return EffectDraft(**{**values, "one": values["one"] or maker})


def _beside(page: frame.Page, known: Known, number: int, draft: EffectDraft) -> None:
    """What is to be asked about the line, and the line as a sentence."""
    if not (draft.one and draft.other and draft.kind):
        return
    how = standing(known.held, (draft.one, draft.other), draft.kind, known.day or date.max)
    if draft.effect == CREATED and how == UNKNOWN:
        _ask_how_it_began(number)
        page.note(sentence(known.people, draft))
    elif draft.effect == CREATED:
        page.note(words.stands(how))
    else:
        page.note(words.unknown_to_change(how) or sentence(known.people, draft))


def _ask_how_it_began(number: int) -> None:
    question, when = st.columns((3, 2))
    with question:
        name = _name(number, "began")
        began = record_fields.how_it_began(name, words.IS_IT_NEW, words.BEGAN_WORDS)
    if began == FOUND:
        with when:
            record_fields.text(_name(number, "since"), words.SINCE, words.SINCE_HINT)


def sentence(people: Mapping[str, str], draft: EffectDraft) -> str:
    """A line as a sentence."""
    one, other = draft.one or "", draft.other or ""
    ends = people.get(one, one), people.get(other, other)
    return words.effect(ends, {name: getattr(draft, name) for name in SAID})
