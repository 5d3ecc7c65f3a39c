"""The things of the record that can be changed here: what they are called, and their fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sysmap import recording
from sysmap.model import FIELDS
from sysmap.pages.record_names import NAMES
from sysmap.recording import Held, Seen
from sysmap.recording.held import Row
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
        "practice",
        "meeting",
        "outcome",
        "precision",
    ),
    "context": (
        "label",
        "kind",
        "level",
        "start",
        "start_precision",
        "end",
        "end_precision",
        "parent",
        "description",
    ),
    "coverage": ("subject_type", "actor", "subject", "start", "end"),
    "appraisal": ("actor", "date", "direction", "strength", "note"),
    "context_relation": ("kind", "b"),
    "effect": ("status", "date", "strength"),
    "attempt": ("answer", "answered_on", "day", "tie", "move"),
    "framework": ("label", "whose", "in_use_from"),
    "framework_item": ("label", "definition", "contributors", "retired_on", "official"),
    "reporter": ("start", "end"),
    "report": ("says", "day", "kind"),
    "observation_window": ("start", "end", "scope", "note"),
    "meeting": ("date", "number", "kind", "place", "cancelled"),
    "attendance": ("actor", "role"),
    "practice": ("label", "existing"),
    "practice_relation": ("kind", "b", "why", "who", "day"),
    "source": ("kind", "day", "title", "speaker", "meeting", "scope"),
    "excerpt": ("speaker",),
    "code": ("label", "parent", "description"),
    "coding": ("code", "coder", "day"),
    "excerpt_link": ("move", "tie", "context", "element", "stance"),
    "configuration": ("offered", "reasoning", "changed", "strength", "coder", "day", "note"),
}
"""Noun -> the fields that may be changed by hand; what a thing is between stays as it is."""

HOW_KNOWN = "how"

PARTS: Mapping[str, Sequence[tuple[str, str]]] = {
    "actor": [("presence", "actor"), ("role", "actor"), ("membership", "actor")],
    "tie": [("spell", "tie")],
    "move": [("move_actor", "move"), ("move_element", "move"), ("move_context", "move")],
    "context": [("coverage", "context"), ("appraisal", "context"), ("context_relation", "a")],
    "meeting": [("attendance", "meeting")],
    "practice": [("practice_relation", "a")],
    "configuration": [("configuration_evidence", "configuration")],
    "excerpt": [("coding", "excerpt"), ("excerpt_link", "excerpt")],
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
        if str(row[field]) == identity and _may_be_told(held, part, row)
    ]
    return [_seen(held, *one) for one in (*own, *parts)]


def _may_be_told(held: Held, part: str, row: Row) -> bool:
    """Whether a part is not about a tie of two who are kept apart."""
    if part != "excerpt_link" or row["tie"] is None:
        return True
    return str(row["tie"]) in {str(tie["id"]) for tie in recording.ties_shown(held)}


def _seen(held: Held, noun: str, row: Row) -> Seen:
    fields = {name: typed(held, noun, name, row) for name in FIELDS[noun]}
    return Seen(noun=noun, id=str(row["id"]), version=row["version"], fields=fields)


def told_fields(noun: str) -> list[str]:
    """The fields in which a row is told to people: neither whose part it is, nor who said so."""
    owners = {field for parts in PARTS.values() for part, field in parts if part == noun}
    return [name for name in FIELDS[noun] if name not in (*owners, HOW_KNOWN)]


def typed(held: Held, noun: str, name: str, row: Row) -> object:
    """A value as it is typed: keys in place of ids, days as exactly as they are known."""
    value, target = row[name], FIELDS[noun][name].target
    if value is None:
        return None
    if isinstance(value, date):
        exactly = recording.exactness_of(noun, name)
        return recording.as_typed(value, row[exactly] if exactly else None)
    if target:
        pointed = held.by_id(target, str(value))
        return pointed["key"] if pointed else None
    if isinstance(value, bool):
        return words.YES if value else words.NO
    return words.number(value) if isinstance(value, float) else str(value)


def _start(row: Row) -> date:
    return row.get("start") or row.get("date") or date.min
