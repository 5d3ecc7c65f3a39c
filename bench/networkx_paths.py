"""The measures of paths as a NetworkX script: one search from every node gives all but betweenness.

One walk along the ties and one with direction set aside; what many would call again and again
(`closeness_centrality`, `harmonic_centrality`, `average_shortest_path_length`, `diameter`), each of
which walks everywhere, is reckoned from the lengths found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx
from networkx_panel import graphs
from panel_input import Panel, PanelInput


def panel(given: PanelInput) -> Panel:
    return [_period(*graphs(given, day)) for day in given.days]


def _period(graph: Any, either: Any) -> Mapping[str, Any]:
    size = len(graph)
    between = [*nx.betweenness_centrality(graph, normalized=False).values()]
    pairs = (size - 1) * (size - 2)
    inwards = [_lengths(found) for _, found in _walks(graph.reverse(copy=False))]
    lengths = sum(inwards, Counter[int]())
    anyhow = sum((_lengths(found) for _, found in _walks(either)), Counter[int]())
    harmonic = [sum(count / length for length, count in found.items()) for found in inwards]
    return {
        "betweenness": between,
        "betweenness_normalised": [found / pairs for found in between],
        "betweenness_centralization": (size * max(between) - sum(between)) / (pairs * (size - 1)),
        "closeness": [_closeness(found, size) for found in inwards],
        "closeness_centralization": None,
        "harmonic": [found / (size - 1) for found in harmonic],
        "global_efficiency": sum(harmonic) / (size * (size - 1)),
        "average_path_length_directed": _mean(lengths),
        "diameter_directed": max(lengths),
        "average_path_length": _mean(anyhow),
        "diameter": max(anyhow),
    }


def _walks(graph: Any) -> Iterable[tuple[int, Mapping[int, int]]]:
    walks: Iterable[tuple[int, Mapping[int, int]]] = nx.all_pairs_shortest_path_length(graph)
    return walks


def _lengths(found: Mapping[int, int]) -> Counter[int]:
    lengths = Counter(found.values())
    del lengths[0]
    return lengths


def _closeness(lengths: Counter[int], size: int) -> float:
    reached = lengths.total()
    far = sum(length * count for length, count in lengths.items())
    return reached**2 / far / (size - 1) if reached else 0.0


def _mean(lengths: Counter[int]) -> float:
    return sum(length * count for length, count in lengths.items()) / lengths.total()
