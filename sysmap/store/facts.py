"""Facts to be saved, brought to the form of the tables: rows in Python or a table in Arrow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeAlias
from uuid import UUID

import pyarrow as pa
import pyarrow.compute as pc

from sysmap.errors import InputRefused, Problem, WrongUsage
from sysmap.store.operation import Fact
from sysmap.store.tables import ARROW_TYPES, STORED, column_types, columns

Given: TypeAlias = Sequence[object] | pa.Table
Row: TypeAlias = tuple[object, ...]

Place: TypeAlias = tuple[str, int, str]
"""A noun, the number of a row and a column."""

NUL = "\0"
"""The one character that a CSV file cannot carry home."""

SIX_DECIMALS = Decimal("0.000001")


def rows_of(noun: str, given: Given) -> list[Row]:
    """The facts as rows of Python values, in the order of the noun's columns.

    Raises:    InputRefused -> a value that its column cannot hold
               WrongUsage -> a column or a record that does not belong to the noun
    """
    raw = _rows_in_table(noun, given) if isinstance(given, pa.Table) else _rows_in_list(noun, given)
    kinds = tuple(column_types(noun).items())
    return [
        tuple(
            _stored_value(value, kind, place=(noun, number, name))
            for value, (name, kind) in zip(row, kinds, strict=True)
        )
        for number, row in enumerate(raw, start=1)
    ]


def table_of(noun: str, given: Given) -> pa.Table:
    """The facts as an Arrow table with all of the noun's columns.

    Raises:    as `rows_of`; the values of a table that was given are left to the engine to check
    """
    if isinstance(given, pa.Table):
        return _writable(noun, _completed(noun, given))
    values = zip(*rows_of(noun, given), strict=True)
    return pa.table(
        {
            name: pa.array(_ids_as_text(column) if kind is UUID else column, ARROW_TYPES[kind])
            for column, (name, kind) in zip(values, column_types(noun).items(), strict=True)
        }
    )


def _ids_as_text(ids: Sequence[object]) -> list[str | None]:
    return [None if given is None else str(given) for given in ids]


def _rows_in_list(noun: str, given: Sequence[object]) -> Iterator[Row]:
    wanted = STORED[noun]
    for entry in given:
        fact = entry if isinstance(entry, Fact) else Fact(entry)
        if not isinstance(fact.record, wanted):
            found = type(fact.record).__name__
            raise WrongUsage(f"{found} was given as {noun}; give {wanted.__name__} records")
        values = {"version": fact.version, "void": fact.void, **vars(fact.record)}
        yield tuple(values[name] for name in columns(noun))


def _rows_in_table(noun: str, given: pa.Table) -> Iterator[Row]:
    table = _completed(noun, given)
    yield from zip(*(column.to_pylist() for column in table.columns), strict=True)


def _completed(noun: str, given: pa.Table) -> pa.Table:
    strangers = sorted(set(given.column_names) - set(columns(noun)))
    if strangers:
        raise WrongUsage(f"{noun} has no column {strangers[0]}; it has {', '.join(columns(noun))}")
    defaults = {"version": 1, "void": False}
    return pa.table(
        {
            name: given.column(name)
            if name in given.column_names
            else pa.repeat(pa.scalar(defaults.get(name), ARROW_TYPES[kind]), given.num_rows)
            for name, kind in column_types(noun).items()
        }
    )


def _writable(noun: str, table: pa.Table) -> pa.Table:
    """The same table, if every text in it can be written."""
    for name, column in zip(table.column_names, table.columns, strict=True):
        if _holds_text(column.type):
            found = pc.match_substring(column.cast(pa.large_string()), NUL)
            row = pc.index(found, True).as_py()
            if row >= 0:
                raise _unwritable((noun, row + 1, name))
    return table


def _holds_text(kind: pa.DataType) -> bool:
    held = kind.value_type if pa.types.is_dictionary(kind) else kind
    return held in (pa.string(), pa.large_string(), pa.string_view())


def _stored_value(value: object, kind: type, *, place: Place) -> object:
    if value is None:
        return None
    if isinstance(value, str) and NUL in value:
        raise _unwritable(place)
    try:
        return _as_stored(value, kind)
    except (TypeError, ValueError, InvalidOperation) as error:
        what = f"{value!r} is not {WORDS[kind]}"
        raise _refused(place, what, "correct it or leave it empty") from error


def _unwritable(place: Place) -> InputRefused:
    return _refused(place, "holds a character that cannot be written", "take it out")


def _refused(place: Place, what: str, remedy: str) -> InputRefused:
    noun, row, column = place
    return InputRefused([Problem(file=noun, row=row, column=column, what=what, remedy=remedy)])


def _as_stored(value: object, kind: type) -> object:
    if kind is UUID:
        return UUID(str(value))
    if kind is float:
        return _decimal(value)
    if type(value) is not kind:  # a bool is an int and a datetime a date, but their texts differ
        raise TypeError(value)
    return value


def _decimal(value: object) -> Decimal:
    number = Decimal(str(value)).quantize(SIX_DECIMALS)
    if not number.is_finite():
        raise ValueError(value)
    return number + 0  # a negative nought is written like any other


WORDS: Mapping[type, str] = {
    UUID: "an id",
    float: "a number",
    date: "a day",
    str: "text",
    bool: "yes or no",
    int: "a whole number",
}
