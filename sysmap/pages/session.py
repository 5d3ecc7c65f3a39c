"""What the pages share: the record that is open, its system, and the map component."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from sysmap import serving
from sysmap.store import STEWARD, Store
from sysmap.system import System

RECORD = "record"


def record() -> Path | None:
    """The record file that this person has open, or None."""
    chosen = st.session_state.get(RECORD) or os.environ.get(serving.RECORD_VARIABLE)
    return Path(chosen) if chosen else None


def show(path: Path) -> None:
    """Make this record the one that the pages show to this person."""
    store_of(path)
    st.session_state[RECORD] = str(path)


def store_of(path: Path) -> Store:
    """The store of this record, opened once for everybody who looks at it."""
    return _opened(str(path.resolve()))


def system() -> System | None:
    """The open record as it is now, or None where none is open."""
    path = record()
    return None if path is None else store_of(path).system(STEWARD)


@st.cache_resource(show_spinner=False)
def _opened(path: str) -> Store:
    return Store.open(Path(path))
