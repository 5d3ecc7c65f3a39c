"""Who was heard: the share of those asked, and of the pairs that could be asked about."""

import random
from itertools import combinations

import pytest
from drawing import DAY, draw, recorded
from hypothesis import given, settings
from hypothesis import strategies as st
from random_ties import DAYS, day, random_record

from sysmap.metrics import hearing, measure_rows
from sysmap.network import Settings, snapshot

IDS = ["coverage", "pair_coverage"]
FIVE_ASKED = """
    P1 reports ..
    P2 reports ..
    P3 reports ..2025-01-01
    P4 reports ..
    C1 reports ..
    P5 reports ..
    P5 here ..2025-03-01
    S1
    P1 says P1 -- P2 don't know 2025-03-05     # on the day
    P2 says P1 -- P2 new 2024-12-06            # three months but a day
    P4 says P1 -- P2 new 2024-12-05            # too long ago
    S1 says S1 -- P1 new 2025-03-05            # is not asked
    P3 says P1 -- P2 new 2025-03-01            # is not asked any more
"""


def rows(text, settings=None, **drawn):
    found = measure_rows(snapshot(draw(text, **drawn), DAY, settings), ids=IDS)
    return {row.measure: row for row in found}


def test_whoever_told_something_in_three_months_was_heard():
    found = rows(FIVE_ASKED)["coverage"]
    assert (found.value, found.n) == (2 / 4, 4)
    assert found.reason == "partial: fewer than 80 in 100 heard"


def test_a_pair_is_heard_of_from_either_end():
    found = rows(FIVE_ASKED)["pair_coverage"]
    # of six who are there two were heard: the pairs among the other four are not known
    assert (found.value, found.n) == ((15 - 6) / 15, 6)


def test_pairs_that_nobody_asks_about_are_not_in_the_base():
    text = "P1 reports ..\nP2\nS1\nS2\nP1 says P1 -- P2 new 2025-03-05\nP2 // S1"
    asked = [("practitioner", "practitioner"), ("practitioner", "service")]
    # P1 with P2, S1 and S2, all heard of; P2 with S2 is not; P2 and S1 are kept apart
    assert rows(text, askable=asked)["pair_coverage"].value == 3 / 4


def test_enough_is_four_in_five():
    asked = "".join(f"P{n} reports ..\n" for n in range(5))
    told = "".join(f"P{n} says P0 -- P1 new 2025-03-01\n" for n in range(4))
    assert (rows(asked + told)["coverage"].value, rows(asked + told)["coverage"].reason) == (
        0.8,
        "",
    )


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("P1\nP2", ["nobody is recorded as asked about ties"] * 2),
        (
            "P1 reports ..2025-01-01\nP2",
            ["nobody of those asked about ties is there that day"] * 2,
        ),
        (
            "P1 reports ..",
            ["partial: fewer than 80 in 100 heard", "no two actors who could be asked about"],
        ),
    ],
)
def test_where_nobody_is_asked_there_is_no_share(text, reasons):
    assert [row.reason for row in rows(text).values()] == reasons


def test_only_those_who_are_looked_at_are_asked():
    found = rows(FIVE_ASKED, Settings(actor_kinds=("practitioner",)))
    assert found["coverage"].value == 2 / 3
    assert found["pair_coverage"].value == (6 - 1) / 6


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_hearing_agrees_with_a_plain_count(seed):
    record, dice = random_record(seed), random.Random(seed + 1)
    record["reporter"] = [{"actor": actor} for actor in dice.sample(range(5), 3)]
    record["report"] = [
        {"teller": dice.randrange(5), "source": 0, "target": 1, "day": day(dice.choice(DAYS))}
        for _ in range(4)
    ]
    on_day = day(dice.choice(DAYS))
    network = snapshot(recorded(**record), on_day)
    there = network.actor_numbers
    asked = [row["actor"] for row in record["reporter"] if row["actor"] in there]
    told = {row["teller"] for row in record["report"] if row["day"] <= on_day} & {*asked}
    assert hearing.coverage(network) == (len(told) / len(asked) if asked else None)

    kind = [actor["kind"] for actor in record["actor"]]
    apart = {0, 1} if day(4) <= on_day < day(8) else None
    pairs = [
        {a, b}
        for a, b in combinations(there, 2)
        if {a, b} != apart and (not record["askable"] or kind[a] != kind[b])
    ]
    share = sum(bool(pair & told) for pair in pairs) / len(pairs) if pairs and asked else None
    assert hearing.pair_coverage(network) == share
