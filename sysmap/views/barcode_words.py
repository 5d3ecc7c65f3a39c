"""What the barcode of ties says: its choices, groups and contexts, and each line in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sysmap.views.clock import written
from sysmap.views.colours import CHANGES
from sysmap.views.tables import DASH
from sysmap.views.words import counted

SHOW = "Show"
THE_CHANGE, SIDE_BY_SIDE, BARCODE = "the change", "side by side", "barcode"
PICTURES = (THE_CHANGE, SIDE_BY_SIDE, BARCODE)
BY_SECTORS, BY_CONTEXT = "pair of sectors", "context when it formed"
NO_CONTEXT, NO_MOVE = "no context recorded", "no move recorded"
NO_SECTOR, NO_SECTORS = "no sector", "no sector on either side"
FROM, TO = "From", "To"
FURTHER = {"came_and_went": "came and went", "neither": "not there between the two days"}
"""Classes of ties that were there on neither of the two days."""
BETWEEN = f" {DASH} "
TABLE = "Each line of the barcode as a table"
COLUMNS = ("From", "To", "Kind", "Over time", "Pair of sectors", "Context when it formed")

FORMED = ("formed", "formed_with_joiner")
"""Of these classes the day on which a tie began is the day of the change itself."""


def barcode(ties: int, first: date, last: date) -> str:
    """The picture for somebody who does not see it."""
    lines = counted(ties, "tie")
    return f"Barcode: {lines}, a line each, from {written(first)} to {written(last)}."


def nothing_between(since: date, until: date) -> str:
    """That no tie was there on any day from one to the other."""
    if since == until:
        return f"No tie is recorded on {written(since)}."
    return f"No tie is recorded between {written(since)} and {written(until)}."


def pair_of_sectors(one: str | None, other: str | None) -> str:
    """The group of a tie by the sectors of its ends.

    >>> pair_of_sectors("health", "health"), pair_of_sectors(None, None)
    ('within health', 'no sector on either side')
    """
    named = sorted(name for name in (one, other) if name)
    if not named:
        return NO_SECTORS
    if len(named) == 1:
        return BETWEEN.join([*named, NO_SECTOR])
    return f"within {named[0]}" if named[0] == named[1] else BETWEEN.join(named)


def line(
    change: str,
    times: Sequence[tuple[str | None, str | None]],
    strengths: Sequence[float],
) -> str:
    """One tie over time: what became of it, when it held, at which strengths.

    Shape:     `times` are the unbroken times in which it held: when it began, None where that was
               not written down, and when it ended, None where it is still there.

    >>> line("formed", [("3 March 2025", None)], [2])
    'formed 3 March 2025, still there, strength 2'
    """
    (began, ended), *later = times
    what = became(change)
    told = [
        f"{what} {began}" if change in FORMED and began else f"{what}, {_since(began)}",
        _until(ended),
        *(f"again {_since(start)}, {_until(end)}" for start, end in later),
        *([_strengths(strengths)] if strengths else []),
    ]
    return ", ".join(told)


def became(change: str) -> str:
    """What became of a tie between the two days."""
    return CHANGES[change].words if change in CHANGES else FURTHER[change]


def _since(began: str | None) -> str:
    return f"since {began}" if began else "since when is not recorded"


def _until(ended: str | None) -> str:
    return f"until {ended}" if ended else "still there"


def _strengths(told: Sequence[float]) -> str:
    return f"strength {', then '.join(f'{strength:g}' for strength in told)}"
