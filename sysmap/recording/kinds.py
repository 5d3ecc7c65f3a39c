"""The programme's own words: kinds of connection, what strength means, kinds of actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sysmap.model import KINDS, SEVERAL, STRENGTH_MEANINGS, as_known
from sysmap.recording import typed
from sysmap.recording.changing import save_changes
from sysmap.recording.faults import Faults, Unsound
from sysmap.recording.held import Held, held_in
from sysmap.recording.saving import Saved
from sysmap.recording.steps import Addition, Change, Given, Step
from sysmap.recording.strength import LEVEL
from sysmap.recording.watching import refuse_unwatched
from sysmap.store import Store

YES_NO = ("yes", "no")


@dataclass(frozen=True, kw_only=True)
class KindDraft:
    """A kind of connection: its direction, and what its strength means, weakest word first."""

    kind: str | None
    directed: str | None = None
    strength: str | None = None
    words: tuple[str, ...] = ()


def save_kind(store: Store, draft: KindDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of a kind of connection, which is described anew or for the first time.

    Raises:    InputRefused -> everything that is to be put right
    """
    held = held_in(store)
    fields = _fields(held, draft)
    row = next((row for row in held.rows("tie_kind") if row["kind"] == fields["kind"]), None)
    step: Step = Addition(noun="tie_kind", fields=fields)
    if row:
        step = Change(
            noun="tie_kind", id=UUID(str(row["id"])), version=row["version"], fields=fields
        )
    return Saved(seq=save_changes(store, [step], who=who, operation_id=operation_id), key=None)


def _fields(held: Held, draft: KindDraft) -> Given:
    faults = Faults("the kind")
    kind = faults.read(typed.needed, draft.kind, "kind", "say what the kind is called")
    directed = faults.read(typed.word, draft.directed, YES_NO, "directed")
    strength = faults.read(typed.word, draft.strength, STRENGTH_MEANINGS, "strength")
    words = [word for said in draft.words if (word := typed.text(said))]
    known = as_known(held.tie_kinds)(kind) if kind else ""
    faults.read(_refuse_words, held, known, strength, words)
    faults.refuse()
    return {
        "kind": known,
        "directed": directed or ("yes" if held.directed(known) else "no"),
        "strength": strength,
        "words": SEVERAL.join(words) or None,
    }


def _refuse_words(held: Held, kind: str, strength: str | None, words: Sequence[str]) -> None:
    """Refuse words that say nothing, stand twice, or leave a strength that is in use unsaid."""
    if words and strength != LEVEL:
        raise Unsound("words", "belong to levels alone", "say level, or leave the words out")
    if len({word.casefold() for word in words}) < len(words):
        raise Unsound("words", "one stands twice", "say each once")
    if any(SEVERAL in word for word in words):
        raise Unsound("words", f"one holds {SEVERAL}", "write it without")
    strongest = strongest_in_use(held, kind)
    if words and len(words) < strongest:
        what = f"the record holds a connection of level {strongest:g}, and there are {len(words)}"
        raise Unsound("words", what, "keep a word for each level")


def strongest_in_use(held: Held, kind: str) -> float:
    """The greatest strength that a connection of a kind ever had; 0 where none is recorded."""
    ties = {str(row["id"]) for row in held.rows("tie") if row["kind"] == kind}
    strengths = (row["strength"] for row in held.rows("spell") if str(row["tie"]) in ties)
    return max((float(strength) for strength in strengths if strength is not None), default=0.0)


def rename_kind(
    store: Store, kind: str | None, name: str | None, *, who: str, operation_id: UUID
) -> Saved:
    """What became of a kind of actor: everybody of it is of another from now on, in one save.

    Raises:    InputRefused -> one of the two is not said, or nobody is of this kind
    """
    held, faults = held_in(store), Faults("the kind")
    former = faults.read(typed.needed, kind, "kind", "say which kind")
    wanted = faults.read(typed.needed, name, "new_name", "say what it is to be called")
    faults.read(_refuse_same, former, wanted and as_known(KINDS)(wanted))
    faults.read(_refuse_unused, held, former)
    faults.read(refuse_unwatched, held, wanted and as_known(KINDS)(wanted))
    faults.refuse()
    assert wanted
    steps = [
        Change(
            noun="actor",
            id=UUID(str(row["id"])),
            version=row["version"],
            fields={"kind": as_known(KINDS)(wanted)},
        )
        for row in held.rows("actor")
        if row["kind"] == former
    ]
    return Saved(seq=save_changes(store, steps, who=who, operation_id=operation_id), key=None)


def _refuse_same(former: str | None, wanted: str | None) -> None:
    if former and former == wanted:
        raise Unsound("new_name", "is what it is called already", "give another")


def _refuse_unused(held: Held, kind: str | None) -> None:
    if kind and all(row["kind"] != kind for row in held.rows("actor")):
        raise Unsound("kind", "nobody is of this kind", "choose one that is in use")
