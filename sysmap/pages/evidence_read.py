"""The view in which a source is read, words of it are marked, and what is marked is coded."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from sysmap import evidence
from sysmap.pages import (
    evidence_choices,
    evidence_coding,
    evidence_source,
    frame,
    record_saving,
    session,
)
from sysmap.recording.excerpts import KEPT_ONLY
from sysmap.store import CODER, TEAM_FIGURES
from sysmap.system import System
from sysmap.views import evidence_read, evidence_tables, marking
from sysmap.views import evidence_words as words

_CSS, _JS = marking.source()
_TEXT = st.components.v2.component("sysmap_text", css=_CSS, js=_JS, isolate_styles=False)


def show(page: frame.Page, record: Path) -> None:
    """All sources, or one of them with its text."""
    read = session.store_of(record).system(CODER)
    [key] = page.choices(partial(evidence_choices.source, evidence_tables.source_names(read)))
    if key is None:
        if not record_saving.told(page, record):
            _all(page, record, read)
    else:
        record_saving.told_above(page, record)
        _one(page, record, read, read.texts("source", "key").index(key))


def _all(page: frame.Page, record: Path, read: System) -> None:
    kinds = evidence.on_file(read)
    excerpts = read.tables["excerpt"].num_rows
    page.answer(words.sources_in_words(kinds, excerpts) if kinds else words.NO_SOURCES)
    figures = session.store_of(record).system(TEAM_FIGURES)
    shares = {
        name: (share.spoken_of, share.of)
        for noun, name in words.SPOKEN_OF.items()
        for share in [evidence.share_spoken_of(figures, noun)]
    }
    if kinds:
        page.note(words.shares_in_words(shares))
    with page.folded(words.ADD_A_SOURCE, name="add a source") as opened:
        if opened:
            evidence_source.form(record)
    if kinds:
        page.plain_rows(evidence_tables.sources(read))
        page.table(
            partial(evidence_tables.sources, read), name="sources", title=words.SOURCES_TABLE
        )
        page.table(
            partial(evidence_tables.ties_spoken_of, figures),
            name="ties-and-sources",
            title=words.TIES_TABLE,
        )


def _one(page: frame.Page, record: Path, read: System, number: int) -> None:
    shown = evidence_read.one(read, number)
    page.answer(words.source_in_words(shown.name, shown.scope, len(shown.cards)))
    if not shown.text:
        page.note(words.NO_TEXT)
        return
    may_mark = shown.scope != KEPT_ONLY
    text, beside = st.columns((3, 2))
    with text:
        marked = _text(shown, may_mark=may_mark)
        if marking.has_blanks(shown.text):
            page.note(words.BLANKS)
        if may_mark:
            evidence_coding.form(page, record, shown, marked)
    with beside:
        page.part(words.EXCERPTS, "" if shown.cards else words.NO_EXCERPTS)
        page.cards(shown.cards)


def _text(shown: evidence_read.Shown, *, may_mark: bool) -> tuple[int, int] | None:
    """The places that somebody marked."""
    payload = marking.payload(shown.text, shown.coded, may_mark=may_mark)
    done: Any = _TEXT(
        data=payload,
        key=f"text_{shown.key}_{evidence_coding.turn()}",
        height="content",
        on_marked_change=lambda: None,
    )
    return tuple(done.marked) if isinstance(done.marked, list) else None
