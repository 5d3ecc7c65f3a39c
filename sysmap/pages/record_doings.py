"""The forms of the pages on which the record is written, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import streamlit as st

from sysmap.pages import (
    frame,
    record_actor,
    record_attempt,
    record_change,
    record_consent,
    record_context,
    record_framework,
    record_grid,
    record_heard,
    record_kinds,
    record_many,
    record_move,
    record_past,
    record_practices,
    record_remembered,
    record_saving,
    record_tie,
    record_typed,
    record_workbook,
    session,
)
from sysmap.pages.record_opened import FORM
from sysmap.store import TEAM
from sysmap.views import consent_words, guarding_words, heard_words
from sysmap.views import record_words as words

Forms = Mapping[str, Callable[[frame.Page, Path], None]]

HAPPENED: Forms = {
    words.MOVE: record_move.form,
    words.TIE: record_tie.form,
    words.ACTOR: record_actor.form,
    words.CONTEXT: record_context.form,
    words.ATTEMPT: record_attempt.form,
    heard_words.HEARD: record_heard.form,
    consent_words.CONSENT: record_consent.form,
    words.MANY: record_many.form,
    words.CHANGE: record_change.form,
    words.PAST: record_past.form,
}
"""What is written down as the programme goes on, and what was."""

OWN_WORDS: Forms = {
    words.KINDS: record_kinds.form,
    words.FRAMEWORK: record_framework.form,
    words.PRACTICES: record_practices.form,
    words.WORKBOOK: record_workbook.form,
}
"""What a programme settles once and seldom changes, and what people judge."""

OF_FORM = {
    record_move.FORM: words.MOVE,
    record_tie.FORM: words.TIE,
    record_actor.FORM: words.ACTOR,
    record_context.FORM: words.CONTEXT,
    record_kinds.FORM: words.KINDS,
    record_framework.FORM: words.FRAMEWORK,
    record_attempt.FORM: words.ATTEMPT,
    record_heard.FORM: heard_words.HEARD,
    record_consent.FORM: consent_words.CONSENT,
    record_practices.FORM: words.PRACTICES,
    record_workbook.FORM: words.WORKBOOK,
    FORM: words.CHANGE,
    record_grid.FORM: words.MANY,
}


def show(page: frame.Page, forms: Forms, key: str) -> None:
    """One of the forms, or what was just saved by it; what is typed is kept for a refresh."""
    path = session.record()
    if path is None:
        frame.recorded(None)
        return
    came_back = record_typed.begin(path, st.session_state.get(key))
    record_remembered.offer()
    if came_back:
        st.session_state[key] = _begun(forms)
    [doing] = page.choices(partial(_chosen, forms, key))
    page.banner(guarding_words.no_case_record(session.store_of(path).system(TEAM).settings))
    _show(page, path, forms, doing, came_back=came_back)
    frame.guarded(partial(record_typed.keep, path))


def _show(page: frame.Page, path: Path, forms: Forms, doing: str, *, came_back: bool) -> None:
    if doing != words.PAST and record_past.looking_back(page):
        return
    if not record_saving.told(page, path):
        page.answer(words.KEPT if came_back else words.introduction(doing))
        forms[doing](page, path)


def _begun(forms: Forms) -> str:
    """The first form in which something was typed, else the first of all."""
    typed = record_typed.forms()
    begun = (doing for form, doing in OF_FORM.items() if form in typed and doing in forms)
    return next(begun, next(iter(forms)))


def _chosen(forms: Forms, key: str) -> str:
    """What the person wants to write down, look at or change."""
    first = next(iter(forms))
    st.session_state.setdefault(key, first)
    doing: str | None = st.segmented_control(
        words.WHAT,
        list(forms),
        required=True,
        key=key,
        wrap=True,
        label_visibility="collapsed",
        persist_state="session",
        on_change=record_saving.leave,
    )
    return doing or first
