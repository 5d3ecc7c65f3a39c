"""A record read for one command, and rows on their way to stdout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import typer

import sysmap
from sysmap.cli.options import Format
from sysmap.writers.rows import csv_text, json_text


def system_of(file: Path, as_known_on: date | None) -> sysmap.System:
    """The record as it is, or as it was known at the end of a day; nothing is written to it."""
    with sysmap.Store.open(file, read_only=True) as store:
        return store.system(sysmap.STEWARD, as_known_on=as_known_on)


def print_rows(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    written: Format,
    *,
    settings: Mapping[str, object],
) -> None:
    """Print rows with the settings that made them: within JSON, beside CSV on stderr."""
    if written is Format.JSON:
        typer.echo(json_text(columns, rows, settings), nl=False)
        return
    for name, value in settings.items():
        typer.echo(f"# {name}: {value}", err=True)
    typer.echo(csv_text(columns, rows), nl=False)
