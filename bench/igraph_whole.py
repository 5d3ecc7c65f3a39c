"""The network as a whole and its groups in plain igraph and numpy, on graphs already built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from panel_input import TRIADS, PanelInput
from scipy.sparse import csr_array

Integers = npt.NDArray[Any]


@dataclass(frozen=True, eq=False)
class Period:
    """What the panel has of a period already."""

    graph: Any
    either: Any
    ends: Integers
    pairs: Integers
    strength: npt.NDArray[np.float64]
    betweenness: list[float]
    harmonic: list[float]


def whole(given: PanelInput, period: Period) -> Mapping[str, Any]:
    graph, either, size = period.graph, period.either, given.size
    degree, received, sent = (
        np.bincount(ends, minlength=size)
        for ends in (period.pairs.ravel(), period.ends[:, 1], period.ends[:, 0])
    )
    mutual, asymmetric, null = graph.dyad_census()
    triads = dict(zip(TRIADS, graph.triad_census(), strict=True))
    betweenness = np.array(period.betweenness)
    return {
        "global_efficiency": sum(period.harmonic) / size,
        "average_path_length": either.average_path_length(),
        "diameter": either.diameter(),
        "average_path_length_directed": graph.average_path_length(),
        "diameter_directed": graph.diameter(),
        "degree_centralization": _below(degree) / ((size - 1) * (size - 2)),
        "indegree_centralization": _below(received) / (size - 1) ** 2,
        "outdegree_centralization": _below(sent) / (size - 1) ** 2,
        "betweenness_centralization": _below(betweenness) / ((size - 1) ** 2 * (size - 2)),
        "closeness_centralization": None,
        "average_clustering": either.transitivity_avglocal_undirected(mode="zero"),
        "articulation_points": len(either.articulation_points()),
        "bridges": len(either.bridges()),
        "max_core_number": max(either.coreness()),
        "strong_components": len(graph.connected_components(mode="strong")),
        "multiplexity": _multiplexity(given, period.ends, period.pairs),
        "degree_assortativity": either.assortativity_degree(),
        "assortativity": either.assortativity_nominal(given.group.tolist()),
        "modularity": either.modularity(given.group.tolist()),
        "dyads_mutual": mutual,
        "dyads_asymmetric": asymmetric,
        "dyads_null": null,
        "reciprocity_dyadic": mutual / (mutual + asymmetric),
        **{f"triads_{code}": count for code, count in triads.items()},
        "transitivity_directed": _transitivity(size, period.ends),
        **_groups(given, period.ends, period.strength),
        "two_step_reach": _reach(given, period.pairs),
    }


def _below(values: Integers) -> float:
    return float((values.max() - values).sum())


def _multiplexity(given: PanelInput, ends: Integers, pairs: Integers) -> float:
    low, high = ends.min(axis=1).astype(np.int64), ends.max(axis=1)
    kind = np.array(given.kind)[ends[:, 1]] == "young person"
    return np.unique((low * given.size + high) * 2 + kind).size / pairs.shape[1]


def _transitivity(size: int, ends: Integers) -> float:
    tied = csr_array((np.ones(len(ends), np.int64), (ends[:, 0], ends[:, 1])), (size, size))
    chains = tied @ tied
    return int((chains * tied).sum()) / int(chains.sum() - chains.diagonal().sum())


def _groups(given: PanelInput, ends: Integers, strength: Integers) -> Mapping[str, Any]:
    source, target = given.group[ends].T
    crossing = source != target
    outside, within = (
        np.bincount(found, minlength=given.groups)
        for found in (np.concatenate([source[crossing], target[crossing]]), source[~crossing])
    )
    members = np.bincount(given.group, minlength=given.groups)
    across, inside = strength[crossing].sum(), strength[~crossing].sum()
    return {
        "group_ei_index": ((outside - within) / (outside + within)).tolist(),
        "group_density": (within / (members * (members - 1))).tolist(),
        "ei_index_weighted": (across - inside) / (across + inside),
    }


def _reach(given: PanelInput, pairs: Integers) -> list[float | None]:
    size, kind = given.size, np.array(given.kind)
    ends = np.concatenate([pairs, pairs[::-1]], axis=1)
    tied = csr_array((np.ones(ends.shape[1], np.int64), tuple(ends)), (size, size))
    young, service = np.flatnonzero(kind == "young person"), np.flatnonzero(kind == "service")
    of_group = csr_array(
        (np.ones(service.size, np.int64), (service, given.group[service])), (size, given.groups)
    )
    near = ((tied + tied @ tied)[young] @ of_group > 0).sum(axis=0) / young.size
    there = np.bincount(given.group[service], minlength=given.groups) > 0
    return [share if some else None for share, some in zip(near.tolist(), there, strict=True)]
