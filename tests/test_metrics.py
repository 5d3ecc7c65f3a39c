"""The measures of whole networks, actors and groups: drawn by hand, and against networkx."""

from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest
from drawing import DAY, draw
from hypothesis import given, settings
from random_networks import close, networks

import sysmap.change  # noqa: F401 - enters its measures in the catalogue
from sysmap.errors import WrongUsage
from sysmap.metrics import CATALOGUE, alters, centrality, groups, measure_rows, whole
from sysmap.metrics.column import Column
from sysmap.network import Settings, snapshot


@settings(max_examples=60, deadline=None)
@given(networks)
def test_whole_network_measures_agree_with_networkx(network):
    graph = network.to_networkx()
    either = nx.Graph(graph)
    size = len(graph)
    parts = [len(part) for part in nx.connected_components(either)]
    assert whole.actors(network) == size
    assert whole.ties(network) == graph.number_of_edges()
    assert whole.isolates(network) == nx.number_of_isolates(graph)
    assert whole.components(network) == len(parts)
    if size:
        close(whole.mean_degree(network), 2 * either.number_of_edges() / size)
        close(whole.largest_component_share(network), max(parts) / size)
    if size > 1:
        close(whole.density(network), nx.density(graph))
        reachable = sum(part * (part - 1) for part in parts)
        close(whole.connectedness(network), reachable / (size * (size - 1)))
    if any(degree > 1 for _, degree in either.degree):
        close(whole.transitivity(network), nx.transitivity(either))
    if graph.is_directed() and graph.number_of_edges():
        close(whole.reciprocity(network), nx.overall_reciprocity(graph))


@settings(max_examples=60, deadline=None)
@given(networks)
def test_mixing_and_the_ei_index_agree_with_a_slow_count(network):
    graph = network.to_networkx()
    sector = {key: found for key, found in graph.nodes(data="group") if found}
    pairs = list((permutations if graph.is_directed() else combinations)(sector, 2))
    tied = [pair for pair in pairs if graph.has_edge(*pair)]

    def cell(pair):
        names = [sector[key] for key in pair]
        return "|".join(names if graph.is_directed() else sorted(names))

    def balance(some):
        inside = sum(sector[a] == sector[b] for a, b in some)
        return (len(some) - 2 * inside) / len(some) if some else None

    cells = [cell(pair) for pair in pairs]
    counted = groups.mixing_ties(network)
    assert {name: n for name, n in counted.items() if n} == {
        name: n for name in set(cells) if (n := [cell(pair) for pair in tied].count(name))
    }
    for name, share in groups.mixing_density(network).items():
        assert share == (counted[name] / cells.count(name) if name in cells else None)
    assert groups.ei_index(network) == balance(tied)
    assert groups.ei_index_expected(network) == balance(pairs)


def test_a_drawn_network_by_hand():
    network = snapshot(
        draw("""
            P1@school -- P2@school
            P1@school -- P3@gp
            P4@police
        """),
        DAY,
    )
    assert whole.density(network) == 2 / 6
    assert whole.connectedness(network) == 6 / 12
    assert whole.transitivity(network) == 0.0  # one path, never closed
    assert centrality.betweenness(network) == {"P1": 1.0, "P2": 0.0, "P3": 0.0, "P4": 0.0}
    assert groups.ei_index(network) == 0.0  # 1 across, 1 within
    assert groups.ei_index_expected(network) == (5 - 1) / 6
    assert groups.mixing_ties(network) == {
        "gp|gp": 0,
        "gp|police": 0,
        "gp|school": 1,
        "police|police": 0,
        "police|school": 0,
        "school|school": 1,
    }
    assert groups.mixing_density(network)["gp|school"] == 1 / 2
    assert groups.mixing_density(network)["gp|gp"] is None


def test_adults_who_are_joined_only_through_young_people_are_not_joined_without_them():
    network = snapshot(
        draw("""
            P1 -- Y1
            P2 -- Y1
            P2 -- P3
        """),
        DAY,
    )
    assert whole.connectedness(network) == 1.0
    assert whole.adults_connectedness(network) == 2 / 6
    # of four in a line one is dropped: an end leaves 1, an inner one leaves 1/3
    band = whole.adults_connectedness_chance(network)
    assert [band[name] for name in ("low", "high")] == [1 / 3, 1.0]


def test_where_nobody_is_dropped_chance_is_the_figure_itself():
    network = snapshot(draw("P1 -- P2\nP3"), DAY)
    assert set(whole.adults_connectedness_chance(network).values()) == {2 / 6}


def test_focus_share_looks_at_people_and_its_median_at_practitioners():
    network = snapshot(
        draw("""
            P1 -- Y1
            P1 -- P2
            P1 -- S1
            C1 => Y1
        """),
        DAY,
    )
    assert alters.focus_share(network) == {
        "P1": 1 / 2,  # Y1 of Y1 and P2; the service is no person
        "Y1": None,
        "P2": 0.0,
        "S1": 0.0,
        "C1": 1.0,
    }
    assert alters.focus_share_median(network) == 1 / 4


@pytest.mark.parametrize(
    ("meaning", "values", "reason"),
    [
        ("count", [4.0, 4.0, 0.0], ""),
        ("duration", [4.0, 4.0, 0.0], ""),
        (None, [4.0, 4.0, 0.0], "unit not stated"),
        ("level", [None, None, None], "levels are not numbers"),
    ],
)
def test_strength_sums_what_can_be_summed(meaning, values, reason):
    system = draw(
        "P1 -- P2 x1\nP1 -- P2 x3 knows_of\nP3",
        strengths={"works_with": meaning, "knows_of": meaning},
    )
    rows = measure_rows(snapshot(system, DAY), ids=["strength"])
    assert [row.value for row in rows] == values
    assert {row.reason for row in rows} == {reason}


def test_a_strength_that_nobody_recorded_is_not_taken_for_one():
    rows = measure_rows(snapshot(draw("P1 -- P2\nP2 -- P3 x2"), DAY), ids=["strength"])
    assert [row.value for row in rows] == [None, None, 2.0]
    assert rows[0].reason == "the strength of a tie is not recorded"


def test_pairs_that_nobody_asks_about_are_out_of_density_and_the_ei_index():
    system = draw(
        "P1@x -- P2@y\nY1@x -- Y2@y\nC1 // P1",
        askable=[("practitioner", "practitioner"), ("practitioner", "carer")],
    )
    network = snapshot(system, DAY)
    assert whole.density(network) == 1 / 2  # P1-P2 of P1-P2 and C1-P2; C1-P1 are kept apart
    assert groups.ei_index_expected(network) == 1.0


@pytest.mark.parametrize("arrow", ["--", "->"])
def test_ties_that_nobody_asks_about_or_of_a_pair_kept_apart_are_not_counted_between_groups(arrow):
    pairs = ("P1@x P2@y", "P1@x P3@x", "P1@x S1@y", "C1@x P2@y")
    text = "\n".join(pair.replace(" ", f" {arrow} ") for pair in pairs) + "\nC1 // P2"
    askable = [("practitioner", "practitioner"), ("practitioner", "carer")]
    counted = groups.mixing_ties(snapshot(draw(text, askable=askable), DAY))
    assert {cell: ties for cell, ties in counted.items() if ties} == {"x|y": 1, "x|x": 1}


def test_measures_of_direction_say_why_they_are_undefined():
    ids = ["in_degree", "reciprocity"]
    mixed = measure_rows(snapshot(draw("P1 -- P2"), DAY), ids=ids)
    assert {row.reason for row in mixed} == {"not all kinds selected are directed"}
    aside = snapshot(draw("P1 -> P2"), DAY, Settings(direction="either"))
    assert {row.reason for row in measure_rows(aside, ids=ids)} == {"direction is set aside"}
    alone = snapshot(draw("P1 -> P2 2020-01-01..2020-01-02"), DAY)
    assert [row.reason for row in measure_rows(alone, ids=["reciprocity"])] == ["no ties"]


@pytest.mark.parametrize(
    "text", ["", "P1", "Y1", "P1\nP2", "Y1\nP1", "P1 -- Y1", "S1 -- Y1", "P1 -> P2"]
)
def test_every_figure_is_a_plain_number_or_undefined_with_a_reason(text):
    for row in measure_rows(snapshot(draw(text), DAY)):
        if row.value is None:
            assert row.status == "undefined"
            assert row.reason
            assert row.reason != "always defined"
        else:
            assert row.status == "ok"
            assert type(row.value) in (int, float)
            assert row.value == row.value  # never NaN


def test_one_actor_alone_has_no_shares_and_no_distances():
    undefined = {
        row.measure for row in measure_rows(snapshot(draw("P1@x"), DAY)) if row.value is None
    }
    assert undefined >= {
        "density",
        "connectedness",
        "adults_connectedness",
        "transitivity",
        "reciprocity",
        "ei_index",
        "ei_index_expected",
        "mixing_density",
        "betweenness",
        "harmonic",
        "focus_share",
        "circle_density_mean",
    }


def test_a_bar_in_the_name_of_a_group_is_escaped():
    network = snapshot(draw("P1@a|b -- P2@c"), DAY)
    assert list(groups.mixing_ties(network)) == [r"a\|b|a\|b", r"a\|b|c", "c|c"]


def test_n_is_the_actors_that_a_figure_speaks_of():
    network = snapshot(draw("P1@x -- P2@y\nP3@y\nP4\nP1 -- Y1"), DAY)
    n = {(row.measure, row.subject): row.n for row in measure_rows(network)}
    assert n["density", ""] == 5
    assert n["mixing_ties", "x|y"] == 3
    assert n["mixing_ties", "y|y"] == 2
    assert n["circle_size", "Y1"] == 1


def test_rows_can_be_chosen_by_id_and_by_level_in_the_catalogues_order():
    network = snapshot(draw("P1 -- P2"), DAY)
    assert [row.measure for row in measure_rows(network, ids=["ties", "actors"])] == [
        "actors",
        "ties",
    ]
    assert {row.level for row in measure_rows(network, levels=["group", "actor"])} <= {
        "group",
        "actor",
    }


def test_a_measure_that_does_not_exist_is_named():
    network = snapshot(draw("P1"), DAY)
    with pytest.raises(
        WrongUsage, match="no measure is called 'densty'; choose among: actors, ties"
    ):
        measure_rows(network, ids=["densty"])
    with pytest.raises(WrongUsage, match="no level is called 'city'"):
        measure_rows(network, levels=["city"])


TOLD = ("label", "sentence", "formula", "unit", "source", "undefined", "caution", "version")


@pytest.mark.parametrize("name", CATALOGUE)
def test_no_entry_is_without_any_of_what_a_reader_must_know(name):
    entry = CATALOGUE[name]
    assert [field for field in TOLD if not getattr(entry, field)] == []
    assert entry.sentence.endswith(".")


def test_a_column_reads_as_the_values_that_it_stands_for():
    found = Column(["P1", "P2", "P3"], np.array([2, 0, 1]), np.array([True, False, True]))
    assert found == {"P1": 2, "P2": None, "P3": 1}
    assert (len(found), [*found], [*found.values()]) == (3, ["P1", "P2", "P3"], [2, None, 1])
    assert [type(value) for value in found.values()] == [int, type(None), int]
    assert "P4" not in found
