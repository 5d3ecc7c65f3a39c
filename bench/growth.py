"""How time grows from 2,000 actors and 10,000 ties to ten times as many, as a power of size.

    PYTHONPATH=. python3 bench/growth.py

An exponent of 1 is ten times the time for ten times the size. What can be added up is taken with
all that it needs, from the record's columns on; the others on graphs that are built already, over
some days of a year. Goals: what can be added up at most 1.1; triangles, constraint, cores and
PageRank at most 1.3; communities at most 1.4. Other exponents are printed beside them.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"

import math
import sys
from collections.abc import Iterable
from functools import partial
from statistics import median

from additive import STATEMENTS as ADDED_UP
from measuring import our_panel, seconds
from programme import DAYS, programme

from sysmap import network
from sysmap.metrics import CATALOGUE
from sysmap.network import Network
from sysmap.system import System

SIZES = ((2_000, 10_000), (20_000, 100_000))
TURNS = 5
SOME_DAYS = DAYS[1::4]
GOALS = {
    "transitivity": 1.3,
    "effective_size": 1.3,
    "triads_300": 1.3,
    "constraint": 1.3,
    "core_number": 1.3,
    "pagerank": 1.3,
    "communities": 1.4,
}
BESIDE = ("eigenvector", "adults_connectedness_chance", "brokerage_liaison", "key_person_drop")
BESIDE += ("two_step_reach", "ei_index_p")


def main() -> int:
    systems = [programme(actors, ties) for actors, ties in SIZES]
    print(f"from {SIZES[0][0]} to {SIZES[1][0]} actors; CPU milliseconds, median of {TURNS}")
    added_up = [
        median(seconds(partial(our_panel, system, ADDED_UP, DAYS)) for _ in range(TURNS))
        for system in systems
    ]
    missed = told(f"{len(ADDED_UP)} that add up, 12 periods", added_up, 1.1)
    times = [of_each(system, (*GOALS, *BESIDE)) for system in systems]
    for name in (*GOALS, *BESIDE):
        missed |= told(name, [found[name] for found in times], GOALS.get(name))
    return int(missed)


def of_each(system: System, ids: Iterable[str]) -> dict[str, float]:
    """The seconds of each measure on one day, all else that it shares with others left aside."""
    times: dict[str, list[float]] = {name: [] for name in ids}
    for _ in range(TURNS):
        for name, taken in times.items():
            networks = network.panel(system, SOME_DAYS)
            for found in networks:
                _ = found.graph, found.either, found.degree, found.component
            taken.append(seconds(partial(reckon, name, networks)) / len(networks))
    return {name: median(taken) for name, taken in times.items()}


def reckon(name: str, networks: list[Network]) -> None:
    for found in networks:
        CATALOGUE[name].values(found)


def told(name: str, taken: list[float], goal: float | None) -> bool:
    exponent = math.log10(taken[1] / taken[0])
    times = "   ".join(f"{1e3 * time:9.2f}" for time in taken)
    print(f"{name:32} {times}   exponent {exponent:.2f}", end="")
    print(f" (at most {goal:g})" if goal else "")
    return goal is not None and exponent > goal


if __name__ == "__main__":
    sys.exit(main())
