"""Which contexts held on a day and reached somebody: what a move is proposed to be made under."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import numpy as np

from sysmap.contexts import Exposure
from sysmap.model import Actor
from sysmap.recording.held import Held, Row, holds
from sysmap.selection import Selection, Settings
from sysmap.system import System, day_number


@lru_cache(maxsize=4)
def _exposure(system: System) -> Exposure:
    return Exposure(Selection(system, Settings()))


def in_force(system: System, keys: Sequence[str], day: date) -> list[str]:
    """The contexts, by key, that covered one of these actors on a day."""
    actors = np.array([system.index[key] for key in keys if key in system.index], np.int32)
    days = np.full(actors.shape, day_number(day), np.int32)
    contexts = enumerate(system.texts("context", "key"))
    exposure = _exposure(system)
    return [key for number, key in contexts if key and exposure.covers(number, actors, days).any()]


def awaiting(held: Held, newcomer: Actor, day: date) -> list[str]:
    """The contexts, by key, that cover on a day somebody whom the record does not hold yet."""
    reached = {
        str(row["context"])
        for row in held.rows("coverage")
        if holds(row, day) and _reaches(row, newcomer)
    }
    contexts = held.rows("context")
    return [row["key"] for row in contexts if str(row["id"]) in reached and holds(row, day)]


def _reaches(row: Row, newcomer: Actor) -> bool:
    """Whether a coverage row reaches somebody new, who has no membership so far."""
    match row["subject_type"]:
        case "all":
            return True
        case "actor":
            return False
        case "service":
            return row["actor"] is not None and str(row["actor"]) == str(newcomer.service)
        case field:
            return row["subject"] is not None and getattr(newcomer, field, None) == row["subject"]
