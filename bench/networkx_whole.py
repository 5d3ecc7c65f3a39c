"""The network as a whole and its groups with NetworkX, on graphs already built."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

import networkx as nx
from panel_input import PanelInput


def whole(
    given: PanelInput, graph: Any, either: Any, betweenness: Iterable[float], harmonic: list[float]
) -> Mapping[str, Any]:
    size, pairs = len(graph), either.number_of_edges()
    mutual = graph.number_of_edges() - pairs
    groups = dict(enumerate(given.group.tolist()))
    nx.set_node_attributes(either, groups, "group")
    members = defaultdict(set)
    for node, group in groups.items():
        members[group].add(node)
    return {
        "global_efficiency": sum(harmonic) / size,
        **_lengths(either, "average_path_length", "diameter"),
        **_lengths(graph, "average_path_length_directed", "diameter_directed"),
        "degree_centralization": _below(d for _, d in either.degree) / ((size - 1) * (size - 2)),
        "indegree_centralization": _below(d for _, d in graph.in_degree) / (size - 1) ** 2,
        "outdegree_centralization": _below(d for _, d in graph.out_degree) / (size - 1) ** 2,
        "betweenness_centralization": _below(betweenness) / ((size - 1) ** 2 * (size - 2)),
        "closeness_centralization": None,
        "average_clustering": nx.average_clustering(either),
        "articulation_points": sum(1 for _ in nx.articulation_points(either)),
        "bridges": sum(1 for _ in nx.bridges(either)),
        "max_core_number": max(nx.core_number(either).values()),
        "strong_components": nx.number_strongly_connected_components(graph),
        "multiplexity": _multiplexity(given.kind, graph, pairs),
        "degree_assortativity": nx.degree_assortativity_coefficient(either),
        "assortativity": nx.attribute_assortativity_coefficient(either, "group"),
        "modularity": nx.community.modularity(either, members.values()),
        "dyads_mutual": mutual,
        "dyads_asymmetric": pairs - mutual,
        "dyads_null": size * (size - 1) // 2 - pairs,
        "reciprocity_dyadic": mutual / pairs,
        **{f"triads_{code}": found for code, found in nx.triadic_census(graph).items()},
        "transitivity_directed": _transitivity(graph),
        **_groups(given, graph),
        "two_step_reach": _reach(given, either, groups),
    }


def _below(values: Iterable[float]) -> float:
    found = list(values)
    return sum(max(found) - value for value in found)


def _lengths(graph: Any, mean: str, longest: str) -> Mapping[str, float]:
    counts: Counter[int] = Counter()
    for _, found in nx.all_pairs_shortest_path_length(graph):
        counts.update(found.values())
    del counts[0]
    return {
        mean: sum(length * often for length, often in counts.items()) / counts.total(),
        longest: max(counts),
    }


def _multiplexity(kind: list[str], graph: Any, pairs: int) -> float:
    return len({(min(e), max(e), kind[e[1]] == "young person") for e in graph.edges}) / pairs


def _transitivity(graph: Any) -> float:
    after = {node: set(graph.succ[node]) for node in graph}
    chains = [(len(after[b] - {a}), len(after[b] & after[a])) for a, b in graph.edges]
    return sum(closed for _, closed in chains) / sum(some for some, _ in chains)


def _groups(given: PanelInput, graph: Any) -> Mapping[str, Any]:
    group = given.group.tolist()
    members, within, outside = Counter(group), Counter[int](), Counter[int]()
    weight = {True: 0.0, False: 0.0}
    for source, target, strength in graph.edges(data="weight"):
        crosses = group[source] != group[target]
        weight[crosses] += strength
        if crosses:
            outside.update((group[source], group[target]))
        else:
            within[group[source]] += 1
    every = range(given.groups)
    return {
        "group_ei_index": [(outside[g] - within[g]) / (outside[g] + within[g]) for g in every],
        "group_density": [within[g] / (members[g] * (members[g] - 1)) for g in every],
        "ei_index_weighted": (weight[True] - weight[False]) / sum(weight.values()),
    }


def _reach(given: PanelInput, either: Any, groups: Mapping[int, int]) -> list[float | None]:
    services = [node for node in either if given.kind[node] == "service"]
    young = [node for node in either if given.kind[node] == "young person"]
    near: Counter[int] = Counter()
    for node in young:
        steps = {*either[node], *chain.from_iterable(either[other] for other in either[node])}
        near.update({groups[other] for other in steps if given.kind[other] == "service"})
    there = {groups[node] for node in services}
    return [near[g] / len(young) if g in there else None for g in range(given.groups)]
