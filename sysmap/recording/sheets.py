"""Many things at once, as rows of a table: each is saved by itself, and what is refused stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from sysmap.errors import InputRefused, Problem, SysmapError
from sysmap.recording import sheet_drafts as drafts
from sysmap.recording.changing import save_changes
from sysmap.recording.connections import save_tie
from sysmap.recording.contexts import save_context
from sysmap.recording.held import held_in
from sysmap.recording.moves import save_move
from sysmap.recording.people import save_actor
from sysmap.recording.sheet_drafts import Cells
from sysmap.recording.steps import Addition, Change, Step
from sysmap.store import Store

WRITES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "actor": {"actor": (*drafts.ACTOR[:5], "key"), "presence": ("start", "end")},
    "tie": {"spell": ("start", "end", "strength")},
    "context": {"context": drafts.CONTEXT},
}
"""Noun -> the columns that may be changed of what stands in the record, by the noun they change."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row as it was typed, and as it stood; `of` tells what stands in the record, none is new.

    Shape:     `of` noun -> the id and the version that were seen
    """

    typed: Cells
    stood: Cells = field(default_factory=dict)
    of: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def ids(self) -> dict[str, str]:
        """What stands in the record, by noun."""
        return {noun: identity for noun, (identity, _version) in self.of.items()}

    @property
    def changed(self) -> dict[str, str | None]:
        """The cells that differ from what stood there."""
        return {
            name: given
            for name, given in self.typed.items()
            if (given or None) != (self.stood.get(name) or None)
        }


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table of things of one noun; `strangers` adds whom its moves name and nobody knows."""

    noun: str
    lines: Sequence[Line]
    strangers: bool = False


@dataclass(frozen=True, kw_only=True)
class Became:
    """What became of some rows: the number of their save, or why there is none."""

    rows: Sequence[int]
    seq: int | None = None
    fault: SysmapError | None = None


def save_sheet(store: Store, sheet: Sheet, *, who: str, batch: UUID) -> Iterator[Became]:
    """What became of each thing, one after the other.

    A repeated batch of the same rows is told as the first was.
    """
    before: Counter[str] = Counter()
    for rows in _things(sheet):
        told = [sheet.lines[row] for row in rows]
        said = repr([sorted(line.typed.items()) for line in told])
        by = {"who": who, "operation_id": uuid5(batch, f"{said} {before[said]}")}
        before[said] += 1
        try:
            seq = _save(store, sheet, told, by)
        except SysmapError as fault:
            yield Became(rows=rows, fault=fault)
        else:
            yield Became(rows=rows, seq=seq)


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
    if line.of:
        return save_changes(store, list(_steps(sheet.noun, line)), **by)
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


def _steps(noun: str, line: Line) -> Iterator[Step]:
    """What makes the row that stood into what was typed.

    Raises:    InputRefused -> a cell that is not changed here
    """
    changed = line.changed
    by_noun = WRITES[noun]
    open_to_change = {name for names in by_noun.values() for name in names}
    if fixed := [name for name in changed if name not in open_to_change]:
        raise InputRefused([_fixed(noun, name) for name in fixed])
    for part, names in by_noun.items():
        fields = {name: changed[name] for name in names if name in changed}
        if fields and part in line.of:
            identity, version = line.of[part]
            yield Change(noun=part, id=UUID(identity), version=version, fields=fields)
        elif fields:
            yield Addition(noun=part, fields={noun: line.stood.get("key"), **fields})


def _fixed(noun: str, name: str) -> Problem:
    what, remedy = "is not changed in this table", "change it, or take it out, under Change"
    return Problem(file=noun, column=name, what=what, remedy=f"{remedy} something")


def effect_rows(lines: Sequence[Line], rows: Sequence[int]) -> list[int]:
    """Those of a move's rows that tell of a connection, as its problems number them."""
    return [row for row in rows if drafts.tells_of_a_connection(lines[row].typed)]
