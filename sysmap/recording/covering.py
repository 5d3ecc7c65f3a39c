"""Which contexts held on a day and reached somebody: what a move is proposed to be made under."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import numpy as np

from sysmap.contexts import Exposure
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
