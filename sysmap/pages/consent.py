"""Who agreed to what?"""

from datetime import date

import streamlit as st

from sysmap import recording
from sysmap.pages import frame, session
from sysmap.views import consent_words as words

with frame.page(words.QUESTION) as page:
    system = frame.recorded(session.system())
    store, today = session.open_store(), date.today()
    filters = words.filters()
    which, names, asked = page.choices(
        lambda: st.selectbox(
            words.SHOW, list(filters), format_func=filters.__getitem__, key="consent_of", width=300
        ),
        lambda: st.toggle(words.ALL_NAMES, key="consent_all_names", help=words.ALL_NAMES_HELP),
        lambda: st.button(words.WRITE_DOWN, type="primary"),
    )
    lines = recording.register(store, today, names=names)
    page.answer(words.answer(lines))
    if asked:
        st.session_state[session.DOING] = words.CONSENT
        frame.go_to("record")
    page.note(words.who_answers(dict(recording.stewards(recording.shown_in(store)))))
    page.part(words.COUNTS, words.all_said_yes(lines))
    page.rows(words.counts_table(lines), name="consent-counts", holds_names=False)
    chosen = words.chosen(lines, which, today)
    page.part(words.PEOPLE, words.LEGEND, words.not_shown(chosen))
    page.rows(words.people_table(chosen), name="consent")
