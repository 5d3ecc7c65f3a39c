"""What the files say of a noun against what the record says: new, updated, unchanged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from sysmap.intake.incoming import Table
from sysmap.intake.recorded import NewId
from sysmap.model import Precision
from sysmap.store.tables import ARROW_TYPES, FIELDS

Identity = tuple[Any, ...]

NO_KEY: Identity = (None,)
"""A key that is empty tells nothing apart."""
TO_THE_DAY: Precision = "day"


@dataclass(frozen=True, kw_only=True)
class Form:
    """By what a thing of a noun is known again, and what an empty cell says of it: nothing.

    What the record holds stays where a row has an empty cell, so an end that is recorded is never
    taken back by a row without one: a tie that goes on again gets a row with a later start.
    Shape:     `identities` lists of fields, tried in this order; `ends` two fields whose order
               means nothing, save in a row that is `directed`; `settled` a field that a row may add
               to the record or leave empty, but never change; `describes` field -> the one that it
               speaks of: given anew without it, that one is known to the day
    """

    noun: str
    identities: Sequence[tuple[str, ...]]
    ends: tuple[str, str] | None = None
    settled: str | None = None
    describes: Mapping[str, str] = field(default_factory=dict)

    @property
    def content(self) -> list[str]:
        """The fields in which two tellings of one thing may differ."""
        return [name for name in FIELDS[self.noun] if name not in (self.ends or ())]

    def identity(self, columns: Table) -> Iterator[Identity]:
        """By what each row is known again: the first of its identities that is not empty."""
        found = (self.keys(columns, identity) for identity in self.identities)
        return (next(key for key in keys if key != NO_KEY) for keys in zip(*found, strict=True))

    def keys(self, columns: Table, identity: tuple[str, ...]) -> Iterator[Identity]:
        """Each row's identity."""
        chosen = {name: columns[name] for name in identity}
        if self.ends and set(self.ends) <= set(identity):
            chosen.update(self._ends_in_order(columns))
        return zip(*chosen.values(), strict=True)

    def _ends_in_order(self, columns: Table) -> dict[str, list[Any]]:
        assert self.ends, "only a noun with two ends has them in order"
        one, other = (columns[name] for name in self.ends)
        directed = columns.get("directed", [False] * len(one))
        swapped = [
            not way and second < first
            for first, second, way in zip(one, other, directed, strict=True)
        ]
        pairs = list(zip(one, other, swapped, strict=True))
        return {
            self.ends[0]: [second if swap else first for first, second, swap in pairs],
            self.ends[1]: [first if swap else second for first, second, swap in pairs],
        }


@dataclass(frozen=True, kw_only=True)
class Matched:
    """The rows of one noun with their ids.

    Shape:     `rows` as they will stand, with what the record holds where they are empty; `ids` one
               a row; `facts` what must be saved: the new and the updated rows
    """

    rows: Table
    ids: Sequence[str]
    facts: pa.Table
    new: int
    updated: int

    @property
    def unchanged(self) -> int:
        """How many rows say what the record says already."""
        return len(self.ids) - self.new - self.updated


def matched(
    form: Form,
    columns: Table,
    *,
    recorded: Table,
    new_id: NewId,
) -> Matched:
    """The rows with the ids of what they tell anew, else with new ids, and what is to be saved.

    Shape:     where the columns hold `id`, a new row takes its id from there
    Cost:      linear in rows, the recorded ones included
    """
    places = _places(form, columns, recorded=recorded)
    ids = [
        _id(columns, row, new_id) if place is None else recorded["id"][place]
        for row, place in enumerate(places)
    ]
    versions = [1 if place is None else recorded["version"][place] + 1 for place in places]
    new = places.count(None)
    kept = _kept(form, columns, recorded=recorded, places=places) if new < len(places) else {}
    told = {**columns, **kept}
    changed = _changed(form, told, recorded=recorded, places=places)
    return Matched(
        rows=told,
        ids=ids,
        facts=_facts(form.noun, {**told, "id": ids, "version": versions}, rows=changed),
        new=new,
        updated=len(changed) - new,
    )


def _id(columns: Table, row: int, new_id: NewId) -> str:
    return str(columns["id"][row]) if "id" in columns else new_id()


def _places(form: Form, columns: Table, *, recorded: Table) -> list[int | None]:
    """For each row the recorded row that it tells anew; no recorded row twice."""
    free = set(range(len(recorded["id"])))
    told, known_settled = _settled(form, columns), _settled(form, recorded)
    places: list[int | None] = []
    for identity in form.identities:
        all_known = enumerate(form.keys(recorded, identity))
        known = {key: place for place, key in all_known if place in free}
        known.pop(NO_KEY, None)
        rows = list(form.keys(columns, identity))
        places = places or [None] * len(rows)
        for row, key in enumerate(rows):
            place = known.get(key)
            if place is None or places[row] is not None or place not in free:
                continue
            if None in (told[row], known_settled[place]) or told[row] == known_settled[place]:
                places[row] = place
                free.discard(place)
    return places


def _settled(form: Form, columns: Table) -> list[Any]:
    """What each row gives in the field that may not change; nothing where there is no such."""
    return columns[form.settled] if form.settled else [None] * len(next(iter(columns.values())))


def _kept(
    form: Form, columns: Table, *, recorded: Table, places: Sequence[int | None]
) -> dict[str, list[Any]]:
    """The columns that have empty cells, filled with what the record holds."""
    kept = {}
    for name in form.content:
        if None in columns[name]:
            known = recorded[name]
            filled = [
                known[place] if value is None and place is not None else value
                for value, place in zip(columns[name], places, strict=True)
            ]
            spoken_of = columns.get(form.describes.get(name, ""), ())
            kept[name] = _as_exact(filled, told=columns[name], spoken_of=spoken_of)
    return kept


def _as_exact(filled: list[Any], *, told: Sequence[Any], spoken_of: Sequence[Any]) -> list[Any]:
    """The column without recorded precisions of days that the rows give anew, to the day."""
    if not spoken_of:
        return filled
    return [
        word if said is not None or day is None or word == TO_THE_DAY else None
        for word, said, day in zip(filled, told, spoken_of, strict=True)
    ]


def _changed(
    form: Form, columns: Table, *, recorded: Table, places: Sequence[int | None]
) -> list[int]:
    """The rows that the record does not hold as they are."""
    told = list(zip(*(columns[name] for name in form.content), strict=True))
    known = list(zip(*(recorded[name] for name in form.content), strict=True))
    return [row for row, place in enumerate(places) if place is None or told[row] != known[place]]


def _facts(noun: str, columns: Table, *, rows: Sequence[int]) -> pa.Table:
    kinds = {"id": pa.string(), "version": pa.int32(), **_arrow_types(noun)}
    return pa.table(
        {name: pa.array([columns[name][row] for row in rows], kind) for name, kind in kinds.items()}
    )


def _arrow_types(noun: str) -> dict[str, pa.DataType]:
    return {
        name: pa.float64() if kind is float else ARROW_TYPES[kind]
        for name, kind in FIELDS[noun].items()
    }
