"""What a picture's places and its file's rows cost, beside what people would write: in one run.

Places: our one layout of all dates beside a layout of each month by igraph's Fruchterman-Reingold,
with 2,000 actors and 6,000 ties. The months' drift is how far somebody who is on two months running
moves between them, on average, in radii of the picture, after it was centred, scaled and turned to
fit best. Settled: less than a third of the time, and nobody moves.

Rows: the nodes and edges of the map that is kept as a file, beside pyvis's `add_node` and
`add_edge` with the same fields. Settled: at least 50 times as fast as pyvis by default, which looks
at every edge there is before it adds one; told that ties go one way it does not, and that is
printed too. Times are the processor's own.

    python bench/map_layout.py [actors ties]
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"

import sys
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

import igraph
import numpy as np
import numpy.typing as npt
from programme import DAYS, programme
from pyvis.network import Network as PyvisNetwork

from sysmap.network import Network, panel
from sysmap.system import System
from sysmap.views.clock import Step, one_clock
from sysmap.views.maps.layout import arrange
from sysmap.views.maps.whole import map_payload
from sysmap.writers.stand_alone.graph import edges, nodes

TIME = 1 / 3
FASTER = 50
TURNS = 5

Places = npt.NDArray[np.float64]
Rows = list[dict[str, Any]]


def main() -> int:
    actors, ties = map(int, sys.argv[1:]) if len(sys.argv) > 1 else (2000, 6000)
    system = programme(actors, ties)
    missed = [places_missed(system), rows_missed(system)]
    return int(any(missed))


def places_missed(system: System) -> bool:
    months = panel(system, DAYS)
    turns = [
        (taken(lambda: arrange(system)), taken(lambda: list(map(laid_out, months))))
        for _ in range(TURNS)
    ]
    ours, by_month = (median(times) for times in zip(*turns, strict=True))
    moved = drift(months, list(map(laid_out, months)))
    print(f"places of {system.actor_count} actors in {len(months)} months, median of {TURNS}, s")
    print(f"  one layout {ours:.2f}, drift 0   ", end="")
    print(f"a layout a month {by_month:.2f}, drift {moved:.2f}   ", end="")
    print(f"ratio {ours / by_month:.2f} (at most {TIME:.2f})")
    return ours / by_month > TIME


def laid_out(month: Network) -> Places:
    ends = np.column_stack([month.tie_source, month.tie_target])
    graph = igraph.Graph(n=month.size, edges=ends)
    return np.array(graph.layout_fruchterman_reingold().coords)


def drift(months: Sequence[Network], pictures: Sequence[Places]) -> float:
    """The mean way from one month to the next, over all who are on both."""
    pairs = pairwise(zip(months, pictures, strict=True))
    return float(np.mean([moved(one, other) for one, other in pairs]))


def moved(one: tuple[Network, Places], other: tuple[Network, Places]) -> float:
    _, here, there = np.intersect1d(one[0].actors, other[0].actors, return_indices=True)
    before, after = fitted(one[1][here]), fitted(other[1][there])
    left, _, right = np.linalg.svd(after.T @ before)
    return float(np.linalg.norm(before - after @ (left @ right), axis=1).mean())


def fitted(places: Places) -> Places:
    centred = places - places.mean(axis=0)
    fitting: Places = centred / np.sqrt((centred**2).sum(axis=1).mean())
    return fitting


def rows_missed(system: System) -> bool:
    months = one_clock("months", [Step(str(day), day) for day in DAYS])
    payload = map_payload(system, [months])
    of_nodes, of_edges = nodes(payload), edges(payload)
    assert len(by_pyvis(of_nodes, of_edges, directed=True).edges) == len(of_edges)
    turns = [
        (
            taken(lambda: (nodes(payload), edges(payload))),
            taken(lambda: by_pyvis(of_nodes, of_edges, directed=False)),
            taken(lambda: by_pyvis(of_nodes, of_edges, directed=True)),
        )
        for _ in range(TURNS)
    ]
    ours, either, one_way = (1e3 * median(times) for times in zip(*turns, strict=True))
    print(f"rows of {len(of_nodes)} nodes and {len(of_edges)} edges, median of {TURNS}, ms")
    print(f"  sysmap {ours:.1f}   pyvis {either:.0f}   ", end="")
    print(f"{either / ours:.0f} times as fast (at least {FASTER})   ", end="")
    print(f"pyvis with ties that go one way {one_way:.0f} ({one_way / ours:.0f} times)")
    return either / ours < FASTER


def by_pyvis(of_nodes: Rows, of_edges: Rows, *, directed: bool) -> PyvisNetwork:
    graph = PyvisNetwork(directed=directed)
    for number, row in enumerate(of_nodes):
        graph.add_node(number, **without(row, "id"))
    for row in of_edges:
        graph.add_edge(row["from"], row["to"], **without(row, "from", "to"))
    return graph


def without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def taken(act: Callable[[], object]) -> float:
    begin = time.process_time()
    act()
    return time.process_time() - begin


if __name__ == "__main__":
    sys.exit(main())
