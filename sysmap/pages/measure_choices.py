"""What a person chooses on the Measures page: a measure, and of which network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from sysmap.metrics.catalogue import CATALOGUE, Entry
from sysmap.metrics.series import subjects
from sysmap.network import Settings, snapshot
from sysmap.pages import frame
from sysmap.system import System
from sysmap.views import measure_words as words
from sysmap.views.clock import Step

ASIDE = 280
"""Pixels of a choice among those that are folded: two stand side by side on a wide screen."""


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


def title(entry: Entry, settings: Settings, of: str, *, is_exact: bool) -> str:
    """What the picture shows, and what was chosen of the network."""
    preview = [] if is_exact else [words.PREVIEW]
    return words.title(entry, of, [*words.chosen(settings), *preview])


def _named(label: str, offered: Mapping[str, Any], *, key: str) -> Any:
    return offered[_one_of(label, list(offered), key=key)]


def _one_of(
    label: str, offered: Sequence[str], *, key: str, width: int = ASIDE, why: str | None = None
) -> str:
    chosen: str = st.selectbox(label, offered, key=key, bind="query-params", width=width, help=why)
    return chosen
