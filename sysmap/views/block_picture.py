"""The picture of the group map: blocks of kind and sector on a ring, and lines between them.

It is drawn afresh each time: the order, the turn and the side of the ring are by chance, so that
nobody reads a block off by where it stood on another picture.
"""

from __future__ import annotations

import math
import secrets
from collections.abc import Mapping, Sequence
from html import escape

from sysmap.disclosure.blocks import Block, Blocks
from sysmap.views.charts import GROUND, TEXT, shade
from sysmap.views.colours import SECTORS, UNKNOWN_SECTOR
from sysmap.views.leaving_words import GROUP_MAP_TITLE, block_words

_SIDES = {"service": 4, "academic": 5, "group": 6, "carer": 4, "young person": 3}
"""Kind -> corners of its shape; any other is a circle."""
_WIDE, _HIGH, _SIZE = 760, 600, 26
_TEXT = 23
_WRAP = 16

Point = tuple[float, float]


def block_picture(found: Blocks, *, dark: bool) -> str:
    """The picture as SVG, which holds no number and no name."""
    places = _places(found.shown)
    ink = shade(TEXT, dark=dark)
    lines = "".join(_line(places[one], places[other]) for one, other in found.links)
    shapes = "".join(_shape(block, places[block], dark=dark) for block in found.shown)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img" '
        f'width="{_WIDE}" height="{_HIGH}" aria-label="{GROUP_MAP_TITLE}">'
        f'<g fill="none" stroke="{ink}" stroke-opacity="0.45" stroke-width="2">{lines}</g>'
        f'<g font-family="sans-serif" font-size="{_TEXT}" text-anchor="middle">{shapes}</g></svg>'
    )


def _places(blocks: Sequence[Block]) -> Mapping[Block, Point]:
    """A place on a ring for each, in an order and with a turn that nobody knows beforehand."""
    dice = secrets.SystemRandom()
    order = dice.sample([*blocks], len(blocks))
    turn = dice.random()
    step = math.tau / max(len(order), 1)
    return {
        block: (
            _WIDE / 2 + 0.34 * _WIDE * math.cos(step * (number + turn)),
            _HIGH / 2 + 0.35 * _HIGH * math.sin(step * (number + turn)),
        )
        for number, block in enumerate(order)
    }


def _line(one: Point, other: Point) -> str:
    """A line that bends a little towards the middle, so that it does not run through a third."""
    middle = [(a + b) / 2 for a, b in zip(one, other, strict=True)]
    bent = [at + 0.3 * (half - at) for at, half in zip(middle, (_WIDE / 2, _HIGH / 2), strict=True)]
    path = "{:.0f} {:.0f} Q{:.0f} {:.0f} {:.0f} {:.0f}".format(*one, *bent, *other)
    return f'<path d="M{path}"/>'


def _shape(block: Block, place: Point, *, dark: bool) -> str:
    x, y = place
    fill = shade(SECTORS.get(block.sector, UNKNOWN_SECTOR), dark=dark)
    return f'<g fill="{fill}">{_outline(block.kind, x, y)}</g>{_words(block, place, dark=dark)}'


def _words(block: Block, place: Point, *, dark: bool) -> str:
    """What a block is called, on its outer side, where no line runs."""
    x, y = place
    lines = _wrapped(block_words(block))
    first = y + _SIZE + _TEXT if y > _HIGH / 2 else y - _SIZE - 10 - (len(lines) - 1) * _TEXT * 1.15
    text = "".join(
        f'<tspan x="{x:.0f}" dy="{"1.15em" if number else 0}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    ink, ground = shade(TEXT, dark=dark), shade(GROUND, dark=dark)
    return (
        f'<text x="{x:.0f}" y="{first:.0f}" fill="{ink}" paint-order="stroke" stroke="{ground}" '
        f'stroke-width="5">{text}</text>'
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


def _wrapped(words: str) -> list[str]:
    """Two lines where one would be long: who, and in which sector."""
    who, comma, sector = words.partition(", ")
    return [f"{who},", sector] if comma and len(words) > _WRAP else [words]
