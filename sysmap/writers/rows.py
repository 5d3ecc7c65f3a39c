"""Rows as CSV or JSON text."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

Rows = Iterable[Sequence[object]]

FORMULA = re.compile(r"'*(\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n\0])")
"""What a spreadsheet may run: a text cell that starts so gets an apostrophe before it.

Apostrophes before it count too, so that taking one off when it is read gives the text again.
"""

_OTHER_DELIMITERS = frozenset(";\t")


def csv_text(columns: Sequence[str], rows: Rows) -> str:
    """The rows as CSV with a header; an empty cell where there is no value."""
    cells = [[_cell(value) for value in row] for row in (columns, *rows)]
    text = _written(cells, csv.QUOTE_MINIMAL)
    # Python's writer leaves both bare, and a reader may take them for the end of a row or a cell.
    misread = "\r" in text or not all(map(_OTHER_DELIMITERS.isdisjoint, columns))
    return _written(cells, csv.QUOTE_ALL) if misread else text


def json_text(columns: Sequence[str], rows: Rows, settings: Mapping[str, object]) -> str:
    """The rows as a JSON list, each with the settings that made it."""
    told = [{**dict(zip(columns, row, strict=True)), "settings": settings} for row in rows]
    return json.dumps(told, indent=1, default=str) + "\n"


def _written(cells: Rows, quoting: Literal[0, 1]) -> str:
    target = io.StringIO()
    csv.writer(target, lineterminator="\n", quoting=quoting).writerows(cells)
    return target.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if FORMULA.match(value) else value
    return repr(value) if isinstance(value, float) else value
