"""What the group says of things at a meeting, and what the record makes of it.

A verdict stands beside a thing. Another one at the same meeting is its next version, and whatever
the former brought about is put back first; another one at another meeting is a row of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sysmap.errors import EditConflict, InputRefused
from sysmap.model import KEPT_APART, REVIEWED_BY, VERDICTS_ON, PairFlag, Review
from sysmap.recording import review_outcomes as outcomes
from sysmap.recording import typed
from sysmap.recording.ends import Ends, refuse_kept_apart
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Held, Row, held_in
from sysmap.recording.review_drafts import Reviewed, ReviewsDraft
from sysmap.recording.saving import saved_before
from sysmap.recording.telling import Telling
from sysmap.recording.writing import write
from sysmap.store import Fact, Operation, Store

BETTER_NOT = "better not"


def save_reviews(store: Store, draft: ReviewsDraft, *, who: str, operation_id: UUID) -> int:
    """The number of the save of one verdict on some things; a repeated one is told as the first.

    A tie or context that is retired ends on the day of the meeting, a verdict on a move is one on
    its effects, and a pair of whom the group says `better not` is kept apart from that day on.
    Raises:    InputRefused -> everything that is to be put right
               EditConflict -> somebody changed one of the things meanwhile
    """
    try:
        facts = _Meeting.of(store, draft).facts(draft)
        verb = "record review"
        return write(store, Operation(id=operation_id, who=who, verb=verb, facts=facts))
    except (InputRefused, EditConflict):
        if (first := saved_before(store, operation_id)) is not None:
            return first
        raise


@dataclass(frozen=True)
class _Meeting:
    """The meeting at which something is said, beside what the record holds."""

    store: Store
    telling: Telling
    id: UUID
    day: date

    @classmethod
    def of(cls, store: Store, draft: ReviewsDraft) -> _Meeting:
        """The meeting of a draft.

        Raises:    InputRefused -> the record has no such meeting
        """
        telling = Telling.of("the verdict", held_in(store), ())
        row = telling.faults.read(meeting_row, telling.held, draft.meeting)
        telling.faults.refuse()
        assert row is not None
        return cls(store, telling, UUID(str(row["id"])), row["date"])

    def facts(self, draft: ReviewsDraft) -> dict[str, list[object]]:
        """What a verdict writes.

        Raises:    InputRefused -> everything that is to be put right
        """
        found: dict[str, list[object]] = {"review": []}
        for line, thing in enumerate(draft.things, start=1):
            with self.telling.faults.gathered(row=line if len(draft.things) > 1 else None):
                for noun, fact in self._of_thing(thing, draft):
                    found.setdefault(noun, []).append(fact)
        self.telling.faults.refuse()
        return found

    def _of_thing(self, thing: Reviewed, draft: ReviewsDraft) -> Iterator[tuple[str, object]]:
        verdict = typed.word(draft.verdict, VERDICTS_ON[thing.of], "verdict")
        if verdict is None:
            raise Unsound("verdict", "is empty", "say what the group makes of it")
        targets = self._targets(thing)
        before = self._said(targets)
        review = Review(
            id=UUID(str(before["id"])) if before else uuid4(),
            meeting=self.id,
            target_type=thing.of,
            verdict=verdict,  # type: ignore[arg-type] # one of its words
            voters=draft.voters,
            comment=typed.text(draft.comment),
            **targets,
        )
        yield "review", Fact(review, version=before["version"] + 1 if before else 1)
        yield from self._outcome(thing, targets, verdict, before)

    def _targets(self, thing: Reviewed) -> dict[str, UUID]:
        """The ids of what a verdict is on, each in its field."""
        read = {"tie": self._tie, "pair": self._pair, "circle": self._actor}
        ids = read.get(thing.of, self._keyed)(thing)
        return dict(zip(REVIEWED_BY[thing.of], ids, strict=True))

    def _tie(self, thing: Reviewed) -> tuple[UUID]:
        one, other, kind = thing.names
        source, target = (self.telling.people.named(name, "tie") for name in (one, other))
        refuse_kept_apart(self._held, Ends(source=source, target=target, kind=kind), None)
        row = self._held.tie(source, target, kind)
        if row is None:
            raise Unsound("tie", "the record has it no more", "look at the agenda again")
        return (UUID(str(row["id"])),)

    def _pair(self, thing: Reviewed) -> tuple[UUID, ...]:
        ids = sorted((self.telling.people.named(name, "pair") for name in thing.names), key=str)
        refuse_kept_apart(self._held, Ends(source=ids[0], target=ids[1], kind=""), None)
        return tuple(ids)

    def _actor(self, thing: Reviewed) -> tuple[UUID]:
        return (self.telling.people.named(thing.names[0], "circle"),)

    def _keyed(self, thing: Reviewed) -> tuple[UUID]:
        row = self._held.by_key(thing.of, thing.names[0])
        if row is None:
            raise Unsound(thing.of, "the record has it no more", "look at the agenda again")
        return (UUID(str(row["id"])),)

    @property
    def _held(self) -> Held:
        return self.telling.held

    def _said(self, targets: dict[str, UUID]) -> Row | None:
        """What this meeting said of a thing before; of a pair, whichever stands first."""
        wanted = _told_apart({**targets, "meeting": self.id})
        rows = self._held.rows("review")
        return next((row for row in rows if _told_apart(row) == wanted), None)

    def _outcome(
        self, thing: Reviewed, targets: dict[str, UUID], verdict: str, before: Row | None
    ) -> Iterator[tuple[str, object]]:
        """What else a verdict writes, once what the former one brought about is put back."""
        if thing.of == "pair":
            if verdict == BETTER_NOT:
                yield "pair_flag", self._flag(targets)
            return
        writes = {
            "tie": outcomes.of_tie,
            "move": outcomes.of_move,
            "context": outcomes.of_context,
        }.get(thing.of)
        if writes:
            seq = outcomes.seq_of(self.store, before)
            past = outcomes.Past(self.store, self._held, seq, self.day)
            [target] = targets.values()
            yield from writes(past, target, verdict)

    def _flag(self, targets: dict[str, UUID]) -> PairFlag:
        one, other = targets.values()
        return PairFlag(id=uuid4(), a=one, b=other, flag=KEPT_APART, start=self.day)


def _told_apart(review: Mapping[str, object]) -> tuple[object, ...]:
    """What tells a verdict from all others: its meeting, and what it is on."""
    one = tuple(str(review.get(name)) for name in ("meeting", "tie", "move", "context"))
    return (*one, {str(review.get(name)) for name in ("actor", "other")})


def meeting_row(held: Held, key: str) -> Row:
    """The row of a meeting.

    Raises:    Unsound -> the record has none of this key
    """
    row = held.by_key("meeting", key)
    if row is None:
        raise Unsound("meeting", f"the record has no meeting {key}", "choose another")
    return row
