"""The circle round a young person, and what chance would make of it."""

import random
from collections import Counter
from datetime import date
from itertools import chain, combinations, permutations

import networkx as nx
import numpy as np
import pytest
from drawing import DAY, draw, recorded
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chisquare

from sysmap import inference
from sysmap.errors import WrongUsage
from sysmap.metrics import circle_chance, circle_measures, circle_totals, measure_rows
from sysmap.metrics.circles import circle, circles_of, is_asked_this_month, questions
from sysmap.network import Settings, snapshot

CIRCLE = """
    C1 => Y1
    P1 -- Y1
    P2 -- Y1
    A1 -- Y1
    S1 -- Y1
    P1 -- P2
    C1 -- P1
"""


def look(text, key="Y1", **options):
    """The circle that is drawn, and how to name the actors in it."""
    system = draw(text, **options)
    found = circle(snapshot(system, DAY), system.index[key])
    return found, lambda actors: [system.keys[actor] for actor in actors]


def figures(text, **options):
    """Every circle figure of Y1 by its id."""
    rows = measure_rows(snapshot(draw(text, **options), DAY), levels=["circle"])
    return {row.measure: row.value for row in rows if row.subject == "Y1"}


def test_a_circle_is_the_people_tied_to_the_young_person():
    found, named = look(CIRCLE)
    assert named(found.alters) == ["C1", "P1", "P2", "A1"]
    assert named(found.drawn) == ["S1"]
    assert list(found.roles.values()) == ["carer", "practitioner", "practitioner", "ally"]
    assert [named(pair) for pair in found.linked] == [["C1", "P1"], ["P1", "P2"]]
    assert [named(part) for part in found.parts] == [["C1", "P1", "P2"], ["A1"]]


def test_the_figures_of_a_drawn_circle_by_hand():
    assert figures(CIRCLE) == {
        "circle_size": 4,
        "circle_adults": 4,
        "circle_kinds": 3,  # carer, practitioner, academic
        "circle_sectors": None,
        "circle_services": None,
        "circle_density": 2 / 6,
        "circle_closure": 1 / 2,  # C1-P1 of C1-P1 and C1-P2
        "circle_parts": 2,
        "circle_unlinked_pairs": 4,
        "circle_joined_up": 0,
    }


def test_an_empty_circle_has_nobody_of_any_kind():
    empty = figures("Y1")
    assert empty["circle_size"] == empty["circle_kinds"] == empty["circle_sectors"] == 0
    assert figures("X1 -- Y1")["circle_kinds"] is None  # somebody whose kind nobody recorded


def test_a_circle_of_three_in_one_part_with_a_carer_and_a_practitioner_is_joined_up():
    joined = "C1 => Y1\nP1 -- Y1\nP2 -- Y1\nC1 -- P1\nP1 -- P2"
    assert figures(joined)["circle_joined_up"] == 1
    assert figures(joined.replace("=>", "--"))["circle_joined_up"] == 0  # no carer of this child
    assert figures(joined.replace("P1 -- P2", ""))["circle_joined_up"] == 0  # two parts
    assert figures(joined.replace("P2 -- Y1", ""))["circle_joined_up"] == 0  # two people


def test_a_carer_of_another_child_is_an_ally_here():
    found, named = look("""
        C1 => Y2
        C1 -- Y1
        P1 => Y2
        P1 -- Y1
        P1 is carer
        P2 => Y1
    """)
    roles = dict(zip(named(found.alters), found.roles.values(), strict=True))
    assert roles == {"C1": "ally", "P1": "ally", "P2": "carer"}


def test_a_role_in_force_stands_before_the_kind():
    found, _ = look("C1 -- Y1\nC1 is practitioner\nP1 -- Y1\nP1 is facilitator")
    assert list(found.roles.values()) == ["practitioner", "practitioner"]


def test_whoever_is_cared_for_is_no_carer():
    found, _ = look("Y1 => C1")
    assert list(found.roles.values()) == ["ally"]


def test_a_pair_kept_apart_is_neither_counted_nor_asked_about(every_pair_asked):
    text = "C1 => Y1\nP1 -- Y1\nP2 -- Y1\nC1 // P1"
    found, named = look(text)
    assert [named(pair) for pair in questions(found)] == [["C1", "P2"], ["P1", "P2"]]
    assert figures(text)["circle_unlinked_pairs"] == 2
    assert figures(text + "\nC1 -- P2")["circle_closure"] == 1.0


def test_kinds_that_are_not_asked_about_are_not_pairs_of_a_circle(every_pair_asked):
    askable = [("practitioner", "practitioner"), ("practitioner", "young person")]
    found, named = look("P1 -- Y1\nP2 -- Y1\nC1 -- P1", askable=askable)
    assert [named(pair) for pair in questions(found)] == [["P1", "P2"]]
    askable.append(("carer", "young person"))
    found, named = look("P1 -- Y1\nC1 => Y1\nC2 => Y1", askable=askable)
    assert named(found.alters) == ["P1", "C1", "C2"]
    assert not found.unlinked


def test_somebody_whose_tie_to_the_young_person_nobody_asks_about_is_not_in_the_circle():
    askable = [("practitioner", "young person")]
    found, named = look("P1 -- Y1\nY2 -- Y1\nS1 -- Y1", askable=askable)
    assert named(found.alters) == ["P1"]
    assert not found.drawn


def test_whoever_is_kept_apart_from_the_young_person_that_day_is_not_in_the_circle():
    found, named = look(CIRCLE + "C1 // Y1\nS1 // Y1\nP2 // Y1 ..2025-03-05")
    assert named(found.alters) == ["P1", "P2", "A1"]
    assert not found.drawn
    assert [named(pair) for pair in found.linked] == [["P1", "P2"]]
    assert figures(CIRCLE + "C1 // Y1")["circle_size"] == 3


@pytest.mark.parametrize(
    ("days", "asked", "unlinked"),
    [
        ("..", 0, 0),
        ("2025-03-06..", 0, 1),  # from the day after the picture
        ("2026-01-01..2026-02-01", 0, 1),
        ("2025-01-01..2025-03-06", 0, 0),  # in force that day, and over on the next
        ("2025-01-01..2025-03-05", 1, 1),  # over
    ],
)
def test_a_pair_is_not_asked_about_while_it_is_or_is_going_to_be_kept_apart(
    every_pair_asked, days, asked, unlinked
):
    text = f"P1 -- Y1\nP2 -- Y1\nP1 // P2 {days}"
    assert len(questions(look(text)[0])) == asked
    assert figures(text)["circle_unlinked_pairs"] == unlinked


YEAR = [date(2024 + month // 12, month % 12 + 1, 15) for month in range(24)]


def test_a_missing_question_says_nothing_for_others_are_missing_too():
    system = draw("P1 -- Y1\nP2 -- Y1\nP3 -- Y1\nC1 => Y1\nC1 // P1")
    asked = [
        {pair for found in circles_of(snapshot(system, day)) for pair in questions(found)}
        for day in YEAR
    ]
    times = Counter(pair for of_a_month in asked for pair in of_a_month)
    of_keys = {frozenset(system.keys[end] for end in pair): count for pair, count in times.items()}
    assert frozenset({"C1", "P1"}) not in of_keys
    assert len(of_keys) == 5
    assert all(6 <= count <= 18 for count in of_keys.values())


def test_the_share_that_is_asked_goes_by_the_month_and_the_pair_alone():
    days = date(2025, 3, 1), date(2025, 3, 31)
    for pair in combinations("ABCDEFGH", 2):
        told = {is_asked_this_month(*ends, day) for ends in permutations(pair) for day in days}
        assert len(told) == 1


def test_questions_put_carer_and_practitioner_first_then_pairs_that_join_parts(every_pair_asked):
    found, named = look("""
        P1 -- Y1
        P2 -- Y1
        P3 -- Y1
        C1 => Y1
        A1 -- Y1
        P1 -- P2
        P2 -- P3
        C1 -- P1
    """)
    asked = [named(pair) for pair in questions(found)]
    assert asked[:2] == [["P2", "C1"], ["P3", "C1"]]
    assert asked[2:] == [["P1", "A1"], ["P2", "A1"], ["P3", "A1"], ["C1", "A1"]]
    assert named(questions(found, at_most=7)[6]) == ["P1", "P3"]


@pytest.mark.parametrize(
    ("text", "measure", "reason"),
    [
        ("P1 -- Y1", "circle_closure", "no carer in circle"),
        ("C1 => Y1", "circle_closure", "no practitioner in circle"),
        (
            "C1 => Y1\nP1 -- Y1\nC1 // P1",
            "circle_closure",
            "its carers and practitioners could not be asked about one another",
        ),
        ("C1 => Y1", "circle_density", "fewer than two people in circle"),
        ("C1 => Y1\nP1 -- Y1\nC1 // P1", "circle_density", "no pair of them could be asked about"),
        ("Y1", "circle_parts", "nobody in circle"),
        ("S1 -- Y1", "circle_parts", "nobody in circle"),
    ],
)
def test_what_a_circle_lacks_is_undefined_and_named(text, measure, reason):
    [row] = measure_rows(snapshot(draw(text), DAY), ids=[measure])
    assert (row.value, row.reason) == (None, reason)


def test_somebody_who_is_not_there_or_no_young_person_has_no_circle():
    system = draw("Y1 here 2025-01-01..2025-02-01\nP1")
    for key in ("Y1", "P1"):
        with pytest.raises(WrongUsage, match=f"{key} is no young person on 2025-03-05"):
            circle(snapshot(system, DAY), system.index[key])


def test_means_over_circles_leave_out_those_without_a_value():
    network = snapshot(draw(CIRCLE + "P3 -- Y2\nY3"), DAY)
    assert circle_totals.circles(network) == 3
    assert circle_totals.circle_closure_mean(network) == 1 / 2
    assert circle_totals.circle_density_mean(network) == 2 / 6
    assert circle_totals.circle_parts_median(network) == 1.5
    assert circle_totals.circles_joined_up(network) == 0


def test_services_and_sectors_of_a_circle_are_those_of_its_people():
    system = recorded(
        actor=[
            {"key": "Y", "kind": "young person"},
            {"key": "P", "kind": "practitioner", "sector": "health", "service": 3},
            {"key": "Q", "kind": "practitioner", "sector": "health", "service": 4},
            {"key": "S", "kind": "service", "sector": "police"},
            {"key": "T", "kind": "service"},
            {"key": "C", "kind": "carer"},
        ],
        tie=[{"source": 0, "target": other, "kind": "k"} for other in (1, 2, 3, 5)],
        spell=[{"tie": tie} for tie in range(4)],
    )
    rows = measure_rows(snapshot(system, DAY), ids=["circle_services", "circle_sectors"])
    assert {row.measure: row.value for row in rows} == {"circle_services": 2, "circle_sectors": 1}


def test_a_tie_that_cannot_move_leaves_chance_where_it_is():
    # the only tie among adults has nobody to swap with
    rows = measure_rows(snapshot(draw("C1 => Y1\nP1 -- Y1\nC1 -- P1"), DAY))
    drawn = {(row.measure, row.subject): row.value for row in rows if "chance" in row.measure}
    for name in ("low", "median", "high"):
        assert drawn["circle_density_chance", f"Y1|{name}"] == 1.0
        assert drawn["circle_density_mean_chance", name] == 1.0
        assert drawn["circle_closure_mean_chance", name] == 1.0


def test_chance_is_what_rewiring_gives_counted_by_hand():
    # C1-P1 and C2-P2 can be swapped to C1-P2 and C2-P1, or to C1-C2 and P1-P2: a third each
    network = snapshot(draw("C1 => Y1\nP1 -- Y1\nC2 => Y2\nP2 -- Y2\nC1 -- P1\nC2 -- P2"), DAY)
    assert circle_totals.circle_density_mean(network) == 1.0
    drawn = circle_chance.mean(circle_chance.densities(network))
    assert set(drawn.tolist()) == {0.0, 1.0}
    assert 1 / 4 < drawn.mean() < 5 / 12


def test_links_with_a_young_person_in_a_circle_stay_where_they_are():
    network = snapshot(draw("Y2 -- Y1\nP1 -- Y1\nP1 -- Y2"), DAY)
    chance = circle_measures.circle_density_chance(network)
    assert chance["Y1|low"] == 1.0


def random_ties(dice, size):
    pairs = list(combinations(range(size), 2))
    return sorted(dice.sample(pairs, dice.randrange(len(pairs) + 1)))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 9))
def test_rewiring_keeps_degrees_and_makes_only_allowed_pairs(seed, size):
    dice = random.Random(seed)
    ties = random_ties(dice, size)
    ends = np.array(ties, dtype=np.int32).reshape(-1, 2).T
    ban = np.array([[a == 0 and b == 1 for b in range(size)] for a in range(size)])
    ban |= ban.T
    drawn = inference.rewired(*ends, lambda a, b: ~ban[a, b], draws=5, seed=seed)
    for low, high in zip(*(found.tolist() for found in drawn), strict=True):
        pairs = list(zip(low, high, strict=True))
        assert len(set(pairs)) == len(ties)
        assert all(a < b for a, b in pairs)
        assert Counter(low + high) == Counter(ends.ravel().tolist())
        assert ((0, 1) in pairs) == ((0, 1) in ties)


def test_rewiring_favours_no_network_over_another():
    ties = [(0, 1), (1, 4), (2, 3), (2, 4), (3, 5), (4, 5)]
    degrees = Counter(chain(*ties))
    possible = combinations(combinations(range(6), 2), 6)
    same_degrees = [some for some in possible if Counter(chain(*some)) == degrees]
    low, high = np.array(ties, dtype=np.int32).T
    drawn = inference.rewired(low, high, lambda a, _: np.ones(a.shape, dtype=bool), draws=6000)
    seen = Counter(
        tuple(sorted(zip(*ends, strict=True)))
        for ends in zip(*(found.tolist() for found in drawn), strict=True)
    )
    assert len(same_degrees) == 36
    assert chisquare([seen[some] for some in same_degrees]).pvalue > 0.001


def test_draws_are_the_same_every_time():
    system = draw(CIRCLE + "P3 -- P4\nP5 -- P6\nP7 -- A1")
    first, second = (measure_rows(snapshot(system, DAY)) for _ in range(2))
    assert first == second


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_circles_agree_with_a_slow_count(seed):
    dice = random.Random(seed)
    keys = ["Y1", "Y2", "C1", "C2", "P1", "P2", "P3", "S1"]
    lines = [
        f"{a} {'=>' if a[0] == 'C' and b[0] == 'Y' else '--'} {b}"
        for b, a in combinations(keys, 2)
        if dice.random() < 0.4
    ]
    system = draw("\n".join(keys + lines))
    network = snapshot(system, DAY)
    graph = nx.Graph(network.to_networkx())
    for found in circles_of(network):
        young = system.keys[found.young_person]
        people = [key for key in graph[young] if key[0] != "S"]
        among = graph.subgraph(people)
        assert {system.keys[alter] for alter in found.alters} == set(people)
        assert len(found.linked) == among.number_of_edges()
        assert len(found.parts) == nx.number_connected_components(among)
        met = [graph.has_edge(c, p) for c in people for p in people if c[0] == "C" and p[0] == "P"]
        closure = circle_measures.circle_closure(network)[young]
        assert closure == (sum(met) / len(met) if met else None)
        possible = len(people) * (len(people) - 1) / 2
        density = circle_measures.circle_density(network)[young]
        assert density == (among.number_of_edges() / possible if possible else None)


def test_circles_follow_the_kinds_of_tie_that_are_chosen():
    system = draw("C1 => Y1\nP1 -- Y1\nC1 -- P1 knows_of")
    network = snapshot(system, DAY, Settings(tie_kinds=("cares_for", "works_with")))
    assert circle_measures.circle_closure(network) == {"Y1": 0.0}
