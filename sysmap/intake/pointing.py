"""Keys in the files -> ids of the things that they name; a key that names nothing is refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sysmap.intake.incoming import Incoming
from sysmap.readers import FILE, Columns

_WORDS = {"actors": "an actor", "meetings": "a meeting"}


@dataclass(frozen=True, kw_only=True)
class Directory:
    """The ids of the things of one table, by key.

    Shape:     `spoilt` keys whose own rows were refused: to name them is no further fault;
               `labels` label -> the keys of all that bear it
    """

    table: str
    ids: Mapping[str, str]
    spoilt: Collection[str] = ()
    labels: Mapping[str, Collection[str]] = field(default_factory=dict)

    def remedy(self, key: str) -> str:
        """What to do about a key that names nothing; a label that only one bears leads to it."""
        bearers = self.labels.get(key, ())
        if len(bearers) == 1:
            return f"that is a label: write its id {next(iter(bearers))}"
        return f"add it to {self.table}.csv, or mend the name"


def pointed(incoming: Incoming, columns: Columns, pointers: Mapping[str, Directory]) -> Columns:
    """The rows whose pointers all lead somewhere, with ids in place of keys; empty ones stay."""
    lost: set[int] = set()
    for column, directory in pointers.items():
        lost.update(_lost(incoming, columns, column, directory))
    kept = [place for place in range(len(columns[FILE])) if place not in lost]
    rows = picked(columns, kept)
    ids = {column: directory.ids for column, directory in pointers.items()}
    return {
        name: [ids[name].get(key) for key in values] if name in ids else values
        for name, values in rows.items()
    }


def picked(columns: Columns, places: Iterable[int]) -> Columns:
    """The rows at these places."""
    chosen = list(places)
    return {name: [values[place] for place in chosen] for name, values in columns.items()}


def _lost(incoming: Incoming, columns: Columns, column: str, directory: Directory) -> Iterable[int]:
    for place, key in enumerate(columns[column]):
        if key is None or key in directory.ids:
            continue
        if key not in directory.spoilt:
            incoming.refuse(
                columns,
                place,
                column=column,
                what=f"{key} is not {_WORDS[directory.table]} of these files or of the record",
                remedy=directory.remedy(key),
            )
        yield place
