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

import math
import sys
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from statistics import median
from time import process_time
from typing import Any

import igraph_panel
import networkx_panel
from panel_input import Panel, panel_input
from programme import DAYS, programme

from sysmap import change, network
from sysmap.metrics import CATALOGUE
from sysmap.system import System

TOLERANCE = 1e-9
REPEATS = 5
GOALS = {"networkx": 20.0, "igraph": 1.2}
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


def main() -> None:
    actors, ties = (int(size) for size in (sys.argv[1:] or ("2000", "10000")))
    system = programme(actors, ties)
    given = panel_input(system, DAYS)
    print(f"{actors} actors, {ties} ties, {len(DAYS)} periods, ties of the last: ", end="")
    ours, theirs = our_panel(system), igraph_panel.panel(given)
    print(theirs[-1]["ties"])
    apart = worst_difference(ours, theirs)
    print(f"worst difference from igraph    {apart:.1e}")
    slow: list[Panel] = []
    networkx_seconds = seconds(lambda: slow.append(networkx_panel.panel(given)))
    apart = max(apart, worst_difference(ours, slow[0]))
    print(f"worst difference from networkx  {apart:.1e}")
    if not apart <= TOLERANCE or math.isnan(apart):
        raise SystemExit("the values differ: no time is worth taking")
    times = [
        (seconds(lambda: our_panel(system)), seconds(lambda: igraph_panel.panel(given)))
        for _ in range(REPEATS)
    ]
    our_seconds, igraph_seconds = (median(taken) for taken in zip(*times, strict=True))
    print(f"ours      {our_seconds:8.2f} s (median of {REPEATS})")
    print(f"igraph    {igraph_seconds:8.2f} s (median of {REPEATS})")
    print(f"networkx  {networkx_seconds:8.2f} s (once)")
    ratios = {"networkx": networkx_seconds / our_seconds, "igraph": our_seconds / igraph_seconds}
    print(f"networkx / ours  {ratios['networkx']:6.1f}   goal: at least {GOALS['networkx']}")
    print(f"ours / igraph    {ratios['igraph']:6.2f}   goal: at most {GOALS['igraph']}")
    circles = [
        name for name, entry in CATALOGUE.items() if "circle" in name and entry.level != "change"
    ]
    print(f"circle ids, apart  {seconds(lambda: our_panel(system, circles)):8.2f} s")
    print(f"change ids, apart  {seconds(lambda: our_changes(system)):8.2f} s")
    if ratios["networkx"] < GOALS["networkx"] or ratios["igraph"] > GOALS["igraph"]:
        raise SystemExit("a goal is missed")


if __name__ == "__main__":
    main()
