"""Commands that take care of the record: verify, history, take-back, backup, restore."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import sysmap
from sysmap import logbook
from sysmap.cli.options import AsKnownOn, Format, HowWritten, Record
from sysmap.cli.printing import print_answer
from sysmap.cli.program import app
from sysmap.errors import RecordDamaged, WrongUsage

if TYPE_CHECKING:
    from sysmap.store import OperationLine, Written

HISTORY_COLUMNS = ("seq", "recorded_at", "who", "verb", "rows", "wrote", "reason")
REMEDY = "keep it as it is, and put a backup in its place: sysmap restore BACKUP"
FOR_THE_STEWARD = "this holds names and who is kept apart: for the steward alone"
OPERATION_COLUMNS = ("noun", "name", "did", "field", "before", "after")


@app.command()
def verify(*, file: Record) -> None:
    """Say whether the record is whole: nothing changed, added, dropped or cut behind its back."""
    found = sysmap.Store.examine(file)
    if found.findings:
        raise RecordDamaged(
            "\n".join(f"{file}: {told}" for told in (*found.findings, f"{REMEDY} {file}"))
        )
    typer.echo(f"{file}: whole; {_saves(found.last.seq)}, each as it was made")


@app.command()
def history(
    *,
    file: Record,
    operation: Annotated[
        int | None,
        typer.Option(metavar="N", help="What save N did, field by field, told by keys."),
    ] = None,
    as_known_on: AsKnownOn = None,
    written: HowWritten = Format.CSV,
) -> None:
    """Print every save: when (UTC), by whom, what it wrote and why. Noted in FILE.access."""
    with sysmap.Store.open(file, read_only=True) as store:
        lines = store.history(as_known_on=as_known_on)
        if operation is not None and operation not in {line.seq for line in lines}:
            raise WrongUsage(f"{file} has no save {operation}; `sysmap history {file}` lists them")
        did = [] if operation is None else store.written_by(operation)
    settings = {"as_known_on": as_known_on}
    if operation is None:
        logbook.note_access(file, "history")
        answer = sysmap.Answer(
            columns=HISTORY_COLUMNS,
            rows=list(map(_line, lines)),
            settings=settings,
            holds={"seq": "count", "rows": "count"},
        )
    else:
        logbook.note_access(file, f"history --operation {operation}")
        if any(entry.noun == "pair_flag" for entry in did):
            typer.echo(f"# {FOR_THE_STEWARD}", err=True)
        answer = sysmap.Answer(
            columns=OPERATION_COLUMNS, rows=list(_changes(did)), settings=settings
        )
    print_answer(answer, written)


@app.command(name="take-back")
def take_back(
    *,
    file: Record,
    seq: Annotated[int, typer.Argument(metavar="SEQ", help="The number of the save, by history.")],
    reason: Annotated[str | None, typer.Option(help="Why, in a few words.")] = None,
) -> None:
    """Put back all that one save wrote, by a new save; taking that back brings it again."""
    with sysmap.Store.open(file) as store:
        number = store.take_back(seq, who=sysmap.STEWARD.role, reason=reason)
    typer.echo(f"{file}: save {seq} is taken back by save {number}")


@app.command()
def backup(
    *,
    file: Record,
    destination: Annotated[Path, typer.Argument(metavar="DEST", help="A new file.")],
) -> None:
    """Make a backup, proved whole, with its head (DEST.head) and SHA-256s (DEST.sha256)."""
    with sysmap.Store.open(file, read_only=True) as store:
        store.backup(destination)
        typer.echo(f"{destination}: a whole backup; {_saves(store.seq)}")


@app.command()
def restore(
    *,
    copy: Annotated[Path, typer.Argument(metavar="BACKUP", help="A file that backup made.")],
    file: Record,
) -> None:
    """Put a backup in the place of a record; what lay there is kept under another name."""
    aside = sysmap.Store.restore(copy, file)
    typer.echo(f"{file}: restored from {copy}")
    if aside is not None:
        typer.echo(f"what lay there before is kept as {aside}")


def _saves(number: int) -> str:
    return "1 save" if number == 1 else f"{number} saves"


def _line(line: OperationLine) -> Sequence[object]:
    wrote = ", ".join(f"{noun} {rows}" for noun, rows in line.wrote.items())
    moment = line.recorded_at.isoformat()
    return (line.seq, moment, line.who, line.verb, line.rows, wrote, line.reason)


def _changes(written: Iterable[Written]) -> Iterator[Sequence[object]]:
    for entry in written:
        for change in entry.changes:
            yield (entry.noun, entry.name, entry.did, *change)
