"""What the browser is sent: every date once, as columns; and the same as a table."""

import itertools
import json
import math
from datetime import date

import numpy as np
import pytest
from drawing import draw, recorded
from hypothesis import given, settings
from hypothesis import strategies as st
from random_ties import DAYS, day, random_record

from sysmap.change import between
from sysmap.metrics.circles import circle, questions
from sysmap.network import Settings, panel, snapshot
from sysmap.system import date_of, day_number
from sysmap.views import changes
from sysmap.views.clock import Clock, Step, clocks, one_clock
from sysmap.views.maps.change import change_payload
from sysmap.views.maps.circle import circle_payload
from sysmap.views.maps.lifetimes import holds_at
from sysmap.views.maps.steps import drawable
from sysmap.views.maps.whole import map_payload, table

MARCH, APRIL, MAY = (
    Step("March", date(2025, 3, 31)),
    Step("April", date(2025, 4, 30)),
    Step("May", date(2025, 5, 31)),
)
MONTHS = [one_clock("months", (MARCH, APRIL, MAY))]
MARCH_ALONE = [one_clock("months", [MARCH])]
FIRST = day_number(MARCH.day)
ALL = (day_number(MAY.day) - FIRST) + 1
"""The days of the picture: counted from the last of March to the last of May."""


def on(month, day):
    """A day of 2025 as the picture counts it."""
    return day_number(date(2025, month, day)) - FIRST


STORY = """
    P1@health here ..2025-05-10
    P1@health -- Y1 x1 ..2025-04-20
    P1@health -- Y1 x3 2025-04-20..
    P2@school -- Y1 2025-04-02..
    C1 => Y1 x2
    Y2
"""


def ties_by_name(payload):
    keys = payload["actor"]["key"]
    tie = payload["tie"]
    return {
        (keys[source], keys[target]): number
        for number, (source, target) in enumerate(zip(tie["source"], tie["target"], strict=True))
    }


def spans(payload, *pair):
    return payload["tie"]["spans"][ties_by_name(payload)[pair]]


def change(payload, *pair):
    return payload["tie"]["change"][ties_by_name(payload)[pair]]


def test_a_tie_is_sent_with_the_days_on_which_it_holds_and_its_strength():
    payload = map_payload(draw(STORY), MONTHS)
    assert payload["first"] == FIRST
    [clock] = payload["clocks"]
    assert clock == {
        "name": "months",
        "days": [0, on(4, 30), on(5, 31)],
        "labels": ["March", "April", "May"],
    }
    assert spans(payload, "C1", "Y1") == [0, ALL, 2]
    assert spans(payload, "P2", "Y1") == [on(4, 2), ALL, None]  # no strength is recorded: never 0


def test_a_tie_does_not_outlast_its_ends():
    payload = map_payload(draw(STORY), MONTHS)
    regraded, gone = on(4, 20), on(5, 10)
    assert spans(payload, "P1", "Y1") == [0, regraded, 1, regraded, gone, 3]
    here = dict(zip(payload["actor"]["key"], payload["actor"]["spans"], strict=True))
    always = [0, ALL]
    assert here == {"P1": [0, gone], "P2": always, "C1": always, "Y1": always, "Y2": always}


def test_two_spells_that_touch_at_one_strength_are_one():
    payload = map_payload(draw("P1 -- P2 x2 ..2025-04-20\nP1 -- P2 x2 2025-04-20.."), MONTHS)
    assert spans(payload, "P1", "P2") == [0, ALL, 2]


def test_a_clock_of_every_day_is_told_as_how_many_they_are(tidewell):
    months, meetings, days = map_payload(tidewell)["clocks"]
    assert len(months["days"]) == 14
    assert len(meetings["days"]) == 12
    assert min(months["days"][0], meetings["days"][0]) == 0
    assert days == {"name": "days", "count": max(months["days"][-1], meetings["days"][-1]) + 1}


def test_the_months_reach_what_happened_after_the_programme_and_nothing_that_is_planned():
    runs = "it runs 2025-01-01..2025-03-31"
    planned = "P1 -- P3 2025-03-01..2999-01-01"
    drawn = draw(f"{runs}\nP1 -- P2 2025-02-10..\nP2 -- P3 2025-06-20..\n{planned}")
    steps = clocks(drawn)["months"]
    assert [step.label for step in (steps[0], steps[-1])] == [
        "month 1 · January 2025",
        "month 6 · June 2025",
    ]


def test_somebody_connected_to_nobody_is_on_the_map():
    assert "Y2" in map_payload(draw(STORY), MONTHS)["actor"]["key"]


def test_kind_is_a_shape_and_sector_a_colour():
    payload = map_payload(draw(STORY + "X1 -- P1@health"), MONTHS)
    shapes = {kind["name"]: kind["shape"] for kind in payload["kinds"]}
    assert shapes == {
        "practitioner": "circle",
        "carer": "diamond",
        "young person": "triangle",
        "kind not recorded": "dot",
    }
    sectors = {sector["name"]: sector["colour"] for sector in payload["sectors"]}
    assert sectors["health"] > 0
    assert sectors["school"] == 0  # not in the table: grey


def test_groups_take_the_colours_where_no_sector_is_recorded():
    actors = [{"key": key, "attributes": f'{{"group": "{key}"}}'} for key in ("red", "green")]
    payload = map_payload(recorded(actor=actors), MARCH_ALONE)
    colours = [sector["colour"] for sector in payload["sectors"]]
    assert len(set(colours)) == 2
    assert 0 not in colours
    assert [outline["name"] for outline in payload["outlines"]] == ["green", "red"]


def test_each_kind_of_tie_knows_its_least_and_greatest_strength():
    kinds = map_payload(draw(STORY), MONTHS)["tieKinds"]
    assert kinds == [
        {"name": "cares for", "directed": True, "low": 2, "high": 2},
        {"name": "works with", "directed": False, "low": 1, "high": 3},
    ]


def test_a_pair_kept_apart_is_never_drawn():
    payload = map_payload(draw("C1 -- P1\nC1 // P1\nP1 -- P2"), MONTHS)
    assert set(ties_by_name(payload)) == {("P1", "P2")}
    assert "C1" in payload["actor"]["key"]


def test_only_the_chosen_kinds_of_tie_are_sent():
    payload = map_payload(draw(STORY), MONTHS, Settings(tie_kinds=("cares_for",)))
    assert set(ties_by_name(payload)) == {("C1", "Y1")}


def test_the_mark_of_content_changes_with_the_content_alone():
    first, same = map_payload(draw(STORY), MONTHS), map_payload(draw(STORY), MONTHS)
    other = map_payload(draw(STORY + "P3 -- P2@school"), MONTHS)
    assert first["revision"] == same["revision"] != other["revision"]


def test_an_empty_record_has_an_empty_map():
    payload = map_payload(draw(""), MONTHS)
    assert payload["actor"]["key"] == []
    assert payload["tie"]["source"] == []


def test_tidewell_travels_light(tidewell):
    payload = map_payload(tidewell)
    actors, ties = len(payload["actor"]["key"]), len(payload["tie"]["source"])
    assert actors == 81
    assert len(json.dumps(payload)) <= 90 * actors + 65 * ties


def test_the_map_draws_on_each_day_the_ties_that_the_measures_count(tidewell):
    payload = map_payload(tidewell)
    every = payload["clocks"][-1]["count"]
    days = [date_of(payload["first"] + number) for number in range(every)]
    for number, network in enumerate(panel(tidewell, days)):
        drawn = [row for row in payload["tie"]["spans"] if holds_at(row, number, width=3)]
        there = [row for row in payload["actor"]["spans"] if holds_at(row, number, width=2)]
        assert len(drawn) == np.count_nonzero(drawable(network))
        assert len(there) == network.size


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_any_record_is_drawn_on_each_day_as_the_measures_count_it(seed):
    system = recorded(**random_record(seed))
    payload = map_payload(system, [Clock("days", tuple(day_number(day(n)) for n in DAYS))])
    keys = payload["actor"]["key"]
    ends = list(zip(payload["tie"]["source"], payload["tie"]["target"], strict=True))
    for number in DAYS:
        network = snapshot(system, day(number))
        there = {
            key
            for key, row in zip(keys, payload["actor"]["spans"], strict=True)
            if holds_at(row, number, width=2)
        }
        assert there == set(network.keys)
        drawn = [
            (keys[source], keys[target])
            for (source, target), row in zip(ends, payload["tie"]["spans"], strict=True)
            if holds_at(row, number, width=3)
        ]
        held = drawable(network)
        told = zip(network.tie_source[held], network.tie_target[held], strict=True)
        assert sorted(drawn) == sorted((network.keys[a], network.keys[b]) for a, b in told)


def test_a_change_has_a_class_for_each_tie():
    system = draw("""
        P1 -- P2
        P1 -- P3 2025-04-02..
        P1 -- P4 ..2025-04-02
        P2 -- P3 x1 ..2025-04-02
        P2 -- P3 x2 2025-04-02..
        P2 -- P4 x3 ..2025-04-02
        P2 -- P4 x2 2025-04-02..
        P5 here ..2025-04-02
        P1 -- P5
        P6 here 2025-04-02..
        P1 -- P6
    """)
    payload = change_payload(between(system, MARCH.day, MAY.day))
    assert change(payload, "P1", "P2") == "kept"
    assert change(payload, "P1", "P3") == "formed"
    assert change(payload, "P1", "P4") == "ended"
    assert change(payload, "P2", "P3") == "stronger"
    assert change(payload, "P2", "P4") == "weaker"
    assert change(payload, "P1", "P5") == "left_with_actor"
    assert change(payload, "P1", "P6") == "formed_with_joiner"
    marks = dict(zip(payload["actor"]["key"], payload["actor"]["mark"], strict=True))
    assert {key: mark for key, mark in marks.items() if mark} == {"P5": "left", "P6": "joined"}


def test_a_regraded_tie_tells_both_strengths():
    system = draw("P1 -- P2 x1 ..2025-04-02\nP1 -- P2 x2 2025-04-02..")
    payload = change_payload(between(system, MARCH.day, MAY.day))
    assert spans(payload, "P1", "P2") == [0, 1, 2]
    assert payload["tie"]["before"] == [1]


def test_what_came_and_went_between_the_two_days_is_not_drawn():
    system = draw("P1 -- P2 2025-04-02..2025-04-20")
    assert change_payload(between(system, MARCH.day, MAY.day))["tie"]["source"] == []


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ("2025-03-01..2025-04-01", False),  # in force on the first day
        ("2025-05-31..", False),  # in force on the second
        ("2025-04-10..2025-04-20", False),  # between them
        ("..2025-03-31", True),  # over
        ("2025-06-01..", False),  # since
    ],
)
def test_a_pair_kept_apart_meanwhile_is_neither_drawn_nor_listed(days, told):
    system = draw(f"P1 -- P2\nP1 -- P3\nP2 -- P3 2025-04-02..2025-04-20\nP1 // P2 {days}")
    difference = between(system, MARCH.day, MAY.day)
    assert (("P1", "P2") in ties_by_name(change_payload(difference))) == told
    listed = {row[:2] for row in changes.listed(difference).rows}
    assert listed == {("P1", "P3"), ("P2", "P3")} | ({("P1", "P2")} if told else set())


def test_what_came_and_went_of_a_pair_kept_apart_is_not_listed():
    system = draw("P1 -- P2 2025-04-02..2025-04-20\nP1 // P2 2025-04-10..")
    assert not changes.listed(between(system, MARCH.day, MAY.day)).rows


def test_the_classes_drawn_are_as_many_as_the_change_counts(tidewell):
    difference = between(tidewell, date(2024, 9, 30), date(2025, 10, 31))
    drawn = change_payload(difference)["tie"]["change"]
    counts = difference.counts()
    for name in ("formed", "ended", "reopened", "left_with_actor", "found", "stronger", "weaker"):
        assert drawn.count(name) == counts[name]
    assert sum(drawn.count(name) for name in ("kept", "stronger", "weaker")) == counts["kept"]


CIRCLE = """
    Y1 -- P1
    Y1 -- P2 2025-04-02..
    Y1 -- S1
    C1 => Y1
    C1 -- P1 2025-04-02..
    C1 // P2
    P3 -- P1
"""


@pytest.fixture
def circles(every_pair_asked):
    system = draw(CIRCLE)
    two = [circle(snapshot(system, step.day), system.index["Y1"]) for step in (MARCH, MAY)]
    return circle_payload(system, two, (MARCH, MAY))


def test_a_circle_holds_those_tied_to_the_young_person_and_nobody_else(circles):
    here = dict(zip(circles["actor"]["key"], circles["actor"]["spans"], strict=True))
    assert here == {"Y1": [0, 2], "P1": [0, 2], "P2": [1, 2], "S1": [0, 2], "C1": [0, 2]}
    assert circles["actor"]["key"][circles["centre"]] == "Y1"


def test_the_young_person_stands_in_the_middle_and_the_others_on_their_rings(circles):
    columns = (circles["actor"][name] for name in ("key", "x", "y"))
    out = {key: round((x * x + y * y) ** 0.5) for key, x, y in zip(*columns, strict=True)}
    family, helping, services = (ring["radius"] for ring in circles["rings"])
    assert out["Y1"] == 0
    assert out["C1"] == pytest.approx(family, abs=1)
    assert out["P1"] == out["P2"] == pytest.approx(helping, abs=1)
    assert out["S1"] == pytest.approx(services, abs=1)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 7])
def test_no_two_face_each_other_across_the_circle_and_the_top_stays_free(size):
    system = draw("\n".join(f"Y1 -- P{number}" for number in range(size)))
    one = circle(snapshot(system, MARCH.day), system.index["Y1"])
    actor = circle_payload(system, [one], [MARCH])["actor"]
    turns = [
        math.degrees(math.atan2(x, -y)) % 360
        for x, y in zip(actor["x"], actor["y"], strict=True)
        if (x, y) != (0, 0)
    ]
    assert len(turns) == size
    assert all(25 < turn < 335 for turn in turns)
    facing = [abs(abs(one - other) - 180) for one, other in itertools.combinations(turns, 2)]
    assert min(facing, default=180) > 10


def test_an_empty_ring_takes_no_room():
    system = draw("Y1 -- P1")
    one = circle(snapshot(system, MARCH.day), system.index["Y1"])
    assert [ring["name"] for ring in circle_payload(system, [one], [MARCH])["rings"]] == [
        "people who help"
    ]


def test_pairs_that_have_not_met_are_questions_at_the_last_date_alone(circles):
    asked = {
        pair: circles["tie"]["spans"][number]
        for pair, number in ties_by_name(circles).items()
        if circles["tie"]["change"][number] == "question"
    }
    assert asked == {("P1", "P2"): [1, 2, None]}


def test_nothing_is_asked_about_a_young_person_who_has_left(every_pair_asked):
    system = draw("Y1 here ..2025-05-01\nP1 -- Y1\nP2 -- Y1")
    before = circle(snapshot(system, MARCH.day), system.index["Y1"])
    assert questions(before)
    payload = circle_payload(system, [before, None], (MARCH, MAY))
    assert "question" not in payload["tie"]["change"]


def test_a_pair_kept_apart_is_asked_nowhere(circles):
    assert not {("C1", "P2"), ("P2", "C1")} & set(ties_by_name(circles))


def test_at_most_six_questions_are_put(every_pair_asked):
    system = draw("\n".join(f"Y1 -- P{number}" for number in range(1, 8)))
    one = circle(snapshot(system, MARCH.day), system.index["Y1"])
    assert len(one.unlinked) == 21
    payload = circle_payload(system, [one], [MARCH])
    assert payload["tie"]["change"].count("question") == len(questions(one)) == 6


def test_a_young_person_who_was_not_there_yet_has_one_picture_empty():
    system = draw("Y1 here 2025-04-02..\nY1 -- P1")
    after = circle(snapshot(system, MAY.day), system.index["Y1"])
    payload = circle_payload(system, [None, after], (MARCH, MAY))
    assert payload["actor"]["spans"] == [[1, 2], [1, 2]]


def test_the_table_names_everybody_there_and_whom_they_are_tied_to():
    rows = table(draw(STORY), APRIL.day).rows
    assert [row[0] for row in rows] == ["P1", "Y1", "P2", "C1", "Y2"]
    assert rows[1][3:] == (3, "P1 (works with); P2 (works with); from C1 (cares for)")
    assert rows[4] == ("Y2", "young person", None, 0, "")
