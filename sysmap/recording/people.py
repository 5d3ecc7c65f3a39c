"""Somebody new to the record, by itself or on the fly; and whom a name in a draft means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple
from uuid import UUID, uuid4

from sysmap.intake import standing
from sysmap.model import KINDS, SERVICE, Actor, Presence, as_known
from sysmap.recording import typed
from sysmap.recording.drafts import ActorDraft
from sysmap.recording.faults import Faults, Unsound
from sysmap.recording.held import Held, as_called
from sysmap.recording.keys import Keys
from sysmap.recording.saving import Saved, saved
from sysmap.recording.watching import refuse_unwatched
from sysmap.store import Operation, Store


class Newcomer(NamedTuple):
    """A new actor, and when they were there, where that was said."""

    actor: Actor
    presence: Presence | None


class People:
    """Whom names mean: actors of the record, and the newcomers of this draft by their labels."""

    def __init__(
        self,
        held: Held,
        drafts: Sequence[ActorDraft],
        keys: Keys,
        faults: Faults,
        *,
        new_id: Callable[[], UUID] = uuid4,
    ) -> None:
        self._held = held
        self._keys = keys
        self._new_id = new_id
        self._new: dict[str, Newcomer] = {}
        for draft in drafts:
            with faults.gathered():
                newcomer = self._newcomer(draft)
                self._new[as_called(newcomer.actor.label or newcomer.actor.key)] = newcomer

    @property
    def newcomers(self) -> list[Newcomer]:
        """Everybody who is new, in the order in which they were named."""
        return list(self._new.values())

    def facts(self) -> dict[str, Sequence[object]]:
        """What is saved of the newcomers."""
        presences = [found.presence for found in self.newcomers if found.presence]
        return {"actor": [found.actor for found in self.newcomers], "presence": presences}

    def named(self, name: str | None, field: str) -> UUID:
        """The id of whom a name means.

        Raises:    Unsound -> nobody, or several
        """
        wanted = typed.needed(name, field, "say who")
        _refuse_unwilling(self._held, wanted, field)
        if newcomer := self.newcomer(wanted):
            if newcomer.key != wanted and self._held.bears(wanted):
                raise Unsound(field, f"several are called {wanted}", "name one by key")
            return newcomer.id
        if row := self._held.actor(wanted):
            return UUID(str(row["id"]))
        raise Unsound(
            field, f"the record knows no {wanted}, or several", "give a name or key that it has"
        )

    def newcomer(self, name: str) -> Actor | None:
        """Who of the new bears this key or label; None where nobody does."""
        by_key = {found.actor.key: found for found in self.newcomers}
        found = by_key.get(name) or self._new.get(as_called(name))
        return found and found.actor

    def _newcomer(self, draft: ActorDraft) -> Newcomer:
        label = typed.needed(draft.label, "label", "say what they are called")
        _refuse_unwilling(self._held, label, "label")
        if as_called(label) in self._new:
            raise Unsound("label", f"two who are new are called {label}", "name them apart")
        kind = typed.text(draft.kind)
        kind = as_known(KINDS)(kind) if kind else None
        refuse_unwatched(self._held, kind)
        actor = Actor(
            id=self._new_id(),
            key=self._key(draft, label, kind),
            label=label,
            kind=kind,
            sector=typed.text(draft.sector),
            service=self._service(draft),
            age_band=typed.text(draft.age_band),
        )
        return Newcomer(actor, _presence(actor, draft))

    def _key(self, draft: ActorDraft, label: str, kind: str | None) -> str:
        key = typed.text(draft.key)
        if key is None and self._held.bears(label):
            raise Unsound(
                "label",
                f"somebody called {label} is in the record",
                "choose them, or give the new one another name or a key of its own",
            )
        if key is None:
            return self._keys.next_actor(kind)
        if self._held.by_key("actor", key) or self.newcomer(key):
            raise Unsound("key", f"{key} is somebody else's", "give another, or none")
        self._keys.taken("actor", key)
        return key

    def _service(self, draft: ActorDraft) -> UUID | None:
        name = typed.text(draft.service)
        row = self._held.actor(name) if name else None
        if name and (row is None or row["kind"] != SERVICE):
            raise Unsound("service", f"the record knows no service {name}", "record it first")
        return UUID(str(row["id"])) if row else None


def _refuse_unwilling(held: Held, name: str, field: str) -> None:
    if held.unwilling(name):
        what = f"{name} does not want to be in the record"
        raise Unsound(field, what, "leave them out, or ask them again and write it under Consent")


def _presence(actor: Actor, draft: ActorDraft) -> Presence | None:
    start, end = typed.day(draft.start, "start"), typed.day(draft.end, "end")
    if start.day and end.precision in typed.BEFORE_OR_AFTER:
        typed.bare_day(draft.end, "end")
    if start.day is None and end.day is None:
        return None
    if start.day and end.day and end.day <= start.day:
        raise Unsound("end", "is not after the day they came", "give a later day, or none")
    precision = start.precision or end.precision
    return Presence(id=uuid4(), actor=actor.id, start=start.day, end=end.day, precision=precision)


def save_actor(store: Store, draft: ActorDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of somebody new, who then has a place on the map.

    Raises:    InputRefused -> everything that is to be put right
    """

    def operation(held: Held, identity: UUID) -> Operation:
        faults = Faults("somebody new")
        people = People(held, [draft], Keys(held), faults, new_id=lambda: identity)
        faults.refuse()
        return Operation(id=operation_id, who=who, verb="record actor", facts=people.facts())

    told = saved(store, "actor", operation, operation_id=operation_id, draft=draft)
    settle(store, who)
    return told


def settle(store: Store, who: str) -> None:
    """Give everybody who is new a place on the map; nobody else moves."""
    standing.settle(store, who=who, new_id=lambda: str(uuid4()))
