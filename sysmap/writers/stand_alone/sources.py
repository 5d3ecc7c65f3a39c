"""What the page brings with it: style, scripts, and the policy that lets these run and no other."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from sysmap.views import colours, component
from sysmap.views.component import SCRIPTS, change_lines, imported, joined_modules, script

LIBRARY = ("pyvis", "templates/lib/vis-9.1.2/vis-network.min.js")
OWN = ("reading", "graph", "painting", "naming", "table", "stage", "map")
STYLES = ((component.__name__, "map.css"), (str(__package__), "page.css"))
"""The app's map dresses the slider and the legend; what the page adds comes after it."""


@cache
def sources() -> Mapping[str, str]:
    """The page's `style`, the `library` and our own `script`, and the `policy` by their hashes."""
    own = {name: script(str(__package__), name) for name in OWN}
    style = colours.style_sheet() + "".join(_text(*sheet) for sheet in STYLES)
    library = _text(*LIBRARY)
    ours = change_lines() + joined_modules(_borrowed(own.values()) | own)
    policy = (
        f"default-src 'none'; script-src {_hash(library)} {_hash(ours)}; "
        f"style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    )
    return {"style": style, "library": library, "script": ours, "policy": policy}


def _borrowed(own: Iterable[str]) -> dict[str, str]:
    """The modules of the app's own map that these import, and those that they import in turn."""
    wanted = {module for source in own for module, _ in imported(source)}
    found: dict[str, str] = {}
    for name in reversed(SCRIPTS):
        if name in wanted:
            found[name] = script(component.__name__, name)
            wanted |= {module for module, _ in imported(found[name])}
    return dict(reversed(found.items()))


def _text(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
