"""A record read for one command, and rows on their way to stdout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import typer

import sysmap
from sysmap.cli.options import Format
from sysmap.errors import WrongUsage
from sysmap.writers.rows import csv_text, json_text


def system_of(file: Path, as_known_on: date | None) -> sysmap.System:
    """The record as it is, or as it was known at the end of a day; nothing is written to it.

    Raises:    WrongUsage -> nothing was written down by then, which is not the same as none
    """
    with sysmap.Store.open(file, read_only=True) as store:
        refuse_unknown_yet(store, as_known_on)
        return store.system(sysmap.STEWARD, as_known_on=as_known_on)


def refuse_unknown_yet(store: sysmap.Store, as_known_on: date | None) -> None:
    """Refuse a day by whose end nothing was written down, for its figures are not 0 but unknown."""
    if as_known_on is None or store.history(as_known_on=as_known_on):
        return
    saves = store.history()
    first = f"its first save is of {saves[0].recorded_at:%Y-%m-%d}" if saves else "it has no save"
    raise WrongUsage(f"{store.path} knew nothing by the end of {as_known_on}; {first}")


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
