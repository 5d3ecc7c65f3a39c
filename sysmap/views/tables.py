"""A table as a person reads it: columns with words, rows of plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """Columns and rows; None is not recorded or not defined, and shows as a dash."""

    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
