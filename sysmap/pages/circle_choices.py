"""What a person chooses on the Circles page: a picture, and whom it goes round."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import streamlit as st

from sysmap.metrics import stars
from sysmap.metrics import tellings as tellings_of
from sysmap.metrics.circles import Circle, circles_of
from sysmap.metrics.stars import Star
from sysmap.metrics.tellings import SIDES, Tellings
from sysmap.model import PRACTITIONER, YOUNG_PERSON
from sysmap.pages import session
from sysmap.system import System
from sysmap.views import circle_words as words
from sysmap.views.clock import Step
from sysmap.views.maps.circle import circle_payload
from sysmap.views.maps.quilt import quilt_payload
from sysmap.views.maps.star import star_payload
from sysmap.views.maps.tellings import tellings_payload

PICTURE, PERSON, CENTRE = "view", "young_person", "practitioner"
OPENED = "opened_circle"
COMPANY = 3
USUAL, WIDE, OF_USUAL_LENGTH = 195, 250, 12
"""Widths of a list of names in pixels, and how many letters fit in the narrower."""

Steps = tuple[Step, Step]
BeginWith = Callable[[System], int]
"""Whom to show to somebody who has chosen nobody yet."""


def take_up_what_was_opened() -> None:
    """Choose the circle whose patch of the quilt was pressed, and the picture of it."""
    if opened := st.session_state.pop(OPENED, None):
        st.session_state[PICTURE], st.session_state[PERSON] = words.BEFORE_AND_NOW, opened


def question() -> str:
    """The page's question, which goes by the picture that is shown."""
    chosen = st.session_state.get(PICTURE) or st.query_params.get(PICTURE)
    return words.QUESTIONS.get(str(chosen), words.QUESTION)


def picture() -> str:
    """Which picture is shown."""
    chosen: str = st.selectbox(
        words.SHOW, words.PICTURES, key=PICTURE, bind="query-params", width=210
    )
    return chosen


def open_circle(key: str) -> None:
    """Show one circle in the quilt's place."""
    st.session_state[OPENED] = key
    st.rerun(scope="app")


def young_people(system: System) -> list[int]:
    """The young people of the record, by number, in the order of their names."""
    return _of_kind(system, YOUNG_PERSON)


def practitioners(system: System) -> list[int]:
    """The practitioners of the record, by number, in the order of their names."""
    return _of_kind(system, PRACTITIONER)


def young_person(system: System, begin_with: BeginWith) -> int:
    """The young person whose circle is shown."""
    return _one_of(system, young_people(system), begin_with, words.YOUNG_PERSON, key=PERSON)


def practitioner(system: System, begin_with: BeginWith) -> int:
    """The practitioner whose star is shown."""
    return _one_of(system, practitioners(system), begin_with, words.PRACTITIONER, key=CENTRE)


def with_many_sorts(system: System) -> int:
    """The first practitioner who is tied to young people and to others by now, else the first."""
    found = practitioners(system)
    return next((actor for actor in found if _knows_many_sorts(system, actor)), found[0])


def _knows_many_sorts(system: System, practitioner: int) -> bool:
    [now] = session.networks(system, (session.first_steps(system)[-1],))
    found = stars.star(now, practitioner)
    sorts = set(found.sorts.values()) if found else set()
    return stars.YOUNG_PEOPLE in sorts and len(sorts) >= COMPANY


def circles_now(system: System) -> tuple[Circle, ...]:
    """All circles at the last step."""
    [now] = session.networks(system, (session.first_steps(system)[-1],))
    return circles_of(now)


def forget_who_was_chosen() -> None:
    """Begin again with whoever is shown to somebody who has chosen nobody yet."""
    for key in (PERSON, CENTRE):
        st.session_state.pop(key, None)


def with_company(system: System) -> int:
    """The first young person round whom there are a few people by now, else the first."""
    found = young_people(system)
    company = {circle.young_person: len(circle.alters) for circle in circles_now(system)}
    return next((actor for actor in found if company.get(actor, 0) >= COMPANY), found[0])


def who_has_told(system: System) -> int:
    """The first young person of whose circle both sides have told, else one who has, else any."""
    step = session.first_steps(system)[-1]
    told = [actor for actor in young_people(system) if actor in tellers(system, step)]
    two_sides = (actor for actor in told if _has_two_sides(tellings(system, actor, step)))
    return next(two_sides, told[0] if told else with_company(system))


def _has_two_sides(told: Tellings | None) -> bool:
    return told is not None and len(told.sides) == len(SIDES)


@lru_cache(maxsize=session.KEPT)
def tellers(system: System, step: Step) -> list[int]:
    """The young people who have told of their own circle up to a step."""
    return tellings_of.who_told_their_own(system, step.day)


@lru_cache(maxsize=session.KEPT)
def circles(system: System, young_person: int, steps: Sequence[Step]) -> tuple[Circle | None, ...]:
    """The circle of one young person at each step, None where they are not there."""
    return tuple(
        next((found for found in of_a_day if found.young_person == young_person), None)
        for of_a_day in every_circle(system, steps)
    )


def every_circle(system: System, steps: Sequence[Step]) -> list[tuple[Circle, ...]]:
    """All circles at each step."""
    return [circles_of(network) for network in session.networks(system, steps)]


@lru_cache(maxsize=session.KEPT)
def its_stars(system: System, practitioner: int, steps: Steps) -> tuple[Star | None, ...]:
    """The star of one practitioner at each step, None where they are not there."""
    return tuple(stars.star(now, practitioner) for now in session.networks(system, steps))


@lru_cache(maxsize=session.KEPT)
def tellings(system: System, young_person: int, step: Step) -> Tellings | None:
    """Both tellings of one young person's circle up to a step."""
    [network] = session.networks(system, (step,))
    return tellings_of.tellings(network, young_person)


@lru_cache(maxsize=session.KEPT)
def circle_picture(system: System, young_person: int, steps: Steps) -> dict[str, Any]:
    """The pictures of one circle."""
    return circle_payload(system, circles(system, young_person, steps), steps)


@lru_cache(maxsize=session.KEPT)
def star_picture(system: System, practitioner: int, steps: Steps) -> dict[str, Any]:
    """The pictures of one star."""
    return star_payload(system, its_stars(system, practitioner, steps), steps)


@lru_cache(maxsize=session.KEPT)
def tellings_picture(system: System, told: Tellings) -> dict[str, Any]:
    """The pictures of two tellings."""
    return tellings_payload(system, told)


@lru_cache(maxsize=session.KEPT)
def quilt(system: System, steps: Steps) -> dict[str, Any]:
    """The quilt of all circles."""
    return quilt_payload(system, young_people(system), every_circle(system, steps), steps)


def _of_kind(system: System, kind: str) -> list[int]:
    kinds = system.texts("actor", "kind")
    found = [actor for actor, its_kind in enumerate(kinds) if its_kind == kind]
    return sorted(found, key=lambda actor: _in_order(system.labels[actor]))


def _in_order(name: str) -> str:
    """A name so written that Carer 7 comes before Carer 12."""
    return re.sub(r"\d+", lambda number: number[0].zfill(9), name)


def _one_of(
    system: System, actors: Sequence[int], begin_with: BeginWith, label: str, *, key: str
) -> int:
    """One actor, chosen by name; the name never stands in the page's address."""
    names = session.told_apart(system, actors)
    longest = max(map(len, names.values()))
    if st.session_state.get(key) not in names:
        st.session_state[key] = system.keys[begin_with(system)]
    chosen = st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        persist_state="session",
        width=WIDE if longest > OF_USUAL_LENGTH else USUAL,
    )
    return system.index[chosen]
