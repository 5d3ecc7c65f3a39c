"""The map of one day as one HTML file, which asks nothing of any network.

pyvis holds the actors and ties as vis-network wants them, brings vis-network itself, and fills our
own page: its own one would fetch style sheets from elsewhere, and turn titles into markup.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from pyvis.network import Network

from sysmap.network import snapshot
from sysmap.system import System
from sysmap.views import colours, component, share_words, words
from sysmap.views.clock import Step, one_clock
from sysmap.views.component import joined_modules, script
from sysmap.views.maps.scene import Payload
from sysmap.views.maps.whole import map_payload, table
from sysmap.views.tables import DASH
from sysmap.writers.stand_alone.graph import edges, nodes

LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"
BORROWED = ("elements", "shapes", "sizes", "hulls", "boxes", "view", "spots")
"""Parts of the app's own map: the same shapes, outlines and places of names."""

OWN = ("painting", "map")

OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"shape": "custom"},
    "edges": {"smooth": False, "selectionWidth": 0, "hoverWidth": 0},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "keyboard": {"enabled": True, "bindToWindow": False},
        "selectConnectedEdges": False,
        "tooltipDelay": 120,
    },
}


def map_page(system: System, on_day: date) -> bytes:
    """The map on a day, with its sentence and its table, as a page to keep.

    Names stand in it as text and nowhere as markup; only the two scripts whose hashes the page
    names may run, and the page may fetch nothing. Pairs kept apart have no tie in it.
    """
    payload = map_payload(system, [one_clock("", [Step("", on_day)])])
    graph = Network(cdn_resources="in_line", heading=share_words.map_title(system, on_day))
    graph.nodes, graph.edges = nodes(payload), edges(payload)
    graph.options = dict(OPTIONS)
    graph.set_template_dir(str(files(__package__)), "page.html")
    graph.templateEnv.globals["page"] = _page(system, on_day, payload)
    page: str = graph.generate_html()
    return page.encode()


def _page(system: System, on_day: date, payload: Payload) -> Mapping[str, Any]:
    network = snapshot(system, on_day)
    return {
        **_sources(),
        "holds_names": share_words.holds_names(system),
        "sentence": words.who_is_connected(network, network),
        "without_script": share_words.WITHOUT_SCRIPT,
        "table_title": share_words.TABLE_TITLE,
        "table": table(system, on_day),
        "dash": DASH,
        "shown": _shown(payload),
    }


def _shown(payload: Payload) -> Payload:
    """What the legend and the outlines are made from."""
    return {
        "kinds": list(_counted(payload["kinds"], payload["actor"]["kind"])),
        "sectors": list(_counted(payload["sectors"], payload["actor"]["sector"])),
        "outlines": payload["outlines"],
        "notes": share_words.NOTES,
        "how_to_move": share_words.HOW_TO_MOVE,
    }


def _counted(entries: Sequence[Payload], of: Sequence[int]) -> Iterator[Payload]:
    count = Counter(of)
    return (entry | {"count": count[place]} for place, entry in enumerate(entries))


@cache
def _sources() -> Mapping[str, str]:
    """The page's style and scripts, and the policy that lets these run and nothing else."""
    borrowed = {name: script(component.__name__, name) for name in BORROWED}
    own = {name: script(__package__, name) for name in OWN}
    sources = {
        "style": colours.style_sheet() + _text(__package__, "page.css"),
        "library": _text("pyvis", LIBRARY),
        "script": joined_modules(borrowed | own),
    }
    scripts = f"{_hash(sources['library'])} {_hash(sources['script'])}"
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(sources['style'])}; "
        "base-uri 'none'; form-action 'none'"
    )
    return {**sources, "policy": policy}


def _text(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
