"""The panel without paths as a NetworkX script: each graph built once, each function called once.

Made as fast as we could with NetworkX and plain Python, and whichever of the two is faster: nodes
are small integers; only the ties of the period become tuples; one pass over the ties gives mixing
and all that follows from it; triangles are intersections of sets, and clustering, transitivity and
effective size follow from them; blocks give hinge persons, bridges and key persons; components of
the 200 draws are searched over plain sets, several times faster than over subgraph views. PageRank,
eigenvectors and constraint are NetworkX's own calls of scipy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

import by_hand
import networkx as nx
import networkx_groups
import numpy as np
from panel_input import Panel, PanelInput


def panel(given: PanelInput) -> Panel:
    kept = [set(np.flatnonzero(row).tolist()) for row in given.kept]
    return [_period(given, day, kept) for day in given.days]


def graphs(given: PanelInput, day: int) -> tuple[Any, Any]:
    """The ties of a day, with their direction and without."""
    holds = (given.start <= day) & (day < given.end)
    ends = (given.source[holds].tolist(), given.target[holds].tolist())
    graph = nx.DiGraph()
    graph.add_nodes_from(range(given.size))
    graph.add_weighted_edges_from(zip(*ends, given.strength[holds].tolist(), strict=True))
    either = nx.Graph()
    either.add_nodes_from(graph)
    either.add_edges_from(graph.edges)
    return graph, either


def louvain(either: Any, *, seed: int) -> float:
    """The modularity of one start; ten starts are asked for, the best of them kept."""
    parts = nx.community.louvain_communities(either, weight=None, seed=seed)
    return float(nx.community.modularity(either, parts, weight=None))


def _period(given: PanelInput, day: int, kept: list[set[int]]) -> Mapping[str, Any]:
    graph, either = graphs(given, day)
    size, group = given.size, given.group.tolist()
    near = [set(either.adj[node]) for node in range(size)]
    out, into = ([set(side[node]) for node in range(size)] for side in (graph.adj, graph.pred))
    parts = [*nx.connected_components(either)]
    return {
        **_counts(graph, either),
        **_joined(size, near, parts, kept, given.kind),
        **_knots(size, near, either),
        **_blocks(size, parts, either),
        **_census(graph),
        **networkx_groups.mixing(group, given.groups, graph, either),
        **_central(graph),
        "multiplexity": _kinds_of_pairs(given, day) / either.number_of_edges(),
        **by_hand.kinds_near(given.kind, near),
        **by_hand.brokerage(group, into, out),
        "two_step_reach": by_hand.two_step_reach(given.kind, group, given.groups, near),
    }


def _kinds_of_pairs(given: PanelInput, day: int) -> int:
    holds = (given.start <= day) & (day < given.end)
    columns = (column[holds].tolist() for column in (given.source, given.target, given.tie_kind))
    return len({(min(a, b), max(a, b), kind) for a, b, kind in zip(*columns, strict=True)})


def _counts(graph: Any, either: Any) -> Mapping[str, Any]:
    size, ties = len(graph), graph.number_of_edges()
    degree = [found for _, found in either.degree]
    received, given = ([found for _, found in side] for side in (graph.in_degree, graph.out_degree))
    strengths = [
        [found for _, found in side(weight="weight")]
        for side in (graph.in_degree, graph.out_degree)
    ]
    return {
        "actors": size,
        "ties": ties,
        "isolates": nx.number_of_isolates(either),
        "density": nx.density(graph),
        "mean_degree": sum(degree) / size,
        "degree": degree,
        "in_degree": received,
        "out_degree": given,
        "in_strength": strengths[0],
        "out_strength": strengths[1],
        "strength": [a + b for a, b in zip(*strengths, strict=True)],
        "degree_centralization": _below_largest(degree) / ((size - 1) * (size - 2)),
        "indegree_centralization": _below_largest(received) / (size - 1) ** 2,
        "outdegree_centralization": _below_largest(given) / (size - 1) ** 2,
        "degree_assortativity": _by_degrees(degree, either),
    }


def _by_degrees(degree: list[int], either: Any) -> float:
    ends = sum(degree)
    squares = sum(k * k for k in degree) ** 2
    spread = ends * sum(k**3 for k in degree) - squares
    together = 2 * sum(degree[a] * degree[b] for a, b in either.edges)
    return (ends * together - squares) / spread


def _below_largest(values: list[int]) -> int:
    return len(values) * max(values) - sum(values)


def _joined(
    size: int,
    near: by_hand.Neighbours,
    parts: list[set[int]],
    kept: list[set[int]],
    kind: list[str],
) -> Mapping[str, Any]:
    adults = {node for node in range(size) if kind[node] != by_hand.YOUNG}
    drawn = [_connectedness(_part_sizes(near, some), len(some)) for some in kept]
    return {
        "connectedness": _connectedness(map(len, parts), size),
        "adults_connectedness": _connectedness(_part_sizes(near, adults), len(adults)),
        "adults_connectedness_chance": np.quantile(drawn, (0.05, 0.5, 0.95)).tolist(),
        "components": len(parts),
        "largest_component_share": max(map(len, parts)) / size,
    }


def _connectedness(parts: Iterable[int], size: int) -> float:
    return sum(part * (part - 1) for part in parts) / (size * (size - 1))


def _part_sizes(near: by_hand.Neighbours, kept: set[int]) -> Iterator[int]:
    unseen = set(kept)
    while unseen:
        part = {unseen.pop()}
        edge = part
        while edge:
            edge = set(chain.from_iterable(near[node] for node in edge)) & unseen
            unseen -= edge
            part = part | edge
        yield len(part)


def _knots(size: int, near: by_hand.Neighbours, either: Any) -> Mapping[str, Any]:
    shared = [0] * size
    for a, b in either.edges:
        both = len(near[a] & near[b])
        shared[a] += both
        shared[b] += both
    degree = [len(others) for others in near]
    triples = sum(count * (count - 1) for count in degree)
    counted = list(zip(degree, shared, strict=True))
    effective = [k - ties / k if k else None for k, ties in counted]
    constraint = nx.constraint(either)
    core = nx.core_number(either)
    return {
        "transitivity": sum(shared) / triples,
        "average_clustering": sum(ties / (k * (k - 1)) for k, ties in counted if k > 1) / size,
        "effective_size": effective,
        "efficiency": [
            None if found is None else found / k for found, k in zip(effective, degree, strict=True)
        ],
        "constraint": [constraint[node] if degree[node] else None for node in range(size)],
        "core_number": [core[node] for node in range(size)],
        "max_core_number": max(core.values()),
    }


def _blocks(size: int, parts: list[set[int]], either: Any) -> Mapping[str, Any]:
    blocks = [*nx.biconnected_components(either)]
    times = Counter(chain.from_iterable(blocks))
    return {
        "articulation_points": sum(count > 1 for count in times.values()),
        "bridges": sum(len(block) == 2 for block in blocks),
        "key_person_drop": by_hand.key_person_drops(size, parts, blocks),
    }


CHAINS = {"021C": 1, "111D": 1, "111U": 1, "030T": 1, "030C": 3, "201": 2, "120D": 2, "120U": 2}
CHAINS |= {"120C": 3, "210": 4, "300": 6}
CLOSED = {"030T": 1, "120D": 2, "120U": 2, "120C": 1, "210": 3, "300": 6}


def _census(graph: Any) -> Mapping[str, Any]:
    size, ties = len(graph), graph.number_of_edges()
    mutual = sum(graph.has_edge(b, a) for a, b in graph.edges) // 2
    triads = nx.triadic_census(graph)
    chains, closed = (
        sum(weight * triads[code] for code, weight in some.items()) for some in (CHAINS, CLOSED)
    )
    return {
        "reciprocity": 2 * mutual / ties,
        "reciprocity_dyadic": mutual / (ties - mutual),
        "dyads_mutual": mutual,
        "dyads_asymmetric": ties - 2 * mutual,
        "dyads_null": size * (size - 1) // 2 - ties + mutual,
        **{f"triads_{code}": count for code, count in triads.items()},
        "transitivity_directed": closed / chains,
        "strong_components": nx.number_strongly_connected_components(graph),
    }


def _central(graph: Any) -> Mapping[str, Any]:
    size = len(graph)
    largest = max(nx.strongly_connected_components(graph), key=len)
    inside = nx.eigenvector_centrality_numpy(graph.subgraph(largest), max_iter=10_000)
    rank = nx.pagerank(graph, weight=None, tol=1e-10 / size, max_iter=1_000)
    return {
        "eigenvector": [inside.get(node) for node in range(size)],
        "pagerank": [rank[node] for node in range(size)],
    }
