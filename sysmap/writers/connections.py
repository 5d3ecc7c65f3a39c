"""Ties as tables of the pack: when they held, and what moves did to them."""

from __future__ import annotations

import numpy as np

from sysmap.system import System
from sysmap.writers.fields import Columns, rows_of, taken

_TIMES = ("start", "end", "strength", "origin", "precision", "recorded_on")
_ENDS = ("source", "target", "kind")
_EFFECTS = ("id", "move", *_ENDS, "effect", "date", "strength", "status")


def ties(system: System) -> Columns:
    """A row for each time at which each tie held.

    A tie without any time, which nobody may lose who told an effect on it, has a row that says
    `held` no; the column stands only where there is such a tie.
    """
    ties, spells = rows_of(system, "tie"), rows_of(system, "spell")
    of = system.numbers("spell", "tie")
    never = np.setdiff1d(np.arange(len(ties["id"])), of)
    order = np.argsort(np.concatenate([of, never]), kind="stable")
    found = taken(ties, np.concatenate([of, never])[order].tolist())
    nothing = [None] * len(never)
    held = {name: [*spells[name], *nothing] for name in _TIMES}
    if nothing:
        held["held"] = [None] * len(of) + ["no"] * len(never)
    return {**found, **taken(held, order.tolist())}


def effects(system: System) -> Columns:
    """What moves did to ties, which are named by their two ends and kind."""
    found, ties = rows_of(system, "effect"), rows_of(system, "tie")
    ends = taken({name: ties[name] for name in _ENDS}, system.numbers("effect", "tie").tolist())
    return {name: {**found, **ends}[name] for name in _EFFECTS}
