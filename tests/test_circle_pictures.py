"""What is drawn round a young person or a practitioner, and in the quilt of all circles."""

import json
from datetime import date

import pytest
from drawing import DAY, draw

from sysmap.metrics.circles import circle, circles_of
from sysmap.metrics.stars import star
from sysmap.metrics.tellings import tellings
from sysmap.model import YOUNG_PERSON
from sysmap.network import panel, snapshot
from sysmap.views import circle_words
from sysmap.views.circles_table import star_table, tellings_table
from sysmap.views.clock import Step
from sysmap.views.maps.circle import circle_payload
from sysmap.views.maps.quilt import quilt_payload
from sysmap.views.maps.star import star_payload
from sysmap.views.maps.tellings import tellings_payload

MARCH, MAY = Step("month 1 · March 2025", date(2025, 3, 31)), Step("31 May 2025", date(2025, 5, 31))
FIRST, LAST = Step("first", date(2024, 9, 30)), Step("last", date(2025, 10, 31))


def lines(payload):
    """How each line of a payload looks, by the keys of its ends."""
    keys, tie = payload["actor"]["key"], payload["tie"]
    ends = zip(tie["source"], tie["target"], strict=True)
    return {
        (keys[source], keys[target]): look
        for (source, target), look in zip(ends, tie["change"], strict=True)
    }


def rings(payload):
    """The ring on which each actor stands."""
    columns = (payload["actor"][name] for name in ("key", "x", "y"))
    radius = {ring["radius"]: ring["name"] for ring in payload["rings"]}
    out = {key: (x * x + y * y) ** 0.5 for key, x, y in zip(*columns, strict=True)}
    return {
        key: radius[min(radius, key=lambda reach: abs(reach - far))]
        for key, far in out.items()
        if far > 0
    }


def test_a_picture_of_a_circle_is_dated_and_signed():
    system = draw("Y1 -- P1")
    steps = (MARCH, MAY)
    two = [circle(snapshot(system, step.day), system.index["Y1"]) for step in steps]
    payload = circle_payload(system, two, steps)
    assert payload["clocks"][0]["labels"] == ["month 1 · March 2025", "31 May 2025"]
    assert payload["figures"] == [
        "31 March 2025, as the team recorded it",
        "as the team recorded it",
    ]


TOLD = """
    Y1 -- P1
    Y1 says Y1 -- P1 new 2025-02-01
    P1 says Y1 -- P1 new 2025-02-02
    Y1 -- S1
    Y1 says Y1 -- S1 new 2025-02-01
    C1 => Y1
    Y1 says C1 => Y1 still there 2025-02-01
    C1 says C1 => Y1 ended 2025-02-03
    P1 -- C1
    Y1 says P1 -- C1 new 2025-02-01
    P1 -- S1
    P1 says P1 -- S1 new 2025-02-04
"""


def both_tellings(text):
    system = draw(text)
    return system, tellings(snapshot(system, DAY), system.index["Y1"])


def test_two_tellings_stand_side_by_side_with_a_look_for_each_tie_and_side():
    payload = tellings_payload(*both_tellings(TOLD))
    assert payload["clocks"][0]["labels"] == ["As Y1 tells it", "As everybody else tells it"]
    assert payload["figures"] == [
        "up to 5 March 2025, last word 1 February 2025",
        "up to 5 March 2025, last word 4 February 2025",
    ]
    assert lines(payload) == {
        ("Y1", "P1"): ["told_by_both", "told_by_both"],
        ("Y1", "S1"): ["told_by_one", "not_spoken_of"],
        ("C1", "Y1"): ["told_differently", "told_to_have_ended"],
        ("P1", "C1"): ["told_by_one", "not_spoken_of"],
    }  # P1 and S1: a tie among the others of which the young person has not spoken
    assert all(spans == [0, 2, None] for spans in payload["tie"]["spans"])
    assert rings(payload) == {"P1": "people who help", "S1": "services", "C1": "family"}


def test_a_telling_alone_has_one_picture():
    payload = tellings_payload(*both_tellings("Y1 -- P1\nP1 says Y1 -- P1 new 2025-02-01"))
    assert payload["clocks"][0]["labels"] == ["As everybody else tells it"]
    assert lines(payload) == {("Y1", "P1"): ["told_by_one"]}


def test_the_tellings_are_told_in_counts_and_days_and_nobody_is_right():
    system, told = both_tellings(TOLD)
    step = Step("now", DAY)
    assert circle_words.two_tellings(system, told.young_person, told, step) == (
        "Y1. 3 ties: 1 told by both, 1 by Y1 alone, none by everybody else alone. 1 told "
        "differently: one side says that it holds, the other that it has ended. "
        "Last word: Y1 1 February 2025, everybody else 4 February 2025."
    )
    assert circle_words.links_told(system, told) == (
        "Ties among those round them: 1 by Y1 alone and 1 by everybody else alone."
    )
    rows = tellings_table(system, told).rows
    assert rows[0] == (
        *("C1", "Y1", "cares for", "yes"),
        *("still there", "1 February 2025", "ended", "C1", "3 February 2025"),
    )
    assert rows[2][4:] == ("new", "1 February 2025", "not spoken of", None, None)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("P1 says Y1 -- P1 new 2025-02-01", "Y1 has told nothing of their own circle by 5 March"),
        ("Y1 says Y1 -- P1 new 2025-02-01", "Nobody but Y1 has told of this circle by 5 March"),
        ("", "Nobody has told of Y1's circle by 5 March"),
        ("Y1 here 2025-04-01..", "Y1 was not there on 5 March"),
    ],
)
def test_where_a_telling_is_missing_it_is_said_in_words(said, answer):
    system, told = both_tellings(f"Y1 -- P1\n{said}")
    words = circle_words.two_tellings(system, system.index["Y1"], told, Step("now", DAY))
    assert words.startswith(answer)


STAR = """
    P1 -- Y1
    P1 -- Y2 2025-04-01..
    P1 -- C1 2025-04-01..
    P1 -- P2 2025-04-01..
    P2 is carer
    P1 -- P3 2025-04-01..
    P1 -> S1 2025-04-01..
    P1 -- P4
    P1 // P4 2025-06-01..
    P3 -- Y2
    P3 -- P5
"""


def two_stars(text, steps):
    system = draw(text)
    return system, [star(network, 0) for network in panel(system, [step.day for step in steps])]


def test_a_star_goes_from_young_people_outwards_to_services():
    system, stars = two_stars(STAR, (MARCH, MAY))
    payload = star_payload(system, stars, (MARCH, MAY))
    assert payload["actor"]["key"][payload["centre"]] == "P1"
    assert rings(payload) == {
        "Y1": "young people",
        "Y2": "young people",
        "C1": "family",
        "P2": "family",  # a carer by a role in force
        "P3": "people who work with them",
        "S1": "services",
    }  # P4 is going to be kept apart from P1, and P5 is tied to P3 alone
    radii = [ring["radius"] for ring in payload["rings"]]
    assert radii == sorted(radii)
    here = dict(zip(payload["actor"]["key"], payload["actor"]["spans"], strict=True))
    assert here["P1"] == here["Y1"] == [0, 2]
    assert here["S1"] == [1, 2]
    assert payload["figures"][0] == "31 March 2025, as the team recorded it"


def test_a_star_is_told_as_how_many_of_which_sort_and_not_as_a_share():
    system, stars = two_stars(STAR, (MARCH, MAY))
    assert circle_words.star_before_and_after(system, 0, stars, (MARCH, MAY)) == (
        "P1. On 31 March 2025: 1 young person. On 31 May 2025: 2 young people, 2 family members, "
        "1 person who works with them and 1 service."
    )
    assert circle_words.who_came_to_the_star(system, stars) == (
        "Came to the star: C1, P2, P3, S1, Y2."
    )
    assert star_table(system, stars).rows[0] == ("C1", "family", "no", "yes")


def test_somebody_who_was_not_there_yet_has_no_star_that_day():
    system, stars = two_stars("P1 here 2025-04-01..\nP1 -- Y1", (MARCH, MAY))
    assert stars[0] is None
    assert star_payload(system, stars, (MARCH, MAY))["actor"]["spans"] == [[1, 2], [1, 2]]
    assert "31 March 2025: not there" in circle_words.star_before_and_after(
        system, 0, stars, (MARCH, MAY)
    )


def quilt_of(system, steps):
    kinds = system.texts("actor", "kind")
    young = [actor for actor, kind in enumerate(kinds) if kind == YOUNG_PERSON]
    by_name = sorted(young, key=system.labels.__getitem__)
    found = [circles_of(network) for network in panel(system, [step.day for step in steps])]
    return by_name, found, quilt_payload(system, by_name, found, steps)


def test_the_quilt_has_every_young_person_once_in_the_order_given_and_counts_as_the_measures_do(
    tidewell,
):
    by_name, found, quilt = quilt_of(tidewell, (FIRST, LAST))
    keys = quilt["actor"]["key"]
    assert [keys[patch["centre"]] for patch in quilt["patches"]] == [
        tidewell.keys[actor] for actor in by_name
    ]
    assert len(by_name) == 25
    for day, circles in enumerate(found):
        there = {
            keys[patch["centre"]]: patch
            for patch in quilt["patches"]
            if "here" in patch["drawings"][day]
        }
        assert len(there) == len(circles)
        for one in circles:
            patch = there[tidewell.keys[one.young_person]]
            drawn = patch["drawings"][day]
            named = [keys[patch["others"][other]] for other in range(len(patch["others"]))]
            assert {named[other] for other in drawn["here"]} == {
                tidewell.keys[alter] for alter in one.alters
            }
            assert {frozenset(named[end] for end in link) for link in drawn["links"]} == {
                frozenset(tidewell.keys[end] for end in pair) for pair in one.linked
            }


def test_a_patch_tells_people_parts_and_linked_pairs_and_draws_no_service():
    system = draw("Y1 -- P1\nY1 -- C1\nY1 -- P2\nP1 -- P2\nY1 -- S1\nY2 here 2025-04-01..")
    _, _, quilt = quilt_of(system, (MARCH,))
    one, other = quilt["patches"]
    [drawing] = one["drawings"]
    assert drawing["lines"] == ["3 people", "2 parts", "1 link"]
    assert drawing["told"] == "3 people in 2 parts, 1 link among them"
    assert "S1" not in quilt["actor"]["key"]
    assert other["drawings"] == [{"lines": ["not there"], "told": "not there"}]


def test_the_quilt_travels_light(tidewell):
    _, _, quilt = quilt_of(tidewell, (FIRST, LAST))
    assert len(json.dumps(quilt)) <= 600 * len(quilt["patches"])
