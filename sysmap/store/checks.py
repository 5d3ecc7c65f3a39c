"""The rules of `checks.sql`, run on the rows that one operation has just written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from duckdb import DuckDBPyConnection

from sysmap.errors import Problem
from sysmap.store.batch import Batch, Few
from sysmap.store.first_look import absent, may_break
from sysmap.store.kept_apart import between_kept_apart, pointed_at_openly
from sysmap.store.naming import TARGETS, name_of
from sysmap.store.queries import named_queries
from sysmap.store.tables import FIELDS, POINTERS

NAMED_AT_MOST = 20
"""How many offenders of one rule are named; the rest are counted."""

ONCE: Mapping[str, Sequence[tuple[str, ...]]] = {
    "setting": [("key",)],
    "actor": [("key",)],
    "role": [("actor", "role", "start")],
    "membership": [("actor", "service", "start")],
    "tie_kind": [("kind",)],
    "tie": [("key",)],
    "meeting": [("key",)],
    "attendance": [("meeting", "actor", "role")],
    "pair_flag": [("a", "b", "flag", "start")],
    "askable": [("kind_a", "kind_b", "tie_kind")],
    "place": [("actor",)],
    "element": [("key",)],
    "practice": [("key",)],
    "practice_relation": [("a", "b", "kind", "day", "who")],
    "context": [("key",)],
    "coverage": [("context", "subject_type", "actor", "subject", "start")],
    "appraisal": [("context", "actor", "date")],
    "context_relation": [("a", "b", "kind")],
    "framework": [("key",), ("in_use_from",)],
    "framework_item": [("key",), ("framework", "sort", "label")],
    "move": [("key",)],
    "move_actor": [("move", "actor", "role")],
    "move_element": [("move", "element")],
    "move_context": [("move", "context")],
    "effect": [("key",), ("move", "tie", "effect", "date", "key")],
    "attempt": [("key",), ("move", "asker", "asked", "day", "key")],
    "configuration": [("key",)],
    "configuration_evidence": [("configuration", "move", "tie", "element", "actor", "day")],
    "review": [("meeting", "target_type", "tie", "move", "context", "actor", "other")],
    "action": [("key",)],
    "source": [("key",)],
    "excerpt": [("key",)],
    "code": [("key",)],
    "coding": [("excerpt", "code", "coder")],
    "excerpt_link": [("excerpt", "move", "tie", "context", "element")],
    "report": [("teller", "source", "target", "kind", "day", "says")],
    "reporter": [("actor", "start")],
    "observation_window": [("start", "end", "scope")],
}
"""Noun -> the fields that no two of its rows may share; a thing without a key shares none."""

ENDS: Mapping[str, tuple[str, str]] = {
    "tie": ("source", "target"),
    "pair_flag": ("a", "b"),
    "practice_relation": ("a", "b"),
    "context_relation": ("a", "b"),
    "attempt": ("asker", "asked"),
    "report": ("source", "target"),
}
"""Noun -> its two ends, which must differ."""

ABOVE: Mapping[str, str] = {
    "move": "derived_from",
    "context": "parent",
    "framework": "parent",
    "code": "parent",
}
"""Noun -> the field that leads to another of its own rows, and may not lead back."""

OWN: Mapping[str, str] = {
    "tie": "tie_stands_twice",
    "spell": "spells_overlap",
    "consent": "consents_overlap",
    "coverage": "reaches_nobody",
    "attempt": "answered_before_asked",
    "framework_item": "stands_in_no_compartment",
    "configuration_evidence": "points_at_not_one",
    "review": "is_said_of_another",
    "excerpt_link": "speaks_of_not_one",
}
"""Noun -> a rule that only it has."""


MAY_TELL_OF_ANYBODY = ("consent", "place")
"""The register itself, and where everybody stands on the map."""


@dataclass(frozen=True)
class Check:
    """One rule for one noun, with the tables and columns that its query is about."""

    rule: str
    offender: str
    names: Mapping[str, str]


def problems(
    cursor: DuckDBPyConnection, seq: int, batch: Batch, *, unnamed: Collection[str] = ()
) -> list[Problem]:
    """What is wrong with the rows of operation `seq`, a sentence each; empty where all is well.

    All that would tell who is kept apart is one sentence, the last, which names nobody; so is all
    about rows of the nouns in `unnamed`.
    """
    checks = [*_checks(batch), *_checks_of_consent(cursor, batch)]
    if isinstance(batch, Few):
        missing = absent(cursor, batch)
        checks = [check for check in checks if may_break(batch, check.rule, check.names, missing)]
    broken = [(check, found) for check in checks if (found := _offenders(cursor, seq, check))]
    open_ones = [
        (check, [] if check.offender in unnamed else _open(cursor, check, found))
        for check, found in broken
    ]
    told = [problem for check, found in open_ones for problem in _named(cursor, check, found)]
    return told if open_ones == broken else [*told, _kept_quiet()]


def _checks(batch: Batch) -> Iterator[Check]:
    for noun in batch.rows:
        yield from _checks_of_fields(batch, noun)
        yield from _checks_of_versions(batch, noun)


def _checks_of_fields(batch: Batch, noun: str) -> Iterator[Check]:
    for pointer in POINTERS:
        if pointer.noun == noun and batch.fills(noun, pointer.field):
            yield Check("points_nowhere", noun, vars(pointer))
    if "end" in FIELDS[noun]:
        yield Check("ends_before_it_starts", noun, {"noun": noun})
    for fields in ONCE.get(noun, ()):
        if len(fields) > 1 or batch.fills(noun, fields[0]):
            yield Check("stands_twice", noun, _shared(noun, fields))
    if noun in ENDS:
        one, other = ENDS[noun]
        ends = {"one": one, "other": other, "of": _a(TARGETS[noun, one])}
        yield Check("joins_itself", noun, {"noun": noun, **ends})
    if noun in ABOVE and batch.fills(noun, ABOVE[noun]):
        yield Check("leads_back", noun, {"noun": noun, "field": ABOVE[noun]})
    if noun in OWN:
        yield Check(OWN[noun], noun, {})


def _checks_of_consent(cursor: DuckDBPyConnection, batch: Batch) -> Iterator[Check]:
    """Nothing more is written down of whoever refused it, where a register is kept."""
    if not cursor.execute("SELECT id FROM consent_log LIMIT 1").fetchall():
        return
    for pointer in POINTERS:
        written = pointer.noun in batch.rows and pointer.noun not in MAY_TELL_OF_ANYBODY
        if (
            written
            and pointer.target in ("actor", "tie")
            and batch.fills(pointer.noun, pointer.field)
        ):
            yield Check("tells_of_the_unwilling", pointer.noun, vars(pointer))


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _shared(noun: str, fields: Sequence[str]) -> dict[str, str]:
    """The names in the rule that no two rows share these fields."""
    meets = "=" if len(fields) == 1 else "IS NOT DISTINCT FROM"
    same = " AND ".join(f'other."{field}" {meets} added."{field}"' for field in fields)
    return {"noun": noun, "field": ", ".join(fields), "same": same}


def _checks_of_versions(batch: Batch, noun: str) -> Iterator[Check]:
    if batch.revises(noun):
        yield Check("version_skipped", noun, {"noun": noun})
    if batch.takes_back(noun):
        for pointer in POINTERS:
            if pointer.target == noun:
                yield Check("taken_back_in_use", noun, vars(pointer))


def _offenders(cursor: DuckDBPyConnection, seq: int, check: Check) -> list[UUID]:
    query = named_queries("checks.sql")[check.rule]
    rows = cursor.execute(query.about(**check.names), {"seq": seq}).fetchall()
    return [identity for (identity,) in rows]


def _open(cursor: DuckDBPyConnection, check: Check, offenders: Sequence[UUID]) -> list[UUID]:
    """The offenders of which it may be told."""
    hidden = between_kept_apart(cursor, check.offender)
    if check.rule == "taken_back_in_use":
        noun, field = check.names["noun"], check.names["field"]
        hidden |= set(offenders) - pointed_at_openly(cursor, noun, field, offenders)
    return [identity for identity in offenders if identity not in hidden]


def _named(
    cursor: DuckDBPyConnection, check: Check, offenders: Sequence[UUID]
) -> Iterator[Problem]:
    for identity in offenders[:NAMED_AT_MOST]:
        yield _problem(check, name_of(cursor, check.offender, identity))
    more = len(offenders) - NAMED_AT_MOST
    if more > 0:
        yield _problem(check, f"and {more} more {check.offender} rows, each of which")


def _kept_quiet() -> Problem:
    notes = named_queries("checks.sql")["kept_quiet"].notes
    return Problem(file="the record", what=notes["what"], remedy=notes["remedy"])


def _problem(check: Check, offender: str) -> Problem:
    notes = named_queries("checks.sql")[check.rule].notes
    words = {place: name.replace("_", " ") for place, name in check.names.items()}
    return Problem(
        file="the record",
        what=f"{offender} {notes['what'].format(**words)}",
        remedy=notes["remedy"].format(**words),
    )
