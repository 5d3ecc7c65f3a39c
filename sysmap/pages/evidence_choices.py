"""What a person chooses on the Evidence page: the view, a source, a way to count, two coders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from sysmap.views import evidence_words as words

VIEW, SOURCE, OVER = "view", "source_read", "over"


def view() -> str:
    """Which view of what was said is shown."""
    chosen: str = st.selectbox(words.SHOW, words.VIEWS, key=VIEW, bind="query-params", width=200)
    return chosen


def source(names: Mapping[str, str]) -> str | None:
    """The source that is read, by key; None is all of them. It never stands in an address."""
    if st.session_state.get(SOURCE) not in names:
        st.session_state[SOURCE] = None
    chosen: str | None = st.selectbox(
        words.SOURCE,
        list(names),
        index=None,
        key=SOURCE,
        format_func=lambda key: names.get(key, key),
        placeholder=words.NO_SOURCE,
        filter_mode="contains",
        persist_state="session",
        width=460,
    )
    return chosen


def over() -> str:
    """What the themes are counted over."""
    chosen: str = st.selectbox(words.OVER, words.WAYS, key=OVER, bind="query-params", width=340)
    return chosen


def pair(names: Sequence[str], pairs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Two coders; those who share most to begin with."""
    called = [f"{names[first]} and {names[second]}" for first, second in pairs]
    chosen = st.selectbox(words.PAIR, called, width=320)
    return pairs[called.index(chosen)]
