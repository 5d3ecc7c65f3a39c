"""Three circles, one in the other, to draw people into."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

MIDDLE, RADII, HEIGHT = 300, (110, 200, 290), 600
ROOM = 130
"""What the middle has room for, in letters times their size."""


def rings(me: str, names: Sequence[str], told: str) -> str:
    """The circles with a word in the middle and one on each ring."""
    circles = "".join(
        f'<circle cx="{MIDDLE}" cy="{MIDDLE}" r="{radius}" fill="none" stroke="#555" '
        'stroke-width="1.5"/>'
        for radius in RADII
    )
    words = "".join(
        _word(name, MIDDLE - radius + 22, 18) for name, radius in zip(names, RADII, strict=False)
    )
    middle = (
        f'<circle cx="{MIDDLE}" cy="{MIDDLE}" r="42" fill="none" stroke="#000" stroke-width="2"/>'
        f"{_word(me, MIDDLE + 6, min(22, ROOM // max(1, len(me))))}"
    )
    return (
        f'<svg class="rings" viewBox="0 0 {HEIGHT} {HEIGHT}" role="img" '
        f'aria-label="{escape(told)}">{circles}{words}{middle}</svg>'
    )


def _word(text: str, height: int, size: int) -> str:
    return (
        f'<text x="{MIDDLE}" y="{height}" font-size="{size}" text-anchor="middle" '
        f'font-family="sans-serif">{escape(text)}</text>'
    )
