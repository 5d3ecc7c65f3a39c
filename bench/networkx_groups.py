"""How ties lie between groups, from one pass over the edges of a NetworkX graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any


def mixing(group: list[int], groups: int, graph: Any, either: Any) -> Mapping[str, Any]:
    tied = Counter((group[a], group[b]) for a, b in graph.edges)
    members = Counter(group)
    square = [[tied[a, b] for b in range(groups)] for a in range(groups)]
    possible = [
        [members[a] * (members[b] - (a == b)) for b in range(groups)] for a in range(groups)
    ]
    within = [square[a][a] for a in range(groups)]
    given, received = map(sum, square), map(sum, zip(*square, strict=True))
    outside = [a + b - 2 * own for a, b, own in zip(given, received, within, strict=True)]
    strengths = Counter[bool]()
    by_side = ([0] * len(group), [0] * len(group))
    for a, b, strength in graph.edges(data="weight"):
        same = group[a] == group[b]
        strengths[same] += strength
        by_side[same][a] += 1
        by_side[same][b] += 1
    return {
        "mixing_ties": square,
        "mixing_density": [
            [ties / pairs if pairs else None for ties, pairs in zip(*rows, strict=True)]
            for rows in zip(square, possible, strict=True)
        ],
        "ei_index": _balance(graph.number_of_edges() - sum(within), sum(within)),
        "ei_index_expected": _balance(
            sum(map(sum, possible)) - (alike := sum(possible[a][a] for a in range(groups))), alike
        ),
        "ei_index_weighted": _balance(strengths[False], strengths[True]),
        "group_ei_index": [_balance(*found) for found in zip(outside, within, strict=True)],
        "group_density": [
            within[a] / possible[a][a] if possible[a][a] else None for a in range(groups)
        ],
        "actor_ei_index": [_balance(*found) for found in zip(*by_side, strict=True)],
        **_sorted(group, either),
    }


def _balance(outside: float, within: float) -> float | None:
    return (outside - within) / (outside + within) if outside + within else None


def _sorted(group: list[int], either: Any) -> Mapping[str, Any]:
    ties = either.number_of_edges()
    ends = Counter[int]()
    within = 0
    for a, b in either.edges:
        ends[group[a]] += 1
        ends[group[b]] += 1
        within += group[a] == group[b]
    expected = sum(count * count for count in ends.values()) / (4 * ties * ties)
    modularity = within / ties - expected
    return {"modularity": modularity, "assortativity": modularity / (1 - expected)}
