"""A thousand permutations: groups among the ends of ties, and one relation against another.

    PYTHONPATH=. python3 bench/permutations.py

The p value of the E-I index, the network of its day built anew each time, stands beside a loop over
a NetworkX graph that gives groups out anew within each kind, and beside the same loop over plain
lists, as fast as we could make it in Python. The correlation of relations stands beside dense
squares of which nothing is reckoned twice. Of each rival few permutations are timed, and a thousand
reckoned from them. Values are compared before any time is taken. Goals: the E-I index at least 20
times as fast as the loop over a graph at every size, the correlation at 2,000 actors at least 100
times as fast.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"

import random
import sys
from collections.abc import Callable
from operator import eq, itemgetter
from statistics import mean, median

import networkx as nx
import numpy as np
import numpy.typing as npt
from measuring import seconds
from programme import DAYS, programme

from sysmap import inference, network
from sysmap.inference import Relation
from sysmap.metrics import CATALOGUE
from sysmap.network import Network
from sysmap.system import Integers

TIMES_LOOP, TIMES_DENSE = 20.0, 100.0
SIZES = {200: 1_000, 2_000: 10_000, 20_000: 100_000}
"""Actors -> ties of the programmes."""
RELATED, RELATED_TIES = 2_000, 5_910
TURNS = 5
FEW = 10
ROUGHLY = 0.2
"""So far may the p value of a few permutations lie from that of a thousand."""

Dice = np.random.Generator
Square = npt.NDArray[np.float64]


def main() -> int:
    missed = [groups_permuted(actors, ties) for actors, ties in SIZES.items()]
    return max(*missed, relations_permuted(np.random.default_rng(20260)))


def groups_permuted(actors: int, ties: int) -> int:
    system, day = programme(actors, ties), DAYS[len(DAYS) // 2]
    found = network.snapshot(system, day)
    group, kind = found.group.tolist(), found.kind.tolist()
    members = [[place for place in range(actors) if kind[place] == one] for one in set(kind)]
    loops = [loop_over_graph(found), loop_over_lists(found)]
    seen, chance, p = (
        value(name, found) for name in ("ei_index", "ei_index_expected", "ei_index_p")
    )
    assert all(abs(loop(group) - seen) < 1e-12 for loop in loops)
    random.seed(1)
    few = max(FEW, 20_000 // actors)
    drawn = [loops[1](dealt(group, members)) for _ in range(few)]
    assert abs(mean(abs(one - chance) >= abs(seen - chance) for one in drawn) - p) < ROUGHLY
    slow, fast = (
        seconds(lambda loop=loop: [loop(dealt(group, members)) for _ in range(few)]) / few
        for loop in loops
    )
    ours = median(
        seconds(lambda: value("ei_index_p", network.snapshot(system, day))) for _ in range(TURNS)
    )
    what = f"E-I index, {found.source.size} ties: a loop over lists"
    print(f"{what} {fast * inference.PERMUTATIONS / ours:.0f} times", end="; ")
    return told("over a graph", ours, slow * inference.PERMUTATIONS, TIMES_LOOP)


def value(name: str, found: Network) -> float:
    only: float = CATALOGUE[name].values(found)[""]
    return only


def dealt(group: list[int], members: list[list[int]]) -> list[int]:
    """The groups given out anew within each kind."""
    labels = group.copy()
    for some in members:
        own = [group[place] for place in some]
        random.shuffle(own)
        for place, label in zip(some, own, strict=True):
            labels[place] = label
    return labels


def loop_over_graph(found: Network) -> Callable[[list[int]], float]:
    graph = nx.DiGraph()
    graph.add_nodes_from(range(found.size))
    graph.add_edges_from(zip(found.source.tolist(), found.target.tolist(), strict=True))

    def balance(labels: list[int]) -> float:
        within = sum(labels[a] == labels[b] for a, b in graph.edges)
        return 1 - 2 * within / graph.number_of_edges()

    return balance


def loop_over_lists(found: Network) -> Callable[[list[int]], float]:
    ends = [itemgetter(*end.tolist()) for end in (found.source, found.target)]

    def balance(labels: list[int]) -> float:
        return 1 - 2 * sum(map(eq, *(end(labels) for end in ends))) / found.source.size

    return balance


def relations_permuted(dice: Dice) -> int:
    one, other = (related(dice) for _ in range(2))
    few, square = (standardised(dense(relation)) for relation in (one, other))

    def correlation(order: Integers) -> float:
        return float(np.vdot(few[np.ix_(order, order)], square))

    found = inference.qap(one, other)
    assert found is not None
    assert abs(found.r - correlation(np.arange(RELATED))) < 1e-12
    orders = [dice.permutation(RELATED) for _ in range(FEW)]
    slow = seconds(lambda: [correlation(order) for order in orders]) / FEW
    fast = median(seconds(lambda: inference.qap(one, other)) for _ in range(TURNS))
    what = f"correlation of relations, {RELATED} actors; dense squares"
    return told(what, fast, slow * inference.PERMUTATIONS, TIMES_DENSE)


def related(dice: Dice) -> Relation:
    source, target = pairs_of(dice, RELATED, RELATED_TIES)
    return Relation(
        size=RELATED,
        source=source,
        target=target,
        weight=np.ones(source.size),
        directed=False,
    )


def pairs_of(dice: Dice, size: int, ties: int) -> Integers:
    """Distinct unordered pairs, the lower end first."""
    pairs = np.stack(np.divmod(np.unique(dice.integers(size**2, size=3 * ties)), size))
    once = np.flatnonzero(pairs[0] < pairs[1])
    return pairs[:, dice.choice(once, ties, replace=False)].astype(np.int32)


def dense(relation: Relation) -> Square:
    square = np.zeros((relation.size, relation.size))
    square[relation.source, relation.target] = relation.weight
    return square + square.T


def standardised(square: Square) -> Square:
    """Of mean 0 and length 1 apart from the diagonal: two of them correlate by a product."""
    apart = ~np.eye(len(square), dtype=bool)
    centred = np.where(apart, square - square[apart].mean(), 0.0)
    return centred / np.linalg.norm(centred)


def told(what: str, ours: float, theirs: float, goal: float) -> int:
    ratio = theirs / ours
    print(f"{what} {ratio:.0f} times (at least {goal:g}): ours {ours:.3f} s, theirs {theirs:.1f} s")
    return int(ratio < goal)


if __name__ == "__main__":
    sys.exit(main())
