"""Networks drawn in text, so that a test shows its picture beside the answer it expects.

    P1@health -- P2@education     connected (works_with); what stands behind @ is the sector
    P1 -> S1                      with a direction (asks)
    C1 => Y1                      C1 cares for Y1
    C1 // P2                      kept apart; days may stand behind: 2025-01-01..2025-02-01
    P3                            somebody connected to nobody
    P3 is carer                   a role
    P3 here 2025-01-01..          a time of being there
    2025-02-03 met P1 P2          a meeting and who was at it

Behind a connection may stand, in any order: a kind (knows_of), a strength (x3), the days on which
it held (2025-01-01..2025-02-01, either side may be left open), an origin (found) and the day on
which it was written down (on2025-02-03). Lines about one pair and kind are the spells of one tie.
The first letter of a key is the kind: Practitioner, Young person, Carer, Service, Academic, Thing;
any other letter stands for a kind that nobody recorded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pyarrow as pa

from sysmap.model import CARES_FOR, KEPT_APART, ORIGINS
from sysmap.system import SCHEMAS, System

DAY = date(2025, 3, 5)
"""The day on which a drawing is looked at where no other is named."""

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


def draw(
    text: str,
    *,
    askable: Iterable[tuple[str, str]] = (),
    strengths: Mapping[str, str] | None = None,
) -> System:
    """The system that is drawn; `strengths` says what the strength of a kind of tie means."""
    rows: Rows = defaultdict(list)
    for line in filter(None, map(str.strip, text.splitlines())):
        _read(line.split(), rows)
    rows["askable"] = [{"kind_a": a, "kind_b": b} for a, b in askable]
    rows["tie_kind"] = [
        {"kind": kind, "strength": meaning} for kind, meaning in (strengths or {}).items()
    ]
    return recorded(**rows)


def recorded(**tables: Sequence[Mapping[str, object]]) -> System:
    """A system of these rows; what a row does not name is not recorded."""
    return System(
        {name: pa.Table.from_pylist([*rows], schema=SCHEMAS[name]) for name, rows in tables.items()}
    )


def _read(words: list[str], rows: Rows) -> None:
    match words:
        case [one]:
            _actor(one, rows)
        case [one, "is", role]:
            rows["role"].append({"actor": _actor(one, rows), "role": role})
        case [one, "here", days]:
            rows["presence"].append({"actor": _actor(one, rows), **_span(days)})
        case [day, "met", *people]:
            for person in people:
                attended = {"meeting": len(rows["meeting"]), "actor": _actor(person, rows)}
                rows["attendance"].append(attended)
            rows["meeting"].append({"key": day, "date": date.fromisoformat(day)})
        case [one, "//", other, *days]:
            pair = {"a": _actor(one, rows), "b": _actor(other, rows), "flag": KEPT_APART}
            rows["pair_flag"].append({**pair, **_span(*days or [".."])})
        case [one, arrow, other, *said]:
            _tie(_actor(one, rows), arrow, _actor(other, rows), said, rows)


def _actor(word: str, rows: Rows) -> int:
    key, _, sector = word.partition("@")
    for number, row in enumerate(rows["actor"]):
        if row["key"] == key:
            row["sector"] = sector or row["sector"]
            return number
    rows["actor"].append({"key": key, "kind": KIND.get(key[0]), "sector": sector or None})
    return len(rows["actor"]) - 1


def _tie(source: int, arrow: str, target: int, said: list[str], rows: Rows) -> None:
    kind, directed = ARROWS[arrow]
    spell: dict[str, object] = {}
    for word in said:
        if ".." in word:
            spell |= _span(word)
        elif word in ORIGINS:
            spell["origin"] = word
        elif word.startswith("x") and word[1:].isdigit():
            spell["strength"] = float(word[1:])
        elif word.startswith("on2"):
            spell["recorded_on"] = date.fromisoformat(word[2:])
        else:
            kind = word
    tie = {"source": source, "target": target, "kind": kind, "directed": directed}
    if tie not in rows["tie"]:
        rows["tie"].append(tie)
    rows["spell"].append({"tie": rows["tie"].index(tie), **spell})


def _span(days: str) -> dict[str, object]:
    start, end = (date.fromisoformat(day) if day else None for day in days.split(".."))
    return {"start": start, "end": end}
