"""Tonight in the room: who is here, and the agenda, one item at a time, decided by one key each."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from sysmap import meetings
from sysmap.pages import frame, record_focus, tonight_appraisal, tonight_clock
from sysmap.pages import tonight_choices as choices
from sysmap.pages import tonight_walk as way
from sysmap.pages.tonight_came import who_is_here
from sysmap.pages.tonight_links import beside
from sysmap.pages.tonight_seen import on_a_projector, seen
from sysmap.pages.tonight_walk import Walk
from sysmap.views import tonight_words as words

KEYS = "verdicts"


def show(page: frame.Page, record: Path, meeting: str) -> None:
    """Who is here, then the walk."""
    whole_room = page.beside_the_question(on_a_projector)
    walk = way.begun(record, meeting)
    who_is_here(page, record, walk)
    if not walk.items:
        page.answer(words.NOTHING_TO_DO)
        return
    _walk(record, meeting, whole_room=whole_room)


@st.fragment
def _walk(record: Path, meeting: str, *, whole_room: bool) -> None:
    """The item before the group; a key runs this part of the page alone."""
    walk = way.begun(record, meeting)
    with st.container(key="tonight"):
        asked = st.container()  # filled last: once an item is read its keys are there
        if not walk.is_over:
            _verdicts(record, walk)
        choices.tell()
        _further(record, walk)
        with asked:
            _head(walk)
            _asked(walk, whole_room=whole_room)


def _to_the_minutes() -> None:
    if st.button(words.SEE_MINUTES, type="primary", on_click=choices.show, args=(words.MINUTES,)):
        st.rerun()


def _head(walk: Walk) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="tonight_head"):
        if not walk.is_over:
            told = words.place(walk.place + 1, len(walk.items))
            why = words.WHY[walk.item.why]
            st.html(f'<p class="why">{escape(told)} · {escape(why)}</p>', width="content")
        st.html(f'<p class="why">{escape(words.left(walk.left))}</p>', width="content")
        tonight_clock.show(walk.started, meetings.MINUTES)


def _asked(walk: Walk, *, whole_room: bool) -> None:
    if walk.is_over:
        st.html(f'<p class="asked">{escape(words.at_the_end(walk.left))}</p>')
    else:
        frame.guarded(lambda: _item(walk, whole_room=whole_room))


def _item(walk: Walk, *, whole_room: bool) -> None:
    item = walk.item
    system = seen(walk, item, whole_room=whole_room)
    st.html(f'<h2 class="asked">{escape(words.question(item))}</h2>')
    told = "".join(
        f"<li>{escape(line)}{_said(words.said(system, thing))}</li>"
        for line, thing in zip(
            words.lines(system, item, walk.agenda.circles), item.things, strict=True
        )
    )
    many = " many" if len(item.things) > words.IN_ONE_COLUMN else ""
    st.html(f'<ul class="things{many}">{told}</ul>')
    if more := words.description(system, item):
        st.html(f'<p class="beside">{escape(more)}</p>')


def _said(lines: list[str]) -> str:
    return "".join(f'<br><span class="beside">{escape(line)}</span>' for line in lines)


def _verdicts(record: Path, walk: Walk) -> None:
    """The keys; each decides the item and goes on to the next."""
    item, given = walk.item, walk.verdict(walk.item)
    with st.container(key=KEYS, horizontal=True):
        for key, verdict in words.on_keys(item).items():
            st.button(
                words.verdict_on_key(verdict, item),
                key=f"say {walk.where} {verdict} {walk.seq}",
                shortcut=key,
                type="primary" if verdict == given else "secondary",
                width="stretch",
                wrap=True,
                on_click=way.decide,
                args=(record, walk.where, verdict),
            )
    record_focus.go_to(KEYS, (walk.place, walk.seq))


def _further(record: Path, walk: Walk) -> None:
    """The ways back and on, and what may be said beside a word."""
    with st.container(key="tonight_further", horizontal=True, vertical_alignment="bottom"):
        st.button(words.BACK, shortcut="Left", on_click=way.step, args=(-1,))
        st.button(words.NEXT, shortcut="Right", on_click=way.step, args=(1,))
        if not walk.is_over and len(walk.item.things) > 1:
            st.button(words.UNFOLD, shortcut="O", on_click=way.unfold, args=(walk.place,))
        if walk.saves:
            st.button(words.UNDO, shortcut="U", on_click=way.undo, args=(record,))
        if walk.is_over:
            _to_the_minutes()
        else:
            _beside_a_word(walk)
        if not walk.is_over and walk.item.of == "context":
            tonight_appraisal.ask(record, walk)
        beside(walk)


def _beside_a_word(walk: Walk) -> None:
    st.number_input(
        words.VOTERS, 0, None, _voters(walk), key=way.voters(walk), width=190, format="%d"
    )
    st.text_input(words.COMMENT, key=way.COMMENT, placeholder=words.COMMENT_HINT)


def _voters(walk: Walk) -> int | None:
    return len(walk.present) or None
