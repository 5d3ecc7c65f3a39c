"""Who is here tonight, ticked by name: whose circles a room reads, and how many have a say."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import uuid4

import streamlit as st

from sysmap import recording
from sysmap.errors import SysmapError
from sysmap.pages import frame, record_fields, session
from sysmap.pages import tonight_choices as choices
from sysmap.pages.tonight_walk import Walk
from sysmap.recording import CameDraft
from sysmap.views import tonight_words as words

CAME = "came_tonight"


def who_is_here(page: frame.Page, record: Path, walk: Walk) -> None:
    """Who is ticked, folded away; a line where nobody is yet, for then a room reads no names."""
    if not walk.present:
        page.note(words.HERE_FIRST)
    with page.folded(f"{words.WHO_IS_HERE}: {len(walk.present)}", name=CAME) as opened:
        if opened:
            _ticks(record, walk)


def _ticks(record: Path, walk: Walk) -> None:
    """Everybody who may be ticked.

    It is a form, for the keys of the agenda take the keyboard as soon as a field is taken in: the
    next name would be typed into them, and Enter would decide the item.
    """
    people = record_fields.people(recording.shown_in(session.store_of(record)))
    present = {walk.system.keys[actor] for actor in walk.present}
    here = [key for key in people if key in present]
    field = " ".join((CAME, walk.meeting, *here))
    with st.form(f"form_{CAME}", border=False):
        st.multiselect(
            words.WHO_IS_HERE,
            list(people),
            default=here,
            format_func=lambda key: people.get(key, key),
            key=field,
            help=words.HERE_HINT,
        )
        save = partial(_save_came, record, walk.meeting, field)
        st.form_submit_button(words.SAVE_CAME, on_click=save)


def _save_came(record: Path, meeting: str, field: str) -> None:
    draft = CameDraft(meeting=meeting, came=tuple(st.session_state[field]))
    store = session.store_of(record)
    try:
        recording.save_came(store, draft, who=session.WHO, operation_id=uuid4())
    except SysmapError as fault:
        choices.refuse(fault)
