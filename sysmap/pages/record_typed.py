"""What was typed on the Record page and is not saved: in this window, and kept for a refresh.

The window's own copy is the one in use; the file beside the record is read only by a new session
of the same browser, which a random id in a cookie tells.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

import streamlit as st

from sysmap.recording import unfinished

PREFIX = "typed "
TYPED, BROWSER, OF_RECORD = "typed_so_far", "drafts_of", "typed_into"
STOOD, AGAIN = "stands_in_the_record", "offered_again"
COOKIE = "sysmap_drafts"
DONE_LAST = "doing_last"
FILLED_IN = (
    *(" date", " contexts", " effect", " told_on", " reach", " what", " which", " opened"),
    *(" stance", " meeting"),
)
"""The ends of the names of fields that hold something before anybody typed in them."""
_REMEMBER = st.components.v2.component(
    "sysmap_drafts",
    js="""
export default function ({ data }) {
  const [name, id, seconds] = data;
  document.cookie = `${name}=${id}; path=/; max-age=${seconds}; SameSite=Strict`;
}
""",
)


def begin(record: Path, doing: str | None) -> bool:
    """Put back what was typed, before any field is shown; whether it comes from an earlier session.

    A field that is not on screen would be forgotten, so its value is put back in every run.
    """
    earlier = st.session_state.get(OF_RECORD) != str(record)
    if earlier:
        st.session_state[OF_RECORD] = str(record)
        st.session_state[TYPED] = unfinished.kept(record, browser())
        st.session_state[STOOD] = {}
    another = doing != st.session_state.get(DONE_LAST)
    st.session_state[DONE_LAST] = doing
    for name, value in typed().items():
        if another or key(name) not in st.session_state:  # the browser is told only what is set
            st.session_state[key(name)] = st.session_state.get(key(name), value)
    return earlier and bool(typed())


def keep(record: Path) -> None:
    """Keep what is typed now, for a refresh; what fields fill in by themselves is nothing typed."""
    now = {**typed(), **on_screen()}
    held = {name: value for name, value in now.items() if _is_somebodys(name, value)}
    begun = {_form_of(name) for name, value in held.items() if not _came_by_itself(name, value)}
    filled = {name: value for name, value in held.items() if _form_of(name) in begun}
    if filled != typed():
        st.session_state[TYPED] = filled
        unfinished.keep(record, browser(), filled)
    _REMEMBER(key="remember_drafts", data=[COOKIE, browser(), unfinished.KEPT_FOR], height=1)


def _is_somebodys(name: str, value: object) -> bool:
    """Whether somebody typed a value: it is not empty, or not what stands in the record."""
    if name in typed() and typed()[name] == value:
        return True
    return (value or None) != (st.session_state[STOOD].get(name) or None)


def _came_by_itself(name: str, value: object) -> bool:
    again = st.session_state.get(AGAIN, {})
    return name.endswith(FILLED_IN) or (name in again and again[name] == value)


def _form_of(name: str) -> str:
    return name.partition(" ")[0]


def forms() -> set[str]:
    """The forms in which something is typed."""
    return {_form_of(name) for name in typed()}


def forget(record: Path, form: str) -> None:
    """Clear one form, in this window and beside the record."""
    left = {name: value for name, value in typed().items() if not name.startswith(form)}
    for field in on_screen():
        if field.startswith(form):
            del st.session_state[key(field)]
            st.session_state[STOOD].pop(field, None)
    st.session_state[TYPED] = left
    unfinished.keep(record, browser(), left)


def typed() -> dict[str, Any]:
    """What was typed up to the last run, by field."""
    found: dict[str, Any] = st.session_state.setdefault(TYPED, {})
    return found


def value(name: str) -> Any:
    """What a field holds now, or held when it was last on screen; None where it never was."""
    return st.session_state.get(key(name), typed().get(name))


def text_in(form: str, field: str) -> str | None:
    """What a field of a form holds now, as text; None where it is empty."""
    found: str | None = value(f"{form} {field}")
    return found


def several_in(form: str, field: str) -> tuple[str, ...]:
    """What was chosen in a field of a form that takes several."""
    return tuple(value(f"{form} {field}") or ())


def fill(name: str, given: object) -> None:
    """Give a field a value before it is shown."""
    st.session_state[key(name)] = given


def offer(name: str, stands: object) -> None:
    """Give a field what stands in the record, until somebody types something else."""
    st.session_state[STOOD][name] = stands
    st.session_state.setdefault(key(name), stands)


def offer_again(name: str, chosen: object) -> None:
    """Give a field that was left alone what was chosen in it last."""
    if value(name) is None:
        st.session_state.setdefault(AGAIN, {})[name] = chosen
        fill(name, chosen)


def is_typed_in(form: str) -> bool:
    """Whether something is typed in a form beyond what it holds by itself."""
    return any(
        name.startswith(form) and not _came_by_itself(name, given)
        for name, given in typed().items()
    )


def key(name: str) -> str:
    """The key of a field's widget."""
    return PREFIX + name


def on_screen() -> dict[str, Any]:
    """What the fields hold that are on screen, or were filled just now."""
    return {
        str(name).removeprefix(PREFIX): given
        for name, given in st.session_state.items()
        if str(name).startswith(PREFIX)
    }


def browser() -> str:
    """The id under which this browser's drafts are kept; it means nothing elsewhere."""
    if BROWSER not in st.session_state:
        told = str(st.context.cookies.get(COOKIE))
        st.session_state[BROWSER] = told if unfinished.is_id(told) else uuid4().hex
    found: str = st.session_state[BROWSER]
    return found
