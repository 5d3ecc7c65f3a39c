"""A table as a person reads it: columns with words, rows of plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """Columns and rows; None is a thing that is not recorded or not defined, and shows as a dash."""

    columns: Sequence[str]
    rows: Sequence[Sequence[object]]

    def as_dicts(self) -> list[dict[str, object]]:
        """The rows, each by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]
