"""Where actors stand on the map: services at the rim, nobody moved, nobody on another."""

import time
from datetime import date

import numpy as np
import pytest
from drawing import draw, recorded
from scipy.spatial.distance import pdist

from sysmap.views.maps import layout

TOWN = """
    P1@social -- P2@social
    P1@social -- S1@social
    P2@social -- Y1
    P3@health -- S2@health
    P3@health -- Y1
    C1 => Y1
    C1 -- P3@health
    Y2
    S3@school
"""


def staffed(system, homes):
    """The system with these actors working at these services."""
    rows = system.tables["actor"].to_pylist()
    for key, service in homes.items():
        rows[system.index[key]]["service"] = system.index[service]
    tables = {name: table.to_pylist() for name, table in system.tables.items()}
    return recorded(**{**tables, "actor": rows})


@pytest.fixture
def town():
    return staffed(draw(TOWN), {"P1": "S1", "P2": "S1", "P3": "S2"})


def grouped(sizes):
    """A system without services whose actors carry a group each."""
    groups = [name for name, size in sizes.items() for _ in range(size)]
    actors = [
        {"key": f"x{number}", "attributes": f'{{"group": "{group}"}}'}
        for number, group in enumerate(groups)
    ]
    ties = [
        {"source": number, "target": number + 1, "kind": "knows_of", "directed": False}
        for number in range(len(actors) - 1)
    ]
    return recorded(actor=actors, tie=ties)


def outwards(places):
    return np.abs(places).max(axis=1)


def test_services_stand_further_out_than_everybody_else(town):
    places = layout.arrange(town)
    services = [town.index[key] for key in ("S1", "S2", "S3")]
    others = [place for place in range(town.actor_count) if place not in services]
    assert outwards(places[services]).min() > outwards(places[others]).max()


def test_staff_stand_nearer_to_their_own_service_than_to_another(town):
    places = layout.arrange(town)

    def distance(one, other):
        return float(np.hypot(*(places[town.index[one]] - places[town.index[other]])))

    for worker, home, other in (("P1", "S1", "S2"), ("P2", "S1", "S2"), ("P3", "S2", "S1")):
        assert distance(worker, home) < distance(worker, other)


def test_services_of_one_sector_stand_side_by_side_on_the_rim_whatever_ties_pull_them_apart():
    sectors = ["health", "school", "health", "police", "health", "school"]
    actors = [
        {"key": f"S{number}", "kind": "service", "sector": sector}
        for number, sector in enumerate(sectors)
    ]
    across = [
        {"source": one, "target": other, "kind": kind, "directed": False}
        for one, other in ((0, 1), (2, 3), (4, 5))
        for kind in ("knows_of", "works_with", "works_jointly")
    ]
    places = layout.arrange(recorded(actor=actors, tie=across))
    round_the_rim = np.argsort(np.arctan2(places[:, 1], places[:, 0]))
    walked = [sectors[place] for place in round_the_rim]
    changes = sum(walked[place] != walked[place - 1] for place in range(len(walked)))
    assert changes == len(set(sectors))


def test_the_same_record_gives_the_same_picture_and_another_seed_another(town):
    assert np.array_equal(layout.arrange(town), layout.arrange(town))
    assert not np.array_equal(layout.arrange(town), layout.arrange(town, seed=1))


def test_the_free_layout_is_the_same_each_time_too():
    chain = grouped({"": 12})
    assert np.array_equal(layout.arrange(chain), layout.arrange(chain))


@pytest.mark.parametrize("sizes", [{"": 30}, {"north": 14, "south": 9, "west": 7}])
def test_without_services_the_picture_reaches_from_edge_to_edge(sizes):
    places = layout.arrange(grouped(sizes))
    assert np.abs(places).max() <= layout.HALF_SIDE
    assert np.ptp(places, axis=0).min() > 1.6 * layout.HALF_SIDE


def test_members_of_a_group_stand_together_where_there_are_no_services():
    places = layout.arrange(grouped({"north": 8, "south": 8}))
    within = [pdist(places[:8]).mean(), pdist(places[8:]).mean()]
    between = np.hypot(*(places[:8].mean(axis=0) - places[8:].mean(axis=0)))
    assert max(within) < between


def test_no_two_actors_stand_on_one_another(town):
    assert pdist(layout.arrange(town)).min() > 60


def test_everybody_who_is_kept_stays_exactly_where_they_are(town):
    kept = {actor: (float(7 * actor), float(-3 * actor)) for actor in range(town.actor_count)}
    assert layout.arrange(town, kept).tolist() == [list(place) for place in kept.values()]


def test_a_newcomer_stands_near_those_it_is_tied_to_and_moves_nobody(town):
    first = layout.arrange(town)
    grown = staffed(
        draw(TOWN + "P4@health -- P3@health\nP4@health -- Y1"), {"P1": "S1", "P2": "S1", "P3": "S2"}
    )
    kept = {grown.index[key]: tuple(first[town.index[key]]) for key in town.keys}
    places = layout.arrange(grown, kept)
    for actor, place in kept.items():
        assert tuple(places[actor]) == place
    tied = places[[grown.index["P3"], grown.index["Y1"]]].mean(axis=0)
    newcomer = places[grown.index["P4"]]
    assert np.hypot(*(newcomer - tied)) < 300
    others = np.array([places[actor] for actor in kept])
    assert np.hypot(*(others - newcomer).T).min() >= layout.FREE_GAP


def test_a_newcomer_without_a_tie_takes_a_free_place_too():
    system = draw("P1 -- P2\nP3")
    places = layout.arrange(system, {0: (0.0, 0.0), 1: (500.0, 0.0)})
    assert np.isfinite(places).all()
    assert pdist(places).min() >= layout.FREE_GAP


@pytest.mark.parametrize("text", ["", "P1", "S1", "P1 -- P2"])
def test_the_smallest_records_have_a_picture(text):
    system = draw(text)
    places = layout.arrange(system)
    assert places.shape == (system.actor_count, 2)
    assert np.isfinite(places).all()


def test_a_pair_tied_twice_is_one_pair_and_a_tie_to_oneself_none():
    ties = layout.ties_of_all_dates(draw("P1 -- P2\nP2 -> P1"))
    assert (ties.source.tolist(), ties.target.tolist(), ties.weight.tolist()) == ([0], [1], [2.0])


def test_a_large_map_is_laid_out_in_seconds():
    generator = np.random.default_rng(1)
    actors = [
        {"key": f"a{number}", "kind": "service", "sector": f"s{number % 7}"}
        if number < 40
        else {"key": f"a{number}", "kind": "practitioner", "service": number % 40}
        for number in range(600)
    ]
    ends = generator.integers(600, size=(2000, 2))
    ties = [
        {"source": a, "target": b, "kind": "works_with", "directed": False}
        for a, b in ends.tolist()
        if a != b
    ]
    system = recorded(actor=actors, tie=ties)
    began = time.process_time()
    layout.arrange(system)
    assert time.process_time() - began < 5


def test_stored_places_are_taken_as_they_are():
    drawn = draw("P1 -- P2")
    tables = {name: table.to_pylist() for name, table in drawn.tables.items()}
    system = recorded(
        **{
            **tables,
            "place": [
                {"actor": 0, "x": 1.5, "y": 2.5, "pinned": True},
                {"actor": 1, "x": -4.0, "y": 8.0, "pinned": False},
            ],
        }
    )
    assert layout.places(system).tolist() == [[1.5, 2.5], [-4.0, 8.0]]


def test_the_ties_of_all_dates_make_one_picture_so_that_no_date_moves_anybody():
    early = draw("P1 -- P2\nP3")
    late = draw(f"P1 -- P2 {date(2031, 1, 1)}..\nP3")
    assert np.array_equal(layout.arrange(early), layout.arrange(late))
