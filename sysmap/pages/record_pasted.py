"""A table as it was copied out of a spreadsheet: rows by the columns of one of our tables."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from sysmap.errors import WrongUsage
from sysmap.recording.held import as_called
from sysmap.views import sheet_words


def rows(text: str, columns: Mapping[str, str]) -> list[dict[str, str | None]]:
    """The rows, each by column; `columns` tells what each is called.

    The first row may name the columns; else they come in the table's own order.
    Raises:    WrongUsage -> a column of no name, or more cells than columns
    """
    between = "\t" if "\t" in text else ","
    found = [row for row in csv.reader(text.splitlines(), delimiter=between) if any(row)]
    head = _head(found[0], columns) if found else None
    names = head or list(columns)
    body = found[1:] if head else found
    return [_row(row, names) for row in body]


def _head(row: Sequence[str], columns: Mapping[str, str]) -> list[str] | None:
    """The columns that a first row names; None where most cells name none."""
    known = {as_called(called): name for name, called in columns.items()}
    known |= {as_called(name): name for name in columns}
    named = [known.get(as_called(cell)) for cell in row]
    if 2 * sum(name is not None for name in named) <= len(row):
        return None
    strange = [cell for cell, name in zip(row, named, strict=True) if name is None]
    if strange:
        raise WrongUsage(sheet_words.no_such_column(strange[0], list(columns.values())))
    return [name for name in named if name]


def _row(row: Sequence[str], names: Sequence[str]) -> dict[str, str | None]:
    if any(cell.strip() for cell in row[len(names) :]):
        raise WrongUsage(sheet_words.too_many_cells(row[0]))
    return {
        name: (cell or "").strip() or None
        for name, cell in zip_longest(names, row[: len(names)])
        if name
    }
