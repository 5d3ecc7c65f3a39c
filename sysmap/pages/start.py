"""Where are we?"""

import streamlit as st

from sysmap import places
from sysmap.pages import frame, opening, session
from sysmap.views import charts, words

with frame.page("Where are we?") as page:
    system = session.system()
    if system is None or not system.actor_count:
        page.answer(words.nothing_yet(system))
        if system is None and st.button("Open the Tidewell demo", type="primary"):
            opening.open_demo()
    else:
        steps = session.first_steps(system)
        sentence = session.where_we_are(system, steps[0], steps[-1])
        page.answer(sentence)
        bars = session.ties_held(system, tuple(steps))
        chart = charts.ties_over_time(bars, dark=session.dark())
        st.altair_chart(chart, width="stretch", alt=sentence)
        if st.button("See who is connected", type="primary"):
            st.switch_page(places.page("map"))
        page.table(lambda: charts.ties_table(bars), name="ties_over_time")

opening.ways_in()
