"""How a bench of panels measures: equal values first, then the CPU's time, turn by turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from statistics import median
from time import process_time
from typing import Any

import numpy as np

from sysmap import network
from sysmap.metrics import CATALOGUE
from sysmap.system import System

TOLERANCE = 1e-9


def our_panel(system: System, ids: Iterable[str], days: Sequence[date]) -> list[Mapping[str, Any]]:
    """Some measures of the network on each of some days, as the catalogue gives them."""
    chosen = [CATALOGUE[name] for name in ids]
    return [
        {entry.id: entry.values(found) for entry in chosen} for found in network.panel(system, days)
    ]


def seconds(work: Callable[[], object]) -> float:
    before = process_time()
    work()
    return process_time() - before


def seconds_in_turn(*works: Callable[[], object], turns: int) -> list[float]:
    """The median seconds of each, taken in turn."""
    times = [[seconds(work) for work in works] for _ in range(turns)]
    return [median(column) for column in zip(*times, strict=True)]


def refuse_other_values(
    what: str,
    ours: Sequence[Mapping[str, Mapping[str, Any]]],
    theirs: Sequence[Mapping[str, Any]],
    ids: Iterable[str],
) -> None:
    """Prints the worst difference; ends the script if it is one.

    Shape:     ours has {id: {subject: value}} for each period; theirs {id: one value, or lists of
               them in the same order}, None where undefined.
    """
    worst = max(
        _apart(name, list(one[name].values()), _flat(other[name]))
        for one, other in zip(ours, theirs, strict=True)
        for name in ids
    )
    print(f"worst difference from {what}: {worst:.1e}")
    if not worst <= TOLERANCE:
        raise SystemExit("the values differ: no time is worth taking")


def _flat(found: Any) -> list[Any]:
    if isinstance(found, np.ndarray):
        return [None if value != value else value for value in found.ravel().tolist()]  # noqa: PLR0124 - NaN is not itself
    if not isinstance(found, list):
        return [found]
    return [value for part in found for value in (part if isinstance(part, list) else [part])]


def _apart(name: str, ours: list[Any], theirs: list[Any]) -> float:
    same = len(ours) == len(theirs) and all(
        (a is None) == (b is None) for a, b in zip(ours, theirs, strict=True)
    )
    if not same:
        raise SystemExit(f"{name}: not the same values")
    pairs = zip(ours, theirs, strict=True)
    return max((abs(a - b) for a, b in pairs if a is not None), default=0.0)
