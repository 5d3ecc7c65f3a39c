"""`System`: everything the record holds, as known at one moment, as frozen Arrow columns.

Things that others point at (actors, ties, meetings, moves, contexts ...) are numbered 0, 1, 2 ...
by their row, and other tables hold those numbers, so the rooms below work on plain integer arrays.
Days are whole numbers since 1970-01-01 in the array views.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sysmap.model import FIELDS, RETAIN_UNTIL

Integers = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]

ALWAYS = int(np.iinfo(np.int32).min)
"""The day of an empty start."""
STILL = int(np.iinfo(np.int32).max)
"""The day of an empty end."""

_ARROW_TYPES: dict[type, pa.DataType] = {
    UUID: pa.int32(),
    str: pa.string(),
    date: pa.date32(),
    bool: pa.bool_(),
    int: pa.int32(),
    float: pa.float64(),
}

SCHEMAS: dict[str, pa.Schema] = {
    noun: pa.schema(
        {field.name: _ARROW_TYPES[field.type] for field in fields.values() if not field.local}
    )
    for noun, fields in FIELDS.items()
}
"""Table -> its columns, without what stays in the record file. A pointer is a row number."""


def day_number(day: date) -> int:
    """The day as whole days since 1970-01-01."""
    return (day - date(1970, 1, 1)).days


def date_of(day: int) -> date:
    """The day that is so many whole days after 1970-01-01.

    >>> date_of(20152)
    datetime.date(2025, 3, 5)
    """
    return date(1970, 1, 1) + timedelta(days=day)


@dataclass(frozen=True, eq=False)
class System:
    """One programme's whole record, frozen.

    Shape:     `tables[name]` has the columns of `SCHEMAS[name]`; a table that is not given is
    empty.
    """

    tables: Mapping[str, pa.Table] = field(default_factory=dict)

    def __post_init__(self) -> None:
        complete = {name: self._table(name, schema) for name, schema in SCHEMAS.items()}
        object.__setattr__(self, "tables", complete)

    def _table(self, name: str, schema: pa.Schema) -> pa.Table:
        given = self.tables.get(name)
        return schema.empty_table() if given is None else given.select(schema.names).cast(schema)

    def column(self, table: str, name: str) -> list[object]:
        """A column as Python values, None where nothing is recorded."""
        values: list[object] = self.tables[table].column(name).to_pylist()
        return values

    def texts(self, table: str, name: str) -> list[str | None]:
        """A text column as Python values, None where nothing is recorded."""
        values: list[str | None] = self.tables[table].column(name).to_pylist()
        return values

    def numbers(self, table: str, name: str) -> Integers:
        """An integer column as an array; -1 where nothing is recorded."""
        filled = self.tables[table].column(name).combine_chunks().fill_null(-1)
        array: Integers = filled.to_numpy(zero_copy_only=False).astype(np.int32)
        return array

    def amounts(self, table: str, name: str) -> Numbers:
        """A column of amounts as an array; not a number where nothing is recorded."""
        filled = self.tables[table].column(name).combine_chunks().fill_null(np.nan)
        array: Numbers = filled.to_numpy(zero_copy_only=False)
        return array

    def starts(self, table: str) -> Integers:
        """First days of a table's spells; `ALWAYS` where no start is recorded."""
        return self.days(table, "start", ALWAYS)

    def ends(self, table: str) -> Integers:
        """Days after the last of a table's spells; `STILL` where no end is recorded."""
        return self.days(table, "end", STILL)

    def days(self, table: str, name: str, missing: int) -> Integers:
        """A column of days as an array; `missing` where nothing is recorded."""
        days = self.tables[table].column(name).combine_chunks().cast(pa.int32()).fill_null(missing)
        array: Integers = days.to_numpy(zero_copy_only=False).astype(np.int32)
        return array

    @cached_property
    def actor_count(self) -> int:
        """How many actors the record has ever held."""
        return int(self.tables["actor"].num_rows)

    @cached_property
    def keys(self) -> list[str]:
        """Each actor's key, in actor order."""
        keys: list[str] = self.tables["actor"].column("key").to_pylist()
        return keys

    @cached_property
    def labels(self) -> list[str]:
        """Each actor's name on screen: the label, else the key."""
        return [
            label or key for label, key in zip(self.texts("actor", "label"), self.keys, strict=True)
        ]

    @cached_property
    def index(self) -> dict[str, int]:
        """Actor key -> actor number."""
        return {key: number for number, key in enumerate(self.keys)}

    @cached_property
    def settings(self) -> dict[str, str]:
        """What is recorded about the programme itself: name, start, end."""
        table = self.tables["setting"]
        return dict(
            zip(table.column("key").to_pylist(), table.column("value").to_pylist(), strict=True)
        )

    @cached_property
    def retain_until(self) -> date | None:
        """The day until which the programme keeps its record; None where none is recorded."""
        told = self.settings.get(RETAIN_UNTIL)
        return date.fromisoformat(told) if told else None

    @cached_property
    def attributes(self) -> list[dict[str, object]]:
        """Each actor's further columns, as they came."""
        return [json.loads(text) if text else {} for text in self.texts("actor", "attributes")]

    @cached_property
    def fields(self) -> list[str]:
        """The names that `field` knows: the actor table's columns and every attribute."""
        attributes = {name for held in self.attributes for name in held}
        return [*SCHEMAS["actor"].names, *sorted(attributes)]

    def field(self, name: str) -> list[str | None]:
        """Any field of the actors as text: a column of the actor table, else one of the attributes.

        `service` gives the key of the home service; a service belongs to itself.
        """
        if name == "service":
            return [self._home(number) for number in range(self.actor_count)]
        if name in SCHEMAS["actor"].names:
            return [None if value is None else str(value) for value in self.column("actor", name)]
        return [
            None if (value := held.get(name)) is None else str(value) for held in self.attributes
        ]

    def _home(self, actor: int) -> str | None:
        home = int(self.home_service[actor])
        return self.keys[home] if home >= 0 else None

    @cached_property
    def home_service(self) -> Integers:
        """Each actor's service as an actor number; a service is its own; -1 where unknown."""
        home = self.numbers("actor", "service").copy()
        is_service = np.array(
            [kind == "service" for kind in self.texts("actor", "kind")], dtype=bool
        )
        own = np.arange(self.actor_count, dtype=np.int32)
        return np.where(is_service, own, home).astype(np.int32)

    @cached_property
    def programme_name(self) -> str:
        """The programme's name, or a plain word where none is recorded."""
        return self.settings.get("name", "Untitled programme")
