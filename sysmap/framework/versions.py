"""The versions of the framework that the groups of a record have made, and which is in use when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sysmap.framework.built_in import Compartment, Framework, Principle, plain
from sysmap.system import System

KEPT = 8
"""For so many records the versions are kept; a changed record is another `System`."""

OWN = (
    "The version in use, {}, is a group's own wording. It began from the Resilience Framework "
    "(Hart & Blincow with Thomas, 2007; boingboing.org.uk) in sysmap's words, and is not endorsed "
    "by Boingboing."
)


@dataclass(frozen=True, eq=False, kw_only=True)
class Item:
    """A compartment, a principle, or the label of a move; `compartment` is the name of its own."""

    key: str
    sort: str
    label: str
    definition: str
    compartment: str | None
    contributors: str | None
    retired_on: date | None

    def is_offered(self, day: date) -> bool:
        """Whether it is not retired by a day."""
        return self.retired_on is None or day < self.retired_on


@dataclass(frozen=True, eq=False, kw_only=True)
class Version:
    """One version that the record holds, its items in the order of the sheet."""

    key: str
    label: str | None
    whose: str | None
    in_use_from: date | None
    items: tuple[Item, ...]

    @property
    def name(self) -> str:
        """What it is called: its label, else its key."""
        return self.label or self.key

    def sheet(self, day: date) -> Framework:
        """What it offers on a day."""
        offered = [item for item in self.items if item.is_offered(day)]
        return Framework(
            compartments=tuple(
                Compartment(item.label, item.definition, _labels_in(item.label, offered))
                for item in offered
                if item.sort == "compartment"
            ),
            principles=tuple(
                Principle(item.label, item.definition)
                for item in offered
                if item.sort == "principle"
            ),
            attribution=self._attribution,
        )

    @property
    def _attribution(self) -> str:
        name = f"{self.name} ({self.whose})" if self.whose else self.name
        return OWN.format(name)


def _labels_in(compartment: str, items: Sequence[Item]) -> tuple[str, ...]:
    return tuple(
        item.label for item in items if item.sort == "move" and item.compartment == compartment
    )


@lru_cache(maxsize=KEPT)
def versions(system: System) -> tuple[Version, ...]:
    """Every version that the record holds, in the order of their keys."""
    rows = system.tables["framework_item"].to_pylist()
    labels = [row["label"] for row in rows]
    return tuple(
        Version(
            key=row["key"],
            label=row["label"],
            whose=row["whose"],
            in_use_from=row["in_use_from"],
            items=tuple(
                _item(item, labels)
                for item in sorted(rows, key=_place)
                if item["framework"] == number
            ),
        )
        for number, row in enumerate(system.tables["framework"].to_pylist())
    )


def _item(row: dict[str, Any], labels: Sequence[str]) -> Item:
    compartment = row["compartment"]
    same = ("key", "sort", "label", "contributors", "retired_on")
    return Item(
        **{name: row[name] for name in same},
        definition=row["definition"] or "",
        compartment=None if compartment is None else labels[compartment],
    )


def _place(row: dict[str, Any]) -> tuple[bool, int, str]:
    """Where an item stands on the sheet; one without a place stands last."""
    return row["position"] is None, row["position"] or 0, row["key"]


def version_in_use(system: System, day: date) -> Version | None:
    """The version that came in use last by a day; None where that is sysmap's own."""
    begun = [found for found in versions(system) if found.in_use_from and found.in_use_from <= day]
    return max(begun, key=lambda found: found.in_use_from or day, default=None)


def in_use(system: System, day: date) -> Framework:
    """The framework that is in use on a day: a version of the record, else sysmap's plain words."""
    own = version_in_use(system, day)
    return own.sheet(day) if own else plain()


@lru_cache(maxsize=KEPT)
def every_word(system: System) -> tuple[str, ...]:
    """Every compartment, principle and label of sysmap's own framework and of each version."""
    own = (item.label for version in versions(system) for item in version.items)
    return tuple(dict.fromkeys((*plain().words, *own)))
