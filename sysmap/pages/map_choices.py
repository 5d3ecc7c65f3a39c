"""What a person chose of the map: whom it shows, how it is arranged, what sizes say."""

from __future__ import annotations

from typing import Any

import streamlit as st

from sysmap.model import SERVICE
from sysmap.network import Network
from sysmap.pages import session
from sysmap.system import System
from sysmap.views import map_words as words
from sysmap.views.maps.grouping import SECTORS, SERVICES, By
from sysmap.views.maps.sizes import measures_to_size_by
from sysmap.views.maps.whole import ARRANGEMENTS, BY_SERVICE, Arrangement, Look, is_large

OPENED = "opened_group"
MOST_GROUPS = 120
"""With more services than this the sectors are shown first."""


def shown(system: System) -> By | None:
    """Services or sectors as groups, or None for everybody; a large record begins with services."""
    offered: dict[str, By | None] = {
        words.EVERYBODY: None,
        words.SERVICES: SERVICES,
        words.SECTORS: SECTORS,
    }
    if not any(system.texts("actor", "sector")):
        del offered[words.SECTORS]
    first = _first(system, list(offered))
    names = list(offered)
    chosen = _one_of(words.SHOW, names, key="show", index=names.index(first))
    return offered[chosen]


def _first(system: System, offered: list[str]) -> str:
    """What to begin with: everybody, unless they are too many; then as few groups as can be."""
    if not is_large(system):
        return words.EVERYBODY
    services = system.texts("actor", "kind").count(SERVICE)
    few = words.SECTORS in offered and services > MOST_GROUPS
    return words.SECTORS if few else words.SERVICES


def look(system: System, last: Network, opened: tuple[By, str] | None) -> Look:
    """How the map of everybody, or of an opened group, is drawn."""
    measures = {words.ONE_SIZE: None} | {
        entry.label: entry.id for entry in measures_to_size_by(system, last)
    }
    with st.popover(words.LOOK, type="tertiary"):
        arrangement: Arrangement = _one_of(words.ARRANGED, ARRANGEMENTS, key="arranged")
        size = _one_of(words.SIZE_BY, list(measures), key="size")
        st.caption(words.MOVES_NOTE)
    return Look(arrangement=arrangement, size_by=measures[size], opened=opened)


def may_move(look: Look) -> bool:
    """Whether somebody who is put elsewhere would stay there: only where places are kept."""
    return look.arrangement == BY_SERVICE and session.day_known_on() is None


def opened(by: By | None) -> tuple[By, str] | None:
    """The group that was opened on the map of groups, where one was."""
    chosen: tuple[By, str] | None = st.session_state.get(OPENED)
    if chosen is None or chosen[0] != by:
        return None
    if st.button(words.back_to(by), type="tertiary", icon=":material/arrow_back:"):
        del st.session_state[OPENED]
        st.rerun()
    return chosen


def open_group(by: By, key: str) -> None:
    """Show the members of a group, and whom they are tied to, in its place."""
    st.session_state[OPENED] = (by, key)
    st.rerun(scope="app")


def _one_of(label: str, offered: Any, *, key: str, index: int = 0) -> Any:
    return st.selectbox(
        label, offered, index=index, key=key, bind="query-params", width=words.WIDTHS[key]
    )
