"""The map's own script and style: a few plain files, joined when first asked for."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from sysmap.views.colours import CHANGES, style_sheet

SCRIPTS = (
    "elements.js",
    "shapes.js",
    "scene.js",
    "picks.js",
    "view.js",
    "curves.js",
    "looks.js",
    "ties.js",
    "actors.js",
    "boxes.js",
    "labels.js",
    "words.js",
    "legend.js",
    "detail.js",
    "corners.js",
    "controls.js",
    "gestures.js",
    "surroundings.js",
    "picture.js",
    "map.js",
    "mount.js",
)
"""In reading order: each file builds on those before it."""

QUESTION = {"words": "have these two met?", "dashes": [1, 6], "width": 2.2}


@cache
def component_source() -> tuple[str, str]:
    """The map's style and script, as `streamlit.components.v2.component` takes them (css, js)."""
    folder = files(__package__)
    scripts = [folder.joinpath(name).read_text(encoding="utf-8") for name in SCRIPTS]
    style = folder.joinpath("map.css").read_text(encoding="utf-8")
    return style_sheet() + style, "\n".join([_change_lines(), *scripts])


def _change_lines() -> str:
    """The line styles of `colours.py`, for the script."""
    lines = {
        name: {"words": line.words, "dashes": line.dashes, "width": line.width}
        for name, line in CHANGES.items()
    }
    return f"const CHANGE_LINES = {json.dumps({**lines, 'question': QUESTION})};\n"
