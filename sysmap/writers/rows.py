"""Rows of figures as CSV or JSON text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would run: a text cell that starts so gets an apostrophe before it."""


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """The rows as CSV with a header; an empty cell where there is no value."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return target.getvalue()


def json_text(rows: Iterable[Mapping[str, object]], settings: Mapping[str, object]) -> str:
    """The rows as a JSON list, each with the settings that made it."""
    return json.dumps([{**row, "settings": settings} for row in rows], indent=1, default=str) + "\n"


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    return repr(value) if isinstance(value, float) else value
