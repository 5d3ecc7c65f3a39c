"""What changed between two dates?"""

import streamlit as st

from sysmap.pages import change_choices, frame, session
from sysmap.store import TEAM_FIGURES
from sysmap.views import barcode_words, changes, moves_beside_ties, words
from sysmap.views.maps import barcode
from sysmap.views.practice.around import beside_activity

with frame.page("What changed between two dates?") as page:
    system = frame.recorded(session.system_as_known(page, TEAM_FIGURES))
    frame.needed(session.dated(system), words.NOTHING_DATED)
    since, until = session.two_steps(page, system, ("From", "To"))
    [show] = page.choices(change_choices.shown)
    difference = session.difference(system, since.day, until.day)
    sentence = words.what_changed(difference)
    page.answer(sentence)
    session.draw(
        change_choices.payload(show, difference, since, until),
        key="change",
        tell=lambda tie: moves_beside_ties.told(system, tie, since=since.day, until=until.day),
    )
    page.note(words.HOW_CHANGE_COUNTS)
    waterfall = session.waterfall(difference, dark=session.dark())
    st.vega_lite_chart(spec=waterfall, width="stretch", alt=sentence)
    page.note(beside_activity(system, since.day, until.day))
    days = f"{since.day}-to-{until.day}"
    page.table(lambda: changes.listed(difference), name=f"ties-{days}", title="Each tie as a table")
    if show == barcode_words.BARCODE:
        page.table(
            lambda: barcode.barcode_table(difference),
            name=f"lines-{days}",
            title=barcode_words.TABLE,
        )
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
    with page.folded(changes.IN_PARTS, name=changes.IN_PARTS) as opened:
        if opened:
            by = change_choices.split()
            page.rows(changes.in_parts(difference, by), name=f"{by}-{days}", holds_names=False)
    with page.folded(changes.BEHIND, name=changes.BEHIND) as opened:
        if opened:
            counted = change_choices.count()
            page.rows(changes.behind(difference, counted), name=f"{counted}-{days}")
