"""How somebody finds a context that is before the group, said on the spot."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from html import escape
from pathlib import Path
from typing import get_args
from uuid import uuid4

import streamlit as st

from sysmap import recording
from sysmap.errors import SysmapError
from sysmap.model import AppraisalDirection
from sysmap.pages import record_fields, session
from sysmap.pages import tonight_choices as choices
from sysmap.pages.tonight_walk import Walk
from sysmap.recording import Addition
from sysmap.views import tonight_words as words

WHO, HOW, KEPT = "who_finds_it", "how_they_find_it", "kept_how_they_find_it"


def ask(record: Path, walk: Walk) -> None:
    """Who finds it how: a person after the other, each as a save of its own.

    It is a form, for the keys of the agenda take the keyboard as soon as a field is taken in.
    """
    with st.popover(words.APPRAISE), st.form("appraise", border=False):
        people = record_fields.people(recording.shown_in(session.store_of(record)))
        here = [walk.system.keys[actor] for actor in walk.present]
        offered = sorted(people, key=lambda key: (key not in here, people[key].casefold()))
        st.selectbox(
            words.WHO_FINDS_IT, offered, index=None, format_func=people.__getitem__, key=WHO
        )
        st.pills(words.HOW_THEY_FIND_IT, get_args(AppraisalDirection), key=HOW)
        st.form_submit_button(words.KEEP_IT, on_click=partial(_keep, record, walk, people))
        if kept := st.session_state.pop(KEPT, None):
            st.html(f'<p class="note">{escape(kept)}</p>')


def _keep(record: Path, walk: Walk, people: Mapping[str, str]) -> None:
    context = walk.system.texts("context", "key")[walk.item.things[0].numbers[0]]
    said = {"actor": st.session_state.get(WHO), "direction": st.session_state.get(HOW)}
    step = Addition(noun="appraisal", fields={"context": context, "date": walk.agenda.day, **said})
    try:
        recording.save_changes(
            session.store_of(record), [step], who=session.WHO, operation_id=uuid4()
        )
    except SysmapError as fault:
        choices.refuse(fault)
        return
    st.session_state[KEPT] = words.kept_appraisal(
        people[str(said["actor"])], str(said["direction"])
    )
    st.session_state[WHO] = st.session_state[HOW] = None
