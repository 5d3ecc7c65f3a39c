"""What may be quoted of one context, beside what is recorded of it."""

from __future__ import annotations

from sysmap.contexts import Account
from sysmap.evidence import quotes_about
from sysmap.pages import evidence_tables_down, frame
from sysmap.views import evidence_quotes
from sysmap.views import evidence_words as words

SHOWN = 6
"""So many stand on the page; the table has them all."""


def show(page: frame.Page, account: Account) -> None:
    """The quotes as cards, each with how it stands to the context; nothing where there is none."""
    quotes = quotes_about(account.system, context=account.context)
    if not quotes:
        return
    page.part(words.QUOTES, words.quotes_in_words(len(quotes)), words.SAID_NOT_CAUSED)
    page.cards(evidence_quotes.cards(quotes[:SHOWN]))
    evidence_tables_down.table(
        page,
        lambda: evidence_quotes.table(quotes),
        name=f"{account.recorded['key']} quotes",
        title=words.QUOTES_TABLE,
    )
