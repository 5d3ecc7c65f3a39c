"""What the Care page asks and does; whom somebody chose never stands in the address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache, partial
from uuid import uuid4

import streamlit as st

from sysmap import logbook, recording
from sysmap.pages import frame, session
from sysmap.recording import ConsentDraft
from sysmap.store import Outlook, Store, Subject
from sysmap.system import System
from sysmap.views import care_words as words
from sysmap.views import person_words
from sysmap.writers import person_page

SEEN, DONE, CONFIRMED = "care_seen", "care_done", "care_confirmed"
HIDING = ("refused", "withdrawn")
TURN = "care_turn"
"""Which choice it is: after somebody was taken out the browser would show them in the old one."""


def somebody(system: System) -> str | None:
    """The key of whom somebody chose; nobody to begin with."""
    labels = system.texts("actor", "label")
    names = {
        key: f"{label} ({key})" if label else key
        for key, label in zip(system.keys, labels, strict=True)
    }
    chosen: str | None = st.selectbox(
        words.WHOM,
        sorted(names, key=lambda key: names[key].casefold()),
        index=None,
        format_func=names.__getitem__,
        placeholder=words.NOBODY_YET,
        key=f"care_whom_{st.session_state.get(TURN, 0)}",
        width=340,
    )
    return chosen


def held_on(store: Store, key: str) -> Subject:
    """What is held on somebody; it is noted that it was looked at, once for each choice."""
    if st.session_state.get(SEEN) != key:
        logbook.note_access(store.path, "person")
        st.session_state[SEEN] = key
    return _held_on(store, store.seq, key)


@lru_cache(maxsize=1)
def _held_on(store: Store, _seq: int, key: str) -> Subject:
    return store.held_on(key)


@lru_cache(maxsize=1)
def _outlook(store: Store, _seq: int, key: str, how: tuple[bool, bool, tuple[str, ...]]) -> Outlook:
    keep_point, redact, also = how
    return store.would_erase(key, keep_point=keep_point, redact=redact, also=also)


def hand_over(page: frame.Page, system: System, subject: Subject, today: date) -> None:
    """What is held, and the page to hand over."""
    page.part(words.HELD_TITLE, words.kinds_held(subject), words.PAGE_IS)
    if subject.flags:
        page.note(person_words.flags_left_out(subject.flags).capitalize() + ".")
    st.download_button(
        words.PAGE_BUTTON,
        partial(person_page.as_html, subject, system.programme_name, today),
        "held-on-one-person.html",
        "text/html",
        on_click="ignore",
    )
    page.table(lambda: words.held_table(subject), name="held", title=words.HELD_TABLE)


def take_out(page: frame.Page, key: str) -> None:
    """The part in which somebody is taken out, once their key is typed."""
    page.part(words.OUT_TITLE)
    captions = list(words.WHAT_EACH_DOES.values())
    way = st.radio(words.HOW, words.WAYS, captions=captions)
    if way == words.HIDDEN:
        _hiding(page, key)
    else:
        _erasing(page, key, keep_point=way == words.POINT)


def _hiding(page: frame.Page, key: str) -> None:
    """The way to hide somebody, which is a consent that is withdrawn."""
    store = session.open_store()
    if not store.current("consent").num_rows:
        page.note(words.BEGINS_A_REGISTER)
    if _is_hidden(store, key):
        page.note(words.IS_HIDDEN)
    else:
        st.button(words.HIDE, type="primary", on_click=partial(_hide, store, key))


def _is_hidden(store: Store, key: str) -> bool:
    """Whether somebody said that they are not to be in the record, or withdrew from it."""
    lines = recording.register(store, date.today(), names=True)
    return any(line.key == key and line.state("record") in HIDING for line in lines)


def _hide(store: Store, key: str) -> None:
    frame.guarded(partial(_hidden, store, key))


def _hidden(store: Store, key: str) -> None:
    withdrawn = ConsentDraft(who=(key,), purposes=("record",), state="withdrawn")
    recording.save_consent(store, withdrawn, who=session.WHO, operation_id=uuid4())
    st.session_state[DONE] = [words.HAS_BEEN_HIDDEN]


def _erasing(page: frame.Page, key: str, *, keep_point: bool) -> None:
    """What an erasure would do and leave, and the way to do it."""
    store = session.open_store()
    also = st.text_input(words.ALSO, help=words.ALSO_HELP, width=340)
    redact = st.checkbox(words.REDACT, value=True)
    how = (keep_point, redact, _names(also))
    outlook = _outlook(store, store.seq, key, how)
    page.note(person_words.what_goes(outlook))
    _list(page, words.NAMED, person_words.named_elsewhere(outlook))
    _list(page, words.COPIES, person_words.left_elsewhere(outlook), words.COPIES_NOTE)
    typed = st.text_input(
        words.CONFIRM.format(frame.plain(key)), help=words.FOR_GOOD, key=CONFIRMED, width=340
    )
    st.button(
        words.ERASE,
        type="primary",
        disabled=typed.strip() != key,
        on_click=partial(_erase, store, key, how),
    )


def _names(typed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in typed.split(",") if name.strip())


def _list(page: frame.Page, title: str, lines: Sequence[str], note: str = "") -> None:
    if lines:
        page.told_of_each({title: lines})
        page.note(note)


def _erase(store: Store, key: str, how: tuple[bool, bool, tuple[str, ...]]) -> None:
    frame.guarded(partial(_erased, store, key, how))


def _erased(store: Store, key: str, how: tuple[bool, bool, tuple[str, ...]]) -> None:
    keep_point, redact, also = how
    erased = store.erase(key, who=session.WHO, keep_point=keep_point, redact=redact, also=also)
    logbook.note_access(store.path, "erase")
    _forget_what_names_them(erased.outlook)
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    st.session_state[DONE] = [*person_words.after(erased.outlook, redact=redact)]


def _forget_what_names_them(outlook: Outlook) -> None:
    """What this window still holds of them, typed or chosen on any page."""
    for entry in list(st.session_state):
        if entry == CONFIRMED or outlook.names.are_in(str(st.session_state[entry])):
            del st.session_state[entry]


def tell_what_was_done(page: frame.Page) -> None:
    """What was just taken out, and what is left elsewhere."""
    done = st.session_state.pop(DONE, None)
    if done:
        first, *more = done
        st.success(frame.plain(first))
        for line in more:
            page.note(line)


def retention(page: frame.Page, system: System, today: date) -> None:
    """Until when the record is kept."""
    page.part(words.KEPT_TITLE, words.kept_until(system.retain_until, today), words.KEPT_HELP)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        day: date | None = st.date_input(
            words.KEPT_UNTIL,
            system.retain_until,
            min_value=session.EARLIEST,
            max_value=session.LATEST,
            format="YYYY-MM-DD",
            width=220,
        )
        if st.button(words.KEEP, disabled=day in (None, system.retain_until)) and day:
            recording.save_retention(
                session.open_store(), day, who=session.WHO, operation_id=uuid4()
            )
            st.rerun()
