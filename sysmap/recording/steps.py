"""What is to become of things that stand in the record: changed, added to, taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias
from uuid import UUID

from sysmap.model import EVIDENCE_OF
from sysmap.recording.held import Held

Given: TypeAlias = Mapping[str, object]
"""Fields as they were typed, with keys in place of ids; None or blank is empty."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """New values for some fields of one thing, made by somebody who saw this version of it."""

    noun: str
    id: UUID
    version: int
    fields: Given


@dataclass(frozen=True, kw_only=True)
class Addition:
    """Something new that belongs to a thing of the record."""

    noun: str
    fields: Given


@dataclass(frozen=True, kw_only=True)
class Removal:
    """One thing taken out, by somebody who saw this version of it."""

    noun: str
    id: UUID
    version: int


Step: TypeAlias = Change | Addition | Removal


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One row as somebody saw it: its version, and its fields as they would be typed."""

    noun: str
    id: str
    version: int
    fields: Given


TOLD_BY: Mapping[str, tuple[str, ...]] = {
    "move_actor": ("actor", "role"),
    "move_element": ("element",),
    "move_context": ("context",),
    "configuration_evidence": (*EVIDENCE_OF, "day"),
}
"""Noun of a part of a thing -> the fields that tell one part from another."""


def part_steps(noun: str, seen: Sequence[Seen], wanted: Sequence[Given], of: Given) -> list[Step]:
    """What makes the parts that were seen into those that are wanted; `of` says whose they are."""
    by = TOLD_BY[noun]
    asked = {tuple(fields.get(name) for name in by): fields for fields in wanted}
    there = {tuple(row.fields[name] for name in by): row for row in seen}
    new: list[Step] = [
        Addition(noun=noun, fields={**of, **fields})
        for told, fields in asked.items()
        if told not in there
    ]
    return [_named_by_teller(step) for step in (*_of_those_seen(there, asked), *new)]


def _named_by_teller(step: Step) -> Step:
    """A context that is chosen, or told of otherwise, by hand is no longer a derived one."""
    if isinstance(step, Removal) or step.noun != "move_context":
        return step
    return replace(step, fields={**step.fields, "how": "named_by_teller"})


def _of_those_seen(
    there: Mapping[tuple[object, ...], Seen], asked: Mapping[tuple[object, ...], Given]
) -> Iterator[Step]:
    for told, row in there.items():
        stands = {"noun": row.noun, "id": UUID(row.id), "version": row.version}
        if told not in asked:
            yield Removal(**stands)  # type: ignore[arg-type] # the three fields of a row
        elif fields := {k: v for k, v in asked[told].items() if (v or None) != row.fields[k]}:
            yield Change(**stands, fields=fields)  # type: ignore[arg-type] # the same three


def over(held: Held, steps: Sequence[Step]) -> list[Step] | None:
    """The steps made upon what stands now; None where something to be changed stands no more."""
    made: list[Step] = []
    for step in steps:
        row = None if isinstance(step, Addition) else held.by_id(step.noun, step.id)
        if isinstance(step, Addition):
            made.append(step)
        elif row is not None:
            made.append(replace(step, version=row["version"]))
        elif isinstance(step, Change):
            return None
    return made
