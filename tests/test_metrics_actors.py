"""The measures of single actors: against networkx, against plain counts, and drawn by hand."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from drawing import DAY, draw
from hypothesis import given, settings
from random_networks import close, networks

from sysmap.metrics import CATALOGUE, actors, alters, centrality, holes, key_people, measure_rows
from sysmap.network import Settings, snapshot

everywhere = settings(max_examples=60, deadline=None)


def graphs(network):
    """The network as networkx has it, and with direction set aside."""
    graph = network.to_networkx()
    return graph, nx.Graph(graph)


@everywhere
@given(networks)
def test_centralities_agree_with_networkx(network):
    graph, either = graphs(network)
    size = len(graph)
    assert actors.degree(network) == dict(either.degree)
    assert centrality.core_number(network) == nx.core_number(either)
    close(centrality.pagerank(network), nx.pagerank(graph, tol=1e-15, max_iter=1000))
    if graph.is_directed():
        assert actors.in_degree(network) == dict(graph.in_degree)
        assert actors.out_degree(network) == dict(graph.out_degree)
    if size > 2:
        close(centrality.betweenness(network), nx.betweenness_centrality(graph, normalized=False))
        close(centrality.betweenness_normalised(network), nx.betweenness_centrality(graph))
    if size > 1:
        near = {key: value / (size - 1) for key, value in nx.harmonic_centrality(graph).items()}
        close(centrality.harmonic(network), near)
        close(centrality.closeness(network), nx.closeness_centrality(graph))


@everywhere
@given(networks)
def test_holes_agree_with_networkx(network):
    _, either = graphs(network)
    tied = [key for key in either if either.degree[key]]
    found = [measure(network) for measure in (holes.constraint, holes.effective_size)]
    close({key: found[0][key] for key in tied}, nx.constraint(either, tied))
    close({key: found[1][key] for key in tied}, nx.effective_size(either, tied))
    for values in (*found, holes.efficiency(network)):
        assert {key for key, value in values.items() if value is not None} == set(tied)


@everywhere
@given(networks)
def test_effective_size_agrees_with_a_slow_count(network):
    _, either = graphs(network)
    size, efficiency = holes.effective_size(network), holes.efficiency(network)
    for key in either:
        k = either.degree[key]
        among = sum(either.has_edge(*pair) for pair in combinations(either[key], 2))
        expected = k - 2 * among / k if k else None
        close(size[key], expected)
        close(efficiency[key], expected / k if k else None)


@everywhere
@given(networks)
def test_constraint_with_direction_agrees_with_networkx(network):
    graph, _ = graphs(network)
    found = CATALOGUE["constraint"].by(["directed"]).values(network)
    giving = [key for key in graph if graph[key]]  # for all others networkx has no value
    close({key: found[key] for key in giving}, nx.constraint(graph, giving))
    assert [key for key in graph if found[key] is None] == [*nx.isolates(graph)]


def largest_part(graph):
    find = nx.strongly_connected_components if graph.is_directed() else nx.connected_components
    parts = sorted(find(graph), key=len)
    tied = len(parts) > 1 and len(parts[-1]) == len(parts[-2])
    return sorted(parts[-1]) if parts and len(parts[-1]) > 1 and not tied else []


@everywhere
@given(networks)
def test_eigenvector_centrality_agrees_with_a_dense_decomposition(network):
    graph, _ = graphs(network)
    inside = largest_part(graph)
    found = centrality.eigenvector(network)
    assert {key for key, value in found.items() if value is not None} == set(inside)
    if inside:
        values, vectors = np.linalg.eig(nx.to_numpy_array(graph, nodelist=inside).T)
        leading = np.abs(vectors[:, values.real.argmax()])
        close([found[key] for key in inside], leading / np.linalg.norm(leading))
        of_the_largest = CATALOGUE["eigenvector"].by(["max1"]).values(network)
        close([of_the_largest[key] for key in inside], leading / leading.max())


@pytest.mark.parametrize("arrow", ["->", "--"])
def test_a_long_ring_has_an_eigenvector_centrality(arrow):
    ring = "\n".join(f"P{n} {arrow} P{(n + 1) % 400}" for n in range(400))
    close([*centrality.eigenvector(snapshot(draw(ring), DAY)).values()], [400**-0.5] * 400)


def connectedness(graph):
    size = len(graph)
    parts = [len(part) for part in nx.connected_components(graph)]
    return sum(part * (part - 1) for part in parts) / (size * (size - 1))


@everywhere
@given(networks)
def test_key_person_drop_agrees_with_taking_out_one_after_another(network):
    _, either = graphs(network)
    found = key_people.key_person_drop(network)
    for key in either:
        without = either.subgraph(set(either) - {key})
        expected = connectedness(either) - connectedness(without) if len(either) > 2 else None
        close(found[key], expected)


def test_key_person_drop_on_a_long_chain_and_for_somebody_on_their_own():
    chain = "\n".join(f"P{n} -- P{n + 1}" for n in range(2000))
    found = key_people.key_person_drop(snapshot(draw(chain), DAY))
    close(found["P1000"], 1 - 2 * 1000 * 999 / (2000 * 1999))
    close(found["P0"], 0.0)
    alone = key_people.key_person_drop(snapshot(draw("P1 -- P2\nP3"), DAY))
    close(alone, {"P1": 1 / 3, "P2": 1 / 3, "P3": 1 / 3 - 1})


@everywhere
@given(networks)
def test_what_an_actor_reaches_agrees_with_a_slow_count(network):
    _, graph = graphs(network)
    kind = {key: graph.nodes[key].get("kind") for key in graph}
    reached, focus = alters.kinds_reached(network), alters.focus_share(network)
    mixed = alters.kind_heterogeneity(network)
    for key in graph:
        near = [kind[other] for other in graph[key]]
        known = [found for found in near if found]
        assert reached[key] == (None if near and not known else len(set(known)))
        same = sum((known.count(found) / len(known)) ** 2 for found in set(known))
        close(mixed[key], 1 - same if known else None)
        people = [other for other in near if other != "service"]
        asked = kind[key] != "young person" and people and any(kind.values())
        assert focus[key] == (people.count("young person") / len(people) if asked else None)


@everywhere
@given(networks)
def test_the_ei_index_of_an_actor_agrees_with_a_slow_count(network):
    graph, _ = graphs(network)
    sector = {key: found for key, found in graph.nodes(data="group") if found}
    found = alters.actor_ei_index(network)
    for key in graph:
        own = [set(tie) for tie in graph.edges if key in tie and sector.keys() >= set(tie)]
        within = sum(len({sector[end] for end in tie}) == 1 for tie in own)
        assert found[key] == ((len(own) - 2 * within) / len(own) if own else None)


def test_the_ei_index_of_an_actor_leaves_out_pairs_that_nobody_asks_about():
    text = "P1@x -- P2@y\nP1 -- P3@x\nP1 -- S1@y\nC1@y -- P1\nC1 // P1"
    askable = [("practitioner", "practitioner"), ("practitioner", "carer")]
    found = alters.actor_ei_index(snapshot(draw(text, askable=askable), DAY))
    assert found == {"P1": 0.0, "P2": 1.0, "P3": -1.0, "S1": None, "C1": None}


def test_strengths_in_and_out_add_up_what_is_received_and_given():
    text = "P1 -> P2 x3\nP1 -> P2 x2 knows_of\nP2 -> P1 x1\nP3 -> P1\nP4"
    meanings = {"works_with": "count", "asks": "count", "knows_of": "count"}
    network = snapshot(draw(text, strengths=meanings), DAY)
    assert actors.in_strength(network) == {"P1": None, "P2": 5.0, "P3": 0.0, "P4": 0.0}
    assert actors.out_strength(network) == {"P1": 5.0, "P2": 1.0, "P3": None, "P4": 0.0}


@pytest.mark.parametrize("measure", ["in_strength", "out_strength"])
def test_strengths_in_and_out_say_why_they_are_undefined(measure):
    def reasons(system, **chosen):
        network = snapshot(system, DAY, Settings(**chosen))
        return {row.reason for row in measure_rows(network, ids=[measure])}

    assert reasons(draw("P1 -- P2 x2")) == {"not all kinds selected are directed"}
    assert reasons(draw("P1 -> P2 x2"), direction="either") == {"direction is set aside"}
    levels = draw("P1 -> P2 x2", strengths={"asks": "level"})
    assert reasons(levels) == {"levels are not numbers"}
    assert reasons(draw("P1 -> P2 x2")) == {"unit not stated"}


@pytest.mark.parametrize(
    ("measure", "text", "reason"),
    [
        ("betweenness_normalised", "P1 -- P2", "fewer than three actors"),
        ("closeness", "P1", "fewer than two actors"),
        (
            "eigenvector",
            "P1 -- P2\nP3 -- P4",
            "no two actors reach one another, or two parts tie for largest",
        ),
        ("eigenvector", "P1", "no two actors reach one another, or two parts tie for largest"),
        ("effective_size", "P1", "connected to nobody"),
        ("efficiency", "P1", "connected to nobody"),
        ("constraint", "P1", "connected to nobody"),
        ("kind_heterogeneity", "P1", "no neighbour whose kind is recorded"),
        ("kind_heterogeneity", "?1 -- ?2", "no neighbour whose kind is recorded"),
        ("actor_ei_index", "P1 -- P2", "the actor's sector is not recorded"),
        ("actor_ei_index", "P1@x", "no observable tie to anybody whose sector is recorded"),
        ("key_person_drop", "P1 -- P2", "fewer than three actors"),
        ("brokerage_liaison", "P1@x -- P2@y", "fewer than three actors"),
        ("brokerage_liaison", "P1 -- P2\nP3", "the actor's sector is not recorded"),
    ],
)
def test_undefined_measures_of_actors_say_why(measure, text, reason):
    rows = measure_rows(snapshot(draw(text), DAY), ids=[measure])
    assert {(row.value, row.status, row.reason) for row in rows} == {(None, "undefined", reason)}


def test_whoever_lies_outside_the_largest_part_is_told_so():
    rows = measure_rows(snapshot(draw("P1 -- P2\nP3"), DAY), ids=["eigenvector"])
    assert {row.subject: row.reason for row in rows} == {
        "P1": "",
        "P2": "",
        "P3": "outside the largest part",
    }


def test_whoever_is_in_several_groups_is_told_so():
    text = "P1 belongs S1\nP1 belongs S2\nP1 -- S1\nP1 -- S2"
    network = snapshot(draw(text), DAY, Settings(group_by="service"))
    for measure in ("actor_ei_index", "brokerage_coordinator"):
        rows = {row.subject: row for row in measure_rows(network, ids=[measure])}
        assert rows["P1"].value is None
        assert rows["P1"].reason == "in more than one service"


IDS = """
    degree in_degree out_degree strength in_strength out_strength betweenness
    betweenness_normalised closeness harmonic eigenvector pagerank core_number effective_size
    efficiency constraint kinds_reached kind_heterogeneity focus_share actor_ei_index
    key_person_drop brokerage_coordinator brokerage_consultant brokerage_gatekeeper
    brokerage_representative brokerage_liaison
"""


def test_every_measure_of_actors_that_was_promised_is_there_and_says_what_not_to_conclude():
    entries = {name: entry for name, entry in CATALOGUE.items() if entry.level == "actor"}
    assert entries.keys() >= {*IDS.split()}
    for entry in entries.values():
        assert entry.source, entry.id
        assert entry.caution, entry.id
