"""The command line: parse, one call, print. Data go to stdout, everything else to stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import sysmap
from sysmap import faults, serving
from sysmap.errors import SysmapError, WrongUsage

app = typer.Typer(
    help="Map a whole system of people and services, and see how it joins up over a programme.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Direction(StrEnum):
    """How the ties' direction is read."""

    RECORDED = "recorded"
    EITHER = "either"


class Isolates(StrEnum):
    """Whether actors without a tie count among the actors."""

    IN = "in"
    OUT = "out"


class Leavers(StrEnum):
    """Where ties go that were lost because an end left."""

    APART = "apart"
    ENDED = "ended"


class Format(StrEnum):
    """How figures are written."""

    CSV = "csv"
    JSON = "json"


class Telling(StrEnum):
    """How an import reports what it did."""

    TEXT = "text"
    JSON = "json"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day; write it as 2025-03-05") from None


def _days(text: str) -> list[date]:
    return [_day(part.strip()) for part in text.split(",")]


Record = Annotated[Path, typer.Argument(metavar="FILE", help="The record file.")]
Port = Annotated[int | None, typer.Option(help="Port on this machine; a busy one takes the next.")]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")]
AsKnownOn = Annotated[
    date | None, typer.Option(parser=_day, metavar="DAY", help="The record as it was known that day.")
]
TieKinds = Annotated[list[str] | None, typer.Option("--tie-kind", help="Only ties of this kind.")]
HowWritten = Annotated[Format, typer.Option("--format", help="Parquet comes with the measures' own issue.")]


@app.command()
def demo(
    file: Annotated[Path | None, typer.Option(help="Where the demo's record lies.")] = None,
    port: Port = None,
    no_browser: NoBrowser = False,  # noqa: FBT002 - a command line's switch
    build_only: Annotated[bool, typer.Option("--build-only", help="Make the record and stop.")] = False,  # noqa: FBT002
    fresh: Annotated[bool, typer.Option("--fresh", help="Throw the demo away and make it anew.")] = False,  # noqa: FBT002
) -> None:
    """Open the app on the invented programme Tidewell, which is made first where it is not there."""
    from sysmap import demonstration  # noqa: PLC0415 - brings duckdb, which --help must not wait for

    record = file or demonstration.record()
    if not fresh and _show_running(record, no_browser=no_browser):
        return
    demonstration.make(record, fresh=fresh)
    if build_only:
        typer.echo(record)
        return
    _show(record, port=port, no_browser=no_browser)


@app.command(name="app")
def app_(file: Record, port: Port = None, no_browser: NoBrowser = False) -> None:  # noqa: FBT002
    """Open the app on a record file."""
    if _show_running(file, no_browser=no_browser):
        return
    with sysmap.Store.open(file):
        pass
    _show(file, port=port, no_browser=no_browser)


@app.command()
def new(
    file: Record,
    name: Annotated[str | None, typer.Option(help="The programme's name.")] = None,
    start: Annotated[date | None, typer.Option(parser=_day, metavar="DAY", help="Its first day.")] = None,
    end: Annotated[date | None, typer.Option(parser=_day, metavar="DAY", help="Its last day.")] = None,
) -> None:
    """Make a new, empty record; an existing file is never overwritten."""
    from sysmap import intake  # noqa: PLC0415 - brings duckdb, which --help must not wait for

    intake.begin(file, name=name, start=start, end=end)
    typer.echo(f"{file} is made; bring tables in with: sysmap import {file} TABLE.csv", err=True)


@app.command(name="import")
def import_(
    file: Record,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Tables, folders or zips.")],
    waves: Annotated[
        str | None,
        typer.Option(metavar="DAY,DAY,...", help="The n-th DAY stands for the n-th smallest number."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check and report; keep nothing.")] = False,  # noqa: FBT002
    report: Annotated[Telling, typer.Option(help="How to tell what was done.")] = Telling.TEXT,
) -> None:
    """Bring in plain tables (CSV, XLSX) or the sysmap pack: all or nothing, every row accounted for.

    A table's format is found from its headers. --mapping comes with the issue on other programs' files.
    """
    with sysmap.Store.open(file) as store:
        told = sysmap.bring_in(store, paths, waves=_days(waves) if waves else (), dry_run=dry_run)
    typer.echo(told.as_json() if report is Telling.JSON else told.text())


@app.command()
def metrics(
    file: Record,
    on: Annotated[list[date], typer.Option(parser=_day, metavar="DAY", help="A day to measure; repeatable.")],
    measure: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this measure; repeatable.")] = None,
    level: Annotated[str | None, typer.Option(help="Only whole, group, actor or circle.")] = None,
    group_by: Annotated[str, typer.Option(help="The field of actors that makes the groups.")] = "sector",
    tie_kind: TieKinds = None,
    actor_kind: Annotated[list[str] | None, typer.Option(help="Only actors of this kind.")] = None,
    without_role: Annotated[list[str] | None, typer.Option(help="Leave out actors in this role.")] = None,
    direction: Direction = Direction.RECORDED,
    isolates: Isolates = Isolates.IN,
    as_known_on: AsKnownOn = None,
    people: Annotated[bool, typer.Option("--people", help="Also rows about single people; this is noted.")] = False,  # noqa: FBT002
    written: HowWritten = Format.CSV,
) -> None:
    """Print measures of the network on one day or more. --convention comes with the measures' own issue."""
    settings = sysmap.Settings(
        tie_kinds=_chosen(tie_kind),
        actor_kinds=_chosen(actor_kind),
        without_roles=tuple(without_role or ()),
        direction=direction.value,
        isolates=isolates.value,
        group_by=group_by,
    )
    from sysmap.writers import figures  # noqa: PLC0415 - brings numpy, which --help must not wait for

    figures.check(measure, level, people=people)
    with sysmap.Store.open(file) as store:
        system = store.system(sysmap.STEWARD, as_known_on=as_known_on)
    if people:
        faults.note_access(file, "metrics --people")
    networks = sysmap.panel(system, on, settings)
    _print(figures.measured(networks, measure, level, people=people), written)


@app.command()
def change(
    file: Record,
    since: Annotated[date, typer.Option(parser=_day, metavar="DAY", help="The earlier day.")],
    until: Annotated[date, typer.Option(parser=_day, metavar="DAY", help="The later day.")],
    leavers: Annotated[Leavers, typer.Option(help="Ties lost because an end left.")] = Leavers.APART,
    found_put_back: Annotated[
        bool, typer.Option("--found-put-back", help="Count found ties from when they began.")
    ] = False,  # noqa: FBT002
    tie_kind: TieKinds = None,
    pairs: Annotated[bool, typer.Option("--pairs", help="Count connected pairs, not ties.")] = False,  # noqa: FBT002
    as_known_on: AsKnownOn = None,
    written: HowWritten = Format.CSV,
) -> None:
    """Print what formed, ended, stayed and left between two days."""
    from sysmap.writers import figures  # noqa: PLC0415 - brings numpy, which --help must not wait for

    with sysmap.Store.open(file) as store:
        system = store.system(sysmap.STEWARD, as_known_on=as_known_on)
    difference = sysmap.between(
        system,
        since,
        until,
        sysmap.Settings(tie_kinds=_chosen(tie_kind)),
        leavers=leavers.value,
        found_put_back=found_put_back,
        pairs=pairs,
    )
    _print(figures.changed(difference), written)


@app.command()
def verify(file: Record) -> None:
    """Say whether the record is whole: nothing changed, added, dropped or cut off behind its back."""
    with sysmap.Store.open(file) as store:
        findings = store.verify()
        operations = store.seq
    if findings:
        from sysmap.errors import RecordDamaged  # noqa: PLC0415

        raise RecordDamaged(f"{file}: " + "\n".join(findings))
    typer.echo(f"{file}: whole; {operations} operations, each as it was saved")


def main() -> None:
    """Run the command line; leave with the exit code that the contract gives each fault."""
    with _told_in_one_line():
        app()


def _chosen(values: list[str] | None) -> tuple[str, ...] | None:
    return tuple(values) if values else None


@contextmanager
def _told_in_one_line() -> Iterator[None]:
    try:
        yield
    except SysmapError as fault:
        typer.echo(str(fault), err=True)
        sys.exit(fault.exit_code)
    except Exception as fault:  # noqa: BLE001 - the outermost door: no traceback reaches a person
        typer.echo(faults.note_fault(fault), err=True)
        sys.exit(1)
