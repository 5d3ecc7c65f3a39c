"""The texts of the evidence: written by hand, with the marks of those who coded them.

`texts/` holds one file for each kind of source. A text begins with a line
`# title | day | speaker | scope`. In it «...» is an excerpt, and {...} says what was seen in it:
codes by their labels; links such as M024+ (supports), X2- (contradicts) or E31~ (illustrates); and
@P03 where somebody else says it than the one who begins the paragraph or the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "texts"
KINDS = {
    "observations": "observation",
    "interviews": "interview",
    "focus_groups": "focus group",
    "diaries": "diary",
}
"""File of the texts -> what kind of source they are, in the order of the keys."""

INVENTED = "[Invented for the demonstration.]"
"""The last line of every text."""

STANCES = {"+": "supports", "-": "contradicts", "~": "illustrates"}

_TITLE = re.compile(r"^# (.*)$", re.MULTILINE)
_MARKED = re.compile(r"«([^»]*)»\{([^}]*)\}")
_LINK = re.compile(r"([MTXE]\d+)([-+~])")
_BEGINS = re.compile(r"([A-Z]\d\d): ")


@dataclass(frozen=True)
class Mark:
    """An excerpt: where it stands, who says it, and what was seen in it."""

    start: int
    words: str
    speaker: str
    codes: tuple[str, ...]
    links: tuple[tuple[str, str], ...]

    @property
    def end(self) -> int:
        """The position after the last letter."""
        return self.start + len(self.words)


@dataclass(frozen=True)
class Text:
    """One source, its words clean of marks."""

    kind: str
    title: str
    day: date
    speaker: str
    scope: str
    words: str
    marks: tuple[Mark, ...]


def texts() -> Iterator[Text]:
    """Every text, kind by kind, in the order in which each file holds them."""
    for name, kind in KINDS.items():
        written = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
        _, *parts = _TITLE.split(written)
        for heading, body in zip(parts[::2], parts[1::2], strict=True):
            yield _text(kind, heading, body.strip())


def _text(kind: str, heading: str, body: str) -> Text:
    title, day, speaker, scope = (part.strip() for part in heading.split("|"))
    words, marks = "", []
    for line in body.split("\n"):
        clean, found = _line(line, len(words), speaker)
        words += clean + "\n"
        marks += found
    return Text(
        kind=kind,
        title=title,
        day=date.fromisoformat(day),
        speaker=speaker,
        scope=scope,
        words=words + INVENTED,
        marks=tuple(marks),
    )


def _line(line: str, start: int, speaker: str) -> tuple[str, list[Mark]]:
    """A line without its marks, and the marks, counted from where the line starts in its text."""
    begins = _BEGINS.match(line)
    says = begins[1] if begins else speaker
    clean, marks, done = "", [], 0
    for found in _MARKED.finditer(line):
        clean += line[done : found.start()]
        marks.append(_mark(found[1], found[2].split(", "), start + len(clean), says))
        clean += found[1]
        done = found.end()
    return clean + line[done:], marks


def _mark(words: str, notes: list[str], start: int, speaker: str) -> Mark:
    named = [note[1:] for note in notes if note.startswith("@")]
    linked = [found for note in notes if (found := _LINK.fullmatch(note))]
    codes = [note for note in notes if not note.startswith("@") and not _LINK.fullmatch(note)]
    return Mark(
        start=start,
        words=words,
        speaker=named[0] if named else speaker,
        codes=tuple(codes),
        links=tuple((link[1], STANCES[link[2]]) for link in linked),
    )
