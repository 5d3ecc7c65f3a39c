"""What a person chooses on the Measures page: a measure, and of which network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import streamlit as st

from sysmap import figures
from sysmap.awaited import Line
from sysmap.change.series import change_series
from sysmap.jobs import Job
from sysmap.metrics.catalogue import CATALOGUE, Entry
from sysmap.metrics.series import Point, series, subjects
from sysmap.network import Settings, snapshot
from sysmap.pages import frame, session
from sysmap.system import System
from sysmap.views import measure_words as words
from sysmap.views import series_chart
from sysmap.views.clock import Step

chart = lru_cache(maxsize=session.KEPT)(series_chart.series_chart)
lines = lru_cache(maxsize=session.KEPT)(Line)
EVERY_SECOND = 1.0
ASIDE = 280
"""Pixels of a choice among those that are folded: two stand side by side on a wide screen."""


@lru_cache(maxsize=session.KEPT)
def points(
    system: System, measure: str, days: tuple[date, ...], settings: Settings, subject: str
) -> list[Point]:
    """The measure on each day; of change, from each day to the next."""
    if CATALOGUE[measure].level == words.CHANGE:
        return change_series(system, measure, days, settings)
    return series(system, measure, days, settings, subject)


class Shown(NamedTuple):
    """What the page shows of a measure: the exact points, or a preview of them."""

    points: Sequence[Point]
    line: Line | None = None
    """What takes long; None where the points can be had at once."""
    is_exact: bool = True


def shown(
    system: System, entry: Entry, days: tuple[date, ...], settings: Settings, subject: str
) -> Shown:
    """The points of a measure; of one that takes long those of a preview until a job is done."""
    line = lines(system, entry.id, days, settings)
    if entry.level != "whole" or not line.takes_long:
        return Shown(points(system, entry.id, days, settings, subject))
    exact = line.exact
    return Shown(line.preview, line, is_exact=False) if exact is None else Shown(exact, line)


def wait_for(page: frame.Page, shown: Shown) -> None:
    """Where the points are no more than a preview, let the exact ones be begun and stopped."""
    if shown.is_exact or shown.line is None:
        return
    job = shown.line.job
    if job is not None and job.is_running:
        _how_far(job)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        begun = st.button(words.BEGIN, type="primary")
        page.note(words.awaited(job))
    if begun:
        shown.line.begin()
        st.rerun()


@st.fragment(run_every=EVERY_SECOND)
def _how_far(job: Job) -> None:
    """How far a job is, asked again every second; the page is run anew when it has ended."""
    if not job.is_running:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        stopped = st.button(words.STOP)
        st.progress(job.done / job.steps, text=words.how_far(job.done, job.steps))
    if stopped:
        job.stop()
        job.wait()
        st.rerun()


def told(entry: Entry, steps: Sequence[Step]) -> Sequence[Step]:
    """The steps at which there is a value: of change none at the first."""
    return steps[1:] if entry.level == words.CHANGE else steps


def measure() -> Entry:
    """The level, and a measure of it."""
    level = words.LEVELS[
        _one_of(words.LEVEL, list(words.LEVELS), key="level", width=255, why=words.ALONE)
    ]
    labels = words.offered(level)
    if st.session_state.get("measure") not in labels:
        st.session_state.pop("measure", None)
    chosen: str = st.selectbox(
        words.MEASURE,
        list(labels),
        format_func=labels.__getitem__,
        key="measure",
        bind="query-params",
        width=330,
    )
    return CATALOGUE[chosen]


def network(system: System, entry: Entry) -> Settings:
    """Which ties and actors count, and what makes groups; folded, for most never touch it."""
    with (
        st.popover(words.NETWORK, type="tertiary"),
        st.container(key="network", horizontal=True, gap="small"),
    ):
        roles = _named(words.FACILITATORS, words.WITH_FACILITATORS, key="facilitators")
        chosen = Settings(
            tie_kinds=_some(
                words.TIE_KINDS, system.texts("tie", "kind"), key="kinds", why=words.DIRECTED_ALONE
            ),
            actor_kinds=_some(words.ACTOR_KINDS, system.texts("actor", "kind"), key="actors"),
            without_roles=tuple(role for role in roles if role in system.texts("role", "role")),
        )
        if entry.level == words.CHANGE:
            return chosen
        offered = [field for field in words.GROUPINGS if any(system.field(field))] or ["sector"]
        return replace(
            chosen,
            group_by=_one_of(words.GROUPED_BY, offered, key="group_by"),
            stale_after=_named(words.CONFIRMED, words.STALE, key="ties"),
            found_put_back=_named(words.FOUND, words.PUT_BACK, key="found"),
            direction=_named(words.DIRECTION, words.WITH_DIRECTION, key="direction"),
            isolates=_named(words.ISOLATES, words.WITH_ISOLATES, key="isolates"),
        )


def _some(
    label: str, held: Iterable[str | None], *, key: str, why: str | None = None
) -> tuple[str, ...] | None:
    """The kinds that count; None where all do."""
    chosen: list[str] = st.multiselect(
        label,
        sorted({kind for kind in held if kind}),
        format_func=lambda kind: kind.replace("_", " "),
        key=key,
        bind="query-params",
        placeholder=words.ALL_KINDS,
        width=ASIDE,
        help=why,
    )
    return tuple(chosen) or None


def subject(system: System, entry: Entry, settings: Settings, steps: Sequence[Step]) -> str:
    """Of which groups a measure of groups is shown, the largest to begin with."""
    if entry.level != "group":
        return ""
    now = snapshot(system, steps[-1].day, settings)
    found = list(subjects(now, entry.id))
    frame.needed(found, words.no_groups(settings.group_by))
    called = words.groups_called(system, settings.group_by)
    if st.session_state.get("between") not in found:
        st.session_state.pop("between", None)
    chosen: str = st.selectbox(
        words.SUBJECT if words.is_pair(found[0]) else words.ONE_GROUP,
        found,
        index=max(range(len(found)), key=lambda place: entry.count(now, found[place])),
        format_func=lambda subject: words.between(subject, called),
        key="between",
        bind="query-params",
        width=290,
    )
    return chosen


def of(system: System, settings: Settings, subject: str) -> str:
    """The groups that a measure of groups is shown of, in words; empty for the whole."""
    return words.between(subject, words.groups_called(system, settings.group_by)) if subject else ""


def title(entry: Entry, settings: Settings, of: str, shown: Shown) -> str:
    """What the picture shows, and what was chosen of the network."""
    preview = [] if shown.is_exact else [words.PREVIEW]
    return words.title(entry, of, [*words.chosen(settings), *preview])


def parquet(system: System, entry: Entry, shown: Shown, settings: Settings) -> Callable[[], bytes]:
    """What gives the figures of a measure on these days, every subject's, as a Parquet file."""
    file, days = session.record(), [point.day for point in shown.points]
    assert file is not None, "a page asks frame.recorded first"
    read = figures.Record(file, system, session.day_known_on())
    if entry.level == words.CHANGE:
        return lambda: read.line(entry.id, shown.points, settings).parquet
    if shown.line:
        exact = shown.is_exact
        return lambda: read.line(entry.id, shown.points, settings, exact=exact).parquet
    return lambda: read.metrics(*days, measures=[entry.id], settings=settings).parquet


def _named(label: str, offered: Mapping[str, Any], *, key: str) -> Any:
    return offered[_one_of(label, list(offered), key=key)]


def _one_of(
    label: str, offered: Sequence[str], *, key: str, width: int = ASIDE, why: str | None = None
) -> str:
    chosen: str = st.selectbox(label, offered, key=key, bind="query-params", width=width, help=why)
    return chosen
