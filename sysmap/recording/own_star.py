"""One member's own connections, typed from paper: a key for each kind of tie, and one each answer.

What nobody has recorded is a tie now, for somebody types what is on the paper and stands by it; on
the first map it counts as there before. What the record holds already is reported, not changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from string import ascii_lowercase
from typing import Any
from uuid import UUID, uuid4

from sysmap.model import KEPT_APART, PairFlag, Report, Says
from sysmap.recording import typed
from sysmap.recording.connections import allowed, spoken_of
from sysmap.recording.drafts import FOUND
from sysmap.recording.effects import Case
from sysmap.recording.ends import Ends, refuse_kept_apart
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Held, Row
from sysmap.recording.saving import Saved, saved
from sysmap.recording.telling import Facts, Telling
from sysmap.store import Fact, Operation, Store

ANSWERS: Mapping[str, Says] = {"1": "still there", "2": "changed", "3": "ended"}
BETTER_NOT = "4"
THERE: Says = "was there already"


@dataclass(frozen=True, kw_only=True)
class StarDraft:
    """What one member says of each of the others, by key, as the letters that were typed.

    `first_map` where nothing was recorded before: what is told was there already then.
    """

    teller: str | None
    day: date
    marks: Mapping[str, str]
    first_map: bool = False


def letters(held: Held) -> dict[str, str]:
    """The letter of each kind of tie: the first of one of its words, else any that is free.

    Shape:     letter -> kind; whoever has fewer letters to choose from chooses first
    """
    described = [row["kind"] for row in held.rows("tie_kind")]
    initials = {kind: _initials(kind) for kind in described or held.tie_kinds}
    found: dict[str, str] = {}
    for kind in sorted(initials, key=lambda kind: (len(set(initials[kind])), kind)):
        wanted = (
            letter for letter in f"{initials[kind]}{kind}{ascii_lowercase}" if letter.islower()
        )
        free = next((letter for letter in wanted if letter not in found), None)
        if free:
            found[free] = kind
    return found


def _initials(kind: str) -> str:
    return "".join(word[0] for word in kind.casefold().split("_") if word)


def save_star(store: Store, draft: StarDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of one member's own connections, all of them in one save.

    Raises:    InputRefused -> everything that is to be put right
    """
    flags_alone = set("".join(draft.marks.values())) == {BETTER_NOT}
    noun = "pair_flag" if flags_alone else "report"

    def operation(held: Held, identity: UUID) -> Operation:
        telling = Telling.of("the own star", held, ())
        facts = _facts(draft, telling)
        telling.faults.refuse()
        if not any(facts.values()):
            telling.faults.read(typed.needed, None, "marks", "type a letter beside somebody")
        telling.faults.refuse()
        [first, *rest] = facts[noun]
        named: Facts = {**facts, noun: [replace(first, id=identity), *rest]}  # type: ignore[type-var]
        return Operation(id=operation_id, who=who, verb="record own star", facts=named)

    return saved(store, noun, operation, operation_id=operation_id, draft=draft)


def _facts(draft: StarDraft, telling: Telling) -> Facts:
    teller = telling.faults.read(telling.people.named, draft.teller, "teller")
    if teller is None:
        return {}
    star = _Star(draft, telling, teller)
    for key, marks in draft.marks.items():
        for mark in dict.fromkeys(marks):
            telling.faults.read(_beside, key, star.take, key, mark)
    return {"tie": star.ties, "spell": star.spells, "report": star.reports, "pair_flag": star.flags}


def _beside(key: str, take: Callable[[str, str], None], *given: str) -> None:
    """Take a letter; what is wrong with it is told of whom it stands beside."""
    try:
        take(*given)
    except Unsound as found:
        raise Unsound(key, found.what, found.remedy) from found


@dataclass(frozen=True)
class _Star:
    """What is written of one member's own connections, while the marks are taken one by one."""

    draft: StarDraft
    telling: Telling
    teller: UUID
    ties: list[object] = field(default_factory=list)
    spells: list[object] = field(default_factory=list)
    reports: list[object] = field(default_factory=list)
    flags: list[object] = field(default_factory=list)
    told: list[Ends] = field(default_factory=list)

    def take(self, key: str, mark: str) -> None:
        """One letter beside somebody.

        Raises:    Unsound -> no such letter, or what it says cannot be recorded
        """
        other = self.telling.people.named(key, key)
        if other == self.teller:
            raise Unsound(key, "is the member themselves", "leave that line empty")
        refuse_kept_apart(
            self._held, Ends(source=self.teller, target=other, kind=""), self.draft.day
        )
        kind = self._letters.get(mark.lower())
        if mark == BETTER_NOT:
            self._flag(other)
        elif mark in ANSWERS:
            self._answer(other, key, ANSWERS[mark])
        elif kind:
            self._tie(other, kind, turned=mark.isupper())
        else:
            known = ", ".join((*self._letters, *ANSWERS, BETTER_NOT))
            raise Unsound(key, f"{mark} is none of the keys", f"type one of {known}")

    @property
    def _held(self) -> Held:
        return self.telling.held

    @cached_property
    def _letters(self) -> Mapping[str, str]:
        return letters(self._held)

    def _flag(self, other: UUID) -> None:
        flag = PairFlag(id=uuid4(), a=self.teller, b=other, flag=KEPT_APART, start=self.draft.day)
        self.flags.append(flag)

    def _answer(self, other: UUID, key: str, says: Says) -> None:
        """A word on each tie between the two that holds."""
        holding = list(self._holding(other))
        if not holding:
            raise Unsound(key, "has no connection with them in the record", "type how they connect")
        for row in holding:
            pair = Ends(
                source=UUID(str(row["source"])), target=UUID(str(row["target"])), kind=row["kind"]
            )
            self._report(pair, says)

    def _holding(self, other: UUID) -> Iterator[Row]:
        for row in self._held.rows("tie"):
            if {str(row["source"]), str(row["target"])} == {str(self.teller), str(other)}:
                case = self._case(UUID(str(row["id"])), row["kind"])
                if case.holding:
                    yield row

    def _tie(self, other: UUID, kind: str, *, turned: bool) -> None:
        turned = turned and self._held.directed(kind)
        source, target = (other, self.teller) if turned else (self.teller, other)
        pair = Ends(source=source, target=target, kind=kind)
        if pair in self.told:
            return
        self.told.append(pair)
        spoken = spoken_of(self._held, self.telling.keys, pair)
        case = self._case(spoken.id, kind)
        if case.holding:
            self._report(pair, "still there")
            return
        written = allowed(self._held, pair, "created", case).spells
        self.ties.extend([spoken.new] if spoken.new else [])
        self.spells.extend(self._as_first_map(fact) for fact in written)
        self._report(pair, THERE)

    def _case(self, tie: UUID, kind: str) -> Case:
        return Case(
            tie=tie,
            spells=self._held.spells(tie),
            day=self.draft.day,
            told_on=self.draft.day,
            scale=self._held.scale(kind),
            began=FOUND,
        )

    def _as_first_map(self, fact: Fact) -> Fact:
        if not self.draft.first_map:
            return fact
        record: Any = fact.record
        first = replace(record, origin="baseline", start=self.draft.day, recorded_on=None)
        return replace(fact, record=first)

    def _report(self, pair: Ends, says: Says) -> None:
        self.reports.append(
            Report(
                id=uuid4(),
                teller=self.teller,
                source=pair.source,
                target=pair.target,
                kind=pair.kind,
                day=self.draft.day,
                says=says,
            )
        )
