"""An answer: rows of figures and the settings that made them, in every form that it is given in."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import pyarrow as pa
from pyarrow import parquet

from sysmap.writers.rows import csv_text, json_text

Holds = Literal["text", "texts", "number", "count", "day", "yes or no"]

_TYPES: dict[Holds, pa.DataType] = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "number": pa.float64(),
    "count": pa.int64(),
    "day": pa.date32(),
    "yes or no": pa.bool_(),
}
_SETTINGS: dict[str, Holds] = {"as_known_on": "day", "stale_after": "count"}
"""What settings hold that may be left out and are no list of words."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Answer:
    """Rows, and the settings that made them.

    Shape:     `holds` is column -> what it holds; any other column holds text.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    settings: Mapping[str, object]
    holds: Mapping[str, Holds] = field(default_factory=dict)

    @cached_property
    def table(self) -> pa.Table:
        """The rows as an Arrow table; its last column holds the settings, in every row."""
        cells = list(zip(*self.rows, strict=True)) or [()] * len(self.columns)
        arrays = [
            _array(values, self.holds.get(name, "text"))
            for name, values in zip(self.columns, cells, strict=True)
        ]
        table = pa.table(arrays, names=list(self.columns))
        return table.append_column("settings", self._settings(table.num_rows))

    @property
    def csv(self) -> str:
        """The rows as CSV, without the settings."""
        return csv_text(self.columns, self.rows)

    @property
    def json(self) -> str:
        """The rows as a JSON list, each with the settings that made it."""
        return json_text(self.columns, self.rows, self.settings)

    @property
    def parquet(self) -> bytes:
        """The table as a Parquet file."""
        file = io.BytesIO()
        parquet.write_table(self.table, file)
        return file.getvalue()

    def _settings(self, rows: int) -> pa.Array:
        """The settings, as many times as there are rows."""
        arrays = [
            _array([value] * rows, _held(name, value)) for name, value in self.settings.items()
        ]
        return pa.StructArray.from_arrays(arrays, names=list(self.settings))


def _array(values: Sequence[object], holds: Holds) -> pa.Array:
    if holds == "text":
        values = [None if value is None else str(value) for value in values]
    return pa.array(values, type=_TYPES[holds])


def _held(setting: str, value: object) -> Holds:
    if isinstance(value, bool):
        return "yes or no"
    return "text" if isinstance(value, str) else _SETTINGS.get(setting, "texts")
