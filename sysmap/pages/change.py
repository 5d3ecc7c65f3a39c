"""What changed between two dates?"""

import streamlit as st

from sysmap.pages import frame, session
from sysmap.views import changes, moves_beside_ties, words
from sysmap.views.maps.change import change_payload

with frame.page("What changed between two dates?") as page:
    system = frame.recorded(session.system_as_known(page))
    frame.needed(session.dated(system), words.NOTHING_DATED)
    since, until = session.two_steps(page, system, ("From", "To"))
    difference = session.difference(system, since.day, until.day)
    sentence = words.what_changed(difference)
    page.answer(sentence)
    session.draw(
        change_payload(difference),
        key="change",
        tell=lambda tie: moves_beside_ties.told(system, tie, since=since.day, until=until.day),
    )
    page.note(words.HOW_CHANGE_COUNTS)
    waterfall = session.waterfall(difference, dark=session.dark())
    st.vega_lite_chart(spec=waterfall, width="stretch", alt=sentence)
    days = f"{since.day}-to-{until.day}"
    page.table(lambda: changes.listed(difference), name=f"ties-{days}", title="Each tie as a table")
    page.table(
        lambda: changes.came_and_left(difference),
        name=f"actors-{days}",
        title="Who joined and who left",
    )
    page.table(
        lambda: changes.counted(difference),
        name=f"counts-{days}",
        title="Every count, with its reason where there is none",
        holds_names=False,
    )
