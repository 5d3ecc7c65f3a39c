"""What people said of a tie, a move, a context or an element, in words that may be quoted.

A quote tells what kind of source it comes from and what kind of person says it, and nobody's name:
who speaks is asked for nowhere above this room.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sysmap.evidence.ties_told import ties_kept_apart
from sysmap.model import SPOKEN_OF
from sysmap.system import System

KEPT = 8
"""For so many records they are kept; a changed record is another `System`: none is stale."""
MAY_BE_QUOTED = "quote"


@dataclass(frozen=True, kw_only=True)
class Quote:
    """Words of an excerpt that may be quoted, and how they stand to what they speak of.

    Shape:     `excerpt` and `source` are numbers in the record; `said_by` the kind of whoever says
               it, None where that is not known; `day` that of the source
    """

    excerpt: int
    source: int
    words: str
    source_kind: str
    said_by: str | None
    day: date | None
    stance: str


def quotes_about(
    system: System,
    *,
    move: int | None = None,
    tie: int | None = None,
    context: int | None = None,
    element: int | None = None,
) -> tuple[Quote, ...]:
    """What may be quoted of one thing, named by its number in the record; the earliest first.

    Shape:     of several things that are named, what speaks of any of them, each excerpt once
    """
    asked = {"move": move, "tie": tie, "context": context, "element": element}
    found = [
        quote
        for noun, number in asked.items()
        if number is not None
        for quote in _quotes(system)[noun].get(number, ())
    ]
    alone = {quote.excerpt: quote for quote in reversed(found)}
    return tuple(sorted(alone.values(), key=_when))


@lru_cache(maxsize=KEPT)
def quotable(system: System) -> frozenset[int]:
    """The excerpts whose words are there for the viewer, and that may be quoted.

    Nothing is quoted that speaks of a tie of two who are, or were, kept apart.
    """
    scopes, sources = system.texts("source", "scope"), system.numbers("excerpt", "source").tolist()
    links = system.tables["excerpt_link"]
    apart = ties_kept_apart(system)
    of_those = {row["excerpt"] for row in links.to_pylist() if row["tie"] in apart}
    return frozenset(
        number
        for number, words in enumerate(system.texts("excerpt", "words"))
        if words and scopes[sources[number]] == MAY_BE_QUOTED and number not in of_those
    )


@lru_cache(maxsize=KEPT)
def _quotes(system: System) -> Mapping[str, Mapping[int, list[Quote]]]:
    """Noun -> its number -> what may be quoted of it."""
    may, excerpts = quotable(system), system.tables["excerpt"].to_pylist()
    found: dict[str, dict[int, list[Quote]]] = {noun: defaultdict(list) for noun in SPOKEN_OF}
    for link in system.tables["excerpt_link"].to_pylist():
        if link["excerpt"] in may:
            quote = _quote(system, link["excerpt"], excerpts[link["excerpt"]], link["stance"])
            for noun in SPOKEN_OF:
                if link[noun] is not None:
                    found[noun][link[noun]].append(quote)
    return found


def _quote(system: System, number: int, excerpt: Mapping[str, Any], stance: str) -> Quote:
    source = _sources(system)[excerpt["source"]]
    said_by = source["speaker"] if excerpt["speaker"] is None else excerpt["speaker"]
    return Quote(
        excerpt=number,
        source=excerpt["source"],
        words=excerpt["words"],
        source_kind=source["kind"],
        said_by=None if said_by is None else _kinds(system)[said_by],
        day=source["day"],
        stance=stance,
    )


@lru_cache(maxsize=KEPT)
def _sources(system: System) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = system.tables["source"].drop_columns(["text"]).to_pylist()
    return rows


@lru_cache(maxsize=KEPT)
def _kinds(system: System) -> list[str | None]:
    return system.texts("actor", "kind")


def _when(quote: Quote) -> tuple[date, int]:
    return quote.day or date.min, quote.excerpt
