"""What the store keeps of each noun, read off the dataclasses of `sysmap.model`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import NoneType
from typing import Literal, get_args, get_origin, get_type_hints
from uuid import UUID

import pyarrow as pa

from sysmap.model import NOUNS


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why an operation was saved; a fact row, so that erasing it leaves the chain whole."""

    id: UUID
    body: str


STORED: Mapping[str, type] = {**NOUNS, "reason": Reason}
"""Every noun with a table of facts, in the order in which an operation writes them."""

VERSIONED = ("id", "version", "void")
"""What every fact row says of itself, before the fields of its noun."""

DECIMAL = pa.decimal128(18, 6)
ARROW_TYPES: Mapping[type, pa.DataType] = {
    UUID: pa.string(),
    str: pa.string(),
    date: pa.date32(),
    bool: pa.bool_(),
    int: pa.int32(),
    float: DECIMAL,
}


def _plain_type(hint: object) -> type:
    """The one Python type of a field: `date` for `date | None`, `str` for a vocabulary."""
    if isinstance(hint, type):
        return hint
    if get_origin(hint) is Literal:
        return str
    return _plain_type(next(part for part in get_args(hint) if part is not NoneType))


def _fields(noun: type) -> dict[str, type]:
    hints = get_type_hints(noun)
    return {
        entry.name: _plain_type(hints[entry.name]) for entry in fields(noun) if entry.name != "id"
    }


FIELDS: Mapping[str, Mapping[str, type]] = {name: _fields(noun) for name, noun in STORED.items()}
"""Noun -> its fields without `id`, each with its type, in the order of the table."""


@dataclass(frozen=True, kw_only=True)
class Pointer:
    """A field of one noun that holds the id of another."""

    noun: str
    field: str
    target: str


def _pointers() -> Iterator[Pointer]:
    for noun, types in FIELDS.items():
        for name, kind in types.items():
            if kind is UUID:
                target = name if name in ("tie", "meeting") else "actor"
                yield Pointer(noun=noun, field=name, target=target)


POINTERS = tuple(_pointers())


def columns(noun: str) -> tuple[str, ...]:
    """A noun's columns but `seq`, in the order in which they are written and digested."""
    return (*VERSIONED, *FIELDS[noun])


def column_types(noun: str) -> Mapping[str, type]:
    """Each of those columns with its Python type."""
    return {"id": UUID, "version": int, "void": bool, **FIELDS[noun]}


def quoted(names: tuple[str, ...]) -> str:
    """Column names for SQL; `end` is a word of the language and must stand in quotes."""
    return ", ".join(f'"{name}"' for name in names)
