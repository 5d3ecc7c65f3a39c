"""One source as it is read: its text, what is coded in it, and that again as a list of cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sysmap.evidence import ties_kept_apart
from sysmap.system import System
from sysmap.views import evidence_words as words
from sysmap.views.evidence_tables import code_names
from sysmap.views.marking import Coded
from sysmap.views.moves_feed import Card, Line
from sysmap.views.moves_names import names_in
from sysmap.views.quote_lines import within_quotes

FIRST = 3
"""A label in the text names so many codes; the list names them all."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A source as it is read."""

    key: str
    name: str
    scope: str
    text: str
    speaker: int | None
    coded: Sequence[Coded]
    cards: Sequence[Card]


def one(system: System, number: int) -> Shown:
    """A source, by its number in the record."""
    row = {name: system.column("source", name)[number] for name in COLUMNS}
    rows = enumerate(system.tables["excerpt"].to_pylist())
    excerpts = [(place, told) for place, told in rows if told["source"] == number]
    in_order = sorted(excerpts, key=lambda one: (one[1]["start_position"] or 0, one[1]["key"]))
    codes = _codes(system)
    return Shown(
        key=str(row["key"]),
        name=words.source_name(str(row["key"]), row["title"], str(row["kind"]), row["day"]),  # type: ignore[arg-type] # as they are recorded
        scope=str(row["scope"]),
        text=str(row["text"] or ""),
        speaker=row["speaker"],  # type: ignore[arg-type] # a number
        coded=[
            Coded(told["start_position"], told["end_position"], _label(told, codes[place]))
            for place, told in in_order
            if told["start_position"] is not None
        ],
        cards=[_card(system, place, told, codes[place]) for place, told in in_order],
    )


COLUMNS = ("key", "title", "kind", "day", "scope", "text", "speaker")


def _label(excerpt: Mapping[str, Any], codes: Sequence[str]) -> str:
    more = f" +{len(codes) - FIRST}" if len(codes) > FIRST else ""
    return f"{excerpt['key']} {', '.join(codes[:FIRST])}{more}".strip()


def _card(system: System, number: int, excerpt: Mapping[str, Any], codes: Sequence[str]) -> Card:
    links = _links(system, number)
    return Card(
        when=str(excerpt["key"]),
        title=", ".join(codes) or words.NO_CODE_YET,
        saying=within_quotes(excerpt["words"] or "") or None,
        facts=(),
        lines_are=words.SPEAKS_OF if links else "",
        lines=[Line(link, "evidence") for link in links],
    )


def _links(system: System, number: int) -> list[str]:
    """What an excerpt speaks of, and how it stands to each thing."""
    apart = ties_kept_apart(system)
    return [
        f"{_called(system, link)}: {words.STANCES[link['stance']]}"
        for link in system.tables["excerpt_link"].to_pylist()
        if link["excerpt"] == number and link["tie"] not in apart
    ]


def _called(system: System, link: Mapping[str, Any]) -> str:
    names = names_in(system)
    if link["tie"] is not None:
        return str(names.tie(link["tie"]))
    if link["move"] is not None:
        return str(names.moves.all[link["move"]].title)
    if link["context"] is not None:
        return str(names.contexts[link["context"]])
    both = (system.texts("element", name)[link["element"]] for name in ("label", "key"))
    return next(filter(None, both), "")


def _codes(system: System) -> Mapping[int, list[str]]:
    """Excerpt -> its codes by name, each once."""
    names = code_names(system)
    found: dict[int, list[str]] = defaultdict(list)
    for row in system.tables["coding"].to_pylist():
        if names[row["code"]] not in found[row["excerpt"]]:
            found[row["excerpt"]].append(names[row["code"]])
    return found
