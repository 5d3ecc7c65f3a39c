"""The rows of a noun as they are written: keys in place of row numbers, never ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sysmap.model import FIELDS, as_one
from sysmap.system import System

Columns = Mapping[str, Sequence[Any]]
"""Column -> its values, all of one length."""

_YES_OR_NO = {True: "yes", False: "no", None: None}


def rows_of(system: System, noun: str) -> dict[str, list[Any]]:
    """Every row of a noun, its own key as `id`, and what it points at by key."""
    leaving = [field.name for field in FIELDS[noun].values() if not field.local]
    found = {name: _values(system, noun, name) for name in leaving}
    return {_column(noun, name): values for name, values in found.items()}


def taken(columns: Columns, rows: Sequence[int]) -> dict[str, list[Any]]:
    """These rows of the columns, in this order, and as often as they are named."""
    return {name: [values[row] for row in rows] for name, values in columns.items()}


def _column(noun: str, field: str) -> str:
    return "id" if field == "key" and noun != "setting" else field


def _values(system: System, noun: str, name: str) -> list[Any]:
    field = FIELDS[noun][name]
    values: list[Any] = system.column(noun, name)
    if field.target:
        names = _names(system, field.target)
        return [None if row is None else names[row] for row in values]
    if field.type is bool:
        return [_YES_OR_NO[value] for value in values]
    if field.type is float:
        return [_short(value) for value in values]
    return values


def _short(number: float | None) -> float | None:
    """A number without decimals that say nothing."""
    return int(number) if number is not None and number == int(number) else number


def _names(system: System, noun: str) -> list[Any]:
    """By what each thing of a noun is named: its key, and a tie without one as `A|B|kind`."""
    keys = system.column(noun, "key")
    if noun != "tie" or None not in keys:
        return keys
    ties = {name: _values(system, "tie", name) for name in ("source", "target", "kind")}
    told = [as_one(*said) for said in zip(*ties.values(), strict=True)]
    return [key or name for key, name in zip(keys, told, strict=True)]
