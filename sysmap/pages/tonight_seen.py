"""Whose names a whole room reads on the way through an agenda."""

from __future__ import annotations

from secrets import randbits

import streamlit as st

from sysmap.meetings import Item
from sysmap.metrics.circles import Circle
from sysmap.model import CARER, YOUNG_PERSON
from sysmap.pages.projector import AGREED, NAMES, ORDER
from sysmap.pages.tonight_walk import Walk
from sysmap.system import System
from sysmap.views import tonight_words as words
from sysmap.views.unnamed import unnamed

FAMILY = (YOUNG_PERSON, CARER)
"""Whose names tell of a circle: a carer is often called after a child."""
ON = "tonight_on_a_projector"


def on_a_projector() -> bool:
    """Whether a whole room looks at the page, as somebody says."""
    return bool(st.toggle(words.ON_PROJECTOR, value=True, key=ON, help=words.ON_PROJECTOR_WHY))


def seen(walk: Walk, item: Item, *, whole_room: bool) -> System:
    """The record with the names that may be read beside one item.

    A circle is opened by somebody in it who is here. Young people and carers whose circle nobody
    opens have no name, and of a circle that nobody opens nobody has one.
    """
    if not whole_room or walk.system.settings.get(AGREED) == NAMES:
        return walk.system
    opened = [one for one in walk.agenda.circles.values() if _is_in(one, walk.present)]
    order = st.session_state.setdefault(ORDER, randbits(64))
    return unnamed(walk.system, _named(walk, item, opened), order)


def _is_in(circle: Circle, here: set[int]) -> bool:
    return not here.isdisjoint((circle.young_person, *circle.alters))


def _named(walk: Walk, item: Item, opened: list[Circle]) -> frozenset[int]:
    known = {actor for one in opened for actor in (one.young_person, *one.alters)}
    if item.of == "circle" or any(thing.circles for thing in item.things):
        return frozenset(known)
    kinds = enumerate(walk.system.texts("actor", "kind"))
    return frozenset(known | walk.present | {one for one, kind in kinds if kind not in FAMILY})
