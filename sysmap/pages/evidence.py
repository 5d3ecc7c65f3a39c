"""What was said?"""

from functools import partial

import streamlit as st

from sysmap.pages import (
    evidence_agreement,
    evidence_choices,
    evidence_codebook,
    evidence_read,
    evidence_themes,
    frame,
    record_saving,
    record_typed,
    session,
)
from sysmap.views import evidence_words as words

SHOWN = {
    words.READ: evidence_read.show,
    words.THEMES: evidence_themes.show,
    words.AGREE: evidence_agreement.show,
    words.CODEBOOK: evidence_codebook.show,
}

with frame.page(words.QUESTION) as page:
    frame.recorded(session.system())
    record = session.record()
    assert record is not None, "a record is open"
    [view] = page.choices(evidence_choices.view)
    if st.session_state.get("evidence_view") not in (None, view):
        record_saving.leave()
    st.session_state["evidence_view"] = view
    record_typed.begin(record, view)
    page.made_with(view=view)
    page.banner(words.BANNER)
    frame.guarded(partial(SHOWN[view], page, record))
    frame.guarded(partial(record_typed.keep, record))
