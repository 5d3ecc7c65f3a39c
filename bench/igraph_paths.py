"""The measures of paths as igraph calls, each for itself; NaN stands for what is undefined."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from igraph_panel import graphs
from panel_input import Panel, PanelInput


def panel(given: PanelInput) -> Panel:
    return [_period(*graphs(given, day)) for day in given.days]


def _period(graph: Any, either: Any) -> Mapping[str, Any]:
    size = graph.vcount()
    between = np.array(graph.betweenness())
    pairs = (size - 1) * (size - 2)
    near = np.array(graph.closeness(mode="in"))
    reached = np.array(graph.neighborhood_size(order=size, mode="in")) - 1
    harmonic = np.array(graph.harmonic_centrality(mode="in"))
    return {
        "betweenness": between,
        "betweenness_normalised": between / pairs,
        "betweenness_centralization": float((between.max() - between).sum()) / (pairs * (size - 1)),
        "closeness": np.where(reached > 0, near * reached / (size - 1), 0.0),
        "closeness_centralization": None,
        "harmonic": harmonic,
        "global_efficiency": float(harmonic.mean()),
        "average_path_length_directed": graph.average_path_length(),
        "diameter_directed": graph.diameter(),
        "average_path_length": either.average_path_length(),
        "diameter": either.diameter(),
    }
