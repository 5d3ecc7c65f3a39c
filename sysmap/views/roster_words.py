"""The words of the roster into which a paper round is typed."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sysmap.errors import Problem
from sysmap.views.record_words import kind as kind_in_words
from sysmap.views.record_words import problem as told
from sysmap.views.words import counted

TITLE = "Type a paper round"
TELLER, DAY = "Whose paper", "Day of the round"
FIRST_MAP = "This is the first map"
TAKE_BACK = "Take it back"
OF_THE_GRID = {
    "find": "Find a name, then Enter",
    "save": "Save this paper (Ctrl+Enter)",
    "count": "{count} marked",
}
ANSWER_KEYS = "1 still there, 2 changed, 3 ended, 4 better not"
HOW = "Enter goes to the name and back, the arrows up and down."


def keys(letters: Mapping[str, str], directed: Collection[str]) -> str:
    """Which key means what."""
    ways = ", ".join(f"{letter} {kind_in_words(kind)}" for letter, kind in letters.items())
    turned = ", ".join(letter.upper() for letter, kind in letters.items() if kind in directed)
    shifted = f" {turned}: the other way round." if turned else ""
    return f"{ways}; {ANSWER_KEYS}.{shifted} {HOW}"


def saved(teller: str, count: int) -> str:
    """That one member's paper is in."""
    return f"Saved: the paper of {teller}, {counted(count, 'line')}."


def problem(name: str | None, found: Problem) -> str:
    """One thing to put right, by the name beside which it was typed."""
    return f"{name}: {found.what}; {found.remedy}" if name else told(found)
