"""Files of answers, brought in: all that is new in them is one save, which can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from uuid import UUID

from sysmap.errors import InputRefused
from sysmap.readers import sheet_answers
from sysmap.readers.sheet_answers import SheetAnswers
from sysmap.recording import set_aside
from sysmap.recording.answers_read import LookedThrough
from sysmap.recording.held import Held, held_in
from sysmap.recording.saving import saved
from sysmap.recording.set_aside import Aside
from sysmap.store import Operation, Store

VERB = "bring answers in"


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What became of files of answers.

    Shape:     `seq` the save, None where nothing was new; `reports` how many answers were written,
               `flags` how many pairs are kept apart from now on, `already` how many answers stood
               in the record; `members` whose answers came; `faults` a line for each thing that was
               not taken, `notes` a line for each that was taken and is worth knowing
    """

    seq: int | None
    reports: int
    flags: int
    already: int
    members: tuple[str, ...]
    aside: tuple[Aside, ...]
    faults: tuple[str, ...]
    notes: tuple[str, ...]


def bring_in(
    store: Store, files: Mapping[str, bytes], *, who: str, operation_id: UUID, today: date
) -> Brought:
    """What became of files of answers, zips among them.

    The same file a second time writes nothing; a file that is refused keeps no other back.
    """
    sheets, faults = _read(files)
    looked = [_looked_through(held_in(store), sheets, today)]

    def operation(held: Held, identity: UUID) -> Operation:
        looked.append(_looked_through(held, sheets, today))
        facts = _facts(looked[-1], identity)
        return Operation(id=operation_id, who=who, verb=VERB, facts=facts)

    noun = "report" if looked[0].reports else "pair_flag"
    seq = None
    if looked[0].reports or looked[0].flags:
        draft = tuple(sorted(sha256(content).hexdigest() for content in files.values()))
        seq = saved(store, noun, operation, operation_id=operation_id, draft=draft).seq
    found = looked[-1]
    return Brought(
        seq=seq,
        reports=len(found.reports),
        flags=len(found.flags),
        already=found.already,
        members=tuple(dict.fromkeys(sheet.member for sheet in sheets)),
        aside=tuple(set_aside.add(store.path, found.aside)),
        faults=(*faults, *found.faults),
        notes=tuple(found.notes),
    )


def _looked_through(held: Held, sheets: Sequence[SheetAnswers], today: date) -> LookedThrough:
    found = LookedThrough(held, today)
    found.look(sheets)
    return found


def _facts(found: LookedThrough, identity: UUID) -> dict[str, Sequence[object]]:
    """What is saved; the first of it bears the id by which the save is known again."""
    reports, flags = list(found.reports.values()), list(found.flags.values())
    if reports:
        reports[0] = replace(reports[0], id=identity)
    elif flags:
        flags[0] = replace(flags[0], id=identity)
    return {"report": reports, "pair_flag": flags}


def _read(files: Mapping[str, bytes]) -> tuple[list[SheetAnswers], list[str]]:
    """What came back of each sheet, the earliest first, and a line for each file that is refused.

    Of several saves of one sheet the last counts.
    """
    sheets: dict[tuple[str, str], SheetAnswers] = {}
    faults: list[str] = []
    for name, content in files.items():
        try:
            for inner, one in sheet_answers.unpacked(name, content):
                _take(sheets, faults, inner, one)
        except InputRefused as refusal:
            faults += map(str, refusal.problems)
    return sorted(sheets.values(), key=lambda sheet: sheet.answered), faults


def _take(
    sheets: dict[tuple[str, str], SheetAnswers], faults: list[str], name: str, content: bytes
) -> None:
    try:
        sheet = sheet_answers.read(name, content)
    except InputRefused as refusal:
        faults += map(str, refusal.problems)
        return
    which = sheet.member, sheet.sheet
    before = sheets.get(which)
    if before is None or before.answered <= sheet.answered:
        sheets[which] = sheet
