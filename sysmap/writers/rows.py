"""Rows of figures as CSV or JSON text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

Rows = Iterable[Sequence[object]]

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would run: a text cell that starts so gets an apostrophe before it."""


def csv_text(columns: Sequence[str], rows: Rows) -> str:
    """The rows as CSV with a header; an empty cell where there is no value."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return target.getvalue()


def json_text(columns: Sequence[str], rows: Rows, settings: Mapping[str, object]) -> str:
    """The rows as a JSON list, each with the settings that made it."""
    told = [{**dict(zip(columns, row, strict=True)), "settings": settings} for row in rows]
    return json.dumps(told, indent=1, default=str) + "\n"


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    return repr(value) if isinstance(value, float) else value
