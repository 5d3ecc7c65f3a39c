"""One draft, one save: looked at again where somebody else saved in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sysmap.errors import EditConflict, InputRefused
from sysmap.recording.held import Held, held_in
from sysmap.store import Operation, Store


@dataclass(frozen=True, kw_only=True)
class Saved:
    """What became of a draft: the number of its save, and the key of what it is about."""

    seq: int
    key: str | None


def saved(store: Store, noun: str, operation_id: UUID, make: Callable[[Held], Operation]) -> Saved:
    """The save that the record makes of a draft; a repeated one is told as the first was.

    Raises:    InputRefused, EditConflict, NotWritable -> as `Store.save`
    """
    while True:
        before = store.seq
        try:
            operation = make(held_in(store))
            seq = store.save(operation)
        except (InputRefused, EditConflict):
            if (first := _saved_before(store, operation_id)) is not None:
                return _told_before(store, first, noun)
            if store.seq == before:
                raise
            continue  # a colleague saved meanwhile, perhaps under the very key that was chosen
        if seq <= before:
            return _told_before(store, seq, noun)
        [about, *_] = operation.facts[noun]
        return Saved(seq=seq, key=getattr(about, "key", None))


def _saved_before(store: Store, operation_id: UUID) -> int | None:
    return next((line.seq for line in store.history() if line.id == operation_id), None)


def _told_before(store: Store, seq: int, noun: str) -> Saved:
    things = [entry.after for entry in store.written_by(seq) if entry.noun == noun]
    keys = [str(thing["key"]) for thing in things if thing and thing.get("key")]
    return Saved(seq=seq, key=keys[0] if keys else None)
