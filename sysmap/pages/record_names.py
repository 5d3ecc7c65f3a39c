"""What the things of the record are called where one of them is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from sysmap import recording
from sysmap.pages import record_fields
from sysmap.recording import Held
from sysmap.recording.held import Row
from sysmap.views import change_words, evidence_words, framework_words, heard_words
from sysmap.views import record_words as words


def _actors(held: Held) -> dict[str, str]:
    called = record_fields.people(held)
    return {str(row["id"]): called[row["key"]] for row in held.rows("actor")}


def _ties(held: Held) -> dict[str, str]:
    actors = _actors(held)
    return {
        str(row["id"]): change_words.tie_name(
            actors[str(row["source"])], actors[str(row["target"])], row["kind"]
        )
        for row in recording.ties_shown(held)
    }


def _moves(held: Held) -> dict[str, str]:
    newest = sorted(held.rows("move"), key=lambda row: (row["date"], row["key"]), reverse=True)
    return {
        str(row["id"]): change_words.move_name(row["key"], row["date"], row["title"])
        for row in newest
    }


def _contexts(held: Held) -> dict[str, str]:
    return {str(row["id"]): row["label"] or row["key"] for row in held.rows("context")}


def _effects(held: Held) -> dict[str, str]:
    moves, ties = _moves(held), _ties(held)
    return {
        str(row["id"]): change_words.effect_name(ties[tie], row["effect"], moves[str(row["move"])])
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


def _practices(held: Held) -> dict[str, str]:
    return {str(row["id"]): row["label"] or row["key"] for row in held.rows("practice")}


def _lines(held: Held) -> dict[str, str]:
    contexts = _contexts(held)
    return {
        str(row["id"]): change_words.line_name(
            row["key"],
            contexts.get(str(row["context"]), ""),
            row["offered"] or row["reasoning"] or row["changed"],
        )
        for row in sorted(held.rows("configuration"), key=lambda row: row["key"])
    }


def _sources(held: Held) -> dict[str, str]:
    newest = sorted(held.rows("source"), key=lambda row: row["day"] or date.min, reverse=True)
    return {
        str(row["id"]): evidence_words.source_name(
            row["key"], row["title"], row["kind"], row["day"]
        )
        for row in newest
    }


def _excerpts(held: Held) -> dict[str, str]:
    in_order = sorted(held.rows("excerpt"), key=lambda row: row["key"])
    return {
        str(row["id"]): evidence_words.excerpt_name(row["key"], row["words"]) for row in in_order
    }


def _codes(held: Held) -> dict[str, str]:
    in_order = sorted(held.rows("code"), key=lambda row: row["key"])
    return {
        str(row["id"]): evidence_words.code_name(row["label"] or row["key"], row["sort"])
        for row in in_order
    }


def _reporters(held: Held) -> dict[str, str]:
    actors = _actors(held)
    named = ((row, actors[str(row["actor"])]) for row in held.rows("reporter"))
    return {
        str(row["id"]): heard_words.asked_name(name, row["start"], row["end"])
        for row, name in sorted(named, key=lambda one: (one[1].casefold(), _began(one[0])))
    }


def _reports(held: Held) -> dict[str, str]:
    actors = _actors(held)
    newest = sorted(recording.reports_shown(held), key=_told_on, reverse=True)
    return {
        str(row["id"]): heard_words.report_name(
            actors[str(row["teller"])],
            (actors[str(row["source"])], actors[str(row["target"])]),
            row["says"],
            row["day"],
        )
        for row in newest
    }


def _windows(held: Held) -> dict[str, str]:
    newest = sorted(held.rows("observation_window"), key=_began, reverse=True)
    return {
        str(row["id"]): heard_words.window_name(row["start"], row["end"], row["scope"])
        for row in newest
    }


def _meetings(held: Held) -> dict[str, str]:
    newest = sorted(held.rows("meeting"), key=lambda row: row["date"], reverse=True)
    return {str(row["id"]): heard_words.meeting_name(row["key"], row["date"]) for row in newest}


def meetings_by_key(held: Held) -> dict[str, str]:
    """What each meeting is called, by key."""
    called = _meetings(held)
    keys = {str(row["id"]): row["key"] for row in held.rows("meeting")}
    return {keys[identity]: name for identity, name in called.items()}


def _began(row: Row) -> date:
    return row["start"] or date.min


def _told_on(row: Row) -> tuple[date, str]:
    return row["day"] or date.min, str(row["id"])


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
    "reporter": _reporters,
    "report": _reports,
    "observation_window": _windows,
    "meeting": _meetings,
    "practice": _practices,
    "configuration": _lines,
    "source": _sources,
    "excerpt": _excerpts,
    "code": _codes,
}
