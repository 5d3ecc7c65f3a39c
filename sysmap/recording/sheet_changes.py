"""Rows of a table that change what stands in the record: one save for all that are in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID, uuid5

from sysmap.errors import EditConflict, InputRefused, Problem, SysmapError
from sysmap.recording import sheet_drafts as drafts
from sysmap.recording.changing import facts_of, save_changes
from sysmap.recording.held import Held, held_in
from sysmap.recording.sheet_lines import Became, Line, Sheet
from sysmap.recording.steps import Addition, Change, Step
from sysmap.store import Store

Steps = Mapping[int, Sequence[Step]]
"""What each row asks for, by its number."""

WRITES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "actor": {"actor": (*drafts.ACTOR[:5], "key"), "presence": ("start", "end")},
    "tie": {"spell": ("start", "end", "strength")},
    "context": {"context": drafts.CONTEXT},
}
"""Noun -> the columns that may be changed of what stands in the record, by the noun they change."""


def save_changed(
    store: Store, sheet: Sheet, rows: Sequence[int], *, who: str, batch: UUID
) -> Iterator[Became]:
    """What became of the rows that change something: those in order are one save."""
    held = held_in(store)
    sound: dict[int, list[Step]] = {}
    for row in rows:
        try:
            steps = list(_steps(sheet.noun, sheet.lines[row]))
            facts_of(held, steps)
        except SysmapError as fault:
            yield Became(rows=[row], fault=fault)
        else:
            sound[row] = steps
    if sound:
        yield from _together(store, sound, who=who, batch=batch)


def _together(store: Store, steps: Steps, *, who: str, batch: UUID) -> Iterator[Became]:
    """One save, or where the record refuses that, as few as it takes."""
    every = [step for own in steps.values() for step in own]
    operation_id = uuid5(batch, repr([(row, *map(repr, own)) for row, own in steps.items()]))
    try:
        seq = save_changes(store, every, who=who, operation_id=operation_id)
    except (InputRefused, EditConflict) as fault:
        if len(steps) == 1:
            yield Became(rows=list(steps), fault=fault)
            return
        for part in _apart(held_in(store), steps):
            yield from _together(store, part, who=who, batch=batch)
    else:
        yield Became(rows=list(steps), seq=seq)


def _apart(held: Held, steps: Steps) -> list[Steps]:
    """Those that nobody changed meanwhile, and each of the others; where that is all, each."""
    fresh = {row: own for row, own in steps.items() if not _is_overtaken(held, own)}
    if len(fresh) == len(steps):
        fresh = {}
    alone: list[Steps] = [{row: own} for row, own in steps.items() if row not in fresh]
    return [fresh, *alone] if fresh else alone


def _is_overtaken(held: Held, steps: Sequence[Step]) -> bool:
    """Whether somebody changed one of these things since it was seen."""
    seen = [step for step in steps if not isinstance(step, Addition)]
    now = [held.by_id(step.noun, step.id) for step in seen]
    return any(
        row is None or row["version"] != step.version for row, step in zip(now, seen, strict=True)
    )


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
