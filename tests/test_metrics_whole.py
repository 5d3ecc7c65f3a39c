"""Paths, censuses, centralization, cohesion and communities: by hand, and against networkx."""

from collections import Counter
from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest
from drawing import DAY, draw
from hypothesis import given, settings
from random_networks import close, directed_networks, networks

from sysmap.metrics import CATALOGUE, communities, distances, measure_rows, rows
from sysmap.network import Settings, snapshot


def figure(name, network):
    return CATALOGUE[name].values(network)[""]


def figures(text, **options):
    """Every figure of a drawn network as a whole, by its id."""
    found = measure_rows(snapshot(draw(text), DAY, Settings(**options)), levels=["whole"])
    return {row.measure: row.value for row in found if row.subject == ""}


def lengths(graph):
    """The distances between all ordered pairs that have a path."""
    return [
        length
        for start, found in nx.all_pairs_shortest_path_length(graph)
        for end, length in found.items()
        if start != end
    ]


def mean(values):
    return sum(values) / len(values) if values else None


def below_largest(values):
    return sum(max(values) - value for value in values)


def efficiency(graph):
    pairs = len(graph) * (len(graph) - 1)
    return sum(1 / length for length in lengths(graph)) / pairs if pairs else None


def one_way(degrees):
    return below_largest(degrees) / (len(degrees) - 1) ** 2 if len(degrees) > 1 else None


def degree_centralization(graph):
    size, degrees = len(graph), [degree for _, degree in graph.degree]
    return below_largest(degrees) / ((size - 1) * (size - 2)) if size > 2 else None


def betweenness_centralization(graph):
    size = len(graph)
    if size < 3:
        return None
    values = nx.betweenness_centrality(graph, normalized=False).values()
    star = (size - 1) ** 2 * (size - 2) / (1 if graph.is_directed() else 2)
    return below_largest(values) / star


def closeness_centralization(graph):
    size = len(graph)
    if size < 3 or graph.is_directed() or not nx.is_connected(graph):
        return None
    values = nx.closeness_centrality(graph).values()
    return below_largest(values) * (2 * size - 3) / ((size - 1) * (size - 2))


def degree_assortativity(graph):
    if len({degree for _, degree in graph.degree if degree}) < 2:
        return None
    return nx.degree_assortativity_coefficient(graph)


def grouped(graph):
    return graph.subgraph([key for key, group in graph.nodes(data="group") if group])


def assortativity(graph):
    known = grouped(graph)
    if len({known.nodes[key]["group"] for tie in known.edges for key in tie}) < 2:
        return None
    return nx.attribute_assortativity_coefficient(known, "group")


def modularity(graph):
    known = grouped(graph)
    groups = {}
    for key, group in known.nodes(data="group"):
        groups.setdefault(group, set()).add(key)
    return nx.community.modularity(known, groups.values()) if known.edges else None


def multiplexity(network):
    kinds = {
        (frozenset(pair), kind)
        for *pair, kind in zip(
            network.tie_source.tolist(),
            network.tie_target.tolist(),
            network.selection.tie_kinds.of[network.tie].tolist(),
            strict=True,
        )
    }
    return mean([*Counter(pair for pair, _ in kinds).values()])


EITHER = {
    "average_path_length": lambda graph: mean(lengths(graph)),
    "diameter": lambda graph: max(lengths(graph), default=None),
    "average_clustering": lambda graph: nx.average_clustering(graph) if graph else None,
    "degree_centralization": degree_centralization,
    "articulation_points": lambda graph: len([*nx.articulation_points(graph)]),
    "bridges": lambda graph: len([*nx.bridges(graph)]),
    "max_core_number": lambda graph: max(nx.core_number(graph).values(), default=None),
    "degree_assortativity": degree_assortativity,
    "assortativity": assortativity,
    "modularity": modularity,
}
AS_RECORDED = {
    "global_efficiency": efficiency,
    "betweenness_centralization": betweenness_centralization,
    "closeness_centralization": closeness_centralization,
}
DIRECTED = {
    "strong_components": nx.number_strongly_connected_components,
    "indegree_centralization": lambda graph: one_way([degree for _, degree in graph.in_degree]),
    "outdegree_centralization": lambda graph: one_way([degree for _, degree in graph.out_degree]),
    "average_path_length_directed": lambda graph: mean(lengths(graph)),
    "diameter_directed": lambda graph: max(lengths(graph), default=None),
}
"""Id -> the same with networkx; None where the figure is undefined."""


@settings(max_examples=60, deadline=None)
@given(networks)
def test_figures_of_the_whole_agree_with_networkx(network):
    graph = network.to_networkx()
    either = nx.Graph(graph)
    expected = {name: slow(either) for name, slow in EITHER.items()}
    expected |= {name: slow(graph) for name, slow in AS_RECORDED.items()}
    expected |= {
        name: slow(graph) if graph.is_directed() else None for name, slow in DIRECTED.items()
    }
    expected["multiplexity"] = multiplexity(network)
    for name, value in expected.items():
        found = figure(name, network)
        agrees = found is None if value is None else found == pytest.approx(value, abs=1e-9)
        assert agrees, (name, found, value)


@settings(max_examples=60, deadline=None)
@given(directed_networks)
def test_the_triad_census_agrees_with_networkx_and_the_dyads_with_a_slow_count(network):
    graph = network.to_networkx()
    if not graph.edges:
        return
    for code, count in nx.triadic_census(graph).items():
        assert figure(f"triads_{code}", network) == count
    ways = Counter(
        graph.has_edge(one, other) + graph.has_edge(other, one)
        for one, other in combinations(graph, 2)
    )
    assert figure("dyads_mutual", network) == ways[2]
    assert figure("dyads_asymmetric", network) == ways[1]
    assert figure("dyads_null", network) == ways[0]
    assert figure("reciprocity_dyadic", network) == ways[2] / (ways[1] + ways[2])


@settings(max_examples=60, deadline=None)
@given(directed_networks)
def test_directed_transitivity_agrees_with_a_count_of_all_chains(network):
    graph = network.to_networkx()
    chains = [
        (one, last)
        for one, middle, last in permutations(graph, 3)
        if graph.has_edge(one, middle) and graph.has_edge(middle, last)
    ]
    closed = [chain for chain in chains if graph.has_edge(*chain)]
    found = figure("transitivity_directed", network)
    assert found == (len(closed) / len(chains) if chains else None)


@settings(max_examples=60, deadline=None)
@given(networks)
def test_the_sweep_counts_every_distance_inwards(network):
    graph = network.to_networkx()
    for found, same in (
        (distances.distances(network), graph),
        (distances.distances_either(network), nx.Graph(graph)),
    ):
        inwards = dict(
            nx.all_pairs_shortest_path_length(same.reverse() if same.is_directed() else same)
        )
        assert found.longest == max(lengths(same), default=0)
        for place, key in enumerate(network.keys):
            far = [length for other, length in inwards[key].items() if other != key]
            assert found.reached_by[place] == len(far)
            assert found.farness[place] == sum(far)
            close(found.nearness[place], sum(1 / length for length in far))


def test_a_sweep_from_many_starts_is_the_same_as_from_few(monkeypatch):
    dice = np.random.default_rng(1)
    source, target = dice.integers(300, size=(2, 700)).astype(np.int32)
    at_once = distances._swept(300, source, target)
    monkeypatch.setattr(distances, "AT_ONCE", 70)
    assert np.array_equal(distances._swept(300, source, target).reached_in, at_once.reached_in)
    graph = nx.DiGraph([*zip(source.tolist(), target.tolist(), strict=True)])
    assert Counter(lengths(graph)) == dict(enumerate(at_once.reached_in.sum(axis=1).tolist(), 1))


STAR = "P1 -- P2\nP1 -- P3\nP1 -- P4"


def test_a_star_by_hand():
    star = figures(STAR)
    for name in ("degree", "betweenness", "closeness"):
        close(star[f"{name}_centralization"], 1)
    assert star["global_efficiency"] == (3 + 3 / 2) / 6
    assert star["average_path_length"] == (3 + 3 * 2) / 6
    assert star["diameter"] == 2
    assert star["articulation_points"] == 1
    assert star["bridges"] == 3
    assert star["max_core_number"] == 1
    assert star["degree_assortativity"] == -1
    assert star["average_clustering"] == 0
    assert star["multiplexity"] == 1


def test_a_star_that_points_outwards_by_hand():
    star = figures(STAR.replace("--", "->"))
    assert star["outdegree_centralization"] == 1
    assert star["indegree_centralization"] == 3 * 0 + 1 / 9  # three receive 1, and P1 nothing
    assert star["betweenness_centralization"] == 0  # nobody lies on a way of two
    assert star["global_efficiency"] == 3 / 12
    assert star["average_path_length_directed"] == star["diameter_directed"] == 1
    assert star["average_path_length"] == 9 / 6  # direction set aside
    assert star["strong_components"] == 4
    assert star["triads_021D"] == 3
    assert star["triads_003"] == 1
    assert star["transitivity_directed"] is None  # no chain of two ties
    assert star["closeness_centralization"] is None


def test_chains_that_are_closed_by_hand():
    ring = figures("P1 -> P2\nP2 -> P3\nP3 -> P1")
    assert (ring["transitivity_directed"], ring["triads_030C"]) == (0, 1)
    closed = figures("P1 -> P2\nP2 -> P3\nP1 -> P3\nP3 -> P4")
    assert closed["transitivity_directed"] == 1 / 3  # closed: P1-P2-P3; open: P1-P3-P4, P2-P3-P4
    both = figures("P1 -> P2\nP2 -> P1\nP2 -> P3")
    assert both["transitivity_directed"] == 0  # P1-P2-P3; there and back is no chain
    assert (both["dyads_mutual"], both["dyads_asymmetric"], both["dyads_null"]) == (1, 1, 1)
    assert both["reciprocity_dyadic"] == 1 / 2
    assert both["triads_111U"] == 1


def test_kinds_of_one_pair_are_counted_whichever_way_they_go():
    text = "P1 -> P2 asks\nP2 -> P1 refers_to\nP1 -> P2 informs\nP2 -> P3 asks\nP3 -> P2 asks"
    assert figures(text)["multiplexity"] == (3 + 1) / 2


TRIANGLES = """
    P1@x -- P2@x
    P2@x -- P3@x
    P3@x -- P1@x
    P4@y -- P5@y
    P5@y -- P6@y
    P6@y -- P4@y
    P3@x -- P4@y
"""


def test_two_triangles_joined_by_one_tie_are_two_communities():
    network = snapshot(draw(TRIANGLES + "P7"), DAY)
    value = 6 / 7 - 2 * (1 / 2) ** 2
    [found, quality] = measure_rows(network, ids=["communities", "community_modularity"])
    assert found.value == 3  # an isolate is one of its own
    assert quality.value == pytest.approx(value)
    assert quality.reason == "10 starts gave a modularity of 0.357 to 0.357"
    close(figure("modularity", network), value)
    close(figure("assortativity", network), value / (1 - 1 / 2))


def test_of_ten_starts_the_best_is_taken_on_and_told():
    ends = "P1-Y1 P2-Y1 C1-Y1 C2-Y2 P1-Y2 P1-S1 P2-S2 P1-S2 C1-S2 C1-S1"  # tiny, in January
    network = snapshot(draw("\n".join(pair.replace("-", " -- ") for pair in ends.split())), DAY)
    found = communities.partition(network)
    assert len(found.starts) == 10
    assert min(found.starts) < max(found.starts) <= found.modularity
    close(figure("community_modularity", network), found.modularity)
    close(found.modularity, 7 / 10 - (11**2 + 9**2) / 20**2)


@settings(max_examples=60, deadline=None)
@given(networks)
def test_the_modularity_of_communities_is_networkx_s_and_is_the_same_every_time(network):
    value = figure("community_modularity", network)
    if value is None:
        assert not network.low.size
        assert figure("communities", network) is None
        return
    found = {}
    for key, community in zip(network.keys, communities.partition(network).community, strict=True):
        found.setdefault(community, set()).add(key)
    close(value, nx.community.modularity(nx.Graph(network.to_networkx()), found.values()))
    assert figure("communities", network) == len(found)
    first = communities.partition(network)
    communities.partition.cache_clear()
    assert communities.partition(network) == first


def test_what_is_said_of_a_path_length_is_how_many_pairs_it_speaks_of():
    network = snapshot(draw("P1 -> P2\nP2 -> P3\nP4 -> P5"), DAY)
    told = {row.measure: row.reason for row in measure_rows(network, levels=["whole"])}
    assert told["average_path_length"] == told["diameter"] == "0.400 of all pairs are connected"
    assert told["average_path_length_directed"] == "0.200 of all pairs have a path"


@pytest.mark.parametrize(
    ("text", "measure", "reason"),
    [
        ("P1", "global_efficiency", "fewer than two actors"),
        ("P1\nP2", "average_path_length", "no ties"),
        ("P1 -- P2", "degree_centralization", "fewer than three actors"),
        ("P1 -- P2", "triads_300", "not all kinds selected are directed"),
        ("P1 -- P2", "diameter_directed", "not all kinds selected are directed"),
        ("P1 -> P2", "transitivity_directed", "no chain of two ties"),
        ("P1 -- P2\nP3", "closeness_centralization", "not connected"),
        ("P1 -- P2", "closeness_centralization", "fewer than three actors"),
        (
            "P1 -> P2\nP2 -> P3",
            "closeness_centralization",
            "its largest possible value is known for ties without direction only",
        ),
        (
            "P1 -- P2\nP2 -- P3\nP3 -- P1",
            "degree_assortativity",
            "no ties, or all tied actors have as many",
        ),
        ("P1\nP2", "communities", "no ties"),
        ("P1@x -- P2@x\nP3@y", "assortativity", "all ties lie in one group"),
        ("P1@x -- P2", "modularity", "no ties between actors whose sector is known"),
        ("P1 -- P2", "modularity", "no actor's sector is recorded"),
    ],
)
def test_what_the_whole_lacks_is_undefined_and_named(text, measure, reason):
    [row] = measure_rows(snapshot(draw(text), DAY), ids=[measure])
    assert (row.value, row.reason) == (None, reason)


def test_in_a_large_network_measures_of_paths_are_there_for_whoever_names_them(monkeypatch):
    network = snapshot(draw(STAR), DAY)
    everything = {row.measure for row in measure_rows(network)}
    monkeypatch.setattr(rows, "MOST_ACTORS_FOR_PATHS", 3)
    of_paths = {name for name, entry in CATALOGUE.items() if entry.cost == "paths"}
    assert of_paths >= {"diameter", "global_efficiency", "betweenness_centralization"}
    assert {row.measure for row in measure_rows(network)} == everything - of_paths
    [row] = measure_rows(network, ids=["diameter"])
    assert row.value == 2


CONTRACT = """
    actors ties isolates density mean_degree connectedness adults_connectedness
    adults_connectedness_chance components largest_component_share global_efficiency
    degree_centralization indegree_centralization outdegree_centralization transitivity
    average_clustering reciprocity average_path_length diameter assortativity degree_assortativity
    modularity multiplexity articulation_points ei_index ei_index_expected communities
    community_modularity triads_003 triads_012 triads_102 triads_021D triads_021U triads_021C
    triads_111D triads_111U triads_030T triads_030C triads_201 triads_120D triads_120U triads_120C
    triads_210 triads_300 dyads_mutual dyads_asymmetric dyads_null reciprocity_dyadic
    transitivity_directed strong_components bridges betweenness_centralization
    closeness_centralization max_core_number average_path_length_directed diameter_directed
    ei_index_weighted circle_closure_mean circle_closure_mean_chance circle_density_mean
    circle_density_mean_chance circle_parts_median circles circles_joined_up focus_share_median
"""


def test_every_id_of_the_whole_network_that_was_promised_is_there():
    assert {CATALOGUE[name].level for name in CONTRACT.split()} == {"whole"}
