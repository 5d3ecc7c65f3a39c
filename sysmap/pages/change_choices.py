"""What a person chose of the change: which picture of it is shown."""

from __future__ import annotations

from typing import Any

import streamlit as st

from sysmap.change import Difference
from sysmap.change.counts import COUNTS
from sysmap.metrics import CATALOGUE
from sysmap.pages import session
from sysmap.views import barcode_words as words
from sysmap.views import changes
from sysmap.views.clock import Step
from sysmap.views.maps.change import change_payload
from sysmap.views.maps.multiples import evenly_spread


def shown() -> str:
    """The change between the two dates, a few dates side by side, or each tie as a line."""
    chosen: str = st.selectbox(
        words.SHOW, words.PICTURES, key="show", bind="query-params", width=180
    )
    return chosen


def split() -> str:
    """By what the counts are split."""
    chosen: str = st.selectbox(changes.SPLIT_BY, list(changes.SPLITS), key="split", width=240)
    return changes.SPLITS[chosen]


def count() -> str:
    """The count whose ties are listed."""
    labels = {name: CATALOGUE[name].label for name in COUNTS}
    chosen: str = st.selectbox(
        changes.COUNT, list(labels), format_func=labels.__getitem__, key="count", width=240
    )
    return chosen


def payload(show: str, difference: Difference, since: Step, until: Step) -> dict[str, Any]:
    """The picture that is shown, for the browser."""
    if show == words.BARCODE:
        return session.barcode_payload(difference)
    if show == words.SIDE_BY_SIDE:
        steps = evenly_spread(_steps(difference), since, until)
        return session.multiples_payload(difference.system, steps)
    return change_payload(difference)


def _steps(difference: Difference) -> list[Step]:
    """The steps among which the two dates were chosen; the first clock's where it was any day."""
    system = difference.system
    way = st.session_state.get("step_by", "")
    return session.clocks(system).get(way, session.first_steps(system))
