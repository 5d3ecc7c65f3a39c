"""Quotes beside the thing they speak of, as cards and as a table: no name of who speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sysmap.evidence import Quote
from sysmap.views import evidence_words
from sysmap.views.moves_feed import Card
from sysmap.views.quote_lines import by, stance, within_quotes
from sysmap.views.tables import Table

SAID, AS_A_TABLE = "What was said of it", "What was said of it, as a table"
MOST_SHOWN = 6
"""So many stand as cards; the table holds them all."""
MORE = "{} more stand in the table."
NOTE = (
    "Words of people who agreed to be quoted, from sources that may be. Whoever linked them here "
    "judged how they stand to it; few speak, and for nobody else."
)
LINKED_AS = "Linked as"
COLUMNS = ("When", "Said by", "Source", "Words", LINKED_AS)
ORDER = ("contradicts", "supports", "illustrates", None)
"""In this order they stand as cards, so that none that speaks against is out of sight."""


def cards(quotes: Sequence[Quote], most: int = MOST_SHOWN) -> list[Card]:
    """Some quotes, each with what kind of source and of person it comes from."""
    return [
        Card(
            when=evidence_words.month(quote.day),
            title=by(quote),
            saying=within_quotes(quote.words),
            facts=[(LINKED_AS, stance(quote))] if quote.stance else [],
            lines_are="",
            lines=[],
        )
        for quote in sorted(quotes, key=lambda quote: ORDER.index(quote.stance))[:most]
    ]


def more(quotes: Sequence[Quote]) -> str:
    """How many are not shown as cards."""
    beyond = len(quotes) - MOST_SHOWN
    return MORE.format(beyond) if beyond > 0 else ""


def table(quotes: Sequence[Quote]) -> Table:
    """Every quote as a row, the earliest first."""
    return Table(
        COLUMNS,
        [
            (
                evidence_words.month(quote.day),
                quote.said_by,
                quote.source_kind,
                quote.words,
                stance(quote) or None,
            )
            for quote in quotes
        ],
    )


def table_of_each(quotes: Mapping[str, Sequence[Quote]]) -> Table:
    """The quotes of several codes as rows, each with its code before it."""
    rows = [(code, *row) for code, found in quotes.items() for row in table(found).rows]
    return Table(("Code", *COLUMNS[:-1]), [row[:-1] for row in rows])
