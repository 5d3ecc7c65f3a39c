"""How joined-up, in numbers?"""

import streamlit as st

from sysmap.pages import frame, session
from sysmap.pages import measure_choices as choices
from sysmap.views import measure_words as words

with frame.page(words.QUESTION) as page:
    system = frame.recorded(session.system_as_known(page))
    [entry] = page.choices(choices.measure)
    [steps] = page.choices(lambda: session.steps(system))
    [settings] = page.choices(lambda: choices.network(system, entry))
    [subject] = page.choices(lambda: choices.subject(system, entry, settings, steps))
    told = choices.told(entry, steps)
    frame.needed(told, words.ONE_STEP)
    points = choices.points(system, entry.id, tuple(steps), settings, subject)
    title = choices.title(system, entry, settings, subject)
    sentence = words.answer(entry, points, steps[0].day)
    page.answer(sentence)
    page.note(entry.sentence)
    if words.is_defined(points):
        drawn = choices.chart(tuple(points), title, dark=session.dark())
        st.vega_lite_chart(spec=drawn, width="stretch", alt=sentence)
        page.note(words.hearing_note(points))
    else:
        page.note(words.NEVER_DEFINED)
    page.facts(words.HOW, words.reckoned(entry))
    page.table(
        lambda: words.table(points, told, title),
        name=entry.id,
        title=words.AS_A_TABLE,
        holds_names=False,
        parquet=choices.parquet(system, entry, points, settings),
    )
