"""The one fixed table of colours, line styles and shapes, for map, chart, table and print.

Sector is colour, kind is shape, strength is width, and a class of change is a colour and a line
style together, so that no meaning rests on colour alone. Each colour has two forms, for a light and
for a dark page, and stands at 3:1 or better on its ground. No class of change shares its colour
with a sector.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LIGHT_GROUND = "#FFFFFF"
DARK_GROUND = "#12171D"


@dataclass(frozen=True)
class Ink:
    """A colour, as it stands on a light page and on a dark one."""

    light: str
    dark: str


@dataclass(frozen=True)
class Line:
    """How a class of change is drawn: colour, dashes (empty is solid) and width in pixels."""

    words: str
    ink: Ink
    dashes: tuple[float, ...] = ()
    width: float = 1.3


UNKNOWN_SECTOR = Ink("#6B7075", "#9AA1A8")

SECTORS: dict[str, Ink] = {
    "social care": Ink("#1E65AA", "#5EA2ED"),
    "health": Ink("#2B743B", "#73BC7E"),
    "education": Ink("#9B5F0F", "#E9A864"),
    "voluntary": Ink("#A93F53", "#F58393"),
    "housing": Ink("#7C4C92", "#C693E0"),
    "justice": Ink("#3F4F60", "#8294A7"),
}

_FORMED = Ink("#00897E", "#5BD5C8")
_ENDED = Ink("#CF550D", "#F97B40")
_FOUND = Ink("#5E6B72", "#B1C0C8")

CHANGES: dict[str, Line] = {
    "formed": Line("formed", _FORMED),
    "formed_with_joiner": Line("formed with a joiner", _FORMED, (14, 3)),
    "reopened": Line("reopened", Ink("#BF3A90", "#F46CBF"), (9, 4, 1, 4), 1.6),
    "stronger": Line("stronger", Ink("#614FD0", "#9388FF"), (12, 5), 1.9),
    "weaker": Line("weaker", Ink("#797525", "#D3CF81"), (4, 5), 1.5),
    "ended": Line("ended", _ENDED, (1, 4.5), 1.9),
    "left_with_actor": Line("left with an actor", _ENDED, (1, 8), 1.9),
    "found": Line("found, not formed", _FOUND, (3, 3), 1.3),
    "not_sure": Line("not sure", _FOUND, (1, 6.5), 1.5),
    "kept": Line("kept", Ink("#888D92", "#767B80"), (), 1.0),
}
"""Class of change -> how it is drawn, in the order of the legend."""

SHAPES: dict[str, str] = {
    "service": "square",
    "practitioner": "circle",
    "carer": "diamond",
    "young person": "triangle",
    "academic": "pentagon",
    "group": "hexagon",
    "thing": "cross",
}
"""Kind of actor -> shape; a kind not known is a small circle with its name in the legend."""

UNKNOWN_SHAPE = "dot"


def sector_inks(sectors: Iterable[str | None]) -> dict[str, Ink]:
    """The colour of each sector that occurs; one that the table does not know is grey."""
    known = sorted({sector for sector in sectors if sector})
    return {sector: SECTORS.get(sector.casefold(), UNKNOWN_SECTOR) for sector in known}


def group_inks(groups: Iterable[str | None]) -> dict[str, Ink]:
    """The colour of each group where no sector is recorded: the table's colours in name order.

    Where there are more groups than colours the last ones are grey.
    """
    names = sorted({group for group in groups if group})
    palette = list(SECTORS.values())
    spare = [UNKNOWN_SECTOR] * max(0, len(names) - len(palette))
    return dict(zip(names, palette + spare, strict=False))


def style_sheet() -> str:
    """The table as style rules: one variable a colour, for a light and for a dark page."""
    inks = {**_numbered_sectors(), **{f"change-{name}": line.ink for name, line in CHANGES.items()}}
    light = "".join(f"--{name}:{ink.light};" for name, ink in inks.items())
    dark = "".join(f"--{name}:{ink.dark};" for name, ink in inks.items())
    return f".sysmap{{{light}}}\n.sysmap[data-ground=dark]{{{dark}}}\n"


def sector_number(ink: Ink) -> int:
    """The number by which the script knows a sector's colour; 0 is the grey of the unknown."""
    return [UNKNOWN_SECTOR, *SECTORS.values()].index(ink)


def _numbered_sectors() -> dict[str, Ink]:
    return {f"sector-{sector_number(ink)}": ink for ink in (UNKNOWN_SECTOR, *SECTORS.values())}
