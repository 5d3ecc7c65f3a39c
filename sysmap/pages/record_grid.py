"""A table that is typed into: what stands in the record, and over it what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import uuid4

import pyarrow as pa
import streamlit as st

from sysmap.pages import frame, record_sheets, record_typed
from sysmap.recording import Held, Line
from sysmap.views import sheet_words

FORM, BASE, FAULT = "many", "table_of_", "fault"
EMPTY_ROWS = 3


@dataclass(frozen=True)
class Row:
    """A row in which something was typed, and why it was not saved, where it was tried."""

    line: Line
    fault: str | None = None

    @property
    def name(self) -> str:
        """The first thing that the row says."""
        return next((cell for cell in self.line.typed.values() if cell), "")


@dataclass
class _Base:
    """The rows upon which somebody types; the grid keeps what was typed only while these last."""

    rows: list[Row]
    wanted: str
    seq: int
    id: str = field(default_factory=lambda: uuid4().hex)
    shown: bool = False

    @property
    def key(self) -> str:
        """The key of the grid."""
        return f"grid_{self.id}"

    def lasts(self, wanted: str, seq: int, *, typed: bool) -> bool:
        """Whether the grid still holds what was typed upon these rows, and they are the wanted."""
        on_screen = not self.shown or self.key in st.session_state
        return on_screen and self.wanted == wanted and (typed or self.seq == seq)


def find_name(noun: str) -> str:
    """The name of the field in which rows are looked for."""
    return f"{FORM} {noun} which"


def batch_name(noun: str) -> str:
    """The name of what tells one saving of a table from the next."""
    return f"{FORM} {noun} opened"


def batch(noun: str) -> str:
    """What tells this saving of a table from the next, also after a refresh."""
    name = batch_name(noun)
    if record_typed.value(name) is None:
        record_typed.fill(name, uuid4().hex)
    found: str = record_typed.value(name)
    return found


def typed(noun: str) -> list[Row]:
    """The rows in which something was typed up to now, also after a refresh."""
    kept = record_typed.value(f"{FORM} {noun} rows") or ()
    return [Row(Line(**line), fault) for line, fault in kept]


def put(noun: str, rows: Sequence[Row]) -> None:
    """Let these be the rows in which something was typed."""
    _keep(noun, rows)
    anew(noun)


def anew(noun: str) -> None:
    """Read the table anew from the record."""
    st.session_state.pop(BASE + noun, None)


def edited(page: frame.Page, held: Held, noun: str, seq: int) -> list[Row]:
    """The rows in which something is typed now, from a grid over what the record holds."""
    base = _base(held, noun, seq)
    batch(noun)
    if len(base.rows) >= record_sheets.MOST:
        page.note(sheet_words.only_so_many(record_sheets.MOST))
    cells = _grid(noun, base)
    base.shown = True
    rows = [_row(base, number, found) for number, found in enumerate(cells)]
    changed = [row for row in rows if row.line.changed]
    _keep(noun, changed)
    return changed


def _keep(noun: str, rows: Sequence[Row]) -> None:
    kept = [[asdict(row.line), row.fault] for row in rows]
    record_typed.fill(f"{FORM} {noun} rows", kept)


def _base(held: Held, noun: str, seq: int) -> _Base:
    wanted = record_typed.value(find_name(noun)) or ""
    before = typed(noun)
    base: _Base | None = st.session_state.get(BASE + noun)
    if base is None or not base.lasts(wanted, seq, typed=bool(before)):
        ours = {identity for row in before for identity in row.line.ids.values()}
        standing = [
            Row(line)
            for line in record_sheets.lines(held, noun, wanted)
            if ours.isdisjoint(line.ids.values())
        ]
        empty = [Row(Line(typed={}))] * EMPTY_ROWS
        base = st.session_state[BASE + noun] = _Base([*before, *empty, *standing], wanted, seq)
    return base


def _grid(noun: str, base: _Base) -> list[dict[str, str | None]]:
    columns = record_sheets.columns(noun)
    faults = [row.fault for row in base.rows]
    table: dict[str, Any] = {FAULT: faults} if any(faults) else {}
    table |= {name: [row.line.typed.get(name) for row in base.rows] for name in columns}
    shown = pa.table({name: pa.array(cells, pa.string()) for name, cells in table.items()})
    looks = {name: st.column_config.TextColumn(label) for name, label in columns.items()}
    if any(faults):
        text = st.column_config.TextColumn
        looks[FAULT] = text(sheet_words.TO_PUT_RIGHT, width="medium", disabled=True)
    typed_into = st.data_editor(
        shown,
        key=base.key,
        num_rows="dynamic" if noun == "move" else "add",
        column_config=looks,
        hide_index=True,
        placeholder="",
        alt=sheet_words.SHEETS[noun],
    )
    found: list[dict[str, str | None]] = typed_into.to_pylist()
    return found


def _row(base: _Base, number: int, cells: dict[str, str | None]) -> Row:
    fault = cells.pop(FAULT, None)
    row = base.rows[number] if number < len(base.rows) else Row(Line(typed={}))
    return Row(Line(typed=cells, stood=row.line.stood, of=row.line.of), fault)
