"""A system as a room may see it that is not to read names: each actor as its kind and a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from random import Random

import pyarrow as pa

from sysmap.system import System

SOMEBODY = "somebody"
"""Whoever's kind is not recorded."""
TELLING = ("label", "sector", "age_band", "attributes")
"""What an actor's row tells of somebody beside the key, kind, sector and service."""


@lru_cache(maxsize=8)
def unnamed(system: System, named: frozenset[int], order: int) -> System:
    """The same record with the names of some alone.

    Shape:     `named` actor numbers; the others have a kind and a number in place of their key, as
               `Carer 3`, and no label, sector, age band or further columns. `order` is any number
               that nobody knows: numbers in the order of the record would tell P07 by `7`
    """
    codes = enumerate(_codes(system, order))
    keys = [system.keys[actor] if actor in named else code for actor, code in codes]
    actors = _with(system.tables["actor"], "key", keys)
    for name in TELLING:
        values = enumerate(system.texts("actor", name))
        told = [value if actor in named else None for actor, value in values]
        actors = _with(actors, name, told)
    return replace(system, tables={**system.tables, "actor": actors})


def _with(table: pa.Table, name: str, values: Sequence[str | None]) -> pa.Table:
    return table.set_column(table.column_names.index(name), name, pa.array(values, pa.string()))


def _codes(system: System, order: int) -> list[str]:
    """Each actor's kind with a number; what is somebody's key is passed over."""
    taken, count, codes = {key.casefold() for key in system.keys}, Counter[str](), dict[int, str]()
    kinds = list(enumerate(system.texts("actor", "kind")))
    for actor, kind in Random(order).sample(kinds, len(kinds)):  # noqa: S311 - no secret
        word = (kind or SOMEBODY).capitalize()
        count[word] += 1
        while f"{word} {count[word]}".casefold() in taken:
            count[word] += 1
        codes[actor] = f"{word} {count[word]}"
    return [codes[actor] for actor, _ in kinds]
