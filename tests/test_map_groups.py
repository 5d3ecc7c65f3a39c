"""The map of services or sectors: who belongs together, and how many ties hold between them."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from drawing import draw

from sysmap.network import snapshot
from sysmap.system import day_number
from sysmap.views import map_words
from sysmap.views.clock import Step, one_clock
from sysmap.views.maps import few
from sysmap.views.maps.grouping import grouping
from sysmap.views.maps.groups import groups_payload, links_table
from sysmap.views.maps.layout import places
from sysmap.views.maps.lifetimes import holds_at
from sysmap.views.maps.steps import drawable
from sysmap.views.maps.whole import Look, is_large, map_payload

MARCH, MAY = date(2025, 3, 31), date(2025, 5, 31)
CLOCK = [one_clock("months", [Step("March", MARCH), Step("May", MAY)])]
TOWN = """
    S1@health
    S2@school
    P1@health home S1
    P2@health home S1
    P3@school home S2
    P1 -- P2
    P1 -- P3
    P2 -- P3 2025-04-10..
    P2 -- P3 x1 ..2025-04-02
    Y1 -- P1
    Y2 -- P1 ..2025-05-01
    C1 => Y1
"""


@pytest.fixture
def all_shown(monkeypatch):
    """Every number shown, however few people it rests on: what is counted is under test."""
    monkeypatch.setattr(few, "ON_SCREEN", replace(few.ON_SCREEN, threshold=0))


def on(month, day):
    return day_number(date(2025, month, day)) - day_number(MARCH)


def links(payload):
    keys, tie = payload["actor"]["key"], payload["tie"]
    ends = zip(tie["source"], tie["target"], strict=True)
    return {
        frozenset((keys[one], keys[other])): row
        for (one, other), row in zip(ends, tie["spans"], strict=True)
    }


def test_people_belong_to_their_service_and_all_others_to_their_kind():
    groups = grouping(draw(TOWN), "services")
    keys = dict(zip(groups.keys, groups.labels, strict=True))
    assert keys == {
        "S1": "S1",
        "S2": "S2",
        "all young people": "young people",
        "all carers": "carers",
    }
    told = [groups.system.keys[actor] for actor in groups.members("S1")]
    assert told == ["S1", "P1", "P2"]
    assert groups.members("nothing of that name").size == 0


def test_ties_between_two_groups_are_counted_day_by_day_and_those_within_one_left_out(all_shown):
    payload = groups_payload(draw(TOWN), "services", CLOCK)
    end = on(5, 31) + 1
    assert links(payload) == {
        # P1 - P3 all along; P2 - P3 until 2 April and again from the 10th
        frozenset(("S1", "S2")): [0, on(4, 2), 2, on(4, 2), on(4, 10), 1, on(4, 10), end, 2],
        # Y1 - P1 all along, Y2 - P1 until 1 May
        frozenset(("S1", "all young people")): [0, on(5, 1), 2, on(5, 1), end, 1],
        frozenset(("all young people", "all carers")): [0, end, 1],
    }
    [kind] = payload["tieKinds"]
    assert (kind["low"], kind["high"], kind["counts"]) == (1, 2, True)


def test_the_size_of_a_group_is_the_people_who_are_there(all_shown):
    text = TOWN + "P2 here ..2025-04-20"
    payload = groups_payload(draw(text), "services", CLOCK)
    columns = [
        dict(zip(payload["actor"]["key"], v, strict=True)) for v in payload["size"]["values"]
    ]
    assert [column["S1"] for column in columns] == [2, 1]
    assert [column["all young people"] for column in columns] == [2, 2]


def test_sectors_are_groups_too(all_shown):
    payload = groups_payload(draw(TOWN), "sectors", CLOCK)
    assert set(payload["actor"]["label"]) == {"health", "school", "young people", "carers"}
    assert links(payload)[frozenset(("health", "school"))][2] == 2


def test_a_tie_of_a_pair_kept_apart_is_in_no_count(all_shown):
    payload = groups_payload(draw(TOWN + "P1 // P3"), "services", CLOCK)
    assert links(payload)[frozenset(("S1", "S2"))] == [
        *(0, on(4, 2), 1),
        *(on(4, 10), on(5, 31) + 1, 1),
    ]


def test_a_service_stands_where_it_stands_on_the_map_of_everybody(tidewell):
    payload = groups_payload(tidewell, "services")
    everybody = places(tidewell).round()
    for key, x, y in zip(*(payload["actor"][name] for name in ("key", "x", "y")), strict=True):
        if key in tidewell.index:
            assert (x, y) == tuple(everybody[tidewell.index[key]])


def test_no_two_groups_stand_on_one_another(tidewell):
    for by in ("services", "sectors"):
        actor = groups_payload(tidewell, by)["actor"]
        stand = np.column_stack([actor["x"], actor["y"]])
        apart = np.hypot(*(stand[:, None] - stand[None]).transpose(2, 0, 1))
        assert apart[np.triu_indices(len(stand), 1)].min() > 150


@pytest.mark.parametrize("by", ["services", "sectors"])
def test_the_counts_of_any_day_are_those_of_the_network(tidewell, by, all_shown):
    payload = groups_payload(tidewell, by)
    groups = grouping(tidewell, by)
    for day in payload["clocks"][0]["days"]:
        step = date.fromordinal(date(1970, 1, 1).toordinal() + payload["first"] + day)
        network = snapshot(tidewell, step)
        of, drawn = groups.of[network.actors], drawable(network)
        across = of[network.tie_source[drawn]] != of[network.tie_target[drawn]]
        counted = sum(
            row[at + 2]
            for row in payload["tie"]["spans"]
            for at in range(0, len(row), 3)
            if holds_at(row[at : at + 3], day, width=3)
        )
        assert counted == across.sum(), step
        told = links_table(tidewell, by, step).rows
        assert sum(ties for one, other, ties in told if one != other) == counted
        assert sum(ties for *_, ties in told) == len(across)


def test_an_opened_group_shows_its_members_and_whom_they_are_tied_to_while_they_are():
    payload = map_payload(draw(TOWN), CLOCK, look=Look(opened=("services", "S2")))
    there = dict(zip(payload["actor"]["key"], payload["actor"]["spans"], strict=True))
    end = on(5, 31) + 1
    assert there == {
        "S2": [0, end],
        "P3": [0, end],
        "P1": [0, end],
        "P2": [0, on(4, 2), on(4, 10), end],
    }


def test_a_record_without_services_groups_people_by_kind(all_shown):
    payload = groups_payload(draw("P1 -- Y1\nP2 -- Y1"), "services", CLOCK)
    assert payload["actor"]["label"] == ["practitioners", "young people"]
    assert links(payload) == {
        frozenset(("all practitioners", "all young people")): [0, on(5, 31) + 1, 2]
    }


def test_an_empty_record_has_an_empty_map_of_groups():
    payload = groups_payload(draw(""), "services", CLOCK)
    assert payload["actor"]["key"] == payload["tie"]["source"] == []


def test_a_record_is_large_above_six_hundred_actors():
    assert not is_large(draw("\n".join(f"P{number}" for number in range(600))))
    assert is_large(draw("\n".join(f"P{number}" for number in range(601))))


MANY = "\n".join(f"Y{number} -- P1" for number in range(1, 5)) + "\nP1@health home S1\nP2 home S1"


def test_ties_that_rest_on_fewer_than_five_people_are_not_counted_on_screen():
    link = frozenset(("S1", "all young people"))
    enough, too_few = draw(MANY), draw(MANY.replace("Y4 -- P1", "Y4"))  # 1 + 4 people, 1 + 3
    assert links(groups_payload(enough, "services", CLOCK))[link][2] == 4
    assert links(groups_payload(too_few, "services", CLOCK))[link][2] is None
    told = [links_table(system, "services", MARCH).rows for system in (enough, too_few)]
    assert told == [[("young people", "S1", 4)], [("young people", "S1", "*")]]


def test_what_the_only_person_of_a_service_does_is_not_counted_on_screen():
    alone = draw(MANY.replace("P2 home S1", "P2"))
    assert links_table(alone, "services", MARCH).rows == [("young people", "S1", "*")]


def test_a_group_of_fewer_than_five_has_no_size():
    payload = groups_payload(draw(MANY), "services", CLOCK)
    sizes = dict(zip(payload["actor"]["key"], payload["size"]["values"][0], strict=True))
    assert sizes == {"S1": None, "all young people": None}
    payload = groups_payload(draw(MANY + "\nY5"), "services", CLOCK)
    assert 5 in payload["size"]["values"][0]


def test_the_sentence_does_not_give_the_one_hidden_number_away():
    two = MANY + "\nC1 => Y1"  # 4 shown, 1 hidden: of 5 in all it would be the rest
    told = map_words.groups_connected(draw(two), "services", snapshot(draw(two), MARCH))
    assert told.startswith("On 31 March 2025: * ties between services and groups, none within one.")
    assert "fewer than five people" in told


@pytest.mark.parametrize("by", ["services", "sectors"])
def test_no_number_on_the_map_of_groups_rests_on_fewer_than_five_people(tidewell, by):
    groups, shown, hidden = grouping(tidewell, by), 0, 0
    payload = groups_payload(tidewell, by)
    for day in payload["clocks"][0]["days"]:
        step = date.fromordinal(date(1970, 1, 1).toordinal() + payload["first"] + day)
        network = snapshot(tidewell, step)
        people = {}
        ends = (
            network.actors[end[drawable(network)]]
            for end in (network.tie_source, network.tie_target)
        )
        for one, other in zip(*map(np.ndarray.tolist, ends), strict=True):
            names = {groups.labels[groups.of[one]], groups.labels[groups.of[other]]}
            found = people.setdefault(frozenset(names), set())
            found.update(end for end in (one, other) if groups.people[end])
        for one, other, ties in links_table(tidewell, by, step).rows:
            enough = len(people[frozenset((one, other))]) >= 5
            assert ties == "*" or enough
            shown, hidden = shown + (ties != "*"), hidden + (ties == "*")
    assert shown > 50
    assert hidden > 50
