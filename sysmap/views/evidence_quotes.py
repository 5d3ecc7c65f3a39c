"""Quotes to be read as cards and as rows; nobody is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sysmap.evidence import Quote
from sysmap.views import evidence_words as words
from sysmap.views.moves_feed import Card
from sysmap.views.quote_lines import by, stance
from sysmap.views.tables import Table

COLUMNS = ("When", "By", "Stance", "Words")


def cards(quotes: Iterable[Quote]) -> list[Card]:
    """Each quote as a card: about when, by what kind of person, and how it stands to the thing."""
    return [
        Card(
            when=" · ".join(filter(None, (words.month(quote.day), stance(quote)))),
            title=by(quote),
            saying=quote.words,
            facts=(),
            lines_are="",
            lines=(),
        )
        for quote in quotes
    ]


def table(quotes: Iterable[Quote]) -> Table:
    """The quotes as rows."""
    return Table(
        COLUMNS,
        [(words.month(one.day), by(one), stance(one) or None, one.words) for one in quotes],
    )


def table_of_each(quotes: Mapping[str, Sequence[Quote]]) -> Table:
    """The quotes of several codes as rows, each with its code before it."""
    rows = [(code, *row) for code, found in quotes.items() for row in table(found).rows]
    return Table(("Code", *COLUMNS), rows)
