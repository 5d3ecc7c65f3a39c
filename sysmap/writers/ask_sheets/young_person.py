"""The young person's own sheet: in their words and language, and with nothing of the record on it.

Whoever it is given to draws and writes who is in their life. No name is printed, not their own
either: what the team calls them may be new to them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape

from sysmap.readers import sentences
from sysmap.readers.sentences import Sentences
from sysmap.writers.ask_sheets.frame import part
from sysmap.writers.ask_sheets.paper import printed
from sysmap.writers.ask_sheets.rings import rings

FILE = "sentences.csv"
PAIRS, LINES = 3, 3


@cache
def shipped() -> Sentences:
    """The sentences that come with sysmap."""
    return sentences.read(FILE, part(FILE).encode(), _ids())


def of_a_team(name: str, content: bytes) -> Sentences:
    """The sentences of a team's own file.

    Raises:    InputRefused -> no such table, or a sentence that is missing
    """
    return sentences.read(name, content, _ids())


def template() -> bytes:
    """The file in which a team changes the sentences, or adds a language: a column for each."""
    return f"\ufeff{part(FILE)}".encode()


@cache
def _ids() -> tuple[str, ...]:
    _head, *lines = part(FILE).splitlines()
    return tuple(line.partition(",")[0] for line in lines)


def own_sheet(said: Mapping[str, str], language: str, *, big: bool = False) -> str:
    """The sheet in one language."""
    told = {name: escape(text) for name, text in said.items()}
    drawing = rings(
        said["me"], [said[one] for one in ("close", "near", "far")], said["circles_how"]
    )
    line = '<span class="line"></span>'
    first = (
        f'<section class="own"><h1>{told["title"]}</h1>'
        f"<p>{told['yours']}</p><p>{told['choose']}</p>"
        f"<h2>{told['circles_title']}</h2><p>{told['circles_how']} {told['circles_more']}</p>"
        f"{drawing}</section>"
    )
    pair = f'<div class="two">{line}<i>{told["and"]}</i>{line}</div>'
    second = (
        '<section class="own lines">'
        f"{_lines(told, 'new', line * LINES)}{_lines(told, 'helps', line * LINES)}"
        f"{_lines(told, 'know', pair * PAIRS)}{_lines(told, 'not', pair)}"
        f"{_lines(told, 'where', '')}<p>{told['where_keep']}</p>{_lines(told, 'worry', '')}"
        f'<p class="quiet">{told["adult"]}</p>{line}</section>'
    )
    return printed(said["title"], [first, second], big=big, language=language)


def _lines(told: Mapping[str, str], part_of_it: str, room: str) -> str:
    return f"<h2>{told[f'{part_of_it}_title']}</h2><p>{told[f'{part_of_it}_how']}</p>{room}"
