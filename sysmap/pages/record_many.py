"""Many things at once, in a table that is typed into, pasted into, and saved row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import streamlit as st

from sysmap import recording
from sysmap.errors import EditConflict, InputRefused, SysmapError, WrongUsage
from sysmap.pages import (
    frame,
    record_fields,
    record_grid,
    record_pasted,
    record_saving,
    record_sheets,
    record_typed,
    session,
)
from sysmap.pages.record_grid import FORM, Row
from sysmap.recording import Became, Held, Line, MayIdentify, Sheet
from sysmap.store import Store
from sysmap.views import change_words, guarding_words, sheet_words
from sysmap.views import record_words as words

DONE, PASTE_FAULT, FOLDED = "rows_saved_of_", "paste_refused", "folded_paste"
TAKEN, TAKING_REFUSED = "rows_taken_back", "rows_not_taken_back"
ASKED = "texts_asked_about"


def form(page: frame.Page, record: Path) -> None:
    """Choose a table; type or paste into it; save its rows."""
    store = session.store_of(record)
    held = recording.shown_in(store)
    if record_typed.value(f"{FORM} what") is None:
        record_typed.fill(f"{FORM} what", next(iter(sheet_words.SHEETS)))
    what, find = st.columns((1, 2))
    with what:
        noun = record_fields.one(f"{FORM} what", sheet_words.TABLE_OF, sheet_words.SHEETS) or "move"
    with find:
        if noun != "move":
            record_fields.text(record_grid.find_name(noun), sheet_words.FIND, sheet_words.FIND_HINT)
    _paste(page, noun)
    above, table = st.container(), st.empty()
    with table.container():
        rows = record_grid.edited(page, held, noun, store.seq)
    page.note(sheet_words.SHEET_NOTES[noun])
    if noun == "move":
        record_fields.tick(f"{FORM} move strangers", sheet_words.STRANGERS)
    buttons = st.container(horizontal=True, vertical_alignment="center")
    with above:
        if buttons.button(sheet_words.SAVE_ROWS, type="primary", shortcut=record_saving.SHORTCUT):
            _save(store, noun, rows)
            with table.container():
                rows = record_grid.edited(page, recording.shown_in(store), noun, store.seq)
        _tell(page, record, noun, rows)
    with buttons:
        if rows:
            forget = partial(_forget, record, noun)
            st.button(words.THROW_AWAY, type="tertiary", on_click=forget)
        st.caption(sheet_words.TABLE_KEYS)


def _paste(page: frame.Page, noun: str) -> None:
    with page.folded(sheet_words.PASTE, name="paste") as opened:
        if opened:
            name = f"{FORM} {noun} paste"
            st.text_area(sheet_words.PASTE_HERE, key=record_typed.key(name), height=110)
            st.button(sheet_words.INTO_THE_TABLE, on_click=partial(_take_in, noun, name))
    if fault := st.session_state.pop(PASTE_FAULT, None):
        st.error(frame.plain(fault))


def _take_in(noun: str, name: str) -> None:
    """Put what was pasted under what is typed in the table already."""
    text = record_typed.value(name) or ""
    try:
        found = record_pasted.rows(text, record_sheets.columns(noun))
    except WrongUsage as fault:
        st.session_state[PASTE_FAULT] = str(fault)
        return
    record_typed.fill(name, "")
    st.session_state[FOLDED] = False
    record_grid.put(noun, [*record_grid.typed(noun), *(Row(Line(typed=cells)) for cells in found)])


def _save(store: Store, noun: str, rows: Sequence[Row]) -> None:
    """Save the rows that are in order; the others stay, each with its reason."""
    strangers = bool(record_typed.value(f"{FORM} move strangers"))
    sheet = Sheet(noun=noun, lines=[row.line for row in rows], strangers=strangers)
    batch = UUID(record_grid.batch(noun))
    saved: dict[int, int] = {}
    left: list[Row] = []
    bar, done = st.progress(0.0), 0
    asked: set[str] = set()
    with record_saving.texts_kept():
        for became in recording.save_sheet(store, sheet, who=session.WHO, batch=batch):
            done += len(became.rows)
            bar.progress(done / len(rows))
            if isinstance(became.fault, MayIdentify):
                asked |= became.fault.texts
            if became.seq is None:
                left += _left(recording.shown_in(store), sheet, became)
            else:
                saved[became.seq] = len(became.rows)
    bar.empty()
    st.session_state[DONE + noun], st.session_state[ASKED] = saved, asked
    record_typed.fill(record_grid.batch_name(noun), uuid4().hex)
    record_grid.put(noun, left)


def _left(held: Held, sheet: Sheet, became: Became) -> Iterator[Row]:
    """The rows that were refused, each with what is to be put right in it."""
    fault, lines = became.fault, sheet.lines
    if not isinstance(fault, InputRefused):
        yield from (_met(held, sheet.noun, lines[row], fault) for row in became.rows)
        return
    reasons: dict[int, list[str]] = {row: [] for row in became.rows}
    told = recording.effect_rows(lines, became.rows)
    for problem in fault.problems:
        row = told[problem.row - 1] if problem.row and told else became.rows[0]
        reasons[row].append(words.problem(replace(problem, row=None)))
    yield from (Row(lines[row], ". ".join(said) or None) for row, said in reasons.items())


def _met(held: Held, noun: str, line: Line, fault: SysmapError | None) -> Row:
    """A row that somebody changed meanwhile: what was typed, upon what stands now."""
    stands = record_sheets.now(held, noun, line) if isinstance(fault, EditConflict) else None
    if stands is None:
        return Row(line, str(fault))
    theirs = {name: cell for name, cell in stands.stood.items() if cell != line.stood.get(name)}
    told = "; ".join(words.typed(name, cell) for name, cell in theirs.items())
    upon = Line(typed={**stands.stood, **line.changed}, stood=stands.stood, of=stands.of)
    return Row(upon, f"{fault}. {change_words.THEIRS}: {told}. {sheet_words.AGAIN_OVER}")


def _forget(record: Path, noun: str) -> None:
    st.session_state.pop(DONE + noun, None)
    record_typed.forget(record, f"{FORM} {noun}")
    record_grid.anew(noun)


def _tell(page: frame.Page, record: Path, noun: str, rows: Sequence[Row]) -> None:
    saved: dict[int, int] = st.session_state.get(DONE + noun, {})
    if saved:
        st.success(sheet_words.rows_saved(sum(saved.values())))
        st.button(sheet_words.TAKE_ROWS_BACK, on_click=partial(_take_back, record, noun))
    if fault := st.session_state.pop(TAKING_REFUSED, None):
        st.error(frame.plain(fault))
    if taken := st.session_state.pop(TAKEN, None):
        st.success(sheet_words.rows_taken_back(taken))
    if refused := [row for row in rows if row.fault]:
        st.error(sheet_words.rows_to_put_right(len(refused)))
        page.questions([sheet_words.row_to_put_right(row.name, row.fault or "") for row in refused])
    if asked := st.session_state.get(ASKED):
        asked_no_more = partial(st.session_state.pop, ASKED)
        st.button(
            guarding_words.KEEP_THEN_SAVE,
            on_click=partial(record_saving.keep_texts, asked, asked_no_more),
        )


def _take_back(record: Path, noun: str) -> None:
    """Take back what the table saved, the last first."""
    saved: dict[int, int] = st.session_state.get(DONE + noun, {})
    count = sum(saved.values())
    try:
        for seq in sorted(saved, reverse=True):
            session.store_of(record).take_back(seq, who=session.WHO)
            del saved[seq]
    except SysmapError as fault:
        st.session_state[TAKING_REFUSED] = str(fault)
    else:
        st.session_state[TAKEN] = count
    record_grid.anew(noun)
