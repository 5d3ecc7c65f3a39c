"""How joined-up, in numbers?"""

import streamlit as st

from sysmap.pages import frame, measure_line, session
from sysmap.pages import measure_choices as choices
from sysmap.store import TEAM_FIGURES
from sysmap.views import measure_words as words
from sysmap.views.measure_answers import answer
from sysmap.views.practice.around import beside_activity

with frame.page(words.QUESTION) as page:
    system = frame.recorded(session.system_as_known(page, TEAM_FIGURES))
    [entry] = page.choices(choices.measure)
    [steps] = page.choices(lambda: session.steps(system))
    [settings] = page.choices(lambda: choices.network(system, entry))
    [subject] = page.choices(lambda: choices.subject(system, entry, settings, steps))
    told = choices.told(entry, steps)
    frame.needed(told, words.ONE_STEP)
    days = tuple(step.day for step in steps)
    shown = measure_line.shown(system, entry, days, settings, subject)
    of = choices.of(system, settings, subject)
    title = choices.title(entry, settings, of, is_exact=shown.is_exact)
    sentence = answer(entry, shown.points, days[0], of=of)
    page.answer(sentence)
    page.note(entry.sentence)
    measure_line.wait_for(page, shown)
    if words.is_defined(shown.points):
        drawn = measure_line.chart(tuple(shown.points), title, dark=session.dark())
        st.vega_lite_chart(spec=drawn, width="stretch", alt=sentence)
        page.note(words.band_note(shown.points))
        page.note(words.hearing_note(shown.points))
        page.note(beside_activity(system, days[0], days[-1]))
    elif shown.is_exact:
        page.note(words.NEVER_DEFINED)
    page.facts(words.HOW, words.reckoned(entry))
    page.table(
        lambda: words.table(shown.points, told, title),
        name=entry.id,
        title=words.AS_A_TABLE,
        holds_names=False,
        parquet=measure_line.parquet(system, entry, shown, settings),
    )
