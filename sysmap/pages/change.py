"""What changed between two dates?"""

import streamlit as st

from sysmap.pages import frame, session
from sysmap.views import changes, charts, words
from sysmap.views import map as maps

with frame.page("What changed between two dates?") as page:
    system = frame.recorded(session.system())
    steps = session.all_steps(system)
    since, until = page.choices(
        lambda: session.one_step("From", steps, first=True),
        lambda: session.one_step("To", steps, first=False),
    )
    difference = session.difference(system, since.day, until.day)
    sentence = words.what_changed(difference)
    page.answer(sentence)
    session.draw(maps.change_payload(difference), key="change")
    page.note(words.HOW_CHANGE_COUNTS)
    waterfall = charts.waterfall(difference, dark=session.dark())
    st.altair_chart(waterfall, width="stretch", alt=sentence)
    page.table(lambda: changes.listed(difference), name="changed_ties", title="Each tie as a table")
    page.table(
        lambda: changes.came_and_left(difference), name="came_and_left", title="Who came and left"
    )
    page.table(
        lambda: changes.counted(difference), name="counts", title="Every count, with its reason"
    )
