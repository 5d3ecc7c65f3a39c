"""The things of the record that can be changed here: what they are called, and their fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sysmap import recording
from sysmap.model import FIELDS
from sysmap.pages import record_fields
from sysmap.recording import Held, Seen
from sysmap.recording.held import Row
from sysmap.views import framework_words
from sysmap.views import record_words as words

CHANGED: Mapping[str, tuple[str, ...]] = {
    "actor": ("label", "kind", "key", "sector", "service", "statutory", "age_band"),
    "presence": ("start", "end", "precision"),
    "role": ("role", "start", "end"),
    "membership": ("service", "start", "end"),
    "spell": ("start", "end", "strength", "origin", "precision", "recorded_on"),
    "move": (
        "title",
        "date",
        "label",
        "saying",
        "compartments",
        "principles",
        "setting",
        "stage",
        "room_to_act",
        "derived_from",
        "meeting",
        "outcome",
    ),
    "context": ("label", "kind", "level", "start", "end", "parent", "description"),
    "coverage": ("subject_type", "actor", "subject", "start", "end"),
    "appraisal": ("actor", "date", "direction", "strength", "note"),
    "context_relation": ("kind", "b"),
    "effect": ("status", "date", "strength"),
    "attempt": ("answer", "answered_on", "day", "tie", "move"),
    "framework": ("label", "whose", "in_use_from"),
    "framework_item": ("label", "definition", "contributors", "retired_on", "official"),
}
"""Noun -> the fields that may be changed by hand; what a thing is between stays as it is."""

HOW_KNOWN = "how"

PARTS: Mapping[str, Sequence[tuple[str, str]]] = {
    "actor": [("presence", "actor"), ("role", "actor"), ("membership", "actor")],
    "tie": [("spell", "tie")],
    "move": [("move_actor", "move"), ("move_element", "move"), ("move_context", "move")],
    "context": [("coverage", "context"), ("appraisal", "context"), ("context_relation", "a")],
}
"""Noun -> the nouns that belong to it, each with the field that says so."""


def names(held: Held, noun: str) -> dict[str, str]:
    """What each thing of a noun is called, by id; nothing of two who are kept apart."""
    return NAMES[noun](held)


def rows(held: Held, noun: str, identity: str) -> list[Seen]:
    """The rows that are changed together, as they stand: the thing and what belongs to it."""
    own = [(noun, row)] if (row := held.by_id(noun, identity)) else []
    parts = [
        (part, row)
        for part, field in PARTS.get(noun, ())
        for row in sorted(held.rows(part), key=_start)
        if str(row[field]) == identity
    ]
    return [_seen(held, *one) for one in (*own, *parts)]


def _seen(held: Held, noun: str, row: Row) -> Seen:
    fields = {name: typed(held, noun, name, row[name]) for name in FIELDS[noun]}
    return Seen(noun=noun, id=str(row["id"]), version=row["version"], fields=fields)


def told_fields(noun: str) -> list[str]:
    """The fields in which a row is told to people: neither whose part it is, nor who said so."""
    owners = {field for parts in PARTS.values() for part, field in parts if part == noun}
    return [name for name in FIELDS[noun] if name not in (*owners, HOW_KNOWN)]


def typed(held: Held, noun: str, name: str, value: object) -> object:
    """A value as it is typed: keys in place of ids, days and numbers as texts."""
    target = FIELDS[noun][name].target
    if value is None:
        return None
    if target:
        row = held.by_id(target, str(value))
        return row["key"] if row else None
    if isinstance(value, bool):
        return words.YES if value else words.NO
    return words.number(value) if isinstance(value, float) else str(value)


def _start(row: Row) -> date:
    return row.get("start") or row.get("date") or date.min


def _actors(held: Held) -> dict[str, str]:
    called = record_fields.people(held)
    return {str(row["id"]): called[row["key"]] for row in held.rows("actor")}


def _ties(held: Held) -> dict[str, str]:
    actors = _actors(held)
    return {
        str(row["id"]): words.tie_name(
            actors[str(row["source"])], actors[str(row["target"])], row["kind"]
        )
        for row in recording.ties_shown(held)
    }


def _moves(held: Held) -> dict[str, str]:
    newest = sorted(held.rows("move"), key=lambda row: (row["date"], row["key"]), reverse=True)
    return {
        str(row["id"]): words.move_name(row["key"], row["date"], row["title"]) for row in newest
    }


def _contexts(held: Held) -> dict[str, str]:
    return {str(row["id"]): row["label"] or row["key"] for row in held.rows("context")}


def _effects(held: Held) -> dict[str, str]:
    moves, ties = _moves(held), _ties(held)
    return {
        str(row["id"]): words.effect_name(ties[tie], row["effect"], moves[str(row["move"])])
        for row in held.rows("effect")
        if (tie := str(row["tie"])) in ties
    }


def _attempts(held: Held) -> dict[str, str]:
    actors = _actors(held)
    newest = sorted(recording.attempts_shown(held), key=_asked_on, reverse=True)
    return {
        str(row["id"]): words.attempt_name(
            actors[str(row["asker"])], actors[str(row["asked"])], row["day"], row["answer"]
        )
        for row in newest
    }


def _frameworks(held: Held) -> dict[str, str]:
    return {str(row["id"]): row["label"] or row["key"] for row in held.rows("framework")}


def _items(held: Held) -> dict[str, str]:
    versions = _frameworks(held)
    labels = {row["id"]: row["label"] for row in held.rows("framework_item")}
    return {
        str(row["id"]): framework_words.item_name(
            versions[row["framework"]], row["sort"], row["label"], labels.get(row["compartment"])
        )
        for row in sorted(held.rows("framework_item"), key=lambda row: row["key"])
    }


def _asked_on(row: Row) -> tuple[date, str]:
    return row["day"] or date.min, row["key"] or ""


NAMES: Mapping[str, Callable[[Held], dict[str, str]]] = {
    "actor": _actors,
    "tie": _ties,
    "move": _moves,
    "context": _contexts,
    "effect": _effects,
    "attempt": _attempts,
    "framework": _frameworks,
    "framework_item": _items,
}
