"""How long ties last: each rule drawn, then all of them against a plain count day by day."""

import random
from datetime import date

import numpy as np
import pytest
from drawing import draw, recorded
from hypothesis import given, settings
from hypothesis import strategies as st
from random_ties import DAYS, day, random_record

from sysmap.change import between
from sysmap.change.survival import survival
from sysmap.system import ALWAYS, STILL, date_of, day_number

SINCE, UNTIL = date(2025, 1, 1), date(2025, 6, 30)
OPENS = "it runs 2025-01-01..2025-12-31\n"


def followed(text, since=SINCE, until=UNTIL, **options):
    """Each life with a known start: its age when first and last seen, and how it went."""
    known = survival(between(draw(text), since, until, **options)).known
    how = ["lasts" if not gone else "left" if left else "ended" for gone, left in _went(known)]
    ages = (np.minimum(known.end, known.until) - known.origin).tolist()
    return list(zip((known.seen - known.origin).tolist(), ages, how, strict=True))


def _went(lives):
    return zip(lives.gone.tolist(), lives.left.tolist(), strict=True)


@pytest.mark.parametrize(
    ("text", "lives"),
    [
        ("P1 -- P2 2025-02-01..2025-03-01", [(0, 28, "ended")]),
        ("P1 -- P2 2025-02-01..", [(0, 149, "lasts")]),
        ("P1 -- P2 2024-12-22..2025-01-11", [(10, 20, "ended")]),  # there at the first look
        ("P1 -- P2 2024-12-22..2025-01-01", []),  # over when somebody first looked
        ("P1 -- P2 2025-07-01..", []),  # not yet
        ("P1 -- P2 2025-02-01.. found on2025-02-11", [(10, 149, "lasts")]),
        ("P1 -- P2 2025-02-01.. unknown on2025-02-11", [(10, 149, "lasts")]),
        ("P1 -- P2 2025-02-01.. move on2025-02-11", [(0, 149, "lasts")]),
        ("P1 -- P2 2025-02-01..2025-02-06 found on2025-02-11", []),
        ("P1 here ..2025-03-01\nP1 -- P2 2025-02-01..", [(0, 28, "left")]),
        ("P1 here 2025-02-01..\nP1 -- P2 ..2025-03-01", [(0, 28, "ended")]),
        # a regrade is no end; reopened, it begins another life
        (
            "P1 -- P2 2025-02-01..2025-02-11 x1\nP1 -- P2 2025-02-11..2025-03-01 x2",
            [(0, 28, "ended")],
        ),
        (
            "P1 -- P2 2025-02-01..2025-02-11\nP1 -- P2 2025-02-12..2025-03-01",
            [(0, 10, "ended"), (0, 17, "ended")],
        ),
    ],
)
def test_a_life_is_followed_from_when_it_was_seen_to_its_end_or_the_last_look(text, lives):
    assert followed(OPENS + text) == lives


def test_a_life_is_followed_between_the_two_days_alone():
    text = OPENS + "P1 -- P2 2025-02-01..2025-05-01"
    assert followed(text, since=date(2025, 3, 1), until=date(2025, 4, 1)) == [(28, 59, "lasts")]


def test_ties_that_go_with_an_actor_count_as_ended_where_that_is_asked_for():
    text = OPENS + "P1 here ..2025-03-01\nP1 -- P2 2025-02-01.."
    assert followed(text, leavers="ended") == [(0, 28, "ended")]


def test_a_tie_found_and_put_back_is_still_followed_from_when_it_was_written_down():
    text = OPENS + "P1 -- P2 2025-02-01.. found on2025-02-11"
    assert followed(text, found_put_back=True) == [(10, 149, "lasts")]


def test_ties_whose_start_nobody_knows_are_counted_from_when_they_were_first_mapped():
    text = """
        it runs 2025-01-01..2025-12-31
        P1 -- P2 ..2025-01-11
        P1 -- P3 .. found on2025-01-11
        P2 -- P3 2025-02-01..
    """
    found = survival(between(draw(text), SINCE, UNTIL))
    assert found.known.tie.tolist() == [2]
    assert [date_of(int(origin)) for origin in found.unknown.origin] == [
        date(2025, 1, 1),
        date(2025, 1, 11),
    ]
    assert found.unknown.gone.tolist() == [True, False]
    nobody_looked = survival(between(draw("P1 -- P2"), SINCE, UNTIL))
    assert (nobody_looked.unknown.tie.size, nobody_looked.unplaced) == (0, 1)


def test_a_start_that_is_only_known_to_lie_before_a_day_is_not_known():
    spell = {"tie": 0, "start": date(2025, 2, 1), "precision": "before"}
    record = {
        "actor": [{"key": "P1"}, {"key": "P2"}],
        "tie": [{"source": 0, "target": 1, "kind": "works_with", "directed": False}],
    }
    exact = recorded(**record, spell=[spell | {"precision": "month"}])
    vague = recorded(**record, spell=[spell])
    assert survival(between(exact, SINCE, UNTIL)).known.tie.size == 1
    assert survival(between(vague, SINCE, UNTIL)).unknown.tie.size == 1


@pytest.mark.parametrize(
    ("said", "band"),
    [
        ("", (1, 31)),  # nobody spoke of it since its first day
        ("P1 says P1 -- P2 still there 2025-02-15", (15, 31)),
        ("P1 says P1 -- P2 ended 2025-03-09", (1, 36)),
        ("P1 says P1 -- P2 ended 2025-07-09", (1, 149)),  # after the last look: it may last
        ("M1 made 2025-03-04 by P1\nM1 ended P1 -- P2", (31, 31)),  # on the very day
        ("P1 -- P2 2025-03-20..\nP1 says P1 -- P2 ended 2025-04-01", (1, 31)),  # of its next life
    ],
)
def test_an_end_lies_between_the_last_confirmation_and_the_first_report(said, band):
    text = f"{OPENS}P1 -- P2 2025-02-01..2025-03-04\n{said}"
    known = survival(between(draw(text), SINCE, UNTIL)).known
    bounds = [
        np.minimum(edge, known.until) - known.origin for edge in (known.earliest, known.latest)
    ]
    assert tuple(int(bound[0]) for bound in bounds) == band


def test_that_an_end_of_the_tie_left_is_known_to_the_day():
    text = OPENS + "P1 here ..2025-03-01\nP1 -- P2 2025-02-01..\nP2 says P1 -- P2 ended 2025-04-01"
    known = survival(between(draw(text), SINCE, UNTIL)).known
    assert known.earliest == known.end == known.latest


def ties_that_end(*days, lasting=0):
    ends = [f"P0 -- P{n} 2025-02-01..2025-{end}" for n, end in enumerate(days, 1)]
    more = [f"P0 -- S{n} 2025-02-01.." for n in range(lasting)]
    return OPENS + "\n".join([*ends, *more])


def row(text):
    rows = between(draw(text), SINCE, UNTIL).rows()
    return next(row for row in rows if row.measure == "tie_survival_median")


def test_the_median_is_told_with_its_range_and_with_what_stands_behind_it():
    days = ["02-11"] * 5 + ["02-21"] * 6
    told = "\n".join(f"P0 says P0 -- P{n} ended 2025-03-01" for n in range(6, 12))
    found = row(ties_that_end(*days, lasting=6) + "\nC1 -- C2\n" + told)
    assert (found.value, found.n) == (20, 17)
    assert found.reason == (
        "between 1 and 28 days, since an end lies somewhere between two reports; "
        "11 of 17 ended, 0 left with an actor; "
        "with an unknown start, in a curve of their own, 0 of 1 ended, 0 left with an actor"
    )


def test_of_fewer_than_ten_ends_there_are_counts_alone():
    found = row(ties_that_end(*["02-11"] * 9))
    assert found.value is None
    assert found.reason == "9 of 9 ended, 0 left with an actor: fewer than 10 ends, counts only"
    assert row(ties_that_end(*["02-11"] * 10)).value == 10


def test_where_more_than_half_last_the_row_says_since_when():
    found = row(ties_that_end(*["02-11"] * 9, "03-01", lasting=12))
    assert found.value is None
    assert found.reason == (
        "10 of 22 ended, 0 left with an actor: more than half still lasted after 28 days"
    )


def with_looks(seed):
    record, dice = random_record(seed), random.Random(seed + 1)
    windows = [{"start": day(number)} for number in dice.sample(DAYS, dice.choice([0, 1, 2]))]
    for spell in record["spell"]:
        spell["precision"] = dice.choice([None, "day", "before"])
    return record | {"observation_window": windows}


class SlowLives:
    """The lives of ties, found by asking on each day whether a tie holds."""

    NUMBERS = range(-1, 15)

    def __init__(self, record, since, until):
        self.record, self.since, self.until = record, since, until
        self.look = min((window["start"] for window in record["observation_window"]), default=None)

    def there(self, actor, number):
        spans = [span for span in self.record["presence"] if span["actor"] == actor]
        return not spans or any(holds(span, number) for span in spans)

    def both_there(self, tie, number):
        ends = (self.record["tie"][tie][end] for end in ("source", "target"))
        return all(self.there(end, number) for end in ends)

    def spells(self, tie, number):
        told = [spell for spell in self.record["spell"] if spell["tie"] == tie]
        return [spell for spell in told if holds(spell, number)]

    def tied(self, tie, number):
        return bool(self.spells(tie, number)) and self.both_there(tie, number)

    def all(self):
        """(tie, origin, whether the start is known, seen, end, left) of each life followed."""
        for tie in range(len(self.record["tie"])):
            for number in self.NUMBERS:
                if self.tied(tie, number) and (number < 0 or not self.tied(tie, number - 1)):
                    over = (after for after in range(number, 15) if not self.tied(tie, after))
                    yield from self.followed(tie, number, next(over, None))

    def followed(self, tie, start, end):
        [first] = self.spells(tie, start)
        vague = first["precision"] == "before" and first["start"] == day(start)
        late = first["origin"] in ("found", "unknown") and first["recorded_on"]
        mapped = [found for found in (self.look, late) if found]
        begun = [day(start)] if start >= 0 else []
        known = bool(begun) and not vague
        origin = day(start) if known else max([*begun, *mapped], default=None)
        seen = max([*filter(None, [origin]), *mapped, self.since])
        if (end is None or seen < day(end)) and seen <= self.until:
            left = end is not None and not self.both_there(tie, end)
            yield tie, origin, known, seen, end if end is None else day(end), left


def holds(span, number):
    after_start = span["start"] is None or span["start"] <= day(number)
    return after_start and (span["end"] is None or day(number) < span["end"])


def in_days(tie, origin, _, seen, end, left):
    return tie, day_number(origin), day_number(seen), day_number(end) if end else STILL, left


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.lists(st.integers(0, 13), min_size=2, max_size=2).map(sorted))
def test_lives_agree_with_a_count_day_by_day(seed, days):
    record = with_looks(seed)
    since, until = map(day, days)
    found = survival(between(recorded(**record), since, until))
    slow = list(SlowLives(record, since, until).all())
    assert found.unplaced == sum(origin is None for _, origin, *_ in slow)
    for lives, wanted in ((found.known, True), (found.unknown, False)):
        columns = (lives.tie, lives.origin, lives.seen, lives.end, lives.left)
        rows = zip(*(column.tolist() for column in columns), strict=True)
        placed = [life for life in slow if life[1] and life[2] == wanted]
        assert sorted(rows) == sorted(in_days(*life) for life in placed)
        assert (lives.origin > ALWAYS).all()
        assert (lives.seen < lives.earliest).all()
        assert (lives.earliest <= lives.end).all()
        assert (lives.end <= lives.latest).all()
