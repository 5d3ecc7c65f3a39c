"""Tiny's figures against hand arithmetic; the edges; a programme in which nothing changes."""

import csv
from collections import defaultdict
from datetime import date
from functools import cache

import pytest

from sysmap import change, intake, metrics, places
from sysmap.network import Settings, snapshot
from sysmap.store import STEWARD, Store

FIRST_MAP, LAST_MAP = date(2024, 9, 30), date(2025, 10, 31)
A_DAY = date(2025, 3, 5)


@pytest.fixture(scope="module")
def system_of(tmp_path_factory):
    """The system that an import of one of the example datasets gives."""

    @cache
    def imported(name):
        file = tmp_path_factory.mktemp("record") / "map.duckdb"
        with Store.create(file) as store:
            intake.bring_in(store, [places.datasets() / name], seed=1)
            return store.system(STEWARD)

    return imported


@pytest.fixture(scope="module")
def by_hand():
    with (places.datasets() / "tiny_values.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def figures(system, days):
    """Every figure of the days and of the change between them, by what it is a figure of."""
    found = {}
    for tie_kind in ("", "refers_to"):
        settings = Settings(tie_kinds=(tie_kind,) if tie_kind else None)
        for day in days:
            for row in metrics.measure_rows(snapshot(system, day, settings)):
                found["", str(day), tie_kind, row.level, row.subject, row.measure] = row
    since, until = days
    for row in change.between(system, since, until).rows():
        found[str(since), str(until), "", "change", "", row.measure] = row
    return found


@pytest.fixture(scope="module")
def tiny(system_of):
    return figures(system_of("tiny"), [date(2025, 1, 31), date(2025, 6, 30)])


def place(row):
    columns = ("since", "on_day", "tie_kind", "level", "subject", "measure")
    return tuple(row[column] for column in columns)


def test_every_figure_of_tiny_is_what_a_hand_finds(tiny, by_hand):
    wrong = {
        place(row): (row["value"], tiny[place(row)].value)
        for row in by_hand
        if row["value"] and tiny[place(row)].value != pytest.approx(float(row["value"]), abs=1e-6)
    }
    assert wrong == {}


def test_what_tiny_cannot_say_is_undefined_and_says_why(tiny, by_hand):
    undefined = {place(row): row["arithmetic"] for row in by_hand if not row["value"]}
    assert undefined
    assert {key: f"undefined: {tiny[key].reason}" for key in undefined} == undefined
    assert all(tiny[key].value is None for key in undefined)


def test_tiny_leaves_no_measure_without_a_value_reckoned_by_hand(tiny, by_hand):
    reckoned = {place(row) for row in by_hand}
    offered = {key for key in tiny if key[2] == ""}
    drawn_too_rarely = {
        ("", "2025-01-31", "", "whole", "low", "adults_connectedness_chance"),
    }
    assert offered - reckoned == drawn_too_rarely


def whole(system, day=A_DAY):
    rows = metrics.measure_rows(snapshot(system, day), levels=["whole"])
    return {row.measure: row.value for row in rows if not row.subject}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("empty", {"actors": 0, "ties": 0, "density": None, "connectedness": None, "circles": 0}),
        ("one_actor", {"actors": 1, "isolates": 1, "density": None, "mean_degree": 0}),
        ("isolates", {"actors": 4, "isolates": 4, "density": 0, "connectedness": 0}),
        ("one_group", {"ties": 3, "ei_index": -1, "ei_index_expected": -1}),
        ("all_left", {"actors": 0, "ties": 0, "density": None, "transitivity": None}),
        ("no_meeting", {"actors": 3, "ties": 2, "connectedness": 1, "adults_connectedness": 1}),
    ],
)
def test_an_edge_gives_a_figure_or_a_reason_and_never_a_fault(system_of, name, expected):
    found = whole(system_of(f"edge/{name}"))
    assert {measure: found[measure] for measure in expected} == expected


@pytest.mark.parametrize("name", ["empty", "one_actor", "isolates", "one_group", "all_left"])
def test_a_change_on_the_edge_adds_up(system_of, name):
    rows = change.between(system_of(f"edge/{name}"), date(2024, 12, 1), A_DAY).rows()
    count = defaultdict(int, {row.measure: row.value for row in rows})
    gained = ["formed", "formed_with_joiner", "found", "not_sure", "reopened"]
    lost = ["ended", "left_with_actor"]
    assert count["ties_after"] == (
        count["ties_before"] + sum(count[m] for m in gained) - sum(count[m] for m in lost)
    )


def test_everybody_left_is_told_apart_from_ties_that_ended(system_of):
    rows = change.between(system_of("edge/all_left"), date(2024, 12, 1), A_DAY).rows()
    count = {row.measure: row.value for row in rows}
    assert (count["left_with_actor"], count["ended"], count["left_actors"]) == (2, 0, 3)


def test_without_meetings_nobody_met_and_that_is_not_zero(system_of):
    rows = change.between(system_of("edge/no_meeting"), date(2024, 12, 1), A_DAY).rows()
    (met,) = [row for row in rows if row.measure == "met_then_tied"]
    assert met.value is None
    assert met.reason


@pytest.fixture(scope="module")
def stillwater(system_of):
    return system_of("stillwater")


def test_in_stillwater_the_world_is_the_same_on_every_day(stillwater):
    assert whole(stillwater, FIRST_MAP) == whole(stillwater, LAST_MAP)


def test_in_stillwater_much_is_found_and_nothing_is_formed(stillwater):
    rows = change.between(stillwater, FIRST_MAP, LAST_MAP).rows()
    count = {row.measure: row.value for row in rows}
    changes = ("formed", "formed_with_joiner", "reopened", "ended", "left_with_actor", "regraded")
    assert {name: count[name] for name in changes} == dict.fromkeys(changes, 0)
    assert count["found"] > count["ties_before"]
    assert count["not_sure"] > 0


def test_in_stillwater_the_ties_written_down_look_like_growth(stillwater):
    """The trap itself: who counts what is on paper sees the ties more than double."""
    rows = change.between(stillwater, FIRST_MAP, LAST_MAP).rows()
    count = {row.measure: row.value for row in rows}
    assert count["ties_after"] > 2 * count["ties_before"]
