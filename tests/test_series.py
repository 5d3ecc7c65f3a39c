"""A measure over time, beside what it must be read with: drawn by hand."""

from datetime import date

import pytest
from drawing import draw

from sysmap.change.series import change_series
from sysmap.metrics import CATALOGUE
from sysmap.metrics.series import has_chance, series, subjects, ways_of_counting
from sysmap.network import Settings, panel, snapshot
from sysmap.store import STEWARD, Store

JANUARY, MARCH, MAY = date(2025, 1, 31), date(2025, 3, 31), date(2025, 5, 31)
DAYS = (JANUARY, MARCH, MAY)

GROWING = """
    P1@health -- P2@education 2024-01-01..                      # nobody speaks of it again
    P1 -- P3@health 2024-06-01.. found on2025-03-10
    P2 -- P4@education 2025-05-01..
    P4 is facilitator
    P1 reports 2025-01-01..
    P2 reports 2025-01-01..
    P1 says P1 -- P3 still_there 2025-03-15
"""


@pytest.fixture
def growing():
    return draw(GROWING.replace("still_there", "new"))


def test_each_day_has_its_value_and_how_many_it_speaks_of(growing):
    points = series(growing, "ties", DAYS, Settings())
    assert [(point.day, point.value, point.n) for point in points] == [
        (JANUARY, 2, 4),
        (MARCH, 2, 4),
        (MAY, 3, 4),
    ]


def test_found_ties_count_from_their_start_or_from_when_they_were_written_down(growing):
    told = series(growing, "ties", DAYS, Settings(found_put_back=False))
    assert [point.value for point in told] == [1, 2, 3]
    otherwise = [
        point.otherwise["found ties from when they were written down"]
        for point in series(growing, "ties", DAYS, Settings())
    ]
    assert otherwise == [1, 2, 3]


def test_other_ways_of_counting_make_a_band_of_least_and_most(growing):
    [january, _, may] = series(growing, "ties", DAYS, Settings())
    assert january.otherwise == {
        "ties confirmed in the last 6 months": 0,
        "found ties from when they were written down": 1,
        "without facilitators": 2,
    }
    assert (january.least, january.most) == (0, 2)
    assert (may.least, may.most) == (2, 3)


def test_what_is_chosen_already_is_no_other_way():
    system = draw("P1 -- P2")
    assert list(ways_of_counting(system, Settings(stale_after=6, found_put_back=False))) == []
    assert len(ways_of_counting(system, Settings())) == 2  # nobody is a facilitator


def test_a_day_on_which_few_were_heard_is_partial_and_so_is_one_when_nobody_was_asked(growing):
    assert [
        (point.hearing, point.partial) for point in series(growing, "ties", DAYS, Settings())
    ] == [
        (0.0, True),
        (0.5, True),
        (0.5, True),
    ]
    [point] = series(draw("P1 -- P2"), "ties", [MAY], Settings())
    assert (point.hearing, point.partial) == (None, True)


def test_chance_stands_beside_a_measure_that_has_it():
    system = draw("""
        C1 => Y1
        P1 -- Y1
        C1 -- P1
        P2 -- P3
    """)
    [point] = series(system, "circle_closure_mean", [MAY], Settings())
    assert point.chance == CATALOGUE["circle_closure_mean_chance"].values(snapshot(system, MAY))
    [point] = series(system, "ties", [MAY], Settings())
    assert point.chance == {}
    assert not has_chance("ties")


def test_a_group_is_followed_also_over_days_on_which_it_is_not_there():
    system = draw("""
        P1@health -- P2@health
        P3@education
        P3 here 2025-03-01..2025-04-01
    """)
    points = series(system, "mixing_ties", DAYS, Settings(), "education|health")
    assert [(point.value, point.n, point.reason) for point in points] == [
        (None, 0, "not there that day"),
        (0, 3, ""),
        (None, 0, "not there that day"),
    ]
    assert list(subjects(snapshot(system, MARCH), "mixing_ties")) == [
        "education|education",
        "education|health",
        "health|health",
    ]


def test_the_demo_has_the_values_of_the_catalogue_on_every_day(demo_record):
    with Store.open(demo_record, read_only=True) as store:
        demo = store.system(STEWARD)
    days = [date(2024, 9, 30), date(2025, 10, 31)]
    for measure in ("circle_density_mean", "adults_connectedness", "coverage"):
        expected = [CATALOGUE[measure].values(found)[""] for found in panel(demo, days)]
        points = series(demo, measure, days, Settings())
        assert [point.value for point in points] == expected


def test_change_is_told_from_each_day_to_the_next(growing):
    formed = change_series(growing, "formed", DAYS, Settings())
    assert [(point.day, point.value) for point in formed] == [(MARCH, 0), (MAY, 1)]
    found = change_series(growing, "found", DAYS, Settings())
    assert [point.value for point in found] == [1, 0]
    assert [point.otherwise["found ties from their start"] for point in found] == [0, 0]
