"""What else was going on, and what things are called, for every view of practice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import numpy as np

from sysmap.system import System, day_number
from sysmap.views.moves_names import names_in

KEPT = 8
NOTHING_ELSE = "No context is recorded for that time."


@lru_cache(maxsize=KEPT)
def element_names(system: System) -> tuple[str, ...]:
    """Each element's label, else its key."""
    keys, labels = system.texts("element", "key"), system.texts("element", "label")
    return tuple(label or key or "" for key, label in zip(keys, labels, strict=True))


def in_force(system: System, since: date, until: date) -> list[str]:
    """The contexts that held on any day between two, both counted in."""
    starts, ends = system.starts("context"), system.ends("context")
    held = (starts <= day_number(until)) & (ends > day_number(since))
    names = names_in(system).contexts
    return [names[number] for number in np.flatnonzero(held).tolist()]


def in_force_in_words(system: System, since: date, until: date) -> str:
    """What else was going on, as a sentence."""
    names = in_force(system, since, until)
    return f"In force in that time: {listed(names)}." if names else NOTHING_ELSE


def beside_activity(system: System, since: date, until: date) -> str:
    """The same beside a chart of activity; nothing where the record has no contexts at all."""
    return in_force_in_words(system, since, until) if system.tables["context"].num_rows else ""


def listed(names: Iterable[str]) -> str:
    """Several names as a sentence holds them.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    *some, last = list(names)
    return f"{', '.join(some)} and {last}" if some else last
