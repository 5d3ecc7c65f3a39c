"""Met, then tied: against a plain count pair by pair, for those who met and those who had not."""

import random
from datetime import date
from itertools import combinations

from drawing import recorded
from hypothesis import given, settings
from hypothesis import strategies as st
from random_ties import random_record

from sysmap.change import between, meetings
from sysmap.periods import months_later

FIRST, SINCE, UNTIL = date(2025, 1, 1), date(2025, 3, 1), date(2025, 12, 31)


def month(number):
    return months_later(FIRST, number)


def with_meetings(seed):
    """A random record in which a day is a month, with meetings."""
    record, dice = random_record(seed), random.Random(seed + 1)
    for table in ("spell", "presence", "pair_flag"):
        for row in record[table]:
            row |= {edge: month((row[edge] - FIRST).days) for edge in ("start", "end") if row[edge]}
    record["meeting"] = [
        {"key": f"g{n}", "date": month(dice.randrange(13)), "cancelled": dice.random() < 0.2}
        for n in range(4)
    ]
    record["attendance"] = [
        {"meeting": meeting, "actor": actor}
        for meeting in range(4)
        for actor in dice.sample(range(5), dice.randrange(5))
    ]
    return record


def holds(row, on_day):
    return (row["start"] is None or row["start"] <= on_day) and (
        row["end"] is None or on_day < row["end"]
    )


class PairByPair:
    """The plain slow count."""

    def __init__(self, record):
        self.record = record
        self.gatherings = sorted(
            (
                row["date"],
                [
                    seat["actor"]
                    for seat in record["attendance"]
                    if seat["meeting"] == number and self.there(seat["actor"], row["date"])
                ],
            )
            for number, row in enumerate(record["meeting"])
            if not row["cancelled"]
        )

    def there(self, actor, on_day):
        spans = [span for span in self.record["presence"] if span["actor"] == actor]
        return not spans or any(holds(span, on_day) for span in spans)

    def observable(self, pair, on_day):
        kinds = [self.record["actor"][actor]["kind"] for actor in pair]
        apart = set(pair) == {0, 1} and holds(self.record["pair_flag"][0], on_day)
        return not apart and (not self.record["askable"] or len(set(kinds)) > 1)

    def met(self, pair):
        days = [on_day for on_day, people in self.gatherings if {*pair} <= {*people}]
        return min(days, default=None)

    def spells(self, pair):
        return [
            spell
            for spell in self.record["spell"]
            for tie in [self.record["tie"][spell["tie"]]]
            if {tie["source"], tie["target"]} == {*pair}
        ]

    def tied(self, pair, on_day):
        held = any(holds(spell, on_day) for spell in self.spells(pair))
        return held and all(self.there(actor, on_day) for actor in pair)

    def first_tie(self, pair):
        days = (month(number) for number in range(-1, 14))
        return next((on_day for on_day in days if self.tied(pair, on_day)), None)

    def followed(self, starts):
        """(tied, followed) of pairs with the day from which each is followed."""
        told = []
        for pair, start in starts:
            until, tied_on = months_later(start, 3), self.first_tie(pair)
            told_of = [] if tied_on is None else self.spells(pair)
            sure = not any(spell["origin"] == "unknown" for spell in told_of)
            before = tied_on is not None and tied_on < start
            if sure and not before and until <= UNTIL and self.observable(pair, start):
                told.append(tied_on is not None and tied_on <= until)
        return sum(told), len(told)

    def who_met(self):
        days = [(pair, self.met(pair)) for pair in combinations(range(5), 2)]
        return self.followed([row for row in days if row[1] and SINCE <= row[1] <= UNTIL])

    def who_had_not(self):
        held = [(on_day, people) for on_day, people in self.gatherings if SINCE <= on_day <= UNTIL]
        came = {actor for _, people in held for actor in people}
        starts = []
        for one, other in combinations(sorted(came), 2):
            both = [day for day, _ in held if self.there(one, day) and self.there(other, day)]
            met = self.met((one, other))
            if both and (met is None or met > months_later(both[0], 3)):
                starts.append(((one, other), both[0]))
        return self.followed(starts)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_met_then_tied_agrees_with_a_plain_count_pair_by_pair(seed):
    record = with_meetings(seed)
    for spell in record["spell"]:
        tie = record["tie"][spell["tie"]]
        spell["origin"] = "unknown" if {tie["source"], tie["target"]} == {2, 4} else "found"
    difference = between(recorded(**record), SINCE, UNTIL)
    slow = PairByPair(record)
    assert meetings._who_met(difference) == slow.who_met()
    assert meetings._who_had_not(difference) == slow.who_had_not()
