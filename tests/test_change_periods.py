"""Change over the periods of a programme: what holds after one holds before the next."""

from datetime import date
from itertools import pairwise

import pytest
from drawing import draw, recorded
from hypothesis import given, settings
from hypothesis import strategies as st
from random_ties import day, random_record

from sysmap.change import between, differences, period_rows
from sysmap.errors import WrongUsage
from sysmap.network import Settings

FOUR_MONTHS = """
    it runs 2025-01-01..2025-04-30
    P1 -- P2 2025-01-01..
    P1 -- P3 2025-01-02..2025-03-01
    P2 -- P3 2025-02-28..
    2025-01-15 met P1
    2025-03-01 met P1
"""


def values(length, measure, text=FOUR_MONTHS, **options):
    rows = period_rows(draw(text), length, **options)
    return [row.value for row in rows if row.measure == measure]


def test_each_month_is_compared_with_the_last_day_of_the_one_before():
    assert values("month", "ties_before") == [1, 2, 3, 2]
    assert values("month", "formed") == [1, 1, 0, 0]
    assert values("month", "ended") == [0, 0, 1, 0]
    first, second, *_ = differences(draw(FOUR_MONTHS))
    assert [(found.since, found.until) for _, found in (first, second)] == [
        (date(2025, 1, 1), date(2025, 1, 31)),  # what was there at the opening was not made in it
        (date(2025, 1, 31), date(2025, 2, 28)),
    ]


def test_a_programme_is_also_cut_by_quarter_and_from_meeting_to_meeting():
    assert values("quarter", "ties_after") == [2, 2]
    assert values("quarter", "came_and_went") == [1, 0]
    rows = period_rows(draw(FOUR_MONTHS), "meeting")
    assert [row.period for row in rows if row.measure == "formed"] == [
        "to meeting 1 · 15 January 2025",
        "to meeting 2 · 1 March 2025",
        "after meeting 2",
    ]
    assert values("meeting", "formed") == [1, 1, 0]
    assert values("meeting", "ended") == [0, 1, 0]


def test_options_are_those_of_a_change_between_two_days():
    text = FOUR_MONTHS + "P1 -- P2 2025-01-03.. knows_of"
    assert values("quarter", "formed", text) == [2, 0]
    assert values("quarter", "formed", text, settings=Settings(tie_kinds=("works_with",))) == [1, 0]
    assert values("quarter", "formed", text, pairs=True) == [1, 0]


def test_where_nothing_has_a_date_there_are_no_periods():
    assert period_rows(draw("P1 -- P2")) == []
    with pytest.raises(WrongUsage, match="there is no period 'week'"):
        period_rows(draw(FOUR_MONTHS), "week")


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 10**6),
    st.sampled_from(["apart", "ended"]),
    st.booleans(),
    st.booleans(),
)
def test_periods_follow_one_another_without_a_gap_and_each_is_a_change_of_its_own(
    seed, leavers, put_back, pairs
):
    record = random_record(seed)
    record["meeting"] = [{"key": f"g{number}", "date": day(number)} for number in (3, 7, 11)]
    edges = {"start": day(0), "end": day(13)}
    record["setting"] = [{"key": key, "value": str(edge)} for key, edge in edges.items()]
    system = recorded(**record)
    options = {"leavers": leavers, "found_put_back": put_back, "pairs": pairs}
    found = [difference for _, difference in differences(system, "meeting", **options)]
    assert [(one.since, one.until) for one in found] == [
        (day(a), day(b)) for a, b in ((0, 3), (3, 7), (7, 11), (11, 13))
    ]
    counted = [difference.counts() for difference in found]
    for earlier, later in pairwise(counted):
        assert earlier["ties_after"] == later["ties_before"]
    for difference, numbers in zip(found, counted, strict=True):
        alone = between(system, difference.since, difference.until, **options)
        assert alone.counts() == numbers
