"""The same panel as plain igraph calls and numpy on ready arrays, each measure for itself.

What igraph has no call for and numpy no line (brokerage, key persons, reach in two steps) is not
in it. NaN stands for what is undefined.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import igraph
import igraph_groups
import numpy as np
import numpy.typing as npt
from panel_input import Panel, PanelInput

Integers = npt.NDArray[np.integer[Any]]
Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

STARTS = 10
TRIADS = [
    *("003", "012", "102", "021D", "021U", "021C", "111D", "111U"),
    *("030T", "030C", "201", "120D", "120U", "120C", "210", "300"),
]


def panel(given: PanelInput) -> Panel:
    return [_period(given, day) for day in given.days]


def graphs(given: PanelInput, day: int) -> tuple[Any, Any]:
    """The ties of a day, with their direction and without."""
    ends = _ends(given, day)
    graph = igraph.Graph(n=given.size, edges=ends.T, directed=True)
    return graph, igraph.Graph(n=given.size, edges=_pairs(ends, given.size).T)


def leiden(either: Any) -> float:
    """The best modularity of ten starts."""
    return max(
        float(either.community_leiden("modularity", n_iterations=2).modularity)
        for _ in range(STARTS)
    )


def _ends(given: PanelInput, day: int) -> Integers:
    holds = (given.start <= day) & (day < given.end)
    return np.stack([given.source[holds], given.target[holds]])


def _pairs(ends: Integers, size: int) -> Integers:
    low, high = ends.min(axis=0).astype(np.int64), ends.max(axis=0)
    return np.stack(np.divmod(np.unique(low * size + high), size)).astype(np.int32)


def _period(given: PanelInput, day: int) -> Mapping[str, Any]:
    ends, size = _ends(given, day), given.size
    pairs = _pairs(ends, size)
    graph, either = graphs(given, day)
    return {
        **_counts(given, day, ends, pairs),
        **_joined(given, either),
        **_knots(either),
        **_census(graph),
        **igraph_groups.mixing(given, day, ends),
        **igraph_groups.kinds(given, pairs),
        "modularity": either.modularity(given.group.tolist()),
        "assortativity": either.assortativity_nominal(given.group.tolist(), directed=False),
        "degree_assortativity": either.assortativity_degree(),
        "strong_components": len(graph.connected_components(mode="strong")),
        "articulation_points": len(either.articulation_points()),
        "bridges": len(either.bridges()),
        "eigenvector": _eigenvector(graph),
        "pagerank": np.array(graph.pagerank()),
    }


def _counts(given: PanelInput, day: int, ends: Integers, pairs: Integers) -> Mapping[str, Any]:
    size, ties = given.size, ends.shape[1]
    holds = (given.start <= day) & (day < given.end)
    weight = given.strength[holds]
    degree = np.bincount(pairs.ravel(), minlength=size)
    out, into = (np.bincount(side, minlength=size) for side in ends)
    out_weight, in_weight = (np.bincount(side, weight, minlength=size) for side in ends)
    low, high = ends.min(axis=0).astype(np.int64), ends.max(axis=0)
    kinds = np.unique((low * size + high) * 10 + given.tie_kind[holds]).size
    return {
        "actors": size,
        "ties": ties,
        "isolates": int((degree == 0).sum()),
        "density": ties / (size * (size - 1)),
        "mean_degree": float(degree.mean()),
        "multiplexity": kinds / pairs.shape[1],
        "degree": degree,
        "in_degree": into,
        "out_degree": out,
        "in_strength": in_weight,
        "out_strength": out_weight,
        "strength": in_weight + out_weight,
        "degree_centralization": _below_largest(degree) / ((size - 1) * (size - 2)),
        "indegree_centralization": _below_largest(into) / (size - 1) ** 2,
        "outdegree_centralization": _below_largest(out) / (size - 1) ** 2,
    }


def _below_largest(values: Integers) -> int:
    return int((values.max() - values).sum())


def _joined(given: PanelInput, either: Any) -> Mapping[str, Any]:
    size = given.size
    parts = np.array(either.connected_components().sizes())
    drawn = [_connectedness_among(either, row) for row in given.kept]
    return {
        "connectedness": _connectedness(parts, size),
        "adults_connectedness": _connectedness_among(
            either, np.array(given.kind) != "young person"
        ),
        "adults_connectedness_chance": np.quantile(drawn, (0.05, 0.5, 0.95)),
        "components": parts.size,
        "largest_component_share": int(parts.max()) / size,
    }


def _connectedness(parts: Integers, size: int) -> float:
    return float((parts * (parts - 1)).sum() / (size * (size - 1)))


def _connectedness_among(either: Any, kept: Flags) -> float:
    among = either.induced_subgraph(np.flatnonzero(kept).tolist())
    return _connectedness(np.array(among.connected_components().sizes()), int(kept.sum()))


def _knots(either: Any) -> Mapping[str, Any]:
    degree = np.array(either.degree())
    shares = np.array(either.transitivity_local_undirected(mode="zero"))
    tied = np.where(degree > 0, degree, np.nan)
    effective = tied - shares * (degree - 1)
    return {
        "transitivity": either.transitivity_undirected(),
        "average_clustering": either.transitivity_avglocal_undirected(mode="zero"),
        "effective_size": effective,
        "efficiency": effective / tied,
        "constraint": np.where(degree > 0, either.constraint(), np.nan),
        "core_number": np.array(either.coreness()),
        "max_core_number": max(either.coreness()),
    }


def _census(graph: Any) -> Mapping[str, Any]:
    mutual, asymmetric, null = graph.dyad_census()
    counts = dict(zip(TRIADS, graph.triad_census(), strict=True))
    closed = counts["030T"] + 2 * (counts["120D"] + counts["120U"]) + counts["120C"]
    closed += 3 * counts["210"] + 6 * counts["300"]
    chains = counts["021C"] + counts["111D"] + counts["111U"] + 3 * counts["030C"]
    chains += counts["030T"] + 2 * (counts["201"] + counts["120D"] + counts["120U"])
    chains += 3 * counts["120C"] + 4 * counts["210"] + 6 * counts["300"]
    return {
        "reciprocity": graph.reciprocity(),
        "reciprocity_dyadic": graph.reciprocity(mode="ratio"),
        "dyads_mutual": mutual,
        "dyads_asymmetric": asymmetric,
        "dyads_null": null,
        **{f"triads_{code}": count for code, count in counts.items()},
        "transitivity_directed": closed / chains,
    }


def _eigenvector(graph: Any) -> Numbers:
    parts = graph.connected_components(mode="strong")
    inside = parts[int(np.argmax(parts.sizes()))]
    found = np.array(graph.induced_subgraph(inside).eigenvector_centrality(directed=True))
    values = np.full(graph.vcount(), np.nan)
    values[inside] = found / np.linalg.norm(found)
    return values
