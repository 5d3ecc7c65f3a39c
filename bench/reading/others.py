"""The same data drawn by networkx, igraph and pyvis as somebody who knows them well would draw it.

Each draws the network on both dates with everybody at one place (igraph's Fruchterman-Reingold of
all ties of all dates, seeded and pulled out to fill the picture), labels, colour by sector, shape
by kind, width by strength; and the neighbourhood on both dates of the young person and of the
practitioner who are asked about: six pictures of the same pixels.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import igraph
import matplotlib as mpl
import networkx as nx
from playwright.sync_api import Page
from pyvis.network import Network as PyvisNetwork
from questions import Asked

from sysmap.views.colours import SECTORS, UNKNOWN_SECTOR
from sysmap.views.maps.layout import HALF_SIDE, free_places
from sysmap.views.maps.steps import drawable

mpl.use("Agg")
import matplotlib.pyplot as plt

WIDTH, HEIGHT, DOTS = 1440, 900, 100
WHOLE = ("before", "after")
MARKERS = {
    "service": "s",
    "practitioner": "o",
    "carer": "D",
    "young person": "^",
    "academic": "p",
}
PYVIS_SHAPES = {
    "service": "square",
    "practitioner": "dot",
    "carer": "diamond",
    "young person": "triangle",
    "academic": "star",
}
IGRAPH_SHAPES = {"service": "rectangle", "young person": "triangle-up", "carer": "diamond"}


def graphs(asked: Asked) -> list[Any]:
    """The network at each date as a networkx graph of names."""
    system = asked.system
    kinds, sectors = system.texts("actor", "kind"), system.texts("actor", "sector")
    found = []
    for network in asked.networks:
        graph = nx.Graph()
        for actor in network.actors.tolist():
            sector = sectors[actor]
            ink = SECTORS.get(sector or "", UNKNOWN_SECTOR).light
            graph.add_node(asked.name(actor), kind=kinds[actor], sector=sector, ink=ink)
        held = drawable(network)
        rows = zip(
            network.actors[network.tie_source[held]].tolist(),
            network.actors[network.tie_target[held]].tolist(),
            network.strength[held].tolist(),
            strict=True,
        )
        for one, other, strength in rows:
            graph.add_edge(asked.name(one), asked.name(other), strength=strength)
        found.append(graph)
    return found


def stand(asked: Asked) -> dict[str, tuple[float, float]]:
    """Where everybody stands on both dates, within -1 and 1."""
    places = free_places(asked.system) / HALF_SIDE
    return {asked.name(actor): (float(x), float(y)) for actor, (x, y) in enumerate(places)}


def drawings(asked: Asked) -> list[tuple[str, Any]]:
    """What each tool draws: both dates, whole, near the young person and near the practitioner."""
    whole = dict(zip(("before", "after"), graphs(asked), strict=True))
    near = [
        (f"{asked.name(actor)}-{date}", nx.ego_graph(graph, asked.name(actor)))
        for actor in (asked.young_person, asked.practitioner)
        for date, graph in whole.items()
        if asked.name(actor) in graph
    ]
    return [*whole.items(), *near]


def title(asked: Asked, name: str) -> str:
    """What stands over a picture."""
    step = asked.before if name.endswith("before") else asked.after
    return step.label


def draw_networkx(asked: Asked, folder: Path) -> None:
    """Six pictures by networkx and matplotlib."""
    whole = stand(asked)
    for name, graph in drawings(asked):
        places = whole if name in WHOLE else nx.kamada_kawai_layout(graph)
        figure, axes = plt.subplots(figsize=(WIDTH / DOTS, HEIGHT / DOTS), dpi=DOTS)
        widths = [0.5 + (edge["strength"] or 1) * 0.6 for *_, edge in graph.edges(data=True)]
        nx.draw_networkx_edges(graph, places, ax=axes, width=widths, edge_color="#999999")
        for kind, marker in MARKERS.items():
            nodes = [node for node, told in graph.nodes(data=True) if told["kind"] == kind]
            inks = [graph.nodes[node]["ink"] for node in nodes]
            nx.draw_networkx_nodes(
                graph, places, nodes, ax=axes, node_shape=marker, node_color=inks, node_size=90
            )
        nx.draw_networkx_labels(graph, places, ax=axes, font_size=8)
        _legend(axes, graph)
        axes.set_title(title(asked, name))
        axes.axis("off")
        figure.tight_layout()
        figure.savefig(folder / f"{name}.png")
        plt.close(figure)


def _legend(axes: Any, graph: Any) -> None:
    kinds = [
        plt.Line2D([], [], linestyle="", marker=marker, color="grey", label=kind)
        for kind, marker in MARKERS.items()
    ]
    sectors = {told["sector"]: told["ink"] for _, told in graph.nodes(data=True)}
    inks = [
        plt.Line2D([], [], linestyle="", marker="o", color=ink, label=sector or "no sector")
        for sector, ink in sectors.items()
    ]
    axes.legend(handles=[*kinds, *inks], fontsize=7, loc="lower left")


def draw_igraph(asked: Asked, folder: Path) -> None:
    """Six pictures by igraph's own plot."""
    place = stand(asked)
    for name, graph in drawings(asked):
        drawn = igraph.Graph.from_networkx(graph)
        layout = (
            [place[node] for node in drawn.vs["_nx_name"]] if name in WHOLE else drawn.layout("kk")
        )
        figure, axes = plt.subplots(figsize=(WIDTH / DOTS, HEIGHT / DOTS), dpi=DOTS)
        igraph.plot(
            drawn,
            target=axes,
            layout=layout,
            vertex_label=drawn.vs["_nx_name"],
            vertex_label_size=8,
            vertex_label_dist=1,
            vertex_size=12,
            vertex_color=drawn.vs["ink"],
            vertex_shape=[IGRAPH_SHAPES.get(kind, "circle") for kind in drawn.vs["kind"]],
            edge_width=[0.5 + (strength or 1) * 0.6 for strength in drawn.es["strength"]],
            edge_color="#999999",
        )
        _legend(axes, graph)
        axes.set_title(title(asked, name))
        figure.tight_layout()
        figure.savefig(folder / f"{name}.png")
        plt.close(figure)


def draw_pyvis(asked: Asked, folder: Path, page: Page) -> None:
    """Six pictures by pyvis, as a browser of that size shows its page."""
    whole = stand(asked)
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    for name, graph in drawings(asked):
        places = whole if name in WHOLE else nx.kamada_kawai_layout(graph)
        net = PyvisNetwork(height=f"{HEIGHT - 90}px", width="100%", cdn_resources="in_line")
        net.heading = title(asked, name)
        for node, told in graph.nodes(data=True):
            x, y = places[node]
            net.add_node(
                node,
                label=node,
                color=told["ink"],
                shape=PYVIS_SHAPES[told["kind"]],
                size=10,
                x=float(x) * 700,
                y=float(y) * 350,
                physics=False,
            )
        for one, other, edge in graph.edges(data=True):
            net.add_edge(one, other, width=0.5 + (edge["strength"] or 1) * 0.6, color="#999999")
        net.toggle_physics(False)
        file = folder / f"{name}.html"
        file.write_text(net.generate_html(), encoding="utf-8")
        page.goto(file.as_uri())
        page.wait_for_timeout(1500)
        page.screenshot(path=folder / f"{name}.png")
        file.unlink()
