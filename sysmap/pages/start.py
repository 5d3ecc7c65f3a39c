"""Where are we?"""

from datetime import UTC, datetime

import streamlit as st

from sysmap.pages import frame, hearing_strip, opening, session
from sysmap.store import TEAM_FIGURES
from sysmap.views import care_words, charts, consent_words, words

with frame.page("Where are we?") as page:
    system = session.system_as_known(page, TEAM_FIGURES)
    if system is None:
        page.answer(words.nothing_yet(system))
        if st.button("Open the Tidewell demo", type="primary"):
            opening.open_demo()
    elif not system.actor_count:
        page.answer(words.nothing_yet(system))
        opening.import_here()
    else:
        steps = session.first_steps(system)
        sentence = session.where_we_are(system, steps[0], steps[-1])
        page.answer(sentence)
        for lacking in consent_words.to_do(system):
            page.note(lacking)
        page.note(care_words.due_in(system, datetime.now(UTC).date()))
        if st.button("See who is connected", type="primary"):
            frame.go_to("map")
        bars = session.ties_held(system, tuple(steps))
        chart = session.ties_over_time(system, tuple(steps), dark=session.dark())
        st.vega_lite_chart(spec=chart, width="stretch", alt=sentence)
        hearing_strip.strip(page, system)
        page.table(lambda: charts.ties_table(bars), name="ties-over-time", holds_names=False)

opening.ways_in()
