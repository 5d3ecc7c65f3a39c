"""What stands under every form of the Record page: save, what to put right, what was saved."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import streamlit as st

from sysmap import places
from sysmap.errors import InputRefused, SysmapError
from sysmap.pages import (
    frame,
    record_focus,
    record_keys,
    record_remembered,
    record_typed,
    session,
)
from sysmap.recording import MayIdentify, Saved, keeping
from sysmap.store import Store
from sysmap.views import guarding_words, recorded_words
from sysmap.views import record_words as words

KEPT_TEXTS = "texts_kept_as_they_are"
RESULT, REFUSED, OPERATION = "recorded_last", "to_put_right", "operation_of_"
SHORTCUT = "Ctrl+Enter"
TOLD, TO_PUT_RIGHT = "told", "to_put_right_here"


@dataclass(frozen=True)
class Result:
    """A save that was made on this page, in a sentence; `taken_back` once it was."""

    seq: int
    sentence: str
    taken_back: bool = False


Save = Callable[[Store, UUID], Saved]
Tell = Callable[[Saved], str]


def save_button(record: Path, form: str, save: Save, tell: Tell) -> None:
    """The way to save a form, or to throw it away."""
    with st.container(key=record_keys.saving(form), horizontal=True, vertical_alignment="center"):
        st.button(
            words.SAVE,
            type="primary",
            shortcut=SHORTCUT,
            on_click=partial(_save, record, form, save, tell),
        )
        if any(name.startswith(form) for name in record_typed.typed()):
            forget = partial(record_typed.forget, record, form)
            st.button(words.THROW_AWAY, type="tertiary", on_click=forget)
        record_remembered.like_it(form)
        st.caption(words.SAVE_KEYS)
    record_keys.save_from_anywhere(form)
    _what_to_put_right(form, partial(_save, record, form, save, tell))


def _save(record: Path, form: str, save: Save, tell: Tell) -> None:
    """Save what is typed, once however often it is asked for; what is refused stays typed."""
    if RESULT in st.session_state:  # a second click that came before the page was drawn anew
        return
    operation = st.session_state.setdefault(OPERATION + form, uuid4())
    st.session_state.pop(REFUSED, None)
    try:
        with texts_kept():
            saved = save(session.store_of(record), operation)
    except SysmapError as fault:
        st.session_state[REFUSED] = form, fault
        return
    del st.session_state[OPERATION + form]
    st.session_state[RESULT] = Result(saved.seq, tell(saved))
    record_remembered.note(form)
    record_typed.forget(record, form)


def _what_to_put_right(form: str, again: Callable[[], Any] | None = None) -> None:
    about, fault = st.session_state.get(REFUSED, (None, None))
    if about == form and fault is not None:
        tell(fault, again)


def texts_kept() -> AbstractContextManager[None]:
    """Inside, what somebody has said to keep as it is may be saved."""
    return keeping(st.session_state.get(KEPT_TEXTS, ()))


def keep_texts(texts: Collection[str], again: Callable[[], Any]) -> None:
    """Save again, with these texts as they are."""
    st.session_state[KEPT_TEXTS] = {*st.session_state.get(KEPT_TEXTS, ()), *texts}
    again()


def tell(fault: SysmapError, again: Callable[[], Any] | None = None) -> None:
    """Say what is to be put right, a line each; `again` saves what was refused once more."""
    with st.container(key=TO_PUT_RIGHT):
        if isinstance(fault, MayIdentify) and again:
            st.warning(frame.plain(guarding_words.may_identify(fault.found)))
            keep = partial(keep_texts, fault.texts, again)
            st.button(guarding_words.KEEP_TEXTS, on_click=keep)
        elif isinstance(fault, InputRefused):
            st.error(words.to_put_right(len(fault.problems)))
            st.text("\n".join(words.problem(problem) for problem in fault.problems))
        else:
            st.error(frame.plain(str(fault)))
    record_focus.show(TO_PUT_RIGHT, fault)


def tell_of(seq: int, sentence: str) -> None:
    """Tell of a save in place of the form, with the way to take it back."""
    st.session_state[RESULT] = Result(seq, sentence)


def told(page: frame.Page, record: Path) -> bool:
    """Whether a save has just been made, which is then told in place of the form."""
    result: Result | None = st.session_state.get(RESULT)
    if result is None:
        return False
    _tell_what_became(page, result)
    with st.container(key=TOLD, horizontal=True, vertical_alignment="center"):
        st.button(words.ANOTHER, type="primary", shortcut=SHORTCUT, on_click=leave)
        st.page_link(st.Page(places.page("map"), url_path="map"), label=words.ON_THE_MAP)
        _back_to_the_agenda()
        if not result.taken_back:
            st.button(words.TAKE_BACK, on_click=partial(_take_back, record, result))
    record_focus.go_to(TOLD, result)
    _what_to_put_right(RESULT)
    return True


def _back_to_the_agenda() -> None:
    """The way back for a group that left its agenda to write something down."""
    if meeting := st.session_state.get(session.AT_MEETING):
        tonight = st.Page(places.page("tonight"), url_path="tonight")
        st.page_link(tonight, label=words.TO_THE_AGENDA, query_params={"meeting": meeting})


def told_above(page: frame.Page, record: Path) -> None:
    """Tell once of a save above a form that stays, so that the next can be saved at once."""
    result: Result | None = st.session_state.pop(RESULT, None)
    if result is not None:
        _tell_what_became(page, result)
        if not result.taken_back:
            st.button(words.TAKE_BACK, on_click=partial(_take_back, record, result))
    _what_to_put_right(RESULT)


def _tell_what_became(page: frame.Page, result: Result) -> None:
    if result.taken_back:
        page.note(result.sentence)
        st.success(frame.plain(recorded_words.took_back(result.seq)))
    else:
        st.success(f"{words.SAVED} {frame.plain(result.sentence)}")


def leave() -> None:
    """Go on to something else: what was saved, or is to be put right, is told no longer."""
    st.session_state.pop(RESULT, None)
    st.session_state.pop(REFUSED, None)


def _take_back(record: Path, result: Result) -> None:
    st.session_state.pop(REFUSED, None)
    try:
        session.store_of(record).take_back(result.seq, who=session.WHO)
    except SysmapError as fault:
        st.session_state[REFUSED] = RESULT, fault
        return
    st.session_state[RESULT] = Result(result.seq, result.sentence, taken_back=True)
