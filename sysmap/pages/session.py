"""What the pages share: the open record, the steps of its time, and the map component."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from sysmap import recording, serving
from sysmap.change import between
from sysmap.errors import WrongUsage
from sysmap.network import Network, panel
from sysmap.pages import frame
from sysmap.store import TEAM, Store, Viewer
from sysmap.system import System
from sysmap.views import charts, clock, record_words, words
from sysmap.views.clock import Step
from sysmap.views.component import component_source
from sysmap.views.maps import barcode, groups, multiples
from sysmap.views.maps import whole as maps

RECORD = "record"
WHO = "steward"
"""Who saves, until people say who they are."""
KNOWN_ON = "known_on"
DOING, DOING_WORDS = "doing", "doing_words"
AT_MEETING = "left_the_agenda_of"
"""The meeting whose agenda a group left to write something down."""
"""What somebody does on the Record page."""
ANY_DAY = "any day"
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
KEPT = 32
"""How many answers of each kind are kept; a changed record is another `System`: none is stale."""

Tell = Callable[[list[str]], dict[str, Any] | None]
Move = Callable[[dict[str, Any]], None]

_CSS, _JS = component_source()
_MAP = st.components.v2.component("sysmap_map", css=_CSS, js=_JS)


def record() -> Path | None:
    """The record file that this person has open, or None.

    Without a choice of their own (a new window, a page loaded again) it is the one that was opened
    last in this app, else the one that the app was started on.
    """
    chosen = st.session_state.get(RECORD) or _last_opened().get(RECORD)
    found = chosen or os.environ.get(serving.RECORD_VARIABLE)
    return Path(found) if found else None


def show(path: Path) -> None:
    """Make this record the one that the pages show to this person."""
    store_of(path)
    st.session_state[RECORD] = _last_opened()[RECORD] = str(path)


def store_of(path: Path) -> Store:
    """The store of this record, opened once for everybody who looks at it."""
    return _opened(str(path.resolve()))


def open_store() -> Store:
    """The store of the open record, on a page that has made sure that one is open."""
    path = record()
    assert path is not None, "a page asks frame.recorded first"
    return store_of(path)


@st.cache_resource(show_spinner=False)
def _last_opened() -> dict[str, str]:
    return {}


@st.cache_resource(show_spinner=False)
def _opened(path: str) -> Store:
    return Store.open(Path(path))


def system(viewer: Viewer = TEAM) -> System | None:
    """What the team may see of the open record as it is now, or None where none is open."""
    path = record()
    return None if path is None else store_of(path).system(viewer)


def system_as_known(page: frame.Page, viewer: Viewer = TEAM) -> System | None:
    """The open record as it was known on the day that the person chose, else as it is now."""
    path = record()
    if path is None:
        return None
    day = page.beside_the_question(known_on)
    if day and page.beside_the_question(_ask_what_came_since):
        st.session_state[DOING] = record_words.PAST
        frame.go_to("record")
    if day is None:
        return system(viewer)
    page.note(words.as_known(day))
    known = store_of(path).system(viewer, as_known_on=day)
    frame.needed(known.keys, words.nothing_known_yet(day))
    return known


def day_known_on() -> date | None:
    """The day that this person chose to look at the record as it was known; None is now."""
    chosen: date | None = st.session_state.get(KNOWN_ON)
    return chosen


def back_to_now() -> None:
    """Look at the record as it is now."""
    st.session_state[KNOWN_ON] = None


def _ask_what_came_since() -> bool:
    return st.button(words.WRITTEN_SINCE, type="tertiary")


def known_on(label: str = words.KNOWN_ON, why: str = words.KNOWN_ON_HELP) -> date | None:
    """The day on which the record is looked at as it was known; None is now."""
    chosen = st.session_state.get(KNOWN_ON)
    with st.popover(words.known_when(chosen), type="tertiary"):
        day: date | None = st.date_input(
            label,
            None,
            min_value=EARLIEST,
            max_value=LATEST,
            format="YYYY-MM-DD",
            key=KNOWN_ON,
            persist_state="session",
            help=why,
        )
        if chosen:
            st.button(record_words.BACK_TO_NOW, on_click=back_to_now)
    return day


def steps(system: System) -> list[Step]:
    """The steps of the way through time that the person chose, where there is a choice."""
    return clocks(system).get(_way(list(clocks(system))), first_steps(system))


def steps_or_any_day(system: System) -> list[Step]:
    """The steps among which two are chosen; none where the person wants any day at all."""
    chosen = _way([*clocks(system), ANY_DAY])
    return [] if chosen == ANY_DAY else clocks(system)[chosen]


def _way(offered: list[str]) -> str:
    if len(offered) == 1:
        return offered[0]
    chosen: str = st.selectbox("Step by", offered, key="step_by", bind="query-params", width=170)
    return chosen


def first_steps(system: System) -> list[Step]:
    """The steps of the way through time that this record begins with."""
    return next(iter(clocks(system).values()))


def dated(system: System) -> list[Step]:
    """The steps, where anything in the record has a date."""
    return [step for step in first_steps(system) if step.day != clock.UNDATED]


def two_steps(page: frame.Page, system: System, names: tuple[str, str]) -> tuple[Step, Step]:
    """Two moments that the person chose, the first and the last to begin with.

    Raises:    WrongUsage -> the first that was chosen lies after the second.
    """
    ask, offered = _moments(page, system)
    first, last = page.choices(
        lambda: ask(names[0], offered, begin_with=0),
        lambda: ask(names[1], offered, begin_with=len(offered) - 1),
    )
    if last.day < first.day:
        raise WrongUsage(
            f"{names[0]} ({first.label}) is later than {names[1]} ({last.label}); "
            f"choose an earlier {names[0]} or a later {names[1]}"
        )
    return first, last


def one_moment(page: frame.Page, system: System, name: str) -> Step:
    """One moment that the person chose, the last to begin with."""
    ask, offered = _moments(page, system)
    [chosen] = page.choices(lambda: ask(name, offered, begin_with=len(offered) - 1))
    moment: Step = chosen
    return moment


def _moments(page: frame.Page, system: System) -> tuple[Callable[..., Step], Sequence[Step]]:
    """How a moment is asked for, and the steps that are offered."""
    [steps] = page.choices(lambda: steps_or_any_day(system))
    return (_one_step if steps else _any_day), steps or first_steps(system)


def _one_step(name: str, steps: Sequence[Step], *, begin_with: int) -> Step:
    labels = [step.label for step in steps]
    chosen = st.selectbox(
        name, labels, index=begin_with, key=_key(name), bind="query-params", width=285
    )
    return steps[labels.index(chosen)]


def _any_day(name: str, steps: Sequence[Step], *, begin_with: int) -> Step:
    day = st.date_input(
        name,
        steps[begin_with].day,
        min_value=EARLIEST,
        max_value=LATEST,
        format="YYYY-MM-DD",
        key=f"{_key(name)}_day",
        width=170,
    )
    return Step(clock.written(day), day)


def _key(name: str) -> str:
    return name.casefold().replace(" ", "_")


def one_of_steps(name: str, steps: Sequence[Step]) -> Step:
    """One step for a table below a picture, the last to begin with."""
    labels = [step.label for step in steps]
    chosen = st.selectbox(name, labels, index=len(steps) - 1, width=300)
    return steps[labels.index(chosen)]


def told_apart(system: System, actors: Sequence[int]) -> dict[str, str]:
    """Each actor's key and name; names that several bear are told apart by the key."""
    labels = Counter(system.labels[actor] for actor in actors)
    named = ((system.keys[actor], system.labels[actor]) for actor in actors)
    return {key: name if labels[name] == 1 else f"{name} ({key})" for key, name in named}


def dark() -> bool:
    """Whether this person's page is dark."""
    return bool(st.context.theme.type == "dark")


def put_elsewhere(moved: dict[str, Any]) -> None:
    """Keep the place at which somebody was put on the map."""
    recording.put_elsewhere(open_store(), moved["key"], moved["x"], moved["y"], who=WHO)


@st.fragment
def draw(
    payload: dict[str, Any], key: str, tell: Tell | None = None, move: Move | None = None
) -> None:
    """The map component with this picture; what is done on it runs this part of the page alone.

    `tell` gives what the picture's panel says of a tie that was picked on it; `move` keeps the new
    place of an actor who was put elsewhere.
    """
    picked = st.session_state.get(key, {}).get("picked")
    told = tell(picked) if tell and isinstance(picked, list) else None
    done = _mounted(payload | {"told": told, "movable": move is not None}, key)
    if move and isinstance(done.moved, dict):
        frame.guarded(lambda: move(done.moved))


@st.fragment
def draw_to_open(payload: dict[str, Any], key: str, open_group: Callable[[str], None]) -> None:
    """The component with a map of groups, one of which may be opened."""
    done = _mounted(payload, key)
    if isinstance(done.opened, str) and done.opened in payload["actor"]["key"]:
        open_group(done.opened)


def _mounted(data: dict[str, Any], key: str) -> Any:
    events = ("picked", "moved", "opened")
    calls: dict[str, Any] = {f"on_{event}_change": lambda: None for event in events}
    return _MAP(data=data, key=key, height="content", **calls)


clocks = lru_cache(maxsize=KEPT)(clock.clocks)
map_payload = lru_cache(maxsize=KEPT)(maps.map_payload)
barcode_payload = lru_cache(maxsize=KEPT)(barcode.barcode_payload)
multiples_payload = lru_cache(maxsize=KEPT)(multiples.multiples_payload)
groups_payload = lru_cache(maxsize=KEPT)(groups.groups_payload)
ties_held = lru_cache(maxsize=KEPT)(charts.ties_held)
difference = lru_cache(maxsize=KEPT)(between)
waterfall = lru_cache(maxsize=KEPT)(charts.waterfall)
where_we_are = lru_cache(maxsize=KEPT)(words.where_we_are)


@lru_cache(maxsize=KEPT)
def ties_over_time(system: System, steps: tuple[Step, ...], *, dark: bool) -> dict[str, Any]:
    """The chart of the ties at each step; to draw it anew takes longer than all else."""
    return charts.ties_over_time(ties_held(system, steps), dark=dark)


@lru_cache(maxsize=KEPT)
def networks(system: System, steps: tuple[Step, ...]) -> list[Network]:
    """The network at each step."""
    return panel(system, [step.day for step in steps])
