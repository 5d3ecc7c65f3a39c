"""Groups: who is in which, how ties cross between them, and who comes near their services."""

from datetime import date

import networkx as nx
import pytest
from drawing import DAY, draw, recorded
from hypothesis import given, settings
from random_networks import close, networks

from sysmap.metrics import CATALOGUE, measure_rows
from sysmap.network import Settings, snapshot


def values(name, network):
    return dict(CATALOGUE[name].values(network))


def drawn(text, group_by="sector", on=DAY, **options):
    return snapshot(draw(text, **options), on, Settings(group_by=group_by))


def groups_of(network):
    return {
        key: network.group_names[group] if group >= 0 else None
        for key, group in zip(network.keys, network.group.tolist(), strict=True)
    }


def balance(outside, within):
    return (outside - within) / (outside + within) if outside + within else None


@settings(max_examples=60, deadline=None)
@given(networks)
def test_the_balance_and_density_of_groups_agree_with_a_slow_count(network):
    graph, group = network.to_networkx(), groups_of(network)
    ties = [(group[a], group[b]) for a, b in graph.edges if group[a] and group[b]]
    for name in {*group.values()} - {None}:
        within = ties.count((name, name))
        outside = sum(name in tie for tie in ties) - within
        assert values("group_ei_index", network)[name] == balance(outside, within)
        members = [key for key, found in group.items() if found == name]
        density = nx.density(graph.subgraph(members)) if len(members) > 1 else None
        assert values("group_density", network)[name] == density


@settings(max_examples=60, deadline=None)
@given(networks)
def test_the_weighted_balance_agrees_with_a_slow_count(network):
    group = [groups_of(network)[key] for key in network.keys]
    ties = [
        (group[a] != group[b], strength)
        for a, b, strength in zip(
            network.tie_source.tolist(),
            network.tie_target.tolist(),
            network.strength.tolist(),
            strict=True,
        )
        if group[a] and group[b]
    ]
    outside, within = (sum(x for crosses, x in ties if crosses is side) for side in (True, False))
    assert values("ei_index_weighted", network)[""] == balance(outside, within)


@settings(max_examples=60, deadline=None)
@given(networks)
def test_reach_in_two_steps_agrees_with_networkx(network):
    graph, group = nx.Graph(network.to_networkx()), groups_of(network)
    kind = dict(graph.nodes(data="kind"))
    young = [key for key in graph if kind[key] == "young person"]
    for name, share in values("two_step_reach", network).items():
        services = {key for key in graph if kind[key] == "service" and group[key] == name}
        near = [
            key
            for key in young
            if services & nx.single_source_shortest_path_length(graph, key, cutoff=2).keys()
        ]
        assert share == (len(near) / len(young) if young and services else None)


def test_the_groups_of_a_drawn_network_by_hand():
    network = drawn("""
        P1@x -- P2@x
        P1@x -- P3@y x3
        P4@z
        P5 -- P1
    """)
    assert values("group_ei_index", network) == {"x": 0.0, "y": 1.0, "z": None}
    assert values("group_density", network) == {"x": 1.0, "y": None, "z": None}
    rows = measure_rows(network, ids=["group_ei_index"])
    assert [row.n for row in rows] == [2, 1, 1]
    assert rows[0].reason == "left out: 1 whose sector is not recorded"
    assert rows[2].reason == "no tie to anybody whose group is known"


def test_ties_of_direction_count_both_in_and_out_for_a_group():
    network = drawn("P1@x -> P2@x\nP2@x -> P1@x\nP1@x -> P3@y\nP3@y -> P2@x\nP4@y -> P1@x")
    assert values("group_ei_index", network) == {"x": (3 - 2) / 5, "y": 1.0}
    assert values("group_density", network) == {"x": 1.0, "y": 0.0}


@pytest.mark.parametrize(
    ("meaning", "value", "reason"),
    [
        ("count", (3 - 1) / 4, "left out: 1 whose sector is not recorded"),
        (None, (3 - 1) / 4, "unit not stated; left out: 1 whose sector is not recorded"),
        ("level", None, "levels are not numbers"),
    ],
)
def test_the_weighted_balance_sums_what_can_be_summed(meaning, value, reason):
    text = "P1@x -- P2@x x1\nP1 -- P3@y x3\nP4 -- P1"  # P4's tie has no strength, and no group
    [row] = measure_rows(drawn(text, strengths={"works_with": meaning}), ids=["ei_index_weighted"])
    assert (row.value, row.reason) == (value, reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("P1@x -- P2@y x2\nP2 -- P3@y", "the strength of a tie is not recorded"),
        ("P1@x -- P2@y x0", "all strengths are 0"),
        ("P1@x -- P2 x1", "no ties between actors whose sector is known"),
    ],
)
def test_a_weighted_balance_that_cannot_be_had_is_named(text, reason):
    [row] = measure_rows(drawn(text), ids=["ei_index_weighted"])
    assert (row.value, row.reason) == (None, reason)


def test_a_pair_kept_apart_is_in_no_balance():
    network = drawn("P1@x -- P2@y x1\nP1 -- P3@x x1\nP1 // P2")
    assert values("group_ei_index", network) == {"x": -1.0, "y": None}
    assert values("ei_index_weighted", network)[""] == -1.0


DOORS = """
    Y1 -- P1
    P1 -- S1@health
    Y2 -- S1@health
    Y3 -- P2
    P2 -- P1
    P3@youth
"""


def test_a_service_two_steps_away_is_reached_by_whatever_door():
    network = drawn(DOORS + "S2@care")
    assert values("two_step_reach", network) == {"care": 0.0, "health": 2 / 3, "youth": None}
    rows = {row.subject: row for row in measure_rows(network, ids=["two_step_reach"])}
    assert rows["youth"].reason == "it has no service on the map"
    assert rows["health"].n == 3
    [lone] = measure_rows(drawn("S1@health"), ids=["two_step_reach"])
    assert lone.reason == "no young person is there"


def test_whoever_is_kept_apart_from_a_service_is_not_said_to_reach_it_nor_to_miss_it():
    reached = lambda text: values("two_step_reach", drawn(DOORS + text))["health"]  # noqa: E731
    assert reached("Y1 // S1") == 1 / 2  # Y2 of Y2 and Y3, though P1 stands between
    assert reached("Y1 // S1\nS2@health") == 1 / 3  # S2 is open to Y1, and far away
    assert reached("P1 // S1") == 1 / 3  # no way leads along a tie that must not be
    assert reached("P1 // S1 2024-01-01..2024-02-01") == 2 / 3
    network = drawn("Y1 -- S1@health\nY1 // S1")
    [row] = measure_rows(network, ids=["two_step_reach"])
    assert row.reason == "all young people are kept apart from its services"


def test_ways_along_ties_that_nobody_asks_about_are_no_reach():
    askable = [("young person", "practitioner"), ("practitioner", "service")]
    network = drawn("Y1 -- S1@health\nY2 -- P1\nP1 -- S1", askable=askable)
    assert values("two_step_reach", network) == {"health": 1 / 2}


def test_somebody_of_two_kinds_is_in_neither_and_is_counted():
    network = drawn(
        "P1 -- C1\nP2 -- C2\nP2 is carer\nC2 is carer\nX1 is carer\nP1 is facilitator", "kind"
    )
    assert groups_of(network) == {
        "P1": "practitioner",
        "C1": "carer",
        "P2": None,  # a practitioner and a carer
        "C2": "carer",
        "X1": "carer",  # whose kind nobody recorded
    }
    [row] = measure_rows(network, ids=["ei_index"])
    assert (row.value, row.reason) == (1.0, "left out: 1 in more than one kind")
    alone = drawn("P1 -- P2\nP1 is carer\nP2 is carer", "kind")
    [row] = measure_rows(alone, ids=["modularity"])
    assert (row.value, row.reason) == (None, "nobody is in one kind alone")


SERVICES = """
    P1 home S1
    P1 belongs S2 2025-02-01..2025-03-01
    P2 belongs S1
    P2 belongs S2 2025-02-15..
    P3
"""


@pytest.mark.parametrize(
    ("day", "first", "second"),
    [
        (date(2025, 1, 15), "S1", "S1"),
        (date(2025, 2, 1), "S2", "S1"),
        (date(2025, 2, 15), "S2", None),
        (date(2025, 3, 1), "S1", None),
    ],
)
def test_the_service_is_that_of_the_day_and_two_are_none(day, first, second):
    network = drawn(SERVICES, "service", day)
    assert groups_of(network) == {"P1": first, "S1": "S1", "S2": "S2", "P2": second, "P3": None}
    [row] = measure_rows(network, ids=["ei_index_expected"])
    told = "1 whose service is not recorded"
    assert row.reason == f"left out: {told if second else told + ', 1 in more than one service'}"


def test_the_same_service_told_twice_is_one():
    network = drawn("P1 belongs S1\nP1 belongs S1 2025-01-01..", "service")
    assert groups_of(network) == {"P1": "S1", "S1": "S1"}


def test_any_field_makes_groups():
    network = drawn("P1 -- P2\nP1 has area=North\nP2 has area=South\nP3", "area")
    assert groups_of(network) == {"P1": "North", "P2": "South", "P3": None}
    close(values("assortativity", network)[""], -1)


def test_statutory_makes_two_groups():
    system = recorded(
        actor=[{"key": "P1", "statutory": True}, {"key": "P2", "statutory": False}],
        tie=[{"source": 0, "target": 1, "directed": False}],
        spell=[{"tie": 0}],
    )
    network = snapshot(system, DAY, Settings(group_by="statutory"))
    assert values("ei_index", network)[""] == 1.0
