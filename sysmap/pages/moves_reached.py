"""The view of the Moves page on whom moves reached: who is left out, and who holds the worker."""

from functools import lru_cache

import streamlit as st

from sysmap import left_out
from sysmap.pages import frame, move_choices, session
from sysmap.practice import moves_of
from sysmap.system import System
from sysmap.views.practice import reached_chart
from sysmap.views.practice import reached_words as words

KEPT = 32
groups = lru_cache(maxsize=KEPT)(left_out.left_out)
holding = lru_cache(maxsize=KEPT)(left_out.who_holds)
chart = lru_cache(maxsize=KEPT)(reached_chart.groups_chart)


def show(page: frame.Page, system: System) -> None:
    """What was done for each group of young people since a day, and who holds the worker."""
    moves = moves_of(system)
    step, by = page.choices(
        lambda: move_choices.since_meetings_ago(move_choices.since_when(system)),
        lambda: move_choices.group_by(system),
    )
    noted = left_out.last_noted(system) or step.day
    until = max(step.day, noted, *(move.day for move in moves.all))
    meetings = left_out.meetings_between(system, step.day, until)
    page.made_with(since=str(step.day), until=str(until), by=by, fewest=str(left_out.FEWEST))
    rows = groups(system, by, step.day, until)
    frame.needed(rows, words.NOBODY)
    page.answer(words.who_is_left_out(rows, step.day, meetings))
    if drawn := reached_chart.in_words(rows):
        st.vega_lite_chart(
            spec=chart(rows, dark=session.dark()),
            width="stretch",
            alt=drawn,
        )
        page.note(words.MEANT)
    page.part(words.WHO_HOLDS)
    page.note(words.who_holds(holding(system, until), until))
    page.note(words.paragraph(rows, system, since=step.day, until=until, by=by.replace("_", " ")))
    page.table(
        lambda: words.groups_table(rows),
        name=f"left-out-since-{step.day}",
        title="The same as a table",
        holds_names=False,
    )
