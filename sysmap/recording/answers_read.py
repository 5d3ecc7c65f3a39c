"""What the answers of ask sheets say beside what the record holds: reports, flags, names put aside.

A tie is not written by a sheet: what is told as new is a report until somebody records the tie. A
name that means nobody, or several, is never guessed. Whatever cannot be taken is told in a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple
from uuid import UUID, uuid4

from sysmap.model import KEPT_APART, PairFlag, Report
from sysmap.readers.sheet_answers import Addition, Answer, SheetAnswers, mark_of
from sysmap.recording.held import Held, Row
from sysmap.recording.set_aside import Aside
from sysmap.views import brought_words as words


class Spoken(NamedTuple):
    """Who spoke of which tie on which day; the ends stand in no order where it has no direction."""

    teller: str
    ends: tuple[str, str]
    kind: str | None
    day: date | None


@dataclass
class LookedThrough:
    """What is found in the answers, while they are looked through."""

    held: Held
    today: date
    reports: dict[Spoken, Report] = field(default_factory=dict)
    flags: dict[frozenset[str], PairFlag] = field(default_factory=dict)
    aside: list[Aside] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    already: int = 0

    def look(self, sheets: Iterable[SheetAnswers]) -> None:
        """Look through what came back of each sheet."""
        for sheet in sheets:
            if fault := self._fault(sheet):
                self.faults.append(words.fault(sheet.file, *fault))
                continue
            _OneSheet(self, sheet).look()

    def _fault(self, sheet: SheetAnswers) -> tuple[str, str] | None:
        """What is wrong with a sheet as a whole, and what to do."""
        day = sheet.answered.date()
        if sheet.programme != mark_of(self.held.system.programme_name):
            return words.ANOTHER_PROGRAMME
        if self.held.actor(sheet.member) is None:
            return words.nobody(sheet.member)
        if day > self.today or day < sheet.made:
            return words.wrong_clock(day)
        return None

    @cached_property
    def stands(self) -> dict[Spoken, str]:
        """What the record holds of everybody's words."""
        rows = self.held.rows("report")
        return {
            self.spoken(row["teller"], row["source"], row["target"], row["kind"], row["day"]): str(
                row["says"]
            )
            for row in rows
        }

    def last_word(self, teller: str) -> date | None:
        """The day on which somebody spoke last, as the record has it."""
        told = (one.day for one in self.stands if one.teller == teller)
        return max((day for day in told if day), default=None)

    def spoken(
        self, teller: object, source: object, target: object, kind: str | None, day: date | None
    ) -> Spoken:
        """What tells one word from another."""
        ends = (str(source), str(target))
        directed = kind is not None and self.held.directed(kind)
        one, other = ends if directed else sorted(ends)
        return Spoken(str(teller), (one, other), kind, day)


@dataclass(frozen=True)
class _OneSheet:
    """The answers of one member."""

    found: LookedThrough
    sheet: SheetAnswers

    @property
    def _held(self) -> Held:
        return self.found.held

    @cached_property
    def _teller(self) -> str:
        row = self._held.actor(self.sheet.member)
        assert row is not None, "a sheet of nobody is a fault"
        return str(row["id"])

    @property
    def _day(self) -> date:
        return self.sheet.answered.date()

    def look(self) -> None:
        last = self.found.last_word(self._teller)
        if last and last > self._day:
            self.found.notes.append(words.older(self.sheet.member, self._day, last))
        for key in self.sheet.apart:
            self._flag(key)
        for answer in self.sheet.answers:
            if not {answer.source, answer.target}.intersection(self.sheet.apart):
                self._answer(answer)
        for addition in self.sheet.added:
            self._addition(addition)

    def _flag(self, key: str) -> None:
        row = self._held.actor(key)
        if row is None:
            self._fault(*words.no_longer_known(key))
        elif not self._held.kept_apart(self._teller, str(row["id"]), self._day):
            pair = frozenset((self._teller, str(row["id"])))
            one, other = UUID(self._teller), UUID(str(row["id"]))
            flag = PairFlag(id=uuid4(), a=one, b=other, flag=KEPT_APART, start=self._day)
            self.found.flags.setdefault(pair, flag)

    def _answer(self, answer: Answer) -> None:
        rows = [self._held.actor(key) for key in (answer.source, answer.target)]
        source, target = rows
        if source is None or target is None:
            unknown = answer.source if source is None else answer.target
            self._fault(*words.no_longer_known(unknown))
        elif self._teller not in (str(source["id"]), str(target["id"])):
            self._fault(*words.NOT_THEIR_OWN)
        else:
            self._report((source, target), answer.kind, answer.says)

    def _addition(self, added: Addition) -> None:
        if self._held.unwilling(added.name):
            self._fault(*words.unwilling(added.name))
            return
        row = self._held.actor(added.name)
        teller = self._held.by_id("actor", self._teller)
        assert teller is not None, "found before"
        if row is None:
            self._put_aside(added)
        elif str(row["id"]) == self._teller:
            self._fault(*words.themselves(added.name))
        elif self._report((teller, row), self._kind(added), added.says) and added.since:
            self._put_aside(added, matched=row["key"])

    def _kind(self, added: Addition) -> str | None:
        return added.kind if added.kind in self._held.tie_kinds else None

    def _put_aside(self, added: Addition, *, matched: str | None = None) -> None:
        self.found.aside.append(
            Aside(
                teller=self.sheet.member,
                name=added.name,
                kind=self._kind(added),
                says=added.says,
                since=added.since,
                day=self._day,
                matched=matched,
            )
        )

    def _report(self, ends: Sequence[Row], kind: str | None, says: str) -> bool:
        """Whether a word is taken, or stands in the record as it is."""
        source, target = (str(row["id"]) for row in ends)
        if self._held.kept_apart(source, target, None):
            self._fault(*words.CANNOT_BE_RECORDED)
            return False
        spoken = self.found.spoken(self._teller, source, target, kind, self._day)
        stands = self.found.stands.get(spoken)
        if stands is not None and stands != says:
            self._fault(*words.says_otherwise([row["key"] for row in ends], stands))
            return False
        if stands is not None:
            self.found.already += 1
            return True
        self.found.reports[spoken] = Report(
            id=uuid4(),
            teller=UUID(self._teller),
            source=UUID(source),
            target=UUID(target),
            kind=kind,
            day=self._day,
            says=says,  # type: ignore[arg-type] # the words of a sheet are among those of a report
        )
        return True

    def _fault(self, what: str, remedy: str) -> None:
        self.found.faults.append(words.fault(self.sheet.file, what, remedy))
