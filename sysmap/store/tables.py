"""What the store keeps of each noun, read off the dataclasses of `sysmap.model`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pyarrow as pa

from sysmap.errors import WrongUsage
from sysmap.model import EVIDENCE_OF, NOUNS, REVIEWED_BY, SPOKEN_OF, fields_of
from sysmap.model import FIELDS as NOUN_FIELDS


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why an operation was saved; a fact row, so that erasing it leaves the chain whole."""

    id: UUID
    body: str


@dataclass(frozen=True, kw_only=True)
class Erasure:
    """One row that was erased, or rewritten, when somebody was: its hash before and after.

    Shape:     `after` None where the row is gone
    """

    id: UUID
    noun: str
    of_seq: int
    before: str
    after: str | None = None


STORED: Mapping[str, type] = {**NOUNS, "reason": Reason, "erasure": Erasure}
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


FIELDS: Mapping[str, Mapping[str, type]] = {
    name: {field.name: field.type for field in fields_of(noun).values()}
    for name, noun in STORED.items()
}
"""Noun -> its fields without `id`, each with its type, in the order of the table."""


@dataclass(frozen=True, kw_only=True)
class Pointer:
    """A field of one noun that holds the id of another."""

    noun: str
    field: str
    target: str


POINTERS = tuple(
    Pointer(noun=noun, field=field.name, target=field.target)
    for noun, fields in NOUN_FIELDS.items()
    for field in fields.values()
    if field.target
)

SAYS_NOTHING_WITHOUT = frozenset(
    [
        ("coverage", "actor"),
        ("source", "speaker"),
        ("excerpt", "speaker"),
        *(("configuration_evidence", name) for name in EVIDENCE_OF),
        *(("review", name) for fields in REVIEWED_BY.values() for name in fields),
        *(("excerpt_link", name) for name in SPOKEN_OF),
    ]
)
"""Pointers that may be empty, and whose rows say nothing without what they lead to."""

NUMBERED = tuple(noun for noun in NOUNS if any(pointer.target == noun for pointer in POINTERS))
"""The nouns that others point at."""


def refuse_unknown(nouns: Iterable[str]) -> None:
    """Refuse a noun that the record has no table for.

    Raises:    WrongUsage -> there is one
    """
    for noun in nouns:
        if noun not in STORED:
            raise WrongUsage(f"the record has no table {noun}; it has {', '.join(STORED)}")


def columns(noun: str) -> tuple[str, ...]:
    """A noun's columns but `seq`, in the order in which they are written and digested."""
    return (*VERSIONED, *FIELDS[noun])


def column_types(noun: str) -> Mapping[str, type]:
    """Each of those columns with its Python type."""
    return {"id": UUID, "version": int, "void": bool, **FIELDS[noun]}


def quoted(names: tuple[str, ...]) -> str:
    """Column names for SQL; `end` is a word of the language and must stand in quotes."""
    return ", ".join(f'"{name}"' for name in names)
