"""Two tellings of one circle: whose last word counts, and what is told of whom."""

from datetime import date

import pytest
from drawing import DAY, draw

from sysmap.metrics.tellings import tellings, who_told_their_own
from sysmap.network import snapshot


def told(text, *, on_day=DAY, **options):
    """Both tellings of the circle round Y1."""
    system = draw(text, **options)
    return tellings(snapshot(system, on_day), system.index["Y1"])


def named(text, ties):
    system = draw(text)
    return {f"{system.keys[tie.source]} {system.keys[tie.target]}": tie for tie in ties}


def agreements(text, **options):
    """How the two tellings of each of the young person's ties stand to each other."""
    found = told(text, **options).own_ties
    return {name: tie.agreement for name, tie in named(text, found).items()}


def test_each_tie_is_told_by_both_by_one_side_or_differently():
    assert agreements("""
        Y1 -- P1
        Y1 says Y1 -- P1 still there 2025-02-01
        P1 says Y1 -- P1 new 2025-01-01
        Y1 -- P2
        Y1 says Y1 -- P2 was there already 2025-02-01
        Y1 -- P3
        P3 says Y1 -- P3 still there 2025-01-01
        C1 => Y1
        Y1 says C1 => Y1 still there 2025-02-01
        C1 says C1 => Y1 ended 2025-01-01
        Y1 -- P4
        P4 says Y1 -- P4 ended 2025-01-01
        Y1 -- S1
    """) == {
        "Y1 P1": "both",
        "Y1 P2": "own alone",
        "Y1 P3": "others alone",
        "C1 Y1": "differently",
        "Y1 P4": "ended",
        "Y1 S1": "nobody",
    }


def test_that_somebody_does_not_know_is_no_telling_and_takes_nothing_back():
    text = """
        Y1 -- P1
        Y1 says Y1 -- P1 still there 2025-01-01
        Y1 says Y1 -- P1 don't know 2025-02-01
        Y1 -- P2
        P2 says Y1 -- P2 don't know 2025-02-01
    """
    assert agreements(text) == {"Y1 P1": "own alone", "Y1 P2": "nobody"}
    assert told(text).last_day("own") == date(2025, 1, 1)
    assert told(text).last_day("others") is None
    assert told(text).sides == ["own"]


def test_the_last_word_of_a_side_counts_whoever_says_it():
    text = """
        Y1 -- P1
        P1 says Y1 -- P1 still there 2025-01-01
        C1 says Y1 -- P1 ended 2025-02-01
    """
    [tie] = told(text).own_ties
    assert (tie.others.says, tie.others.day) == ("ended", date(2025, 2, 1))
    assert draw(text).keys[tie.others.teller] == "C1"


def test_what_ended_and_began_again_on_one_day_holds():
    assert agreements("""
        Y1 -- P1
        P1 says Y1 -- P1 new 2025-02-01
        P1 says Y1 -- P1 ended 2025-02-01
    """) == {"Y1 P1": "others alone"}


def test_a_word_before_the_record_has_the_tie_end_is_overtaken_and_one_after_it_is_not():
    ended = """
        Y1 -- P1 ..2025-02-01
        P1 says Y1 -- P1 still there 2025-01-01
    """
    assert agreements(ended) == {}
    assert agreements(ended + "Y1 says Y1 -- P1 still there 2025-02-10") == {"Y1 P1": "own alone"}
    assert agreements(ended + "P1 says Y1 -- P1 ended 2025-02-10") == {}  # nobody says it holds


def test_a_word_before_the_tie_began_again_is_overtaken_and_a_regraded_tie_is_one():
    assert agreements("""
        Y1 -- P1 ..2025-01-10
        Y1 -- P1 2025-02-01..
        P1 says Y1 -- P1 ended 2025-01-15
        Y1 -- P2 x1 ..2025-02-01
        Y1 -- P2 x3 2025-02-01..
        P2 says Y1 -- P2 still there 2025-01-15
    """) == {"Y1 P1": "nobody", "Y1 P2": "others alone"}


def test_a_tie_that_is_told_and_nowhere_on_record_is_told():
    [tie] = told("P1\nY1 says Y1 -- P1 new 2025-02-01").own_ties
    assert tie.agreement == "own alone"
    assert not tie.held


def test_what_is_said_later_is_not_known_yet():
    text = "Y1 -- P1\nY1 says Y1 -- P1 new 2025-03-06"
    assert agreements(text) == {"Y1 P1": "nobody"}
    assert agreements(text, on_day=date(2025, 3, 6)) == {"Y1 P1": "own alone"}


def test_links_are_those_among_the_people_round_the_young_person_that_somebody_spoke_of():
    text = """
        Y1 -- P1
        Y1 -- P2
        Y1 -- P3
        P1 -- P2
        P2 -- P3
        P1 -- P4
        P1 says P1 -- P2 new 2025-02-01
        P1 says P1 -- P4 new 2025-02-01
    """
    found = told(text)
    assert {name: tie.agreement for name, tie in named(text, found.links).items()} == {
        "P1 P2": "others alone"
    }
    assert [draw(text).keys[actor] for actor in found.around] == ["P1", "P2", "P3"]


@pytest.mark.parametrize("days", ["", "2025-03-01..2025-04-01", "2025-06-01.."])
def test_nothing_is_told_of_a_pair_that_is_kept_apart_now_or_will_be(days):
    text = f"""
        Y1 -- P1
        Y1 says Y1 -- P1 new 2025-02-01
        Y1 -- P2
        Y1 says Y1 -- P2 new 2025-02-01
        C1 => Y1
        P2 says C1 -- P2 new 2025-02-01
        Y1 // P1 {days}
        C1 // P2 {days}
    """
    found = told(text)
    assert set(named(text, found.own_ties)) == {"Y1 P2", "C1 Y1"}
    assert found.links == ()


def test_only_kinds_that_are_asked_about_are_told():
    text = "Y1 -- P1\nY1 says Y1 -- P1 new 2025-02-01\nY1 says Y1 -- Y2 new 2025-02-01"
    asked = [("young person", "practitioner")]
    assert set(named(text, told(text, askable=asked).own_ties)) == {"Y1 P1"}


def test_a_young_person_who_is_not_there_has_no_tellings():
    assert told("Y1 here 2025-04-01..\nY1 -- P1") is None


def test_who_has_told_are_young_people_with_a_word_on_a_tie_of_their_own():
    system = draw("""
        Y1 says Y1 -- P1 new 2025-02-01
        Y2 says Y2 -- P1 don't know 2025-02-01
        Y3 says P1 -- P2 new 2025-02-01
        Y4 says Y4 -- P1 new 2025-04-01
        P1 says Y5 -- P1 new 2025-02-01
    """)
    assert [system.keys[actor] for actor in who_told_their_own(system, DAY)] == ["Y1"]
