"""A circle before a whole room: opened by somebody who is in it, else told by kinds alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from secrets import randbits

import streamlit as st

from sysmap.metrics.circles import Circle
from sysmap.metrics.stars import Star
from sysmap.pages import circle_choices, frame
from sysmap.pages.circle_choices import BeginWith
from sysmap.system import System
from sysmap.views import projector_words as words
from sysmap.views.unnamed import unnamed

ON, OPENER, ORDER = "on_a_projector", "opened_by", "order_in_the_room"
AGREED, NAMES = "names_on_projector", "yes"
"""The line of programme.csv by which a sharing agreement lets the room read names."""


@dataclass(frozen=True)
class Room:
    """Who looks: the team, who read names, or a whole room, before which `who` opens a picture.

    Shape:     `order` by which those without a name are numbered, another in each window
    """

    whole: bool = False
    who: int | None = None
    order: int = 0

    def circles_to_choose(self, system: System, circles: Sequence[Circle]) -> System:
        """The names of those young people in whose circle the opener is."""
        opened = {one.young_person for one in circles if self._is_in(one)}
        return self._seen(system, opened)

    def circle(self, system: System, found: Sequence[Circle | None]) -> System:
        """The names of everybody in a circle, if the opener is in it on any of the days."""
        known = [one for one in found if one]
        opened = any(map(self._is_in, known))
        members = {
            actor for one in known for actor in (one.young_person, *one.roles, *one.drawn) if opened
        }
        return self._seen(system, members)

    def star(self, system: System, found: Sequence[Star | None]) -> System:
        """The names in somebody's star, if it is the opener's own."""
        own = [one for one in found if one and one.centre == self.who]
        return self._seen(system, {actor for one in own for actor in (one.centre, *one.sorts)})

    def opener_alone(self, system: System) -> System:
        """The opener's own name."""
        return self._seen(system, set() if self.who is None else {self.who})

    def begin_with(self, otherwise: BeginWith) -> BeginWith:
        """The first circle that the opener is in, where there is one."""

        def first(system: System) -> int:
            circles = circle_choices.circles_now(system)
            own = (one.young_person for one in circles if self._is_in(one))
            return next(own, otherwise(system))

        return first

    def star_to_begin_with(self, otherwise: BeginWith) -> BeginWith:
        """The opener's own star, where there is an opener."""

        def own(system: System) -> int:
            offered = circle_choices.practitioners(system)
            return self.who if self.who in offered else otherwise(system)

        return own

    def _is_in(self, circle: Circle) -> bool:
        return self.who in (circle.young_person, *circle.roles)

    def _seen(self, system: System, named: set[int]) -> System:
        return unnamed(system, frozenset(named), self.order) if self.whole else system


def room(page: frame.Page, system: System) -> Room:
    """Who looks at the page's picture, as the person says."""
    on = page.beside_the_question(
        lambda: st.toggle(words.ON, key=ON, persist_state="session", help=words.WHY)
    )
    if not on:
        return Room()
    if system.settings.get(AGREED) == NAMES:
        page.note(words.AGREED)
        return Room()
    [told] = page.choices(_who_opens)
    who = _somebody(system, told)
    page.note(words.opened(None if who is None else system.labels[who], told))
    return Room(whole=True, who=who, order=st.session_state.setdefault(ORDER, randbits(64)))


def _who_opens() -> str:
    told: str = st.text_input(
        words.OPENED_BY,
        key=OPENER,
        persist_state="session",
        placeholder=words.OWN_NAME,
        width=270,
        on_change=circle_choices.forget_who_was_chosen,
    )
    return told.strip()


def _somebody(system: System, told: str) -> int | None:
    """The one actor of this name or key; None where there is none, or several."""
    names = zip(system.keys, system.labels, strict=True)
    found = [
        actor
        for actor, known_as in enumerate(names)
        if told.casefold() in (name.casefold() for name in known_as)
    ]
    return found[0] if told and len(found) == 1 else None
