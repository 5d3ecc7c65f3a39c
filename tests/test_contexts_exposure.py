"""Whom a context covers, on which days: drawn by hand, then against a plain count day by day."""

from datetime import date

import numpy as np
import pytest
from contexts_slowly import ACTORS, DAYS, covers_slowly, day, random_record
from drawing import draw, recorded
from hypothesis import given, settings
from hypothesis import strategies as st

from sysmap.contexts import Exposure
from sysmap.selection import Selection, Settings
from sysmap.spans import Spans, merged
from sysmap.system import day_number

JANUARY, MARCH, MAY = date(2025, 1, 15), date(2025, 3, 5), date(2025, 5, 5)


def covered(text, day=MARCH, context="X1"):
    """The keys of everybody whom a context covers on a day."""
    system = draw(text)
    number = system.texts("context", "key").index(context)
    actors = np.arange(system.actor_count, dtype=np.int32)
    flags = Exposure(Selection(system, Settings())).covers(
        number, actors, np.full_like(actors, day_number(day))
    )
    return {system.keys[actor] for actor in np.flatnonzero(flags)}


EVERY_KIND_OF_SUBJECT = """
    P1@health home S1
    P2@health home S2
    P3@education
    P3 has area=North group=keyworkers
    S1@health
    X1 holds 2025-01-01..2025-06-01
"""


@pytest.mark.parametrize(
    ("coverage", "expected"),
    [
        ("all", {"P1", "P2", "P3", "S1", "S2"}),
        ("P2", {"P2"}),
        ("S1", {"S1", "P1"}),
        ("sector=health", {"P1", "P2", "S1"}),
        ("area=North", {"P3"}),
        ("group=keyworkers", {"P3"}),
        ("sector=housing", set()),
        ("P1 area=North", {"P1", "P3"}),
    ],
)
def test_coverage_reaches_those_whom_its_subject_names(coverage, expected):
    assert covered(f"{EVERY_KIND_OF_SUBJECT} X1 covers {coverage}") == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 12, 31), set()),  # the day before it begins
        (date(2025, 1, 1), {"P1"}),
        (date(2025, 1, 31), {"P1"}),
        (date(2025, 2, 1), {"P1", "P2"}),
        (date(2025, 5, 31), {"P1", "P2"}),  # the coverage of P2 is clipped to the context's end
        (date(2025, 6, 1), set()),  # right-open: in force no more
    ],
)
def test_coverage_holds_day_by_day_and_never_outside_the_context(day, expected):
    text = """
        X1 holds 2025-01-01..2025-06-01
        X1 covers P1
        X1 covers P2 2025-02-01..2025-09-01
    """
    assert covered(text, day) == expected


def test_a_context_without_an_end_is_still_in_force_and_one_without_coverage_covers_nobody():
    text = """
        P1
        X1 holds 2025-01-01..
        X1 covers all
        X2 holds 2025-01-01..
    """
    assert covered(text, date(2035, 1, 1)) == {"P1"}
    assert covered(text, context="X2") == set()


def test_a_member_is_covered_with_the_service_of_that_day():
    """P1 moves from S1 to S2 in February; P2 is lent to S2 in March and April, at home in S1."""
    text = """
        P1 home S2
        P1 belongs S1 ..2025-02-01
        P1 belongs S2 2025-02-01..
        P2 home S1
        P2 belongs S2 2025-03-01..2025-05-01
        X1 holds ..
        X1 covers S1
    """
    assert covered(text, JANUARY) == {"S1", "P1", "P2"}
    assert covered(text, MARCH) == {"S1"}
    assert covered(text, MAY) == {"S1", "P2"}


def test_dates_that_are_not_known_to_the_day_are_told():
    system = draw("""
        X1 holds 2025-01-01..2025-06-01 month
        X2 holds 2025-01-01..2025-06-01
    """)
    assert [Exposure(Selection(system, Settings())).coarse(context) for context in (0, 1)] == [
        ["start", "end"],
        [],
    ]


def test_spans_that_touch_or_overlap_become_one():
    of, start, end = np.array(
        [[1, 5, 8], [0, 1, 3], [0, 3, 4], [0, 6, 9], [1, 1, 9]], dtype=np.int32
    ).T
    found = merged(Spans(of, start, end))
    rows = [column.tolist() for column in (found.of, found.start, found.end)]
    assert list(zip(*rows, strict=True)) == [(0, 1, 4), (0, 6, 9), (1, 1, 9)]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_exposure_agrees_with_a_count_day_by_day(seed):
    record = random_record(seed)
    exposure = Exposure(Selection(recorded(**record), Settings()))
    for context in (0, 1):
        pairs = [(actor, number) for actor in ACTORS for number in DAYS]
        actors, days = np.array(
            [(actor, day_number(day(number))) for actor, number in pairs], dtype=np.int32
        ).T
        found = exposure.covers(context, actors, days).tolist()
        assert found == [covers_slowly(record, context, *pair) for pair in pairs]
