"""Many things at once, as rows of a table; what is refused stays.

What is new is saved row by row. All that changes what stands in the record is one save.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from sysmap.errors import SysmapError
from sysmap.recording import sheet_drafts as drafts
from sysmap.recording.connections import save_tie
from sysmap.recording.contexts import save_context
from sysmap.recording.held import held_in
from sysmap.recording.moves import save_move
from sysmap.recording.people import save_actor
from sysmap.recording.sheet_changes import save_changed
from sysmap.recording.sheet_lines import Became, Line, Sheet
from sysmap.store import Store


def save_sheet(store: Store, sheet: Sheet, *, who: str, batch: UUID) -> Iterator[Became]:
    """What became of each thing: the new ones one after the other, then what is changed.

    A repeated batch of the same rows is told as the first was.
    """
    before: Counter[str] = Counter()
    things = _things(sheet)
    for rows in things:
        told = [sheet.lines[row] for row in rows]
        if told[0].of:
            continue
        said = repr([sorted(line.typed.items()) for line in told])
        by = {"who": who, "operation_id": uuid5(batch, f"{said} {before[said]}")}
        before[said] += 1
        try:
            seq = _save(store, sheet, told, by)
        except SysmapError as fault:
            yield Became(rows=rows, fault=fault)
        else:
            yield Became(rows=rows, seq=seq)
    changed = [row for row, *_ in things if sheet.lines[row].of]
    yield from save_changed(store, sheet, changed, who=who, batch=batch)


def _things(sheet: Sheet) -> list[list[int]]:
    """The rows of each thing: a row that holds a connection alone goes on with the move above."""
    things: list[list[int]] = []
    for row, line in enumerate(sheet.lines):
        if (
            sheet.noun == "move"
            and things
            and not any(line.typed.get(name) for name in drafts.MOVE)
        ):
            things[-1].append(row)
        else:
            things.append([row])
    return things


def _save(store: Store, sheet: Sheet, lines: Sequence[Line], by: Mapping[str, Any]) -> int:
    line = lines[0]
    match sheet.noun:
        case "move":
            rows = [told.typed for told in lines]
            move = drafts.move(held_in(store), rows, strangers=sheet.strangers)
            return save_move(store, move, **by).seq
        case "actor":
            return save_actor(store, drafts.actor(line.typed), **by).seq
        case "tie":
            return save_tie(store, drafts.tie(line.typed), **by).seq
    return save_context(store, drafts.context(line.typed), **by).seq


def effect_rows(lines: Sequence[Line], rows: Sequence[int]) -> list[int]:
    """Those of a move's rows that tell of a connection, as its problems number them."""
    return [row for row in rows if drafts.tells_of_a_connection(lines[row].typed)]
