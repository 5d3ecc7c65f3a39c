"""Actors as tables of the pack: who they are, what else is known, and when they were there."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise

from sysmap.errors import InputRefused, Problem
from sysmap.system import System
from sysmap.writers.fields import Columns, rows_of, taken

ATTRIBUTE = "attribute:"
"""Stands before the name of an attribute that a reader would take for something else."""

_FIELDS = ("id", "label", "kind", "sector", "service", "statutory", "age_band")
_SPAN = ("start", "end", "precision")
_GROUP = "group"
_OWN = {*_FIELDS, *_SPAN, "name", "type", "onset", "from_date", "terminus", "until"}
_TAKEN = {*_OWN, "profession", _GROUP, "source", "target", "from", "to"}
"""Headers that give a cell another meaning, or make another table of the whole."""


def actors(system: System) -> Columns:
    """Everybody, each with the one time of being there, and a further column an attribute.

    Raises:    InputRefused -> two attributes whose names differ in nothing but capitals
    """
    known, told = rows_of(system, "actor"), rows_of(system, "presence")
    row_of = {told["actor"][row]: row for row in _told_with_the_actor(told)}
    rows = [row_of.get(key) for key in known["id"]]
    return {
        **{name: known[name] for name in _FIELDS},
        **{name: [None if row is None else told[name][row] for row in rows] for name in _SPAN},
        **{
            header: [_as_text(held.get(name)) for held in system.attributes]
            for name, header in _headers(system).items()
        },
    }


def actor_spells(system: System) -> Columns:
    """The times of those who left and came back, and times of which no day is known."""
    told = rows_of(system, "presence")
    elsewhere = set(_told_with_the_actor(told))
    return taken(told, [row for row in range(len(told["actor"])) if row not in elsewhere])


def _told_with_the_actor(told: Columns) -> list[int]:
    """The times of being there that stand in the actor's own row: the only one, with a day."""
    times = Counter(told["actor"])
    spans = enumerate(zip(told["actor"], told["start"], told["end"], strict=True))
    return [row for row, (actor, *days) in spans if times[actor] == 1 and any(days)]


def _as_text(value: object) -> str | None:
    """An attribute as a cell: text as it is, anything else as the JSON that says it."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _headers(system: System) -> dict[str, str]:
    """Each attribute's name -> its header, marked where it would be taken for something else."""
    names = sorted({name for held in system.attributes for name in held})
    for one, other in pairwise(sorted(names, key=str.lower)):
        if one.lower() == other.lower():
            raise InputRefused([_alike(one, other)])
    return {name: ATTRIBUTE + name if _is_taken(name) else name for name in names}


def _is_taken(name: str) -> bool:
    lower = name.lower()
    return lower.startswith(ATTRIBUTE) or (lower in _TAKEN and name != _GROUP)


def _alike(one: str, other: str) -> Problem:
    return Problem(
        file="actors.csv",
        column=other,
        what=f"the attributes {one} and {other} differ in nothing but capitals",
        remedy="give one of them another name",
    )
