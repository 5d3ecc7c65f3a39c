"""The ties of which nothing is told: those of two who are, or were, kept apart."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from sysmap.selection import Selection, Settings
from sysmap.system import ALWAYS, System


@lru_cache(maxsize=8)
def ties_kept_apart(system: System) -> frozenset[int]:
    """The ties, by number, of every pair that is or was kept apart."""
    selection = Selection(system, Settings())
    apart = selection.apart_since(ALWAYS)
    among = selection.among(apart, selection.tie_source, selection.tie_target)
    return frozenset(np.flatnonzero(among).tolist())
