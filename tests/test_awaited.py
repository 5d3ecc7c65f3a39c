"""Measures that take long: a preview, then the exact line from a job that can be stopped."""

from datetime import date

import pytest
from drawing import draw

from sysmap import awaited
from sysmap.awaited import Line
from sysmap.metrics import rows
from sysmap.metrics.previews import NOT_YET, preview, takes_long
from sysmap.metrics.series import series
from sysmap.network import Settings

DAYS = tuple(date(2025, month, 28) for month in (1, 2, 3))
RING = """
    P1@health -- P2@school
    P2 -- P3@health
    P3 -- P4@school 2025-02-01..
    P4 -- P1 2025-03-01..
    C1@home => Y1@school
    P1 -- Y1
    C1 -- P1 2025-03-01..
    P4 is facilitator
"""
LATER = "\nP2 -- P4 2025-03-10.."
LONG = ("average_path_length", "circle_closure_mean", "ei_index_p", "closeness_centralization")


@pytest.fixture(autouse=True)
def large_from_three_actors_on(monkeypatch):
    monkeypatch.setattr(rows, "MOST_ACTORS_FOR_PATHS", 2)
    monkeypatch.setattr(awaited, "_KEPT", type(awaited._KEPT)())
    monkeypatch.setattr(awaited, "_JOBS", {})


def line(measure="average_path_length", text=RING, **settings):
    return Line(draw(text), measure, DAYS, Settings(**settings))


def facts(points):
    return [vars(point) for point in points]


@pytest.mark.parametrize("measure", LONG)
def test_the_exact_line_is_the_one_that_is_reckoned_at_once_in_a_small_network(measure):
    asked = line(measure)
    assert asked.takes_long
    assert asked.exact is None
    job = asked.begin()
    job.wait()
    assert (job.fault, job.done, job.steps) == ("", 3, 3)
    assert facts(asked.exact) == facts(series(asked.system, measure, DAYS, Settings()))


def test_after_a_save_only_the_days_are_reckoned_anew_that_it_touches():
    line().begin().wait()
    asked = line(text=RING + LATER)
    job = asked.begin()
    job.wait()
    assert (job.done, job.steps) == (1, 1)
    expected = series(asked.system, asked.measure, DAYS, Settings())
    assert facts(asked.exact) == facts(expected)


def test_a_job_that_ended_holds_no_earlier_record_once_another_begins():
    earlier, later = line(), line(text=RING + LATER)
    earlier.begin().wait()
    later.begin().wait()
    assert earlier.job is None
    assert later.job is not None
    assert earlier.exact is not None


def test_another_window_waits_for_the_same_job_and_has_what_it_found():
    one, other = line(), line()
    job = one.begin()
    assert other.begin() is job
    job.wait()
    assert facts(other.exact) == facts(one.exact)
    assert line(isolates="out").exact is None


def test_a_job_that_was_stopped_is_begun_again_and_goes_on_where_it_was():
    asked = line()
    first = asked.begin()
    first.stop()
    first.wait()
    assert first.stopped
    again = asked.begin()
    assert again is not first
    again.wait()
    assert again.steps == 3 - first.done
    assert len(asked.exact) == 3


def test_the_preview_of_ways_is_an_estimate_on_every_day_and_at_draws_the_ends_without_chance():
    ways = preview(draw(RING), "average_path_length", DAYS, Settings())
    assert all(point.reason.startswith("estimated from 6 of 6 actors") for point in ways)
    drawn = preview(draw(RING), "circle_closure_mean", DAYS, Settings())
    assert [point.value for point in drawn] == [0, None, 1]
    assert drawn[1].reason == NOT_YET
    assert {*map(str, (point.chance for point in drawn))} == {"{}"}
    near = preview(draw(RING), "closeness_centralization", DAYS, Settings())
    assert {(point.value, point.reason) for point in near} == {(None, NOT_YET)}


def test_what_is_cheap_or_small_is_not_waited_for(monkeypatch):
    assert not takes_long(draw(RING), "density", DAYS, Settings())
    one_kind = Settings(actor_kinds=("carer",))
    assert not takes_long(draw(RING), "average_path_length", DAYS, one_kind)
    monkeypatch.setattr(rows, "MOST_ACTORS_FOR_PATHS", 6)
    assert not takes_long(draw(RING), "average_path_length", DAYS, Settings())
