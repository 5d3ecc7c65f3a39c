"""The framework by which moves are told: compartments, principles, and labels in plain words.

The files lie in `datasets/framework`; whoever shows or writes out any of it shows `ATTRIBUTION`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from sysmap import places

ATTRIBUTION = (
    "The five compartments and four principles follow the Resilience Framework (Hart & Blincow "
    "with Thomas, 2007; boingboing.org.uk). The wording here is sysmap's own and is not endorsed "
    "by Boingboing."
)


@dataclass(frozen=True)
class Compartment:
    """One of the five columns of the board: what it is about, and the labels that stand in it."""

    name: str
    definition: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Principle:
    """One of the four principles, in our words."""

    name: str
    definition: str


@dataclass(frozen=True)
class Framework:
    """Compartments and principles, in the order of the sheet."""

    compartments: tuple[Compartment, ...]
    principles: tuple[Principle, ...]


@cache
def plain() -> Framework:
    """The framework in plain words that ships with sysmap.

    >>> [len(compartment.labels) for compartment in plain().compartments]
    [9, 12, 6, 9, 6]
    """
    labels = _rows("moves_plain")
    compartments = (
        Compartment(name, definition, _labels_of(name, labels))
        for name, definition in _defined("compartments")
    )
    principles = (Principle(*row) for row in _defined("principles"))
    return Framework(tuple(compartments), tuple(principles))


def _labels_of(compartment: str, rows: list[dict[str, str]]) -> tuple[str, ...]:
    return tuple(row["label"] for row in rows if row["compartment"] == compartment)


def _defined(name: str) -> list[tuple[str, str]]:
    return [(row["name"], row["definition"]) for row in _rows(name)]


def _rows(name: str) -> list[dict[str, str]]:
    path = places.datasets() / "framework" / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
