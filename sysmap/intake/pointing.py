"""Keys in the files -> ids of the things that they name; a key that names nothing is refused."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass, field

from sysmap.intake.incoming import Incoming, Table
from sysmap.intake.recorded import NewId
from sysmap.readers import FILE, Columns

_WORDS = {
    "actors": "an actor",
    "ties": "a tie",
    "meetings": "a meeting",
    "elements": "an element",
    "practices": "a practice",
    "contexts": "a context",
    "configurations": "a line of the workbook",
    "frameworks": "a version of the framework",
    "framework_items": "an item of the framework",
    "moves": "a move",
    "sources": "a source",
    "excerpts": "an excerpt",
    "codes": "a code",
}


@dataclass(frozen=True, kw_only=True)
class Directory:
    """The ids of the things of one table, by key.

    Shape:     `spoilt` keys whose own rows were refused, `unread` whether a whole file of the table
               was: to name what stood there is no further fault; `labels` label -> the keys of all
               that bear it
    """

    table: str
    ids: Mapping[str, str]
    spoilt: Collection[str] = ()
    unread: bool = False
    labels: Mapping[str, Collection[str]] = field(default_factory=dict)

    def lacks(self, key: str) -> bool:
        """Whether the key names nothing, and never did in these files."""
        return not self.unread and key not in self.ids and key not in self.spoilt

    def remedy(self, key: str) -> str:
        """What to do about a key that names nothing; a label that only one bears leads to it."""
        bearers = self.labels.get(key, ())
        if len(bearers) == 1:
            return f"that is a label: write its id {next(iter(bearers))}"
        return f"add it to {self.table}.csv, or mend the name"


def directory(  # noqa: PLR0913 - all that is known of a table's things, and a maker of ids
    incoming: Incoming,
    table: str,
    *,
    told: Iterable[str],
    known: Mapping[str, str],
    labels: Mapping[str, Collection[str]],
    new_id: NewId,
) -> Directory:
    """Every thing that the files tell of or the record knows, the new ones with new ids."""
    fresh = dict.fromkeys(key for key in told if key not in known)
    return Directory(
        table=table,
        ids={**known, **{key: new_id() for key in fresh}},
        spoilt=incoming.batch.keys.get(table, ()),
        unread=table in incoming.batch.unread,
        labels=labels,
    )


def bearers(told: Columns, recorded: Table, *, label: str) -> dict[str, set[str]]:
    """Each label -> the keys of the things that bear it, in the files or in the record."""
    found: dict[str, set[str]] = {}
    for rows, key in ((recorded, "key"), (told, "id")):
        for name, bearer in zip(rows[label], rows[key], strict=True):
            if name is not None:
                found.setdefault(name, set()).add(bearer)
    return found


def unknown(key: str, table: str) -> str:
    """What is wrong with a key that names nothing."""
    return f"{key} is not {_WORDS[table]} of these files or of the record"


def pointed(incoming: Incoming, columns: Columns, pointers: Mapping[str, Directory]) -> Columns:
    """The rows whose pointers all lead somewhere, with ids in place of keys; empty ones stay."""
    lost: set[int] = set()
    for column, directory in pointers.items():
        lost.update(_lost(incoming, columns, column, directory))
    rows = _without(columns, lost) if lost else columns
    ids = {column: directory.ids for column, directory in pointers.items()}
    return {
        name: [ids[name].get(key) for key in values] if name in ids else values
        for name, values in rows.items()
    }


def _without(columns: Columns, lost: Container[int]) -> Columns:
    return picked(columns, (place for place in range(len(columns[FILE])) if place not in lost))


def picked(columns: Columns, places: Iterable[int]) -> Columns:
    """The rows at these places."""
    chosen = list(places)
    return {name: [values[place] for place in chosen] for name, values in columns.items()}


def _lost(incoming: Incoming, columns: Columns, column: str, directory: Directory) -> Iterable[int]:
    for place, key in enumerate(columns[column]):
        if key is None or key in directory.ids:
            continue
        if directory.lacks(key):
            incoming.refuse(
                columns,
                place,
                column=column,
                what=unknown(key, directory.table),
                remedy=directory.remedy(key),
            )
        yield place
