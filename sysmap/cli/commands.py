"""The commands: parse, one call, print. Data go to stdout, everything else to stderr."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

import sysmap
from sysmap import logbook, places, serving
from sysmap.cli.options import (
    AsKnownOn,
    Direction,
    Format,
    HowWritten,
    Isolates,
    Leavers,
    Level,
    NoBrowser,
    Port,
    Reading,
    Record,
    Telling,
    TieKinds,
    day_of,
    days_of,
)
from sysmap.errors import NotAllowed, RecordDamaged, RecordInUse, SysmapError
from sysmap.writers.rows import csv_text, json_text

app = typer.Typer(
    help="Map a whole system of people and services, and see how it joins up over a programme.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


SHARED_FIELDS = ("kind", "sector", "service", "statutory", "age_band", "group")
NAMING_FIELDS = ("key", "label", "attributes")
ABOUT_PEOPLE = {Level.ACTOR, Level.CIRCLE}
CHANGE_COLUMNS = ("measure", "value", "status", "reason", "n")


@app.command()
def demo(
    *,
    file: Annotated[Path | None, typer.Option(help="Where the demo's record lies.")] = None,
    port: Port = None,
    no_browser: NoBrowser = False,
    build_only: Annotated[
        bool, typer.Option("--build-only", help="Make the record and stop.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Throw the demo away, make it anew.")
    ] = False,
) -> None:
    """Open the app on the invented programme Tidewell, made first where it is not there."""
    record = file or places.demo_record()
    if fresh or not record.exists():
        _make_demo(record)
    elif serving.running(record) is None:
        sysmap.Store.open(record).close()
    if build_only:
        typer.echo(record)
        return
    _show(record, port=port, no_browser=no_browser)


@app.command(name="app")
def open_app(*, file: Record, port: Port = None, no_browser: NoBrowser = False) -> None:
    """Open the app on a record file."""
    if serving.running(file) is None:
        sysmap.Store.open(file).close()
    _show(file, port=port, no_browser=no_browser)


@app.command()
def new(
    *,
    file: Record,
    name: Annotated[str | None, typer.Option(help="The programme's name.")] = None,
    start: Annotated[Any, typer.Option(parser=day_of, metavar="DAY", help="Its first day.")] = None,
    end: Annotated[Any, typer.Option(parser=day_of, metavar="DAY", help="Its last day.")] = None,
) -> None:
    """Make a new, empty record; an existing file is never overwritten."""
    sysmap.begin(file, name=name, start=start, end=end)
    typer.echo(
        f"{file} is made; bring tables in with: sysmap import {file} actors.csv ties.csv", err=True
    )


@app.command(name="import")
def import_tables(
    *,
    file: Record,
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Tables, folders or zips.")
    ],
    reading: Annotated[  # noqa: ARG001 - the contract's option; there is one way to read so far
        Reading,
        typer.Option("--format", help="Tables are recognised by their headers; others come later."),
    ] = Reading.AUTO,
    waves: Annotated[
        Any,
        typer.Option(
            parser=days_of,
            metavar="DAY,DAY,...",
            help="The n-th DAY stands for the n-th smallest number in start, end or wave.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check and report; keep nothing.")
    ] = False,
    report: Annotated[Telling, typer.Option(help="How to tell what was done.")] = Telling.TEXT,
) -> None:
    """Bring in plain tables (CSV, XLSX) or the sysmap pack: all or nothing, every row told.

    A table is recognised by its headers. Other formats and --mapping are not here yet.
    """
    with sysmap.Store.open(file) as store:
        told = sysmap.bring_in(store, paths, waves=waves or (), dry_run=dry_run)
    typer.echo(told.as_json() if report is Telling.JSON else told.text())


@app.command()
def metrics(
    *,
    file: Record,
    on: Annotated[
        list[Any], typer.Option(parser=day_of, metavar="DAY", help="A day to measure; repeatable.")
    ],
    measure: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this one; repeatable.")
    ] = None,
    level: Annotated[Level | None, typer.Option(help="Only measures of this level.")] = None,
    group_by: Annotated[str, typer.Option(help="The actors' field that makes groups.")] = "sector",
    tie_kind: TieKinds = None,
    actor_kind: Annotated[
        list[str] | None, typer.Option(help="Only actors of this kind; repeatable.")
    ] = None,
    without_role: Annotated[
        list[str] | None, typer.Option(help="Not actors in this role; repeatable.")
    ] = None,
    direction: Annotated[
        Direction, typer.Option(help="Ties as recorded, or either way.")
    ] = Direction.RECORDED,
    isolates: Annotated[Isolates, typer.Option(help="Actors without a tie.")] = Isolates.IN,
    as_known_on: AsKnownOn = None,
    people: Annotated[
        bool, typer.Option("--people", help="Also rows about single people; noted in FILE.access.")
    ] = False,
    written: HowWritten = Format.CSV,
) -> None:
    """Print measures of the network on one day or more.

    --format parquet and --convention are not here yet.
    """
    settings = sysmap.Settings(
        tie_kinds=_chosen(tie_kind),
        actor_kinds=_chosen(actor_kind),
        without_roles=tuple(without_role or ()),
        direction=direction.value,
        isolates=isolates.value,
        group_by=group_by,
    )
    levels = _levels(measure, level, people=people)
    system = _system(file, as_known_on)
    if not people:
        _refuse_groups_of_one(system, group_by)
    if people:
        logbook.note_access(file, "metrics --people")
    rows = [
        row
        for network in sysmap.panel(system, on, settings)
        for row in sysmap.measure_rows(network, measure, levels)
    ]
    _print(sysmap.Row._fields, rows, written, settings=asdict(settings))


@app.command()
def change(
    *,
    file: Record,
    since: Annotated[Any, typer.Option(parser=day_of, metavar="DAY", help="The earlier day.")],
    until: Annotated[Any, typer.Option(parser=day_of, metavar="DAY", help="The later day.")],
    leavers: Annotated[
        Leavers, typer.Option(help="Ties lost because an end left.")
    ] = Leavers.APART,
    found_put_back: Annotated[
        bool, typer.Option("--found-put-back", help="Count found ties from when they began.")
    ] = False,
    tie_kind: TieKinds = None,
    pairs: Annotated[
        bool, typer.Option("--pairs", help="Count connected pairs, not ties.")
    ] = False,
    as_known_on: AsKnownOn = None,
    written: HowWritten = Format.CSV,
) -> None:
    """Print what formed, ended, stayed and left between two days.

    --format parquet is not here yet.
    """
    settings = sysmap.Settings(tie_kinds=_chosen(tie_kind))
    difference = sysmap.between(
        _system(file, as_known_on),
        since,
        until,
        settings,
        leavers=leavers.value,
        found_put_back=found_put_back,
        pairs=pairs,
    )
    conventions = {"leavers": leavers, "found_put_back": found_put_back, "pairs": pairs}
    _print(CHANGE_COLUMNS, difference.rows(), written, settings=asdict(settings) | conventions)


@app.command()
def verify(*, file: Record) -> None:
    """Say whether the record is whole: nothing changed, added, dropped or cut behind its back."""
    with sysmap.Store.open(file, read_only=True) as store:
        findings = store.verify()
        operations = store.seq
    if findings:
        raise RecordDamaged("\n".join(f"{file}: {finding}" for finding in findings))
    saves = "1 save" if operations == 1 else f"{operations} saves"
    typer.echo(f"{file}: whole; {saves}, each as it was made")


def main() -> None:
    """Run the command line; leave with the exit code that the contract gives each fault."""
    try:
        app()
    except SysmapError as fault:
        typer.echo(str(fault), err=True)
        sys.exit(fault.exit_code)
    except Exception as fault:  # noqa: BLE001 - the outermost door: no traceback reaches a person
        typer.echo(logbook.note_fault(fault), err=True)
        sys.exit(1)


def _show(record: Path, *, port: int | None, no_browser: bool) -> None:
    address = serving.running(record)
    if address is not None:
        _tell(record, address, no_browser=no_browser)
        return
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda *_: sys.exit(0))
    with serving.serve(record, port) as app:
        _tell(record, app.address, no_browser=no_browser, how_to_end=" (Ctrl+C stops it)")
        app.wait()


def _tell(record: Path, address: str, *, no_browser: bool, how_to_end: str = "") -> None:
    typer.echo(f"sysmap is open at {address}{how_to_end}")
    typer.echo(f"the record lies in {record}")
    if not no_browser:
        serving.open_browser(address)


def _make_demo(record: Path) -> None:
    running = serving.running(record)
    if running is not None:
        raise RecordInUse(f"{record} is open in sysmap at {running}; close that first")
    with Console(stderr=True).status("Making the Tidewell demo") as status:
        sysmap.make_demo(record, tell=status.update)


def _system(file: Path, as_known_on: date | None) -> sysmap.System:
    with sysmap.Store.open(file, read_only=True) as store:
        return store.system(sysmap.STEWARD, as_known_on=as_known_on)


def _levels(measure: list[str] | None, level: Level | None, *, people: bool) -> list[str] | None:
    """The levels to print: all with --people, else those that speak of nobody alone."""
    if people:
        return [level] if level else None
    asked = {sysmap.CATALOGUE[name].level for name in measure or () if name in sysmap.CATALOGUE}
    if ABOUT_PEOPLE & (asked | {level}):
        raise NotAllowed("rows about single people need --people, which is noted in FILE.access")
    return [level] if level else [Level.WHOLE, Level.GROUP]


def _refuse_groups_of_one(system: sysmap.System, group_by: str) -> None:
    values = [value for value in system.field(group_by) if value is not None]
    names_each = group_by not in SHARED_FIELDS and len(set(values)) == len(values) > 1
    if group_by in NAMING_FIELDS or names_each:
        raise NotAllowed(
            f"grouping by {group_by} gives rows about single people, which need --people; "
            "group by a field that several actors share"
        )


def _print(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    written: Format,
    *,
    settings: Mapping[str, object],
) -> None:
    if written is Format.JSON:
        typer.echo(json_text(columns, rows, settings), nl=False)
        return
    for name, value in settings.items():
        typer.echo(f"# {name}: {value}", err=True)
    typer.echo(csv_text(columns, rows), nl=False)


def _chosen(values: list[str] | None) -> tuple[str, ...] | None:
    return tuple(values) if values else None
