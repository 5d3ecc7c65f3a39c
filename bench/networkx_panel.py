"""The panel as a NetworkX script: each period's graph is built once, each function called once.

Made as fast as we could with NetworkX alone: nodes are small integers; only the ties of the period
become tuples; what one pass over the ties can give (mixing, E-I) is one Counter; components of the
200 draws are searched over plain sets, several times faster than over subgraph views.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from statistics import median
from typing import Any

import networkx as nx
import numpy as np
from panel_input import Panel, PanelInput

YOUNG = "young person"
NOT_PEOPLE = {"service", "group", "thing"}

Neighbours = list[set[int]]


def panel(given: PanelInput) -> Panel:
    kept = [set(np.flatnonzero(row).tolist()) for row in given.kept]
    adults = {node for node in range(given.size) if given.kind[node] != YOUNG}
    return [_period(given, day, kept, adults) for day in given.days]


def _period(
    given: PanelInput, day: int, kept: list[set[int]], adults: set[int]
) -> Mapping[str, Any]:
    holds = (given.start <= day) & (day < given.end)
    ends = (given.source[holds].tolist(), given.target[holds].tolist())
    graph = nx.DiGraph()
    graph.add_nodes_from(range(given.size))
    graph.add_weighted_edges_from(zip(*ends, given.strength[holds].tolist(), strict=True))
    either = nx.Graph()
    either.add_nodes_from(graph)
    either.add_edges_from(graph.edges)
    size, ties = len(graph), graph.number_of_edges()
    degree = [found for _, found in either.degree]
    parts = [len(part) for part in nx.connected_components(either)]
    near = [set(either[node]) for node in range(size)]
    drawn = [_connectedness(_part_sizes(near, some), len(some)) for some in kept]
    focus = _focus_share(given.kind, near)
    inward = nx.harmonic_centrality(graph)
    strength = zip(graph.in_degree(weight="weight"), graph.out_degree(weight="weight"), strict=True)
    return {
        "actors": size,
        "ties": ties,
        "isolates": nx.number_of_isolates(either),
        "density": nx.density(graph),
        "mean_degree": sum(degree) / size,
        "connectedness": _connectedness(parts, size),
        "adults_connectedness": _connectedness(_part_sizes(near, adults), len(adults)),
        "adults_connectedness_chance": np.quantile(drawn, (0.05, 0.5, 0.95)).tolist(),
        "components": len(parts),
        "largest_component_share": max(parts) / size,
        "transitivity": nx.transitivity(either),
        "reciprocity": nx.overall_reciprocity(graph),
        **_mixing(given.group.tolist(), given.groups, ends),
        "degree": degree,
        "in_degree": [found for _, found in graph.in_degree],
        "out_degree": [found for _, found in graph.out_degree],
        "strength": [received + given for (_, received), (_, given) in strength],
        "betweenness": list(nx.betweenness_centrality(graph, normalized=False).values()),
        "harmonic": [inward[node] / (size - 1) for node in range(size)],
        "kinds_reached": [len({given.kind[other] for other in some}) for some in near],
        "focus_share": focus,
        "focus_share_median": _median_of_practitioners(given.kind, focus),
    }


def _connectedness(parts: Iterable[int], size: int) -> float:
    return sum(part * (part - 1) for part in parts) / (size * (size - 1))


def _part_sizes(near: Neighbours, kept: set[int]) -> Iterator[int]:
    unseen = set(kept)
    while unseen:
        part = {unseen.pop()}
        edge = part
        while edge:
            edge = set(chain.from_iterable(near[node] for node in edge)) & unseen
            unseen -= edge
            part = part | edge
        yield len(part)


def _mixing(group: list[int], groups: int, ends: tuple[list[int], list[int]]) -> Mapping[str, Any]:
    tied = Counter((group[a], group[b]) for a, b in zip(*ends, strict=True))
    members = Counter(group)
    possible = {
        (a, b): members[a] * (members[b] - (a == b)) for a in range(groups) for b in range(groups)
    }
    return {
        "mixing_ties": [[tied[a, b] for b in range(groups)] for a in range(groups)],
        "mixing_density": [
            [tied[a, b] / possible[a, b] if possible[a, b] else None for b in range(groups)]
            for a in range(groups)
        ],
        "ei_index": _balance(tied),
        "ei_index_expected": _balance(possible),
    }


def _balance(cells: Mapping[tuple[int, int], int]) -> float:
    everything = sum(cells.values())
    within = sum(count for (a, b), count in cells.items() if a == b)
    return (everything - 2 * within) / everything


def _focus_share(kind: list[str], near: Neighbours) -> list[float | None]:
    shares: list[float | None] = []
    for node, others in enumerate(near):
        people = [kind[other] for other in others if kind[other] not in NOT_PEOPLE]
        asked = people and kind[node] != YOUNG
        shares.append(people.count(YOUNG) / len(people) if asked else None)
    return shares


def _median_of_practitioners(kind: list[str], focus: list[float | None]) -> float:
    pairs = zip(kind, focus, strict=True)
    return median(share for name, share in pairs if name == "practitioner" and share is not None)
