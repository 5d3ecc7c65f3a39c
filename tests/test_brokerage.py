"""Brokerage, against a count of every three, and against every way to give out the groups."""

from itertools import permutations, product

import pytest
from drawing import DAY, draw
from hypothesis import given, settings
from random_networks import networks

from sysmap.inference import labels
from sysmap.metrics import CATALOGUE, brokerage_chance
from sysmap.metrics.brokerage_chance import brokerage_by_chance
from sysmap.network import snapshot

ROLES = {
    "AAA": "coordinator",
    "ABA": "consultant",
    "ABB": "gatekeeper",
    "AAB": "representative",
    "ABC": "liaison",
}


def pattern(*groups):
    """The groups of three as letters, in the order in which they come up."""
    letters = dict(zip(dict.fromkeys(groups), "ABC", strict=False))
    return "".join(letters[group] for group in groups)


def pairs_between(graph, group, broker):
    """Each role -> the pairs between whom somebody brokers in it; undirected, each pair once."""
    pairs = {role: set() for role in ROLES.values()}
    for a, b in permutations(set(group) - {broker}, 2):
        if graph.has_edge(a, broker) and graph.has_edge(broker, b) and not graph.has_edge(a, b):
            role = ROLES[pattern(group[a], group[broker], group[b])]
            pairs[role].add((a, b) if graph.is_directed() else frozenset({a, b}))
    return pairs


def groups_of(graph):
    return {key: found for key, found in graph.nodes(data="group") if found}


@settings(max_examples=60, deadline=None)
@given(networks)
def test_brokerage_agrees_with_a_count_of_every_three(network):
    graph = network.to_networkx()
    group = groups_of(graph)
    for role in ROLES.values():
        entry = CATALOGUE[f"brokerage_{role}"]
        expected = {
            key: len(pairs_between(graph, group, key)[role])
            if key in group and len(graph) > 2
            else None
            for key in graph
        }
        assert entry.values(network) == expected
        twice = 1 if graph.is_directed() or role in ("gatekeeper", "representative") else 2
        assert entry.by(["both-ways"]).values(network) == {
            key: value if value is None else twice * value for key, value in expected.items()
        }


def test_the_five_roles_by_hand():
    drawn = """
        a@x -> v@x
        b@y -> v
        v -> c@x
        v -> d@y
        v -> e@z
    """
    network = snapshot(draw(drawn), DAY)
    found = {role: CATALOGUE[f"brokerage_{role}"].values(network)["v"] for role in ROLES.values()}
    assert found == {
        "coordinator": 1,  # a, c
        "consultant": 1,  # b, d
        "gatekeeper": 1,  # b, c
        "representative": 2,  # a, d and a, e
        "liaison": 1,  # b, e
    }


def by_every_labelling(network):
    """(role, actor) -> its count under every way to give out the groups within each kind."""
    graph = network.to_networkx()
    group = groups_of(graph)
    kind = {key: graph.nodes[key].get("kind", "") for key in group}
    strata = [[key for key in group if kind[key] == name] for name in sorted(set(kind.values()))]
    counts = {}
    for orders in product(*(permutations([group[key] for key in some]) for some in strata)):
        given_out = {
            key: label
            for some, order in zip(strata, orders, strict=True)
            for key, label in zip(some, order, strict=True)
        }
        for key in group:
            for role, pairs in pairs_between(graph, given_out, key).items():
                counts.setdefault((role, key), []).append(len(pairs))
    return counts


SOME = """
    P1@x {0} P2@y
    P2 {0} P3@y
    P2 {0} Y1@x
    Y1 {0} P4@z
    P4 {0} P2
    P3 {0} Y2@y
    Y2 {0} P5
    P6@z
"""


@pytest.mark.parametrize("arrow", ["--", "->"])
def test_what_chance_gives_is_the_mean_and_the_tails_of_every_labelling(arrow):
    network = snapshot(draw(SOME.format(arrow)), DAY)
    found = brokerage_by_chance(network)
    assert found.keys() == set(ROLES.values())
    for (role, key), counts in by_every_labelling(network).items():
        seen = CATALOGUE[f"brokerage_{role}"].values(network)[key]
        mean = sum(counts) / len(counts)
        far = [abs(count - mean) for count in counts]
        told = found[role][key]
        assert told.seen == seen
        assert told.expected == pytest.approx(mean)
        beyond = sum(some >= abs(seen - mean) - 1e-9 for some in far)
        assert told.p == pytest.approx(beyond / len(far))
        furthest = sum(some >= max(far) - 1e-9 for some in far)
        assert told.smallest_p == pytest.approx(furthest / len(far))
        assert "P5" not in found[role]  # in no group


def test_where_labellings_are_drawn_the_figures_come_near_and_stay_the_same(monkeypatch):
    network = snapshot(draw(SOME.format("--")), DAY)
    exact = brokerage_by_chance(network)
    monkeypatch.setattr(labels, "MOST_ENUMERATED", 0)
    drawn = brokerage_by_chance(network, draws=2000)
    for role, key in product(ROLES.values(), exact["liaison"]):
        assert drawn[role][key].expected == pytest.approx(exact[role][key].expected, abs=0.1)
        assert drawn[role][key].p == pytest.approx(exact[role][key].p, abs=0.05)
        assert drawn[role][key].smallest_p == 1 / 2001
    assert brokerage_by_chance(network, draws=2000) == drawn
    assert brokerage_by_chance(network, draws=2000, seed=1) != drawn


def test_labellings_counted_one_by_one_give_the_same(monkeypatch):
    network = snapshot(draw(SOME.format("->")), DAY)
    together = brokerage_by_chance(network)
    monkeypatch.setattr(brokerage_chance, "MOST_TIES_AT_ONCE", 1)
    assert brokerage_by_chance(network) == together


@pytest.mark.parametrize("text", ["", "P1@x -- P2@y", "P1 -- P2\nP2 -- P3"])
def test_where_nobody_brokers_by_group_there_is_nothing_to_hold_against_chance(text):
    found = brokerage_by_chance(snapshot(draw(text), DAY))
    assert found == {role: {} for role in ROLES.values()}


def test_a_star_of_one_group_leaves_nothing_to_test():
    found = brokerage_by_chance(snapshot(draw("P1@x -- P2@x\nP1 -- P3@x"), DAY))
    assert found["coordinator"]["P1"] == (1, 1.0, 1.0, 1.0)
