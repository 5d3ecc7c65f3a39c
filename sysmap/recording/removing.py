"""A thing as a whole taken out, with what belongs to it; the history keeps what stood there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from sysmap.errors import EditConflict, InputRefused, Problem
from sysmap.model import FIELDS
from sysmap.recording import typed
from sysmap.recording.held import Held, Row, held_in, record_of
from sysmap.recording.past import FLAGS
from sysmap.recording.steps import Seen
from sysmap.recording.writing import write
from sysmap.store import Fact, Operation, Store
from sysmap.views.recorded_words import TAKE_OUT, counted_rows

BELONGS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "actor": (
        ("place", "actor"),
        ("presence", "actor"),
        ("role", "actor"),
        ("membership", "actor"),
    ),
    "tie": (("spell", "tie"),),
    "move": (
        ("move_actor", "move"),
        ("move_element", "move"),
        ("move_context", "move"),
        ("effect", "move"),
    ),
    "context": (("coverage", "context"), ("appraisal", "context"), ("context_relation", "a")),
    "framework": (("framework_item", "framework"),),
    "framework_item": (),
    "effect": (),
    "attempt": (),
    "reporter": (),
    "report": (),
    "observation_window": (),
    "meeting": (("attendance", "meeting"),),
    "configuration": (("configuration_evidence", "configuration"),),
    "practice": (("practice_relation", "a"), ("practice_relation", "b")),
    "source": (("excerpt", "source"),),
    "excerpt": (("coding", "excerpt"), ("excerpt_link", "excerpt")),
    "code": (),
}
"""What may be taken out -> the nouns that go with it, each with the field that says whose it is.

A move's ties stay: whether two are connected is not undone by what is said of how it came.
"""
POINTERS = [
    (noun, name, field.target)
    for noun, fields in FIELDS.items()
    for name, field in fields.items()
    if field.target
]


def goes_with(held: Held, noun: str, identity: str) -> list[tuple[str, Row]]:
    """The rows that are taken out with a thing, the thing first."""
    own = held.by_id(noun, identity)
    parts = [
        going
        for part, field in BELONGS.get(noun, ())
        for row in held.rows(part)
        if str(row[field]) == identity
        for going in goes_with(held, part, str(row["id"]))
    ]
    return [(noun, own), *parts] if own else []


def take_out(
    store: Store,
    seen: Seen,
    *,
    who: str,
    operation_id: UUID,
    reason: str | None = None,
) -> int:
    """The number of the save that takes out a thing and what belongs to it.

    Raises:    InputRefused -> something else still points at it
               EditConflict -> somebody changed it, or took it back, meanwhile
    """
    held = held_in(store)
    going = goes_with(held, seen.noun, seen.id)
    if not going:
        told = f"this {seen.noun} was taken back already; nothing is left to be done"
        raise EditConflict(told, noun=seen.noun, id=UUID(seen.id))
    _refuse_if_in_use(held, going)
    versions = [seen.version, *(row["version"] for _noun, row in going[1:])]
    facts: dict[str, list[object]] = defaultdict(list)
    for (noun, row), version in zip(going, versions, strict=True):
        facts[noun].append(Fact(record_of(noun, row), version=version + 1, void=True))
    verb = f"{TAKE_OUT} {seen.noun}"
    return write(
        store,
        Operation(id=operation_id, who=who, verb=verb, facts=facts, reason=typed.text(reason)),
    )


def _refuse_if_in_use(held: Held, going: Sequence[tuple[str, Row]]) -> None:
    """Refuse to leave something pointing at nothing; who is kept apart is not told."""
    used = _uses(held, going)
    told = [counted_rows(noun, rows) for noun, rows in used.items() if noun != FLAGS]
    if told:
        what, remedy = f"it still stands in {', '.join(told)}", "take it out of those first"
    else:
        what, remedy = "this cannot be taken out here", "ask the steward"
    if used:
        raise InputRefused([Problem(file="the record", what=what, remedy=remedy)])


def _uses(held: Held, going: Sequence[tuple[str, Row]]) -> Counter[str]:
    """How many rows of each noun point at what goes, and stay."""
    gone = {str(row["id"]) for _noun, row in going}
    targets = {noun for noun, _row in going}
    pointing = {
        (noun, str(row["id"]))
        for noun, field, target in POINTERS
        if target in targets
        for row in held.rows(noun)
        if str(row[field]) in gone and str(row["id"]) not in gone
    }
    return Counter(noun for noun, _id in sorted(pointing))
