"""A draft that is read beside what the record holds, and saved where nothing is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from sysmap.recording.held import Held
from sysmap.recording.saving import Saved, saved
from sysmap.recording.telling import Facts, Telling
from sysmap.store import Operation, Store


class Reading(NamedTuple):
    """How the drafts of a noun are read.

    Shape:     `facts` is given a draft, the id of what it is about, and where to note what is wrong
    """

    noun: str
    facts: Callable[[Any, UUID, Telling], Facts]


def save_read(
    store: Store, reading: Reading, draft: object, *, who: str, operation_id: UUID
) -> Saved:
    """What became of a draft.

    Raises:    InputRefused -> everything that is to be put right
    """

    def operation(held: Held, identity: UUID) -> Operation:
        telling = Telling.of("what was heard", held, ())
        facts = reading.facts(draft, identity, telling)
        telling.faults.refuse()
        return Operation(id=operation_id, who=who, verb=f"record {reading.noun}", facts=facts)

    return saved(store, reading.noun, operation, operation_id=operation_id, draft=draft)
