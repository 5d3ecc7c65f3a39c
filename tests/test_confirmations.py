"""When ties were last known to hold, and the network without those of which nobody spoke since."""

import random
from datetime import date

import numpy as np
import pytest
from drawing import draw, recorded
from hypothesis import given, settings
from hypothesis import strategies as st
from random_ties import DAYS, KINDS, day, random_record

from sysmap.confirmations import confirmations, first_look, reported_gone
from sysmap.errors import WrongUsage
from sysmap.network import Settings, snapshot
from sysmap.system import ALWAYS, STILL, day_number

LOOK = date(2025, 7, 1)
OLD = "P1 -- P2 2020-01-01..\nM1 made 2025-03-05 by P1\n"


def held(text, on_day=LOOK, months=6):
    """The ends of the ties that are in the network, by key."""
    network = snapshot(draw(text), on_day, Settings(stale_after=months))
    ends = zip(network.tie_source.tolist(), network.tie_target.tolist(), strict=True)
    return [f"{network.keys[a]}-{network.keys[b]}" for a, b in ends]


@pytest.mark.parametrize(
    "said",
    [
        "P1 says P1 -- P2 still there 2025-01-01",
        "P9 says P2 -- P1 new 2025-01-01",  # anybody may say so, either way round
        "M1 strengthened P1 -- P2 2025-01-01",
        "M1 strengthened P1 -- P2 confirmed",  # on the day of the move
        "P1 -- P2 2018-01-01..2019-01-01 found on2025-01-01",
    ],
)
def test_a_tie_stays_while_somebody_confirmed_it_within_the_months(said):
    assert held(OLD + said) == ["P1-P2"]


@pytest.mark.parametrize(
    "said",
    [
        "",
        "P1 says P1 -- P2 still there 2024-12-31",
        "P1 says P1 -- P2 still there 2025-07-02",  # not yet
        "P1 says P1 -- P2 ended 2025-03-05",
        "P1 says P1 -- P2 don't know 2025-03-05",
        "P1 says P1 -> P2 still there 2025-03-05",  # of another kind
        "P1 says P1 -- P3 still there 2025-03-05",
        "M1 strengthened P1 -- P2 disputed",
        "M1 strengthened P1 -- P2 withdrawn",
    ],
)
def test_a_tie_that_nobody_confirmed_within_the_months_is_left_out(said):
    assert held(OLD + said) == []
    assert held(OLD + said, months=None) == ["P1-P2"]


def test_a_tie_with_a_direction_is_confirmed_in_its_own():
    text = "P1 -> P2 2020-01-01..\nP2 -> P1 2020-01-01..\nP1 says P2 -> P1 still there 2025-03-05"
    assert held(text) == ["P2-P1"]


def test_a_tie_of_the_first_map_is_confirmed_by_the_first_look():
    text = "P1 -- P2 2020-01-01.. baseline\nP1 -- P3 2020-01-01..\nit runs 2025-02-01..2026-02-01"
    assert held(text) == ["P1-P2"]
    assert held(text, date(2025, 8, 2)) == []


def test_the_first_look_is_the_first_window_else_the_first_day_of_the_programme():
    start = [{"key": "start", "value": "2025-02-01"}]
    windows = [{"start": date(2025, 3, 1)}, {"start": date(2025, 1, 5)}]
    assert first_look(recorded(setting=start)) == day_number(date(2025, 2, 1))
    assert first_look(recorded(setting=start, observation_window=windows)) == day_number(
        date(2025, 1, 5)
    )
    assert first_look(recorded()) == ALWAYS


def test_a_time_after_which_ties_are_stale_is_one_month_or_more():
    with pytest.raises(WrongUsage, match="stale after 0 months"):
        snapshot(draw("P1"), LOOK, Settings(stale_after=0))


def with_words(seed):
    """A random record of ties with reports and moves."""
    record, dice = random_record(seed), random.Random(seed + 1)
    said = ["new", "still there", "changed", "ended", "don't know"]
    record["report"] = [
        {
            "teller": dice.randrange(5),
            "source": ends[0],
            "target": ends[1],
            "kind": dice.choice([None, "asks", *KINDS]),
            "day": day(dice.choice([None, *DAYS])),
            "says": dice.choice(said),
        }
        for ends in (dice.sample(range(5), 2) for _ in range(dice.randrange(12)))
    ]
    record["move"] = [{"key": "m", "title": "m", "date": day(dice.choice(DAYS))}]
    record["effect"] = [
        {
            "move": 0,
            "tie": dice.randrange(len(record["tie"])),
            "effect": "strengthened",
            "date": day(dice.choice([None, *DAYS])),
            "status": dice.choice([None, "claimed", "disputed"]),
        }
        for _ in range(dice.randrange(4) if record["tie"] else 0)
    ]
    record["meeting"] = [{"key": "g", "date": day(dice.choice(DAYS))}]
    record["review"] = [
        {
            "meeting": 0,
            "target_type": "tie",
            "tie": dice.randrange(len(record["tie"])),
            "verdict": dice.choice(["confirmed", "changed", "disputed", "not discussed"]),
        }
        for _ in range(dice.randrange(4) if record["tie"] else 0)
    ]
    return record


def days_slowly(record, tie):
    """Every day on which a tie was confirmed, and every day on which it was told as ended."""
    told = record["tie"][tie]
    ends = told["source"], told["target"]
    days, gone = [], []
    for spell in record["spell"]:
        if spell["tie"] == tie:
            days += [spell["start"], spell["recorded_on"]]
    for report in record["report"]:
        between = report["source"], report["target"]
        same_way = between == ends or (not told["directed"] and between[::-1] == ends)
        same = report["kind"] == told["kind"] and same_way
        if same or (report["kind"] is None and set(between) == set(ends)):
            days += [report["day"]] * (report["says"] in ("new", "still there", "changed"))
            gone += [report["day"]] * (report["says"] == "ended")
    for effect in record["effect"]:
        if effect["tie"] == tie and effect["status"] != "disputed":
            days.append(effect["date"] or record["move"][0]["date"])
    for review in record["review"]:
        stands = review["verdict"] in ("confirmed", "changed")
        if review["tie"] == tie and stands:
            days.append(record["meeting"][0]["date"])
    return [[day_number(found) for found in some if found] for some in (days, gone)]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_confirmations_agree_with_a_plain_count(seed):
    record = with_words(seed)
    system = recorded(**record)
    ties = np.arange(len(record["tie"]), dtype=np.int32)
    slow = [days_slowly(record, tie) for tie in ties]
    for on_day in [day_number(day(number)) for number in DAYS]:
        asked = np.full(ties.shape, on_day, dtype=np.int32)
        assert confirmations(system).last(ties, asked).tolist() == [
            max([found for found in days if found <= on_day], default=ALWAYS) for days, _ in slow
        ]
        assert reported_gone(system).first(ties, asked, STILL).tolist() == [
            min([found for found in gone if found >= on_day], default=STILL) for _, gone in slow
        ]
