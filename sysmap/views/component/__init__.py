"""The map's own script and style: a few plain modules, joined when first asked for.

Each file is an ES module as it stands. Joined, each is a function of its own, so that no two of
them can meet in a name; an `import` takes what an earlier one exports.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from sysmap.views.colours import CHANGES, style_sheet

SCRIPTS = (
    "elements",
    "shapes",
    "time",
    "scene",
    "picks",
    "narrowing",
    "frame",
    "view",
    "curves",
    "sizes",
    "hulls",
    "boxes",
    "spots",
    "paints",
    "looks",
    "strokes",
    "ties",
    "words",
    "backdrop",
    "actors",
    "labels",
    "gl_colours",
    "gl_tools",
    "gl_shaders",
    "gl_pieces",
    "gl_ties",
    "gl_actors",
    "gl_board",
    "gl_painter",
    "painters",
    "legend_entries",
    "legend_sizes",
    "legend_tallies",
    "legend",
    "tips",
    "detail",
    "corners",
    "controls",
    "finder",
    "filters",
    "drift",
    "dragging",
    "gestures",
    "keys",
    "surroundings",
    "remembered",
    "pointing",
    "picture",
    "doings",
    "gallery",
    "drawing",
    "colours",
    "seen",
    "seen_ties",
    "typesetting",
    "seen_words",
    "saved_words",
    "composition",
    "to_svg",
    "to_canvas",
    "saver",
    "map",
    "barcode_scene",
    "barcode_time",
    "barcode_rows",
    "barcode_lines",
    "barcode_axis",
    "barcode_groups",
    "barcode_legend",
    "barcode_hand",
    "barcode_doings",
    "barcode_parts",
    "barcode",
    "quilt_drawing",
    "quilt_legend",
    "quilt",
    "screen_off",
    "mount",
)
"""In reading order: each file builds on those before it."""

QUESTION = {"words": "have these two met?", "dashes": [1, 6], "width": 2.2}

NEW = {"words": "new since the picture before", "dashes": [9, 2.5], "width": 2}
"""A tie that was not in the picture before it; it is as wide as its strength says."""

TELLINGS = {
    "told_by_both": {"words": "told by both", "dashes": [], "width": 2.4},
    "told_by_one": {"words": "told by this side alone", "dashes": [10, 5], "width": 2.2},
    "told_differently": {
        "words": "still there; the other side says it ended",
        "dashes": [9, 3, 2, 3],
        "width": 2.2,
    },
    "told_to_have_ended": {"words": "said to have ended", "dashes": [1, 4.5], "width": 2.4},
    "not_spoken_of": {"words": "not spoken of", "dashes": [2, 8], "width": 1},
}
"""Look of a tie in one of two tellings -> how it is drawn; the colours stand in map.css."""

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(?:[./\w]*/)?(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:default )?(?=(?:const|function|class) (\w+))", re.MULTILINE)


@cache
def component_source() -> tuple[str, str]:
    """The map's style and script, as `streamlit.components.v2.component` takes them (css, js)."""
    modules = {name: script(__package__, name) for name in SCRIPTS}
    style = files(__package__).joinpath("map.css").read_text(encoding="utf-8")
    joined = joined_modules(modules)
    return style_sheet() + style, f"{change_lines()}{joined}export default mount_js.mount;\n"


def script(package: str, name: str) -> str:
    """One of a package's scripts, as it stands."""
    return files(package).joinpath(f"{name}.js").read_text(encoding="utf-8")


def joined_modules(modules: dict[str, str]) -> str:
    """Modules by name as one script: each a function that gives what it exports, as `NAME_js`."""
    return "".join(_as_function(name, source) for name, source in modules.items())


def change_lines() -> str:
    """The line styles of `colours.py`, for the scripts."""
    lines = {
        name: {"words": line.words, "dashes": line.dashes, "width": line.width}
        for name, line in CHANGES.items()
    }
    every = {**lines, "question": QUESTION, "new": NEW, **TELLINGS}
    return f"const CHANGE_LINES = {json.dumps(every)};\n"


def exported(source: str) -> Iterable[str]:
    """The names that a module exports."""
    return _EXPORT.findall(source)


def imported(source: str) -> Iterable[tuple[str, list[str]]]:
    """The modules that a module imports from, each with the names."""
    return [
        (module, [name.strip() for name in names.split(",") if name.strip()])
        for names, module in _IMPORT.findall(source)
    ]


def _as_function(name: str, source: str) -> str:
    body = _IMPORT.sub(r"const {\1} = \2_js;", source)
    given = ", ".join(exported(source))
    return f"const {name}_js = (() => {{\n{_EXPORT.sub('', body)}return {{ {given} }};\n}})();\n"
