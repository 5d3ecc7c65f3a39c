"""The same panel as plain igraph and numpy on ready arrays; ours may cost 1.2 times as much."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import igraph
import numpy as np
import numpy.typing as npt
from panel_input import Panel, PanelInput

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def panel(given: PanelInput) -> Panel:
    kind = np.array(given.kind)
    adults = kind != "young person"
    return [_period(given, day, kind, adults) for day in given.days]


def _period(
    given: PanelInput, day: int, kind: npt.NDArray[Any], adults: Flags
) -> Mapping[str, Any]:
    holds = (given.start <= day) & (day < given.end)
    size = given.size
    ends = np.column_stack([given.source[holds], given.target[holds]])
    graph = igraph.Graph(n=size, edges=ends, directed=True)
    low, high = ends.min(axis=1).astype(np.int64), ends.max(axis=1)
    pairs = np.stack(np.divmod(np.unique(low * size + high), size)).astype(np.int32)
    either = igraph.Graph(n=size, edges=pairs.T)
    degree = np.bincount(pairs.ravel(), minlength=size)
    parts = np.array(either.connected_components().sizes())
    drawn = [_connectedness_among(either, row) for row in given.kept]
    given_in, given_out = (np.bincount(ends[:, side], minlength=size) for side in (1, 0))
    weight = np.bincount(ends.ravel(), np.repeat(given.strength[holds], 2), minlength=size)
    return {
        "actors": size,
        "ties": graph.ecount(),
        "isolates": int((degree == 0).sum()),
        "density": graph.density(),
        "mean_degree": float(degree.mean()),
        "connectedness": _connectedness(parts, size),
        "adults_connectedness": _connectedness_among(either, adults),
        "adults_connectedness_chance": np.quantile(drawn, (0.05, 0.5, 0.95)).tolist(),
        "components": parts.size,
        "largest_component_share": int(parts.max()) / size,
        "transitivity": either.transitivity_undirected(),
        "reciprocity": graph.reciprocity(),
        **_mixing(given, ends),
        "degree": degree.tolist(),
        "in_degree": given_in.tolist(),
        "out_degree": given_out.tolist(),
        "strength": weight.tolist(),
        "betweenness": graph.betweenness(),
        "harmonic": graph.harmonic_centrality(mode="in"),
        **_reached(kind, pairs, size),
    }


def _connectedness(parts: Integers, size: int) -> float:
    return float((parts * (parts - 1)).sum() / (size * (size - 1)))


def _connectedness_among(either: Any, kept: Flags) -> float:
    among = either.induced_subgraph(np.flatnonzero(kept).tolist())
    return _connectedness(np.array(among.connected_components().sizes()), int(kept.sum()))


def _mixing(given: PanelInput, ends: npt.NDArray[np.int32]) -> Mapping[str, Any]:
    cells = given.group[ends[:, 0]] * given.groups + given.group[ends[:, 1]]
    tied = np.bincount(cells, minlength=given.groups**2).reshape(given.groups, given.groups)
    members = np.bincount(given.group, minlength=given.groups)
    possible = np.outer(members, members) - np.diag(members)
    density = np.divide(tied, possible, where=possible > 0, out=np.full(tied.shape, np.nan))
    return {
        "mixing_ties": tied.tolist(),
        "mixing_density": [[None if x != x else x for x in row] for row in density.tolist()],  # noqa: PLR0124 - NaN is not itself
        "ei_index": _balance(tied),
        "ei_index_expected": _balance(possible),
    }


def _balance(cells: Integers) -> float:
    return float((cells.sum() - 2 * cells.trace()) / cells.sum())


def _reached(kind: npt.NDArray[Any], pairs: npt.NDArray[np.int32], size: int) -> Mapping[str, Any]:
    names, code = np.unique(kind, return_inverse=True)
    one, other = np.concatenate([pairs, pairs[::-1]], axis=1)
    cells = one.astype(np.int64) * names.size + code[other]
    by_kind = np.bincount(cells, minlength=size * names.size).reshape(size, names.size)
    people = by_kind[:, names != "service"].sum(axis=1)
    young = by_kind[:, names == "young person"].sum(axis=1)
    asked = (people > 0) & (kind != "young person")
    share = np.divide(young, people, where=asked, out=np.full(size, np.nan))
    return {
        "kinds_reached": (by_kind > 0).sum(axis=1).tolist(),
        "focus_share": [
            found if there else None for found, there in zip(share.tolist(), asked, strict=True)
        ],
        "focus_share_median": float(np.median(share[asked & (kind == "practitioner")])),
    }
