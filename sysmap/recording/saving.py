"""One draft, one save: looked at again where somebody else saved in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID, uuid5

from sysmap.errors import EditConflict, InputRefused, Problem
from sysmap.recording.held import Held, held_in
from sysmap.recording.writing import write
from sysmap.store import Operation, Store


@dataclass(frozen=True, kw_only=True)
class Saved:
    """What became of a draft: the number of its save, and the key of what it is about."""

    seq: int
    key: str | None


def saved(
    store: Store,
    noun: str,
    make: Callable[[Held, UUID], Operation],
    *,
    operation_id: UUID,
    draft: object,
) -> Saved:
    """The save that the record makes of a draft; a repeated one is told as the first was.

    `make` is given the id of what the draft is about, by which an edited draft is known again.
    Raises:    InputRefused, EditConflict, NotWritable -> as `Store.save`
               InputRefused -> another version of the draft was saved under this id before
    """
    identity = uuid5(operation_id, repr(draft))
    told_before = partial(_told_before, store, noun, identity)
    while True:
        before = store.seq
        try:
            operation = make(held_in(store), identity)
            seq = write(store, operation)
        except (InputRefused, EditConflict):
            if (first := saved_before(store, operation_id)) is not None:
                return told_before(first)
            if store.seq == before:
                raise
            continue  # a colleague saved meanwhile, perhaps under the very key that was chosen
        if seq <= before:
            return told_before(seq)
        [about, *_] = operation.facts[noun]
        return Saved(seq=seq, key=getattr(about, "key", None))


def saved_before(store: Store, operation_id: UUID) -> int | None:
    """The number of the save of this id; None where there is none yet."""
    return next((line.seq for line in store.history() if line.id == operation_id), None)


def _told_before(store: Store, noun: str, identity: UUID, seq: int) -> Saved:
    for entry in store.written_by(seq):
        if entry.noun == noun and entry.id == identity:
            key = (entry.after or {}).get("key")
            return Saved(seq=seq, key=None if key is None else str(key))
    what = f"your first version was saved as save {seq}"
    remedy = "change it under Change something"
    raise InputRefused([Problem(file="the record", what=what, remedy=remedy)])
