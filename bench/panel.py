"""The panel of twelve periods at 2,000 actors and 10,000 ties: ours, plain igraph, and NetworkX.

    PYTHONPATH=. python3 bench/panel.py             some minutes, most of them NetworkX
    PYTHONPATH=. python3 bench/panel.py 200 1000    the same at another size

Values are compared before any time is taken. Ours includes fetching from the record, masks,
bookkeeping and keys; the two others begin with ready arrays. Goals: at least 20 times as fast as
NetworkX, at most 1.2 times plain igraph. Circle and change ids stand apart.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"

import sys
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from statistics import median
from time import process_time
from typing import Any

import igraph_panel
import networkx_panel
from panel_input import Panel, PanelInput, panel_input
from programme import DAYS, programme

from sysmap import change, network
from sysmap.metrics import CATALOGUE
from sysmap.system import System

TOLERANCE = 1e-9
REPEATS = 5
FULL_SIZE = [2_000, 10_000]
TIMES_NETWORKX = 20.0
TIMES_IGRAPH = 1.2
COMPARED = [
    name
    for name, entry in CATALOGUE.items()
    if entry.level in ("whole", "group", "actor") and "circle" not in name
]


def our_panel(system: System, ids: Iterable[str] = COMPARED) -> list[Mapping[str, Any]]:
    chosen = [CATALOGUE[name] for name in ids]
    return [
        {entry.id: entry.values(found) for entry in chosen} for found in network.panel(system, DAYS)
    ]


def our_changes(system: System) -> list[Any]:
    return [change.between(system, since, until).counts() for since, until in pairwise(DAYS)]


def worst_difference(ours: list[Mapping[str, Any]], theirs: Panel) -> float:
    return max(
        _apart(list(our_period[name].values()), _flat(their_period[name]), name)
        for our_period, their_period in zip(ours, theirs, strict=True)
        for name in COMPARED
    )


def _flat(found: Any) -> list[Any]:
    if not isinstance(found, list):
        return [found]
    return [value for part in found for value in (part if isinstance(part, list) else [part])]


def _apart(ours: list[Any], theirs: list[Any], name: str) -> float:
    if len(ours) != len(theirs) or any(
        (a is None) != (b is None) for a, b in zip(ours, theirs, strict=True)
    ):
        raise SystemExit(f"{name}: not the same values")
    return max(
        (abs(a - b) for a, b in zip(ours, theirs, strict=True) if a is not None), default=0.0
    )


def seconds(work: Callable[[], object]) -> float:
    before = process_time()
    work()
    return process_time() - before


def rival_values(system: System, given: PanelInput) -> float:
    """NetworkX's seconds, run once; comes back only if all three give the same values."""
    ours, slow = our_panel(system), []
    networkx_seconds = seconds(lambda: slow.append(networkx_panel.panel(given)))
    for name, theirs in (("igraph", igraph_panel.panel(given)), ("networkx", slow[0])):
        apart = worst_difference(ours, theirs)
        print(f"worst difference from {name:8} {apart:.1e}")
        if not apart <= TOLERANCE:
            raise SystemExit("the values differ: no time is worth taking")
    return networkx_seconds


def our_seconds_and_igraph(system: System, given: PanelInput) -> tuple[float, float]:
    """Median seconds, taken in turn."""
    times = [
        (seconds(lambda: our_panel(system)), seconds(lambda: igraph_panel.panel(given)))
        for _ in range(REPEATS)
    ]
    ours, theirs = zip(*times, strict=True)
    return median(ours), median(theirs)


def main() -> None:
    size = [int(number) for number in sys.argv[1:]] or FULL_SIZE
    system = programme(*size)
    given = panel_input(system, DAYS)
    print(f"{size[0]} actors, {size[1]} ties, {len(DAYS)} periods; CPU seconds")
    networkx_seconds = rival_values(system, given)
    ours, igraph_seconds = our_seconds_and_igraph(system, given)
    print(f"ours      {ours:8.2f} (median of {REPEATS})")
    print(f"igraph    {igraph_seconds:8.2f} (median of {REPEATS})")
    print(f"networkx  {networkx_seconds:8.2f} (once)")
    faster, dearer = networkx_seconds / ours, ours / igraph_seconds
    print(f"networkx / ours  {faster:6.1f}   goal: at least {TIMES_NETWORKX}")
    print(f"ours / igraph    {dearer:6.2f}   goal: at most {TIMES_IGRAPH}")
    circle_ids = [name for name in CATALOGUE if "circle" in name]
    print(f"circle ids, apart  {seconds(lambda: our_panel(system, circle_ids)):8.2f}")
    print(f"change ids, apart  {seconds(lambda: our_changes(system)):8.2f}")
    if size == FULL_SIZE and (faster < TIMES_NETWORKX or dearer > TIMES_IGRAPH):
        raise SystemExit("a goal is missed")


if __name__ == "__main__":
    main()
