"""From the texts to the rows of the evidence: sources, excerpts, and what each excerpt is about.

The texts speak of the moves and ties of the shipped programme, so that another seed and another
setting have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import gatherings
from story import Setting
from voices import Mark, Text, texts

Row = Sequence[object]

LETTERS = {"observation": "SO", "interview": "SI", "focus group": "SF", "diary": "SD"}
LINKED_TO = {"M": 1, "T": 2, "X": 3, "E": 4}
"""First letter of a key -> the column of excerpt_links that holds it."""


@dataclass(frozen=True)
class Source:
    """A text with its key."""

    key: str
    text: Text


@dataclass(frozen=True)
class Excerpt:
    """A marked stretch of a source with its key."""

    key: str
    source: Source
    mark: Mark


@cache
def sources() -> tuple[Source, ...]:
    """Every text with its key: two letters for its kind, and its number among them."""
    count = dict.fromkeys(LETTERS.values(), 0)
    keyed = []
    for text in texts():
        letters = LETTERS[text.kind]
        count[letters] += 1
        keyed.append(Source(f"{letters}{count[letters]:02}", text))
    return tuple(keyed)


@cache
def excerpts() -> tuple[Excerpt, ...]:
    """Every marked stretch, in the order of the texts."""
    marked = [(source, mark) for source in sources() for mark in source.text.marks]
    return tuple(
        Excerpt(f"EX{number:03}", source, mark)
        for number, (source, mark) in enumerate(marked, start=1)
    )


def source_rows(setting: Setting) -> Iterator[Row]:
    """The sources."""
    for source in sources():
        text = source.text
        yield (
            *(source.key, text.kind, text.day, text.title, text.speaker),
            *(told_at(text, setting), text.scope, text.words),
        )


def told_at(text: Text, setting: Setting) -> str:
    """The meeting that was observed, or the one at which a diary entry was handed in."""
    held = gatherings.meetings(setting)
    if text.kind == "observation":
        return next(meeting.key for meeting in held if meeting.day == text.day)
    if text.kind != "diary" or not met_in_the_month(text.day, setting):
        return ""
    return next((meeting.key for meeting in held if meeting.day >= text.day), "")


def met_in_the_month(day: date, setting: Setting) -> bool:
    """Whether the group met in the month of this day."""
    return any(month.meeting and month.first_day <= day < month.after for month in setting.months)


def excerpt_rows() -> Iterator[Row]:
    """The excerpts, their positions counted in code points."""
    for excerpt in excerpts():
        mark = excerpt.mark
        yield excerpt.key, excerpt.source.key, mark.start, mark.end, mark.speaker, mark.words


def link_rows() -> Iterator[Row]:
    """What each excerpt bears on: a move, a tie, a context or an element."""
    for excerpt in excerpts():
        for key, stance in excerpt.mark.links:
            row = [excerpt.key, "", "", "", "", stance]
            row[LINKED_TO[key[0]]] = key
            yield row
