"""The pack: the whole record as one CSV a noun, by keys and never by ids.

What stays in the record file (official wording of the framework) is in no `System`, nor here.

Equal records give equal bytes. What an import would take for one thing is written as often as it
is recorded, so nothing is lost in the files: see `tables`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sysmap.model import REVIEWED_BY, as_one
from sysmap.system import System
from sysmap.writers import connections, people
from sysmap.writers.fields import Columns, rows_of
from sysmap.writers.rows import csv_text

OF_ONE_NOUN: Mapping[str, str] = {
    "programme": "setting",
    "roles": "role",
    "memberships": "membership",
    "tie_kinds": "tie_kind",
    "meetings": "meeting",
    "attendance": "attendance",
    "pair_flags": "pair_flag",
    "askable": "askable",
    "places": "place",
    "elements": "element",
    "practices": "practice",
    "practice_relations": "practice_relation",
    "contexts": "context",
    "appraisals": "appraisal",
    "configurations": "configuration",
    "configuration_evidence": "configuration_evidence",
    "actions": "action",
    "sources": "source",
    "excerpts": "excerpt",
    "codes": "code",
    "codings": "coding",
    "excerpt_links": "excerpt_link",
    "context_relations": "context_relation",
    "frameworks": "framework",
    "framework_items": "framework_item",
    "moves": "move",
    "move_actors": "move_actor",
    "move_elements": "move_element",
    "move_contexts": "move_context",
    "attempts": "attempt",
    "reports": "report",
    "reporters": "reporter",
    "observation_windows": "observation_window",
}
"""Table of the pack -> the noun whose fields are its columns."""


def pack(system: System) -> dict[str, bytes]:
    """The files of the pack, by name: UTF-8 with a byte order mark, a header, then the rows.

    Raises:    InputRefused -> what no column could tell apart (see `people.actors`)
    """
    return {f"{name}.csv": _encoded(columns) for name, columns in tables(system).items()}


def tables(system: System) -> dict[str, Columns]:
    """Each table of the pack with its columns, in the order of their names.

    Rows that nothing tells apart (one report told twice), and two times of one thing that touch and
    are alike, all stand here. It is the import that makes one of them, and counts it as folded;
    rows that contradict each other it refuses by name. Text loses the blanks round it there.
    """
    made = {
        **{name: rows_of(system, noun) for name, noun in OF_ONE_NOUN.items()},
        **{name: make(system) for name, make in _OF_SEVERAL.items()},
    }
    return dict(sorted(made.items()))


def _coverage(system: System) -> Columns:
    """Whom contexts reach: an actor by key, a sector, area or group by name."""
    found = rows_of(system, "coverage")
    actors = found.pop("actor")
    told = zip(actors, found["subject"], strict=True)
    return {**found, "subject": [name if actor is None else actor for actor, name in told]}


def _reviews(system: System) -> Columns:
    """What the group said, of what: by key, and of a pair both keys with a bar between."""
    found = rows_of(system, "review")
    pointed = {name: found.pop(name) for name in ("tie", "move", "context", "actor", "other")}
    target = [
        as_one(*(pointed[name][row] for name in fields))
        if len(fields) > 1
        else pointed[fields[0]][row]
        for row, fields in enumerate(REVIEWED_BY[of] for of in found["target_type"])
    ]
    meeting, of, *rest = found.items()
    return dict([meeting, of, ("target", target), *rest])


def _consent(system: System) -> Columns:
    """What was agreed to; its first day and the day after its last by the contract's words."""
    headers = {"start": "from", "end": "until"}
    return {headers.get(name, name): told for name, told in rows_of(system, "consent").items()}


_OF_SEVERAL: Mapping[str, Callable[[System], Columns]] = {
    "actors": people.actors,
    "actor_spells": people.actor_spells,
    "ties": connections.ties,
    "effects": connections.effects,
    "coverage": _coverage,
    "consent": _consent,
    "reviews": _reviews,
}
"""Table of the pack -> how it is made, where its columns are not the fields of one noun."""


def _encoded(columns: Columns) -> bytes:
    rows = zip(*columns.values(), strict=True)
    return csv_text(list(columns), rows).encode("utf-8-sig")
