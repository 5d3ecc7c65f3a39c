"""The command that brings tables in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

import sysmap
from sysmap.cli.options import Reading, Record, Telling, days_of
from sysmap.cli.program import app


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
