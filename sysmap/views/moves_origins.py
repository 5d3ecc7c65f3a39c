"""How many of the ties that formed have a move beside them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import numpy as np

from sysmap.change import Difference, between
from sysmap.periods import programme_days
from sysmap.practice import KnownOrigins, known_origins, moves_of
from sysmap.system import System
from sysmap.views import move_words

KEPT = 32
FORMED = ("formed", "formed_with_joiner")


def of_formed(difference: Difference) -> KnownOrigins:
    """Of the ties that formed between the two days, how many have a move recorded in that time."""
    formed = np.any([difference.changes.classes[name] for name in FORMED], axis=0)
    moves, ties = moves_of(difference.system), difference.tie[formed].tolist()
    return known_origins(moves, ties, since=difference.since, until=difference.until)


@lru_cache(maxsize=KEPT)
def in_words(system: System, since: date | None, until: date | None) -> str:
    """The same as a sentence; where a day is not given it is the programme's first or last."""
    span = programme_days(system)
    if span is None:
        return ""
    first, last = since or span[0], until or span[1]
    return move_words.origins_of_formed(of_formed(between(system, first, last)), first, last)
