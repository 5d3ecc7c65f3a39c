"""Whether people who met were connected soon after, beside those who had not met."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from sysmap.change.difference import Difference
from sysmap.metrics.catalogue import Value, figure
from sysmap.periods import months_later
from sysmap.selection import Selection
from sysmap.spans import Keys
from sysmap.system import ALWAYS, STILL, Flags, Integers, System, date_of, day_number

FOLLOW_UP_MONTHS = 3


def _followed_pairs(difference: Difference, subject: str) -> int:
    """How many pairs met and could be followed."""
    return _who_met(difference).followed


def _beside_it(difference: Difference, subject: str) -> str:
    """The same for those who had not met, which never stands far from it."""
    tied, followed = _who_had_not(difference)
    share = f" ({tied / followed:.2f})" if followed else ""
    return f"of pairs at the meetings who had not met one another: {tied} in {followed}{share}"


@figure(
    level="change",
    count=_followed_pairs,
    unit="share, 0 to 1",
    label="Met, then tied",
    formula=(
        "pairs whose first tie began within 3 months of the first meeting that both were at / "
        "observable pairs first at one meeting between the two days, no tie before, 3 months left"
    ),
    source="own",
    undefined="no pair met between the two days that could be followed for three months",
    note=_beside_it,
    caution=(
        "Found ties count from when they began; those nobody is sure of are left out. Who comes to "
        "the same meetings is alike in other ways too: it does not say that meeting tied them."
    ),
)
def met_then_tied(difference: Difference) -> Value:
    """The share of pairs first meeting between the two days that were tied within three months."""
    tied, followed = _who_met(difference)
    return tied / followed if followed else None


class Followed(NamedTuple):
    """How many pairs were tied soon, of those that could be followed."""

    tied: int
    followed: int


class PairDays(NamedTuple):
    """Pairs, each once and in order, by one number for both ends; and a day of each."""

    pair: Keys
    day: Integers

    def of(self, pairs: Keys) -> Integers:
        """The day of each of some pairs; `STILL` where it has none."""
        days = np.full(pairs.shape, STILL, dtype=np.int32)
        known = np.isin(pairs, self.pair)
        days[known] = self.day[np.searchsorted(self.pair, pairs[known])]
        return days

    def chosen(self, flags: Flags) -> PairDays:
        """Some of the pairs."""
        return PairDays(self.pair[flags], self.day[flags])


@lru_cache(maxsize=1)
def _who_met(difference: Difference) -> Followed:
    """Those who first met between the two days, followed from that meeting."""
    first = _first_meetings(difference.selection)
    between = (day_number(difference.since) <= first.day) & (first.day <= _until(difference))
    return _tied_soon(difference, first.chosen(between))


@lru_cache(maxsize=1)
def _who_had_not(difference: Difference) -> Followed:
    """Those who came to meetings, never the same, followed from the first that both could be at."""
    selection, since = difference.selection, day_number(difference.since)
    held = [there for there in _meetings(selection) if since <= there.day <= _until(difference)]
    people = np.unique(np.concatenate([np.empty(0, np.int32), *(there.people for there in held)]))
    pairs = _pairs_among(selection.system, people)
    start = np.full(pairs.shape, STILL, dtype=np.int32)
    for day in sorted({there.day for there in held}, reverse=True):
        present = selection.present(day)
        one, other = _ends(selection.system, pairs)
        start[present[one] & present[other]] = day
    not_met = _first_meetings(selection).of(pairs) > _follow_up(start)
    return _tied_soon(difference, PairDays(pairs, start).chosen((start < STILL) & not_met))


def _tied_soon(difference: Difference, pairs: PairDays) -> Followed:
    """How many of these pairs, not tied by their day, were tied in the three months after it."""
    selection = difference.selection
    first_tie, doubtful = _first_ties(selection)
    begun, until = first_tie.of(pairs.pair), _follow_up(pairs.day)
    followed = (until <= _until(difference)) & (begun >= pairs.day)
    followed &= ~np.isin(pairs.pair, doubtful)
    for day in np.unique(pairs.day[followed]).tolist():
        that_day = followed & (pairs.day == day)
        ends = _ends(selection.system, pairs.pair[that_day])
        followed[that_day] = selection.observable(*ends, selection.kept_apart(day))
    return Followed(int((followed & (begun <= until)).sum()), int(followed.sum()))


class Gathering(NamedTuple):
    """The day of a meeting that was held, and who was at it and on the map."""

    day: int
    people: Integers


@lru_cache(maxsize=1)
def _meetings(selection: Selection) -> list[Gathering]:
    system = selection.system
    meeting, actor = (system.numbers("attendance", column) for column in ("meeting", "actor"))
    held = zip(
        system.days("meeting", "date", ALWAYS).tolist(),
        system.column("meeting", "cancelled"),
        strict=True,
    )
    return [
        Gathering(day, people[selection.present(day)[people]])
        for number, (day, cancelled) in enumerate(held)
        if not cancelled
        for people in [np.unique(actor[meeting == number])]
    ]


@lru_cache(maxsize=1)
def _first_meetings(selection: Selection) -> PairDays:
    """The day on which each pair was first at one meeting."""
    there = _meetings(selection)
    pairs = [_pairs_among(selection.system, meeting.people) for meeting in there]
    days = [
        np.full(some.shape, meeting.day, np.int32)
        for some, meeting in zip(pairs, there, strict=True)
    ]
    return _earliest(
        np.concatenate([np.empty(0, np.int64), *pairs]),
        np.concatenate([np.empty(0, np.int32), *days]),
    )[0]


@lru_cache(maxsize=1)
def _first_ties(selection: Selection) -> tuple[PairDays, Keys]:
    """When the first tie of each pair began in the world, and of which pairs nobody is sure."""
    lives = selection.tie_lives(selection.spells.start)
    tie = selection.spells.of[lives.of]
    pairs = _number(selection.system, selection.tie_source[tie], selection.tie_target[tie])
    first, row = _earliest(pairs, lives.start)
    origins = selection.system.texts("spell", "origin")
    unsure = np.array([origin == "unknown" for origin in origins], dtype=bool)
    return first, first.pair[unsure[lives.of[row]]]


def _earliest(pairs: Keys, days: Integers) -> tuple[PairDays, Integers]:
    """The first day of each pair, and the row in which it stands."""
    order = np.lexsort((days, pairs))
    pair, first = np.unique(pairs[order], return_index=True)
    row = order[first].astype(np.int32)
    return PairDays(pair, days[row]), row


def _pairs_among(system: System, people: Integers) -> Keys:
    one, other = np.triu_indices(people.size, 1)
    return _number(system, people[one], people[other])


def _number(system: System, one: Integers, other: Integers) -> Keys:
    """One number for two actors, whichever stands first."""
    pairs: Keys = np.minimum(one, other).astype(np.int64) * system.actor_count
    return pairs + np.maximum(one, other)


def _ends(system: System, pairs: Keys) -> tuple[Integers, Integers]:
    low, high = np.divmod(pairs, max(system.actor_count, 1))
    return low.astype(np.int32), high.astype(np.int32)


def _follow_up(days: Integers) -> Integers:
    """For each day the last on which a tie still counts as begun soon after; `STILL` for that."""
    each, place = np.unique(days, return_inverse=True)
    last = [
        STILL if day == STILL else day_number(months_later(date_of(day), FOLLOW_UP_MONTHS))
        for day in each.tolist()
    ]
    return np.array(last, dtype=np.int32)[place]


def _until(difference: Difference) -> int:
    return day_number(difference.until)
