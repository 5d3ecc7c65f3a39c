"""The view of the Moves page on what travelled: the tree of one move, and a month's digest."""

from functools import lru_cache

import streamlit as st

from sysmap.pages import frame, move_choices, session
from sysmap.periods import Period
from sysmap.practice import moves_of
from sysmap.system import System
from sysmap.views.practice import travel, travel_chart, travel_tables
from sysmap.views.practice import travel_words as words

KEPT = 32
stops = lru_cache(maxsize=KEPT)(travel.stops)
chart = lru_cache(maxsize=KEPT)(travel_chart.tree_chart)


def show(page: frame.Page, system: System) -> None:
    """How far one move went, and what travelled in a month."""
    found = travel.trees(system)
    frame.needed(found, words.NONE_TOLD)
    tree, month = page.choices(
        lambda: move_choices.tree(found, system), lambda: move_choices.month(system)
    )
    at = stops(tree, system)
    page.made_with(month=month.label if month else "")
    page.answer(words.how_far(tree, system))
    st.vega_lite_chart(
        spec=chart(at, dark=session.dark()),
        width="stretch",
        alt=travel_chart.in_words(at),
    )
    page.note(words.MEANT)
    page.note(words.seen_elsewhere(tree, system))
    page.note(words.taken_up(system))
    with page.folded(words.EACH_MOVE, name=words.EACH_MOVE) as opened:
        if opened:
            page.told_of_each(words.told_of_each(at, system))
    key = moves_of(system).all[tree.first].key
    page.table(
        lambda: travel_tables.tree_table(at, system), name=f"tree-of-{key}", title=words.THIS_TREE
    )
    page.table(
        lambda: travel_tables.every_tree_table(system), name="every-tree", title=words.EVERY_TREE
    )
    if month:
        digest(page, system, month)


def digest(page: frame.Page, system: System, month: Period) -> None:
    """What travelled in a month."""
    page.part(f"{words.MONTH} {month.label}")
    page.told_of_each(words.digest(system, month))
    page.note(words.paragraph(system, month))
    page.table(
        lambda: travel_tables.digest_table(system, month),
        name=f"travelled-{month.start}",
        title="What travelled as a table",
    )
