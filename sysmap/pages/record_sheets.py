"""The tables in which many things are changed at once: their columns, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from sysmap import recording
from sysmap.pages import record_things
from sysmap.recording import COLUMNS, WRITES, Held, Line
from sysmap.recording.held import Row, as_called
from sysmap.views import record_words as words
from sysmap.views import sheet_words

MOST = 200
"""So many rows of the record stand in a table at most."""


def columns(noun: str) -> dict[str, str]:
    """What each column of a table is called."""
    return {name: sheet_words.column(noun, name) for name in COLUMNS[noun]}


def now(held: Held, noun: str, line: Line) -> Line | None:
    """The row as it stands now in the record; None where it was taken out."""
    same = (one for one in LINES[noun](held) if line.ids.items() <= one.ids.items())
    return next(same, None)


def lines(held: Held, noun: str, wanted: str) -> list[Line]:
    """The rows of the record that hold a text, as they stand."""
    text = as_called(wanted)
    found = (
        line
        for line in LINES[noun](held)
        if not text or any(text in as_called(cell or "") for cell in line.stood.values())
    )
    return list(islice(found, MOST))


def _actors(held: Held) -> Iterator[Line]:
    there = {str(row["actor"]): row for row in sorted(held.rows("presence"), key=_began)}
    called = _called(held)
    for row in sorted(held.rows("actor"), key=lambda row: called[str(row["id"])].casefold()):
        parts = {"actor": row, "presence": there.get(str(row["id"]))}
        yield _line(held, "actor", parts, {"service": called.get(str(row["service"]))})


def _ties(held: Held) -> Iterator[Line]:
    called = _called(held)
    ties = {str(row["id"]): row for row in recording.ties_shown(held)}
    spells = [row for row in held.rows("spell") if str(row["tie"]) in ties]
    for spell in sorted(spells, key=_began, reverse=True):
        tie, strength = ties[str(spell["tie"])], spell["strength"]
        told = {
            "one": called[str(tie["source"])],
            "kind": words.kind(tie["kind"]),
            "other": called[str(tie["target"])],
            "began": words.ORIGINS.get(spell["origin"] or ""),
            "strength": strength and held.scale(tie["kind"]).told(strength),
        }
        yield _line(held, "tie", {"spell": spell}, told)


def _contexts(held: Held) -> Iterator[Line]:
    called = _called(held)
    for row in sorted(held.rows("context"), key=_began, reverse=True):
        reach = [one for one in held.rows("coverage") if str(one["context"]) == str(row["id"])]
        told = {
            "subject_type": "; ".join(dict.fromkeys(one["subject_type"] for one in reach)),
            "subject": "; ".join(
                called.get(str(one["actor"]), "") or one["subject"] or "" for one in reach
            ).strip("; "),
        }
        yield _line(held, "context", {"context": row}, told)


def _line(held: Held, noun: str, parts: Mapping[str, Row | None], told: Mapping[str, Any]) -> Line:
    """A row with what stands in the record, by the parts that it writes to; `told` in its words."""
    stood: dict[str, str | None] = dict.fromkeys(COLUMNS[noun])
    standing = {part: row for part, row in parts.items() if row}
    for part, row in standing.items():
        for name in WRITES[noun][part]:
            said = record_things.typed(held, part, name, row)
            stood[name] = None if said is None else str(said)
    stood |= {name: said or None for name, said in told.items()}
    of = {part: (str(row["id"]), int(row["version"])) for part, row in standing.items()}
    return Line(typed=stood, stood=stood, of=of)


def _called(held: Held) -> dict[str, str]:
    """The name by which each actor, by id, is known again: its label alone, else its key."""
    return {
        str(row["id"]): row["label"] if row["label"] and held.actor(row["label"]) else row["key"]
        for row in held.rows("actor")
    }


def _began(row: Row) -> tuple[str, str]:
    return str(row["start"] or ""), str(row["id"])


LINES: Mapping[str, Callable[[Held], Iterator[Line]]] = {
    "move": lambda _held: iter(()),
    "actor": _actors,
    "tie": _ties,
    "context": _contexts,
}
"""Moves are written down many at once, and changed one by one."""
