"""What do we say together?"""

from functools import partial
from pathlib import Path

import streamlit as st

from sysmap.pages import frame, session, tonight_choices, tonight_minutes, tonight_room
from sysmap.pages import tonight_actions as actions
from sysmap.views import tonight_words as words

SHOWN = {
    words.BEFORE: actions.before,
    words.ROOM: tonight_room.show,
    words.MINUTES: tonight_minutes.show,
}

STYLE = Path(__file__).with_name("tonight.css").read_text(encoding="utf-8")

with frame.page(words.QUESTION) as page:
    st.html(f"<style>{STYLE}</style>")
    system = frame.recorded(session.system())
    path = session.record()
    assert path is not None
    part, meeting, _ = page.choices(
        tonight_choices.part,
        partial(tonight_choices.meeting, system),
        partial(tonight_choices.new_meeting, path),
    )
    tonight_choices.tell()
    if meeting is None:
        page.answer(words.NO_MEETING)
    else:
        SHOWN[part](page, path, meeting)
