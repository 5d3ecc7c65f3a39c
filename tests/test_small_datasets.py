"""Tiny's figures against hand arithmetic; the edges; a programme in which nothing changes."""

import csv
from collections import defaultdict
from datetime import date
from functools import cache
from math import isfinite

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
        ("empty", {"actors": 0, "ties": 0, "components": 0, "circles": 0}),
        ("one_actor", {"actors": 1, "isolates": 1, "mean_degree": 0, "largest_component_share": 1}),
        ("isolates", {"actors": 4, "isolates": 4, "density": 0, "connectedness": 0}),
        ("one_group", {"ties": 3, "ei_index": -1, "ei_index_expected": -1, "modularity": 0}),
        ("all_left", {"actors": 0, "ties": 0, "components": 0, "circles": 0}),
        ("no_meeting", {"actors": 3, "ties": 2, "connectedness": 1, "adults_connectedness": 1}),
        ("ties_over", {"actors": 3, "ties": 0, "triads_003": 1, "dyads_null": 3}),
    ],
)
def test_an_edge_gives_figures_where_it_has_them(system_of, name, expected):
    found = whole(system_of(f"edge/{name}"))
    assert {measure: found[measure] for measure in expected} == expected


EDGES = ("empty", "one_actor", "isolates", "one_group", "all_left", "no_meeting", "ties_over")


def edge_rows(system, settings=None):
    """Every figure of a day and of the change until then, of single actors too."""
    difference = change.between(system, date(2024, 12, 1), A_DAY, settings)
    return [*metrics.measure_rows(snapshot(system, A_DAY, settings)), *difference.rows()]


@pytest.mark.parametrize("isolates", ["in", "out"])
@pytest.mark.parametrize("direction", ["recorded", "either"])
@pytest.mark.parametrize("name", EDGES)
def test_on_the_edge_a_figure_is_a_number_or_says_why_it_is_none(
    system_of, name, direction, isolates
):
    settings = Settings(direction=direction, isolates=isolates)
    for row in edge_rows(system_of(f"edge/{name}"), settings):
        if row.value is None:
            assert row.status == "undefined", row
            assert row.reason not in ("", "always defined"), row
        else:
            assert row.status == "ok", row
            assert isfinite(row.value), row


DEFINED_ON_THE_EDGE = """
empty one_actor isolates one_group all_left no_meeting ties_over
yes   yes  yes  yes  yes  yes  yes   actors ties isolates components articulation_points bridges
yes   yes  yes  yes  yes  yes  yes   circles circles_joined_up
no    yes  yes  yes  no   yes  yes   mean_degree largest_component_share average_clustering
no    yes  yes  yes  no   yes  yes   max_core_number
no    no   yes  yes  no   yes  yes   density connectedness global_efficiency ei_index_expected
no    no   yes  yes  no   yes  yes   adults_connectedness adults_connectedness_chance
no    no   yes  yes  no   yes  yes   degree_centralization betweenness_centralization
no    no   no   yes  no   yes  no    transitivity multiplexity degree_assortativity modularity
no    no   no   yes  no   yes  no    communities community_modularity ei_index focus_share_median
no    no   no   yes  no   yes  no    average_path_length diameter closeness_centralization
no    no   no   no   no   yes  no    assortativity ei_index_p circle_parts_median
no    no   no   no   no   no   no    circle_closure_mean circle_closure_mean_chance
no    no   no   no   no   no   no    circle_density_mean circle_density_mean_chance
no    no   no   no   no   no   no    ei_index_weighted coverage pair_coverage
no    no   no   no   no   no   no    reciprocity reciprocity_dyadic transitivity_directed
no    no   no   no   no   no   no    average_path_length_directed diameter_directed
no    no   no   no   no   no   yes   indegree_centralization outdegree_centralization
no    no   no   no   no   no   yes   strong_components dyads_mutual dyads_asymmetric dyads_null
no    no   no   no   no   no   yes   triads_003 triads_012 triads_102 triads_021D triads_021U
no    no   no   no   no   no   yes   triads_021C triads_111D triads_111U triads_030T triads_030C
no    no   no   no   no   no   yes   triads_201 triads_120D triads_120U triads_120C triads_210
no    no   no   no   no   no   yes   triads_300
none  yes  yes  yes  none yes  yes   degree kinds_reached pagerank core_number mixing_ties
none  no   no   no   none no   yes   in_degree out_degree in_strength out_strength
none  yes  yes  no   none no   yes   strength
none  no   yes  yes  none yes  yes   betweenness betweenness_normalised closeness harmonic
none  no   yes  yes  none yes  yes   key_person_drop
none  no   no   yes  none yes  no    eigenvector constraint effective_size efficiency
none  no   no   yes  none yes  no    kind_heterogeneity group_ei_index
none  no   no   yes  none some no    focus_share actor_ei_index
none  no   some yes  none some some  brokerage_coordinator brokerage_consultant mixing_density
none  no   some yes  none some some  brokerage_gatekeeper brokerage_representative
none  no   some yes  none some some  brokerage_liaison
none  no   no   yes  none no   no    group_density
none  no   no   no   none no   no    two_step_reach
none  none yes  none none yes  yes   circle_size circle_adults circle_kinds circle_sectors
none  none yes  none none yes  yes   circle_unlinked_pairs circle_joined_up
none  none yes  none none no   yes   circle_services
none  none no   none none yes  no    circle_parts
none  none no   none none no   no    circle_density circle_density_chance circle_closure
yes   yes  yes  yes  yes  yes  yes   ties_before ties_after formed formed_with_joiner found
yes   yes  yes  yes  yes  yes  yes   not_sure reopened ended left_with_actor kept interrupted
yes   yes  yes  yes  yes  yes  yes   came_and_went joined_actors left_actors
no    yes  yes  yes  yes  yes  yes   node_turnover
yes   yes  yes  no   yes  no   yes   stronger weaker regraded
no    no   no   yes  no   yes  yes   jaccard jaccard_ceiling dissolution_rate
no    no   yes  yes  no   yes  yes   formation_rate
no    no   no   no   no   no   no    tie_survival_median met_then_tied
no    no   no   no   no   no   no    travel_depth travel_carriers travel_sectors travel_contexts
"""
"""Whether a measure is defined on each edge: for nobody, for some, or there is none to ask of."""


def test_every_measure_is_undefined_on_the_edges_where_it_should_be(system_of):
    names, *lines = DEFINED_ON_THE_EDGE.strip().splitlines()
    assert tuple(names.split()) == EDGES
    expected = {
        measure: dict(zip(EDGES, line.split(), strict=False))
        for line in lines
        for measure in line.split()[len(EDGES) :]
    }
    assert expected.keys() == metrics.CATALOGUE.keys()
    for name in EDGES:
        found = defaultdict(set)
        for row in edge_rows(system_of(f"edge/{name}")):
            found[row.measure].add(row.value is not None)
        said = {frozenset(): "none", frozenset([True]): "yes", frozenset([False]): "no"}
        defined = {measure: said.get(frozenset(found[measure]), "some") for measure in expected}
        assert defined == {measure: told[name] for measure, told in expected.items()}, name


@pytest.mark.parametrize("name", EDGES)
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


def test_in_stillwater_the_world_is_the_same_on_every_day_whoever_was_heard(stillwater):
    first, last = whole(stillwater, FIRST_MAP), whole(stillwater, LAST_MAP)
    heard = {"coverage", "pair_coverage"}
    assert {measure for measure in first if first[measure] != last[measure]} == heard


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
