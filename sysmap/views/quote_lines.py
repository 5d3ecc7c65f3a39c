"""A quote in a line: the words, by what kind of person, when, and how it stands to a thing."""

from __future__ import annotations

from collections.abc import Iterable

from sysmap.evidence import Quote
from sysmap.views import evidence_words as words


def lines(quotes: Iterable[Quote]) -> list[str]:
    """Each quote in a line; nobody is named."""
    return [
        f"\N{LEFT DOUBLE QUOTATION MARK}{quote.words}\N{RIGHT DOUBLE QUOTATION MARK} "
        f"({', '.join(filter(None, (by(quote), words.month(quote.day), stance(quote))))})"
        for quote in quotes
    ]


def by(quote: Quote) -> str:
    """By what kind of person, in what kind of source."""
    return words.who(quote.said_by, quote.source_kind)


def stance(quote: Quote) -> str:
    """How it stands to the thing that it speaks of; nothing where it is told by its code."""
    return words.STANCES[quote.stance] if quote.stance else ""
