"""Two tellings of one young person's circle: the young person's own, and everybody else's.

A side's last word on a tie is its telling of it; of two words of one day the one that it holds
counts, for a tie may end and begin again. That nobody knows is no word, and a word is overtaken
where the record has the tie begin or end after it. Nothing here says who is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np

from sysmap.model import SAYS_IT_ENDED, SAYS_IT_HOLDS, YOUNG_PERSON
from sysmap.network import Network
from sysmap.selection import Pair
from sysmap.spans import Spans, merged
from sysmap.system import ALWAYS, STILL, Flags, Integers, System, day_number

Side = Literal["own", "others"]
SIDES: tuple[Side, Side] = ("own", "others")
Agreement = Literal["both", "own alone", "others alone", "differently", "ended", "nobody"]
KNOWN = (*SAYS_IT_HOLDS, SAYS_IT_ENDED)
"""What says whether a tie holds; that somebody does not know says nothing."""


class Word(NamedTuple):
    """What somebody said of a tie."""

    teller: int
    says: str
    day: date

    @property
    def holds(self) -> bool:
        """Whether they said that it holds; else that it has ended."""
        return self.says != SAYS_IT_ENDED


@dataclass(frozen=True, kw_only=True)
class ToldTie:
    """A tie with each side's last word on it; a side that has not spoken of it has None.

    Shape:     `held` says whether the record holds it that day.
    """

    source: int
    target: int
    kind: str | None
    held: bool
    own: Word | None
    others: Word | None

    def word(self, side: Side) -> Word | None:
        """A side's last word on it."""
        return self.own if side == "own" else self.others

    @property
    def words(self) -> list[Word]:
        """The last words on it, of the sides that have spoken of it."""
        return [word for word in (self.own, self.others) if word]

    @property
    def agreement(self) -> Agreement:
        """Which side says that it holds; that it has ended, where only that is said."""
        holding = [word is not None and word.holds for word in (self.own, self.others)]
        if all(holding):
            return "both"
        if not any(holding):
            return "ended" if self.words else "nobody"
        if len(self.words) == len(SIDES):
            return "differently"
        return "own alone" if holding[0] else "others alone"

    @property
    def is_there(self) -> bool:
        """Whether it holds by the record, or by the last word of either side."""
        return self.held or any(word.holds for word in self.words)


@dataclass(frozen=True, eq=False, kw_only=True)
class Tellings:
    """One young person's circle as two sides tell it, up to a day.

    Shape:     `own_ties` are those between the young person and somebody else that hold by the
               record or by either side's word; `links` are the ties among those people that are so
               too, and of which somebody has spoken.
    """

    young_person: int
    on_day: date
    own_ties: tuple[ToldTie, ...]
    links: tuple[ToldTie, ...]

    @property
    def around(self) -> list[int]:
        """Those at the other ends of the young person's ties, in the record's order."""
        ends = {end for tie in self.own_ties for end in (tie.source, tie.target)}
        return sorted(ends - {self.young_person})

    @property
    def sides(self) -> list[Side]:
        """The sides that have told anything."""
        return [side for side in SIDES if self.last_day(side)]

    def last_day(self, side: Side) -> date | None:
        """The day of a side's last word on any of these ties; None where it has told nothing."""
        words = (tie.word(side) for tie in (*self.own_ties, *self.links))
        return max((word.day for word in words if word), default=None)


def tellings(network: Network, young_person: int) -> Tellings | None:
    """Both tellings of the circle round one young person; None where they are not there.

    Nothing is told of a pair that is kept apart that day or at any time after it, nor of a pair
    whose kinds are not asked about.
    """
    if young_person not in network.place:
        return None
    heard = _Heard(network, young_person)
    own_ties = heard.ties(lambda pair: young_person in pair)
    around = {end for tie in own_ties for end in (tie.source, tie.target)} - {young_person}
    links = heard.ties(around.issuperset)
    return Tellings(
        young_person=young_person,
        on_day=network.on_day,
        own_ties=tuple(own_ties),
        links=tuple(tie for tie in links if tie.words),
    )


def who_told_their_own(system: System, on_day: date) -> list[int]:
    """The young people who have spoken of a tie of their own up to a day."""
    teller = system.numbers("report", "teller")
    kinds = np.array([kind == YOUNG_PERSON for kind in system.texts("actor", "kind")], dtype=bool)
    ends = np.column_stack([system.numbers("report", end) for end in ("source", "target")])
    known = np.isin(np.array(system.texts("report", "says"), dtype=object), KNOWN)
    by_then = system.days("report", "day", STILL) <= day_number(on_day)
    their_own = (ends == teller[:, None]).any(axis=1)
    told: list[int] = np.unique(teller[known & by_then & their_own & kinds[teller]]).tolist()
    return told


class _Report(NamedTuple):
    ends: Pair
    kind: str | None
    word: Word


@dataclass(frozen=True, eq=False)
class _Heard:
    """What the record and the tellers say up to a day, of the pairs that may be spoken of."""

    network: Network
    young_person: int

    def ties(self, chosen: Callable[[Pair], bool]) -> list[ToldTie]:
        """The ties of the chosen pairs that are there by the record or by anybody's last word."""
        pairs = sorted(pair for pair in {*self._recorded, *self._reports} if chosen(pair))
        return [tie for pair in pairs for tie in self._of(pair) if tie.is_there]

    def _of(self, pair: Pair) -> list[ToldTie]:
        ties, reports = self._recorded.get(pair, []), self._reports.get(pair, [])
        kinds = self.network.system.texts("tie", "kind")
        recorded = {kinds[tie] for tie in ties}
        unrecorded = {
            report.kind: report.ends
            for report in reports
            if report.kind not in recorded and not (ties and report.kind is None)
        }
        return [
            *(self._recorded_tie(tie, kinds[tie], reports) for tie in ties),
            *(self._told(ends, kind, reports) for kind, ends in unrecorded.items()),
        ]

    def _recorded_tie(self, tie: int, kind: str | None, reports: list[_Report]) -> ToldTie:
        selection = self.network.selection
        ends = int(selection.tie_source[tie]), int(selection.tie_target[tie])
        since, held = self._present_time(tie)
        not_overtaken = [report for report in reports if day_number(report.word.day) >= since]
        return self._told(ends, kind, not_overtaken, held=held)

    def _told(
        self, ends: Pair, kind: str | None, reports: list[_Report], *, held: bool = False
    ) -> ToldTie:
        words = [report.word for report in reports if report.kind in (None, kind)]
        own = [word for word in words if word.teller == self.young_person]
        others = [word for word in words if word.teller != self.young_person]
        return ToldTie(
            source=ends[0],
            target=ends[1],
            kind=kind,
            held=held,
            own=_last(own),
            others=_last(others),
        )

    def _present_time(self, tie: int) -> tuple[int, bool]:
        """Since when a tie has been as it is on the day, and whether it holds."""
        runs = self._lives.chosen(self._lives.of == tie)
        holding = runs.holding(self._day)
        if holding.any():
            return int(runs.start[holding][0]), True
        over = runs.end[runs.end <= self._day]
        return int(over.max()) if over.size else ALWAYS, False

    @property
    def _day(self) -> int:
        return day_number(self.network.on_day)

    @cached_property
    def _lives(self) -> Spans:
        """The times in which each tie holds between two who are both there."""
        selection = self.network.selection
        lives = selection.tie_lives(selection.spells.start)
        return merged(Spans(selection.spells.of[lives.of], lives.start, lives.end))

    @cached_property
    def _recorded(self) -> Mapping[Pair, list[int]]:
        """The ties of each pair, by their numbers in the record."""
        source, target = self.network.selection.tie_source, self.network.selection.tie_target
        found: defaultdict[Pair, list[int]] = defaultdict(list)
        for tie in np.flatnonzero(self._may_be_spoken_of(source, target)).tolist():
            found[_pair(int(source[tie]), int(target[tie]))].append(tie)
        return found

    @cached_property
    def _reports(self) -> Mapping[Pair, list[_Report]]:
        """What was said of each pair up to the day."""
        system = self.network.system
        source, target = (system.numbers("report", end) for end in ("source", "target"))
        by_now = system.days("report", "day", STILL) <= self._day
        told = np.flatnonzero(by_now & self._may_be_spoken_of(source, target))
        found: defaultdict[Pair, list[_Report]] = defaultdict(list)
        for row in system.tables["report"].take(told).to_pylist():
            ends, word = (
                (row["source"], row["target"]),
                Word(row["teller"], row["says"], row["day"]),
            )
            if word.says in KNOWN:
                found[_pair(*ends)].append(_Report(ends, row["kind"], word))
        return found

    def _may_be_spoken_of(self, one: Integers, other: Integers) -> Flags:
        selection = self.network.selection
        present = selection.present(self._day)
        apart = selection.apart_since(self._day)
        there: Flags = present[one] & present[other] & (one != other)
        return there & selection.observable(one, other, apart)


def _last(words: list[Word]) -> Word | None:
    return max(words, key=lambda word: (word.day, word.holds), default=None)


def _pair(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)
