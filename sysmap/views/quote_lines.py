"""A quote in a line: the words, by what kind of person, when, and how it stands to a thing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sysmap.evidence import Quote
from sysmap.views import evidence_words as words

QUOTED = re.compile('"([^"]*)"')


def lines(quotes: Iterable[Quote]) -> list[str]:
    """Each quote in a line; nobody is named."""
    return [
        f"\N{LEFT DOUBLE QUOTATION MARK}{within_quotes(quote.words)}"
        f"\N{RIGHT DOUBLE QUOTATION MARK} "
        f"({', '.join(filter(None, (by(quote), words.month(quote.day), stance(quote))))})"
        for quote in quotes
    ]


def within_quotes(words_said: str) -> str:
    """Words to stand within quotation marks: what is quoted in them has single ones.

    >>> within_quotes('"We lost our desks," says one.')
    "'We lost our desks,' says one."
    """
    return QUOTED.sub(r"'\1'", words_said)


def by(quote: Quote) -> str:
    """By what kind of person, in what kind of source."""
    return words.who(quote.said_by, quote.source_kind)


def stance(quote: Quote) -> str:
    """How it stands to the thing that it speaks of; nothing where it is told by its code."""
    return words.STANCES[quote.stance] if quote.stance else ""
