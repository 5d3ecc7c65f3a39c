"""The group map as one still HTML file: blocks of kind and sector, and lines between them.

It is drawn afresh each time: the order, the turn and the side of the ring are by chance, so that
nobody reads a block off by where it stood on another picture. It runs no script and asks nothing of
any network.
"""

from __future__ import annotations

import math
import secrets
from collections.abc import Mapping, Sequence
from html import escape

from sysmap.disclosure.blocks import Block, Blocks
from sysmap.views.colours import SECTORS, UNKNOWN_SECTOR, Ink
from sysmap.views.leaving_words import block_words, blocks_sentence

_SIDES = {"service": 4, "academic": 5, "group": 6, "carer": 4, "young person": 3}
"""Kind -> corners of its shape; any other is a circle."""
_WIDE, _HIGH, _SIZE = 1000, 620, 26
_WRAP = 16

Point = tuple[float, float]


def block_map(found: Blocks, *, title: str, hidden: Sequence[str]) -> str:
    """The page: its sentence, the picture, the same as a table, and what is hidden and why."""
    places = _places(found.shown)
    lines = "".join(_line(places[one], places[other]) for one, other in found.links)
    shapes = "".join(_shape(block, places[block]) for block in found.shown)
    rows = "".join(_row(block, found) for block in found.shown)
    left_out = "".join(f"<li>{escape(line)}</li>" for line in hidden)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(title)}</title><style>{_STYLE}</style></head>
<body><main><h1>{escape(title)}</h1><p class="answer">{escape(blocks_sentence(found))}</p>
<div class="picture"><svg viewBox="0 0 {_WIDE} {_HIGH}" role="img" aria-label="{escape(title)}">
<g class="lines">{lines}</g>{shapes}</svg></div>
<h2>The same as a table</h2><table><thead><tr><th scope="col">Group</th>
<th scope="col">Tied to</th></tr></thead><tbody>{rows}</tbody></table>
<h2>What is hidden, and why</h2><ul>{left_out}</ul></main></body></html>
"""


def _places(blocks: Sequence[Block]) -> Mapping[Block, Point]:
    """A place on a ring for each, in an order and with a turn that nobody knows beforehand."""
    dice = secrets.SystemRandom()
    order = dice.sample([*blocks], len(blocks))
    turn = dice.random()
    step = math.tau / max(len(order), 1)
    return {
        block: (
            _WIDE / 2 + 0.37 * _WIDE * math.cos(step * (number + turn)),
            _HIGH / 2 + 0.36 * _HIGH * math.sin(step * (number + turn)),
        )
        for number, block in enumerate(order)
    }


def _line(one: Point, other: Point) -> str:
    """A line that bends a little towards the middle, so that it does not run through a third."""
    middle = [(a + b) / 2 for a, b in zip(one, other, strict=True)]
    bent = [at + 0.3 * (half - at) for at, half in zip(middle, (_WIDE / 2, _HIGH / 2), strict=True)]
    path = "{:.0f} {:.0f} Q{:.0f} {:.0f} {:.0f} {:.0f}".format(*one, *bent, *other)
    return f'<path d="M{path}"/>'


def _shape(block: Block, place: Point) -> str:
    x, y = place
    kind = "".join(letter for letter in _ink_name(block.sector) if letter.isalpha())
    words = _wrapped(block_words(block))
    text = "".join(
        f'<tspan x="{x:.0f}" dy="{"1.15em" if number else 0}">{escape(line)}</tspan>'
        for number, line in enumerate(words)
    )
    return (
        f'<g class="{kind}">{_outline(block.kind, x, y)}'
        f'<text x="{x:.0f}" y="{y + _SIZE + 20:.0f}">{text}</text></g>'
    )


def _outline(kind: str, x: float, y: float) -> str:
    sides = _SIDES.get(kind)
    if not sides:
        return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{_SIZE}"/>'
    turn = math.pi / 4 if kind == "service" else 0
    corners = (math.tau * corner / sides + turn - math.pi / 2 for corner in range(sides))
    points = " ".join(
        f"{x + _SIZE * math.cos(angle):.0f},{y + _SIZE * math.sin(angle):.0f}" for angle in corners
    )
    return f'<polygon points="{points}"/>'


def _row(block: Block, found: Blocks) -> str:
    tied = [two[two[0] == block] for two in found.links if block in two]
    others = "; ".join(block_words(other) for other in tied) or "none that is shown"
    return f"<tr><td>{escape(block_words(block))}</td><td>{escape(others)}</td></tr>"


def _wrapped(words: str) -> list[str]:
    """Two lines where one would be long: who, and in which sector."""
    who, comma, sector = words.partition(", ")
    return [f"{who},", sector] if comma and len(words) > _WRAP else [words]


def _ink_name(sector: str) -> str:
    return sector if sector in SECTORS else "unknown"


def _inks() -> str:
    inks: dict[str, Ink] = {**SECTORS, "unknown": UNKNOWN_SECTOR}
    names = {"".join(filter(str.isalpha, sector)): ink for sector, ink in inks.items()}
    light = "".join(f".{name}{{fill:{ink.light}}}" for name, ink in names.items())
    dark = "".join(f".{name}{{fill:{ink.dark}}}" for name, ink in names.items())
    return f"{light}@media (prefers-color-scheme:dark){{{dark}}}"


_STYLE = (
    ":root{color-scheme:light dark}"
    "body{margin:0;background:#fff;color:#1d242c;"
    "font:16px/1.5 'Source Sans 3','Noto Sans','Segoe UI',sans-serif}"
    "main{max-width:1080px;margin:0 auto;padding:14px 22px}h1{font-size:24px;margin:0}"
    "h2{font-size:17px;margin:22px 0 6px}.answer{margin:4px 0 10px}"
    ".picture{overflow-x:auto}svg{display:block;width:100%;min-width:620px;max-height:72vh}"
    "svg text{font-size:16px;text-anchor:middle;fill:#1d242c;paint-order:stroke;"
    "stroke:#fff;stroke-width:4px}"
    ".lines path{fill:none;stroke:#8b949d;stroke-width:1.6}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:4px 12px 4px 0;"
    "border-bottom:1px solid #d5dade}"
    "@media (prefers-color-scheme:dark){body{background:#12171d;color:#e8edf2}"
    "svg text{fill:#e8edf2;stroke:#12171d}th,td{border-color:#37414b}"
    ".lines path{stroke:#6d7782}}" + _inks()
)
