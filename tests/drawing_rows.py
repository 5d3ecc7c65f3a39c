"""The rows of a drawing: actors, ties and other things by key, and the days of a span."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sysmap.model import CARES_FOR

KIND = {
    "P": "practitioner",
    "Y": "young person",
    "C": "carer",
    "S": "service",
    "A": "academic",
    "T": "thing",
}
ARROWS = {"--": ("works_with", False), "->": ("asks", True), "=>": (CARES_FOR, True)}

Rows = dict[str, list[dict[str, object]]]
Verb = Callable[[str, list[str], Rows], None]


def actor_number(word: str, rows: Rows) -> int:
    key, _, sector = word.partition("@")
    number = thing_number("actor", key, rows, kind=KIND.get(key[0]), sector=None)
    row = rows["actor"][number]
    row["sector"] = sector or row["sector"]
    return number


def thing_number(noun: str, key: str, rows: Rows, **otherwise: object) -> int:
    """The number of the thing of this key, which is added where it is new."""
    for number, row in enumerate(rows[noun]):
        if row["key"] == key:
            return number
    rows[noun].append({"key": key, **otherwise})
    return len(rows[noun]) - 1


def tie_number(words: list[str], kind: str | None, rows: Rows) -> int:
    """The number of the tie `P1 -- P2`; its arrow tells the kind where nothing else does."""
    source, arrow, target = words[:3]
    usual, directed = ARROWS[arrow]
    ends = {"source": actor_number(source, rows), "target": actor_number(target, rows)}
    tie = {**ends, "kind": kind or usual, "directed": directed}
    if tie not in rows["tie"]:
        rows["tie"].append(tie)
    return rows["tie"].index(tie)


def span_of(said: list[str]) -> dict[str, object]:
    return span(said[0] if said else "..")


def span(days: str) -> dict[str, object]:
    start, end = (date.fromisoformat(day) if day else None for day in days.split(".."))
    return {"start": start, "end": end}
