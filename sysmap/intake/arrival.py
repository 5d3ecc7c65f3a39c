"""Files -> readers -> checks -> one operation -> report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from sysmap import readers
from sysmap.errors import InputRefused
from sysmap.intake import facts, standing
from sysmap.intake.incoming import Incoming
from sysmap.intake.kinds import unknown
from sysmap.intake.matching import Matched
from sysmap.intake.numbering import numbered
from sysmap.intake.recorded import Recorded, new_ids
from sysmap.intake.report import FileLine, NounLine, Report, UnknownKinds
from sysmap.intake.telling import identifying
from sysmap.model import NOUNS, YOUNG_PERSON
from sysmap.readers import FILE, ROW, Batch
from sysmap.store import Operation, Store

STEWARD_ACCOUNT = "steward"
SECOND_STEWARD = (
    "young people are in this record, and no second steward is named: name one under Record, "
    "Consent, or as second_steward in programme.csv"
)


def bring_in(  # noqa: PLR0913 - the choices of one command
    store: Store,
    paths: Sequence[Path],
    *,
    waves: Sequence[date] = (),
    who: str = STEWARD_ACCOUNT,
    seed: int | None = None,
    dry_run: bool = False,
    tell: Callable[[str], object] = lambda _: None,
) -> Report:
    """What became of every row of the files, brought in as one operation: all or nothing.

    Things keep their ids: who is named by a key that the record knows is told anew, and what the
    record holds already is not saved again. `waves` are the days of plain numbers; `seed` makes the
    ids repeatable; `tell` hears what is being done.
    Raises:    InputRefused -> everything that is wrong with any of the files
    Cost:      linear in rows, but for one sort of the ties
    """
    tell("reading the files")
    batch = _with_waves(readers.read(paths, waves=waves), waves)
    tell(f"checking {sum(read.rows for read in batch.files):,} rows")
    new_id = new_ids(seed)
    recorded = Recorded(store)
    incoming = numbered(Incoming(batch, problems=list(batch.problems)), recorded)
    found = facts.matched_nouns(incoming, recorded, new_id)
    if incoming.problems:
        raise InputRefused(incoming.problems)
    saved = {noun: found[noun].facts for noun in NOUNS if noun in found and len(found[noun].facts)}
    seq = None
    if saved and not dry_run:
        tell(f"saving {sum(map(len, saved.values())):,} facts")
        operation = Operation(id=UUID(new_id()), who=who, verb="import", facts=saved)
        seq = store.save(operation)
        tell("finding everybody a place on the map")
        standing.settle(store, who=who, new_id=new_id)
    report = _report(incoming, found, unknown(incoming, recorded), seq=seq, dry_run=dry_run)
    lacks = [] if dry_run else _still_to_do(store)
    return replace(report, may_identify=identifying(saved), still_to_do=lacks)


def _still_to_do(store: Store) -> list[str]:
    """That a second steward is to be named, where a young person came and none is."""
    kinds = store.current("actor").column("kind").to_pylist()
    named = store.current("setting").column("key").to_pylist()
    return [SECOND_STEWARD] if YOUNG_PERSON in kinds and "second_steward" not in named else []


def _with_waves(batch: Batch, waves: Sequence[date]) -> Batch:
    """The batch with the waves' days among what is told of the programme, for the map's slider."""
    if not waves:
        return batch
    told = {FILE: "--waves", ROW: 1, "key": "waves", "value": "|".join(map(str, waves))}
    programme = {name: [*column, told[name]] for name, column in batch.tables["programme"].items()}
    return replace(batch, tables={**batch.tables, "programme": programme})


def _report(
    incoming: Incoming,
    found: Mapping[str, Matched],
    unknown_kinds: Sequence[UnknownKinds],
    *,
    seq: int | None,
    dry_run: bool,
) -> Report:
    return Report(
        files=[_file_line(incoming, read) for read in incoming.batch.files],
        nouns=[
            _noun_line(noun, found[noun]) for noun in NOUNS if noun in found and found[noun].ids
        ],
        passed_over=incoming.batch.passed_over,
        unknown_kinds=unknown_kinds,
        seq=seq,
        dry_run=dry_run,
    )


def _file_line(incoming: Incoming, read: readers.FileRead) -> FileLine:
    folded = incoming.folded_in(read.file)
    return FileLine(
        file=read.file,
        table=read.table,
        read=read.rows,
        taken=read.rows - folded,
        folded=folded,
        notes=[*read.notes, *incoming.notes.get(read.file, ())],
    )


def _noun_line(noun: str, found: Matched) -> NounLine:
    return NounLine(noun=noun, new=found.new, updated=found.updated, unchanged=found.unchanged)
