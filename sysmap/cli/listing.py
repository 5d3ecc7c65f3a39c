"""What can be asked for: the measures of `sysmap metrics`, before any record is opened."""

from __future__ import annotations

import typer

import sysmap
from sysmap.writers.rows import csv_text

COLUMNS = ("id", "level", "label", "formula", "unit", "source", "conventions")


def list_measures(asked: bool) -> None:  # noqa: FBT001 - typer hands an option's value over so
    """Print every measure of a day as CSV and end, where somebody asked for that."""
    if not asked:
        return
    rows = [
        (one.id, one.level, one.label, one.formula, one.unit, one.source, " ".join(one.conventions))
        for one in sysmap.CATALOGUE.values()
        if one.level != "change"
    ]
    typer.echo(csv_text(COLUMNS, rows), nl=False)
    raise typer.Exit
