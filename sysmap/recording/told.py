"""How one thing came to stand as it does: every save that wrote it, or something of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from sysmap.recording.held import Held
from sysmap.recording.past import shown
from sysmap.recording.removing import BELONGS
from sysmap.store import TEAM, Store, Written


def savings_of(
    store: Store, held: Held, noun: str, identity: str
) -> Mapping[int, Sequence[Written]]:
    """What each save did to a thing, and to what belongs or belonged to it; the newest first."""
    found: dict[int, list[Written]] = defaultdict(list)
    for part, owner, which in _with_parts(store, noun, identity):
        for seq, entry in _versions(store, part, which):
            found[seq] += [_without(owner, one) for one in shown(held, [entry])]
    return {seq: found[seq] for seq in sorted(found, reverse=True) if found[seq]}


def _with_parts(store: Store, noun: str, identity: str) -> Iterator[tuple[str, str | None, UUID]]:
    """The thing, then what belongs or belonged to it, each with the field that says whose it is."""
    yield noun, None, UUID(identity)
    for part, field in BELONGS[noun]:
        for which in store.ever_of(part, field, identity):
            yield part, field, which


def _versions(store: Store, noun: str, identity: UUID) -> Iterator[tuple[int, Written]]:
    """The save of each version of one thing, with what it did to the one before it."""
    before = None
    for version in store.versions(noun, identity, TEAM):
        after = None if version.void else version.values
        yield (
            version.seq,
            Written(
                noun=noun,
                id=identity,
                name=noun,
                version=version.version,
                void=version.void,
                before=before,
                after=after,
            ),
        )
        before = after


def _without(owner: str | None, entry: Written) -> Written:
    """What was done to a part, which need not say again whose it is."""
    before, after = (
        values and {name: value for name, value in values.items() if name != owner}
        for values in (entry.before, entry.after)
    )
    return replace(entry, before=before, after=after)
