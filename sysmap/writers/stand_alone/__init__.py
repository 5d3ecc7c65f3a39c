"""The map as one HTML file, which asks nothing of any network: at every step, or on one day.

pyvis holds the actors and ties, brings vis-network to draw them, and fills our own page: its own
one would fetch style sheets from elsewhere, and turn titles into markup.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from importlib.resources import files
from typing import Any

from pyvis.network import Network

from sysmap.network import panel
from sysmap.system import System, date_of
from sysmap.views import clock, share_words, words
from sysmap.views.clock import Clock, Step, one_clock
from sysmap.views.maps.scene import Payload
from sysmap.views.maps.whole import table
from sysmap.views.tables import DASH
from sysmap.writers.stand_alone.graph import edges, nodes
from sysmap.writers.stand_alone.moments import programme_steps, stepped_payload
from sysmap.writers.stand_alone.sources import sources

IN_ROWS = ("actor", "tie")
"""Of the payload, what pyvis holds row by row."""

OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"shape": "custom"},
    "edges": {
        "smooth": False,
        "selectionWidth": 0,
        "hoverWidth": 0,
        "arrows": {end: {"enabled": False, "scaleFactor": 0.45} for end in ("to", "from")},
    },
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
    label = clock.AS_RECORDED if on_day == clock.UNDATED else clock.written(on_day)
    on_the_day = one_clock("", [Step(label, on_day)])
    return _page(system, [on_the_day], share_words.map_title(system, on_day))


def programme_page(system: System) -> bytes:
    """The map at every step of the programme's time, with a slider; else as `map_page`.

    The table in it is of the last step until the slider is moved.
    """
    ways = [one_clock(name, steps) for name, steps in programme_steps(system).items()]
    return _page(system, ways, share_words.programme_title(system, ways[0]))


def _page(system: System, clocks: Sequence[Clock], title: str) -> bytes:
    payload = stepped_payload(system, clocks)
    graph = Network(cdn_resources="in_line", heading=title)
    graph.nodes, graph.edges = nodes(payload), edges(payload)
    graph.options = dict(OPTIONS)
    graph.set_template_dir(str(files(__package__)), "page.html")
    graph.templateEnv.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    graph.templateEnv.globals["page"] = {
        **sources(),
        **_texts(system, clocks[0]),
        "scene": _scene(payload),
    }
    page: str = graph.generate_html()
    return page.encode()


def _texts(system: System, steps: Clock) -> Mapping[str, Any]:
    """What the page says of the steps that it begins with, and the table of the last of them."""
    first, last = panel(system, [date_of(steps.days[0]), date_of(steps.days[-1])])
    return {
        "holds_names": share_words.holds_names(system),
        "sentence": words.who_is_connected(first, last),
        "without_script": share_words.WITHOUT_SCRIPT,
        "table_title": share_words.TABLE_TITLE,
        "table": table(system, last.on_day),
        "table_of": steps.labels[-1],
        "dash": DASH,
    }


def _scene(payload: Payload) -> Payload:
    rest = {name: part for name, part in payload.items() if name not in IN_ROWS}
    return rest | {"how_to_move": share_words.HOW_TO_MOVE}
