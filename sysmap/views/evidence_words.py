"""Every sentence about what was said: sources, excerpts, codes, themes and coders."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sysmap.views.clock import written

BEGINS = 60
"""So many letters of an excerpt tell which one it is."""
NO_DAY, NO_WORDS = "day not known", "words that may not be quoted"
SORTS: Mapping[str, str] = {
    "theme": "Theme",
    "lens": "Lens",
    "compartment": "Compartment",
    "element": "Element",
    "context": "Context",
    "own": "Ours",
}


def source_name(key: str, title: str | None, kind: str, day: date | None) -> str:
    """A source where one is chosen.

    >>> source_name("D1", "The first star", "diary", date(2025, 3, 5))
    'The first star, diary, 5 March 2025 (D1)'
    """
    when = written(day) if day else NO_DAY
    return f"{', '.join(filter(None, (title, kind, when)))} ({key})"


def excerpt_name(key: str, words: str | None) -> str:
    """An excerpt where one is chosen.

    >>> excerpt_name("Q1", "We rang.")
    'Q1: We rang.'
    """
    return f"{key}: {beginning(words) if words else NO_WORDS}"


def beginning(words: str) -> str:
    """The first words of what was said, in one line."""
    line = " ".join(words.split())
    return line if len(line) <= BEGINS else f"{line[:BEGINS].rstrip()} ..."


def code_name(label: str, sort: str) -> str:
    """A code where one is chosen.

    >>> code_name("responsive", "theme")
    'responsive (theme)'
    """
    return f"{label} ({SORTS[sort].casefold()})"
