"""Quotes beside the thing they speak of, as cards and as a table: no name of who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sysmap.evidence import Quote
from sysmap.views.clock import written
from sysmap.views.moves_feed import Card
from sysmap.views.tables import Table

SAID, AS_A_TABLE = "What was said of it", "What was said of it, as a table"
MOST_SHOWN = 6
"""So many stand as cards; the table holds them all."""
QUOTED = re.compile('"([^"]*)"')
MORE = "{} more stand in the table."
NOTE = (
    "Words of people who agreed to be quoted, from sources that may be. Whoever linked them here "
    "judged how they stand to it; few speak, and for nobody else."
)
LINKED_AS = "Linked as"
STANCES = {
    "contradicts": "speaks against what is recorded",
    "supports": "speaks for what is recorded",
    "illustrates": "shows what is meant",
}
"""In this order they stand as cards, so that none that speaks against is out of sight."""
NOT_KNOWN, DAY_NOT_SAID = "somebody", "day not said"


def cards(quotes: Sequence[Quote]) -> list[Card]:
    """Some quotes, each with what kind of source and of person it comes from."""
    order = list(STANCES)
    first = sorted(quotes, key=lambda quote: order.index(quote.stance))[:MOST_SHOWN]
    return [
        Card(
            when=written(quote.day) if quote.day else DAY_NOT_SAID,
            title=f"{quote.said_by or NOT_KNOWN}, {quote.source_kind}".capitalize(),
            saying=within_quotes(quote.words),
            facts=[(LINKED_AS, STANCES[quote.stance])],
            lines_are="",
            lines=[],
        )
        for quote in first
    ]


def within_quotes(words: str) -> str:
    """Words to stand within quotation marks: what is quoted in them has single ones.

    >>> within_quotes('"We lost our desks," says one.')
    "'We lost our desks,' says one."
    """
    return QUOTED.sub(r"'\1'", words)


def more(quotes: Sequence[Quote]) -> str:
    """How many are not shown as cards."""
    beyond = len(quotes) - MOST_SHOWN
    return MORE.format(beyond) if beyond > 0 else ""


def table(quotes: Sequence[Quote]) -> Table:
    """Every quote as a row, the earliest first."""
    return Table(
        ("Day", "Said by", "Source", "Words", LINKED_AS),
        [
            (
                written(quote.day) if quote.day else None,
                quote.said_by,
                quote.source_kind,
                quote.words,
                STANCES[quote.stance],
            )
            for quote in quotes
        ],
    )
