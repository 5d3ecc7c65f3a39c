"""A table as a person reads it: columns with words, rows of plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SMALL = 0.01
DASH = "\N{EN DASH}"


@dataclass(frozen=True)
class Table:
    """Columns and rows; None is not recorded or not defined, and shows as a dash."""

    columns: Sequence[str]
    rows: Sequence[Sequence[object]]


def short(value: float) -> float:
    """A figure as a table shows it: two places behind the point, counts whole.

    >>> short(0.2914), short(7)
    (0.29, 7)
    """
    return round(value, 2) if isinstance(value, float) else value


def figure(value: float) -> float:
    """A figure as a table of measures shows it: four places, or two that count if it is small.

    >>> figure(0.291412), figure(0.00047319), figure(7)
    (0.2914, 0.00047, 7)
    """
    if not isinstance(value, float):
        return value
    return float(f"{value:.2g}") if abs(value) < SMALL else round(value, 4)


def undefined(reason: str) -> str:
    """A dash with the reason why there is no figure."""
    return f"{DASH} {reason}"
