"""The network on a day: who is there, which ties hold, and by which conventions."""

from datetime import date
from itertools import product

import networkx as nx
import numpy as np
import pytest
from drawing import DAY, draw, recorded
from hypothesis import given, settings
from random_networks import networks

from sysmap.network import Settings, panel, snapshot


def pairs(network):
    ends = zip(network.source.tolist(), network.target.tolist(), strict=True)
    return {(network.keys[a], network.keys[b]) for a, b in ends}


def test_a_tie_holds_from_its_first_day_until_the_day_of_its_end():
    system = draw("P1 -- P2 2025-01-10..2025-02-01")
    days = [date(2025, 1, 9), date(2025, 1, 10), date(2025, 1, 31), date(2025, 2, 1)]
    assert [len(pairs(network)) for network in panel(system, days)] == [0, 1, 1, 0]


def test_a_tie_without_dates_has_always_held_and_holds_still():
    days = [date(1900, 1, 1), date(2100, 1, 1)]
    assert [len(pairs(network)) for network in panel(draw("P1 -- P2"), days)] == [1, 1]


def test_a_tie_waits_for_both_its_ends():
    system = draw("""
        P1 here 2025-02-01..2025-04-01
        P1 here 2025-06-01..
        P1 -- P2
    """)
    days = [date(2025, month, 5) for month in (1, 2, 5, 6)]
    found = [(network.keys, pairs(network)) for network in panel(system, days)]
    assert found == [
        (["P2"], set()),
        (["P1", "P2"], {("P1", "P2")}),
        (["P2"], set()),
        (["P1", "P2"], {("P1", "P2")}),
    ]


def test_everybody_who_is_there_counts_tied_or_not():
    system = draw("""
        P1 -- P2
        P3
    """)
    assert snapshot(system, DAY).size == 3
    assert snapshot(system, DAY, Settings(isolates="out")).keys == ["P1", "P2"]


def test_parallel_ties_are_one_connection_and_a_tie_to_oneself_is_none():
    system = draw("""
        P1 -- P2
        P2 -- P1 knows_of
        P3 -- P3
    """)
    network = snapshot(system, DAY)
    assert pairs(network) == {("P1", "P2")}
    assert network.tie.size == 2
    assert network.degree.tolist() == [1, 1, 0]


def test_a_network_is_directed_only_if_every_tie_of_its_kinds_at_any_date_is():
    system = draw("""
        P1 -> P2
        P2 -> P1
        P1 -- P3 2020-01-01..2020-02-01
    """)
    assert not snapshot(system, DAY).directed
    asks = snapshot(system, DAY, Settings(tie_kinds=("asks",)))
    assert asks.directed
    assert pairs(asks) == {("P1", "P2"), ("P2", "P1")}
    assert asks.low.size == 1
    either = snapshot(system, DAY, Settings(tie_kinds=("asks",), direction="either"))
    assert pairs(either) == {("P1", "P2")}


def test_a_record_without_ties_is_undirected():
    assert not snapshot(draw("P1"), DAY).directed


def test_only_the_chosen_kinds_of_actor_and_tie_are_in_it():
    system = draw("""
        P1 -- P2
        P1 -- Y1
        P2 -- P3 knows_of
    """)
    assert snapshot(system, DAY, Settings(actor_kinds=("practitioner",))).keys == ["P1", "P2", "P3"]
    assert pairs(snapshot(system, DAY, Settings(tie_kinds=("knows_of",)))) == {("P2", "P3")}


def test_whoever_holds_a_role_left_out_is_out_while_they_hold_it():
    system = recorded(
        actor=[{"key": "P1"}, {"key": "P2"}],
        presence=[{"actor": 0, "start": date(2025, 1, 1), "end": date(2025, 12, 1)}],
        role=[
            {"actor": 0, "role": "facilitator", "start": date(2025, 5, 1), "end": date(2025, 6, 1)},
            {"actor": 0, "role": "facilitator", "start": date(2025, 2, 1), "end": date(2025, 4, 1)},
            {"actor": 0, "role": "facilitator", "start": date(2025, 2, 9), "end": date(2025, 3, 1)},
        ],
    )
    days = [date(2025, month, 5) for month in (1, 2, 3, 4, 5, 7, 12)]
    there = panel(system, days, Settings(without_roles=("facilitator",)))
    found = ["P1" in network.keys for network in there]
    assert found == [True, False, False, True, False, True, False]


def test_pairs_of_kinds_that_are_not_asked_about_are_not_observable():
    system = draw("P1 -- Y1\nP2\nY2\nS1", askable=[("practitioner", "young person")])
    network = snapshot(system, DAY)
    everybody = network.actors * 0
    # P1-Y1 P1-Y2 P2-Y1 P2-Y2, each both ways
    assert network.possible_pairs(everybody, 1).tolist() == [[8]]


def test_a_kind_that_is_asked_about_for_one_kind_of_tie_only_is_so_for_that_kind():
    kinds = {"kind_a": "practitioner", "kind_b": "practitioner", "tie_kind": "knows_of"}
    system = recorded(actor=[{"key": key, "kind": "practitioner"} for key in "ab"], askable=[kinds])
    chosen = [Settings(tie_kinds=(kind,)) for kind in ("knows_of", "works_with")]
    networks = [snapshot(system, DAY, settings) for settings in chosen]
    found = [network.possible_pairs(network.actors * 0, 1).tolist() for network in networks]
    assert found == [[[2]], [[0]]]


def test_a_pair_kept_apart_is_out_of_the_pairs_while_it_is_so():
    system = recorded(
        actor=[{"key": key} for key in "abc"],
        pair_flag=[{"a": 2, "b": 0, "flag": "kept apart", "start": date(2025, 1, 1), "end": None}],
    )
    before, after = panel(system, [date(2024, 12, 31), date(2025, 1, 1)])
    assert before.possible_pairs(before.actors * 0, 1).tolist() == [[6]]
    assert after.possible_pairs(after.actors * 0, 1).tolist() == [[4]]
    assert after.observable(after.actors[:2], after.actors[1:]).tolist() == [True, True]
    assert after.observable(after.actors[:1], after.actors[2:]).tolist() == [False]


def test_a_pair_kept_apart_that_nobody_asks_about_is_not_taken_out_twice():
    text = "P1\nY1\nY2\nY1 // Y2"
    network = snapshot(draw(text, askable=[("practitioner", "young person")]), DAY)
    assert network.possible_pairs(network.actors * 0, 1).tolist() == [[4]]


def test_a_networkx_graph_carries_keys_labels_kinds_groups_and_counts_of_ties():
    system = draw("""
        P1@health -- P2
        P2 -- P1 knows_of
        S1
    """)
    graph = snapshot(system, DAY).to_networkx()
    assert dict(graph.nodes(data=True)) == {
        "P1": {"label": "P1", "kind": "practitioner", "group": "health"},
        "P2": {"label": "P2", "kind": "practitioner"},
        "S1": {"label": "S1", "kind": "service"},
    }
    assert list(graph.edges(data=True)) == [("P1", "P2", {"ties": 2})]
    assert not graph.is_directed()


@pytest.mark.parametrize("text", ["", "P1", "P1\nP2"])
def test_a_network_without_ties_has_graphs_and_no_pairs(text):
    network = snapshot(draw(text), DAY)
    assert network.graph.vcount() == network.either.vcount() == network.size
    assert pairs(network) == set()
    assert network.to_networkx().number_of_nodes() == network.size


@settings(max_examples=60, deadline=None)
@given(networks)
def test_it_knows_of_any_two_whether_they_are_connected(network):
    graph = network.to_networkx()
    both = np.array([*product(range(network.size), repeat=2)], dtype=np.int32).reshape(-1, 2).T
    tied = [graph.has_edge(network.keys[a], network.keys[b]) for a, b in both.T]
    assert network.connected(*both).tolist() == tied
    back = [graph.has_edge(b, a) for a, b in pairs(network)]
    assert network.returned.sum() == sum(back)


@settings(max_examples=60, deadline=None)
@given(networks)
def test_whoever_reaches_one_another_is_in_one_strong_component(network):
    graph = network.to_networkx()
    parts = (
        nx.strongly_connected_components(graph)
        if graph.is_directed()
        else nx.connected_components(graph)
    )
    found = {}
    for key, part in zip(network.keys, network.strong_component.tolist(), strict=True):
        found.setdefault(part, set()).add(key)
    assert sorted(map(sorted, found.values())) == sorted(map(sorted, parts))
