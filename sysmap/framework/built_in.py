"""The framework that ships with sysmap: compartments, principles, and labels in plain words.

The files lie in `datasets/framework`; whoever shows or writes out any of it shows `ATTRIBUTION`.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
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
    attribution: str = ATTRIBUTION

    @property
    def words(self) -> tuple[str, ...]:
        """Every compartment, principle and label, as it is spelt here."""
        compartments = (part.name for part in self.compartments)
        principles = (part.name for part in self.principles)
        return (*compartments, *principles, *self.labels)

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label, compartment by compartment."""
        return tuple(label for part in self.compartments for label in part.labels)


@cache
def plain() -> Framework:
    """The framework in plain words that ships with sysmap.

    >>> [len(compartment.labels) for compartment in plain().compartments]
    [9, 12, 6, 9, 6]
    """
    return _sheet("moves_plain")


@cache
def blank() -> Framework:
    """The same compartments and principles without a label, for a group that writes its own.

    >>> {compartment.labels for compartment in blank().compartments}
    {()}
    """
    return _sheet("moves_blank")


BUILT_IN: Mapping[str, Callable[[], Framework]] = {"plain": plain, "blank": blank}
"""The versions that no record holds."""


def _sheet(moves: str) -> Framework:
    labels = _rows(moves)
    compartments = (
        Compartment(name, definition, _labels_of(name, labels))
        for name, definition in _defined("compartments")
    )
    principles = (Principle(*row) for row in _defined("principles"))
    return Framework(tuple(compartments), tuple(principles))


def _labels_of(compartment: str, rows: list[dict[str, str]]) -> tuple[str, ...]:
    found = (row["label"] for row in rows if row["compartment"] == compartment)
    return tuple(label for label in found if label)


def _defined(name: str) -> list[tuple[str, str]]:
    return [(row["name"], row["definition"]) for row in _rows(name)]


def _rows(name: str) -> list[dict[str, str]]:
    path = places.datasets() / "framework" / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
