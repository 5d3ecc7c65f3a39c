"""What changed between two days, drawn by hand."""

from datetime import date

import pytest
from drawing import draw

from sysmap.change import between
from sysmap.errors import WrongUsage
from sysmap.network import Settings

SINCE, UNTIL = date(2025, 2, 1), date(2025, 5, 5)


def changed(text, **options):
    """Each tie's class of change by the keys of its ends."""
    system = draw(text)
    difference = between(system, SINCE, UNTIL, **options)
    source, target = system.numbers("tie", "source"), system.numbers("tie", "target")
    named = [f"{system.keys[source[tie]]}-{system.keys[target[tie]]}" for tie in difference.tie]
    return dict(zip(named, difference.change, strict=True))


def counts(text, drawn=None, **options):
    return between(draw(text, **(drawn or {})), SINCE, UNTIL, **options).counts()


def reasons(text, **options):
    rows = between(draw(text), SINCE, UNTIL, **options).rows()
    return {row.measure: row.reason for row in rows if row.status == "undefined"}


EACH_CLASS = """
    P1 -- P2 2025-01-01..
    P2 -- P3 2025-01-01..2025-03-01
    P3 -- P4 2025-03-01..
    P4 -- P5 2024-06-01.. found on2025-03-01
    P1 -- P5 2024-06-01.. unknown on2025-03-01
    P1 -- P4 2024-06-01..2024-07-01
    P1 -- P4 2025-03-01..
    P6 here 2025-03-01..
    P1 -- P6 2025-03-01..
    P7 here ..2025-03-01
    P1 -- P7 2025-01-01..
    P2 -- P5 2025-03-01..2025-04-01
"""


def test_each_class_of_change_is_told_from_the_others():
    assert changed(EACH_CLASS) == {
        "P1-P2": "kept",
        "P2-P3": "ended",
        "P3-P4": "formed",
        "P4-P5": "found",
        "P1-P5": "not_sure",
        "P1-P4": "reopened",
        "P1-P6": "formed_with_joiner",
        "P1-P7": "left_with_actor",
        "P2-P5": "",  # came and went
    }


def test_the_figures_of_a_drawn_change_by_hand():
    found = counts(EACH_CLASS)
    assert found["ties_before"] == 3
    assert found["ties_after"] == 3 + 1 + 1 + 1 + 1 + 1 - 1 - 1
    assert found["came_and_went"] == 1
    assert (found["joined_actors"], found["left_actors"]) == (1, 1)
    assert found["node_turnover"] == 2 / 7
    # of the ten pairs of P1 to P5: one kept, one ended, two formed or reopened, two discovered
    assert found["jaccard"] == 1 / 4
    assert found["jaccard_ceiling"] == 2 / 3
    assert found["formation_rate"] == 2 / (10 - 1 - 1 - 2)
    assert found["dissolution_rate"] == 1 / 2


def test_with_found_ties_put_back_they_count_from_when_they_began():
    assert changed(EACH_CLASS, found_put_back=True)["P4-P5"] == "kept"
    between_the_days = "P1 -- P2 2025-03-01.. found on2025-04-01"
    assert changed(between_the_days) == {"P1-P2": "found"}
    assert changed(between_the_days, found_put_back=True) == {"P1-P2": "formed"}


def test_a_tie_written_down_before_the_first_day_is_no_discovery():
    assert changed("P1 -- P2 2024-06-01.. found on2025-01-15") == {"P1-P2": "kept"}


def test_a_discovery_that_nobody_dated_counts_from_its_start():
    assert changed("P1 -- P2 2025-03-01.. found") == {"P1-P2": "found"}


def test_ties_of_leavers_count_as_ended_where_that_is_asked_for():
    found = counts(EACH_CLASS, leavers="ended")
    assert (found["ended"], found["left_with_actor"]) == (2, 0)
    assert found["jaccard"] == 1 / 5
    assert found["dissolution_rate"] == 2 / 3
    assert found["formation_rate"] == counts(EACH_CLASS)["formation_rate"]


def test_somebody_who_left_and_returned_reopens_a_tie():
    text = """
        P1 here ..2025-01-15
        P1 here 2025-03-01..
        P1 -- P2
    """
    assert changed(text) == {"P1-P2": "reopened"}


def test_a_regrade_is_neither_end_nor_beginning():
    text = """
        P1 -- P2 2025-01-01..2025-03-01 x1
        P1 -- P2 2025-03-01.. x2
        P1 -- P3 2025-01-01..2025-03-01 x2
        P1 -- P3 2025-03-01.. x1
        P2 -- P3 2025-01-01.. x1
    """
    found = counts(text)
    assert changed(text) == {"P1-P2": "kept", "P1-P3": "kept", "P2-P3": "kept"}
    assert (found["stronger"], found["weaker"], found["regraded"]) == (1, 1, 2)
    assert found["interrupted"] == 0


def test_a_tie_that_ended_and_began_again_is_kept_and_counted_apart():
    text = """
        P1 -- P2 2025-01-01..2025-03-01
        P1 -- P2 2025-03-02..
    """
    assert changed(text) == {"P1-P2": "kept"}
    assert counts(text)["interrupted"] == 1


def test_strength_that_was_not_recorded_is_not_called_unchanged():
    text = "P1 -- P2"
    assert reasons(text)["regraded"] == "no kept tie has a strength recorded on both days"
    assert counts("P1 -- P2 x1")["regraded"] == 0
    assert counts("P1")["regraded"] == 0


def test_pairs_count_once_however_many_ties_they_have():
    text = """
        P1 -- P2 2025-01-01..
        P1 -- P2 knows_of 2025-03-01..
        P3 -> P1 2025-03-01..
        P1 -> P3 2025-03-01..
    """
    assert counts(text)["formed"] == 3
    by_pair = counts(text, pairs=True)
    assert (by_pair["kept"], by_pair["formed"]) == (1, 1)
    for strengths_asked in (text, "P1 -- P2 2025-03-01.. x2"):
        told = reasons(strengths_asked, pairs=True)
        assert told["stronger"] == "strength belongs to a tie, not to a pair"


def test_pairs_have_a_direction_where_every_tie_has():
    text = """
        P1 -> P2
        P2 -> P1 2025-03-01..
    """
    assert counts(text, pairs=True)["formed"] == 1
    assert counts(text, pairs=True, settings=Settings(direction="either"))["formed"] == 0
    assert counts(text)["formation_rate"] == 1.0  # of two ordered pairs one was without a tie


def test_pairs_that_are_kept_apart_or_not_asked_about_are_out_of_the_rates():
    text = "P1 -- P2\nP1 -- Y1\nP3"
    assert counts(text)["jaccard"] == 1.0
    assert counts(text)["formation_rate"] == 0 / 4
    asked = {"askable": [("practitioner", "practitioner")]}
    assert between(draw(text, **asked), SINCE, UNTIL).counts()["formation_rate"] == 0 / 2
    apart = text + "\nP1 // P2\nP1 // P3\nP2 // P3"
    assert reasons(apart + "\nP1 // Y1\nP2 // Y1\nP3 // Y1")["formation_rate"]


def test_nothing_recorded_changes_nothing_and_says_what_is_undefined():
    assert counts("")["ties_after"] == 0
    assert reasons("") == {
        "jaccard": "no ties on either day",
        "jaccard_ceiling": "no ties on either day",
        "formation_rate": "no observable pair was without a tie",
        "dissolution_rate": "no ties on the first day",
        "node_turnover": "nobody is there on either day",
        "met_then_tied": "no pair met between the two days that could be followed for three months",
        "tie_survival_median": (
            "0 of 0 ended, 0 left with an actor: fewer than 10 ends, counts only"
        ),
        "travel_depth": "no move was made between the two days",
        "travel_carriers": "no move was made between the two days",
        "travel_sectors": "no move was made between the two days",
        "travel_contexts": "no move was made between the two days",
    }


def test_between_a_day_and_itself_everything_is_kept():
    difference = between(draw("P1 -- P2"), SINCE, SINCE)
    assert difference.change == ["kept"]


def test_the_days_must_come_in_order():
    with pytest.raises(WrongUsage, match="2025-02-01 lies before 2025-05-05"):
        between(draw("P1"), UNTIL, SINCE)


def test_only_ties_and_actors_that_were_chosen_are_counted():
    text = "P1 -- P2 2025-03-01..\nP1 -- P2 knows_of 2025-03-01..\nP1 -- Y1 2025-03-01.."
    assert counts(text, settings=Settings(tie_kinds=("works_with",)))["formed"] == 2
    assert counts(text, settings=Settings(actor_kinds=("practitioner",)))["formed"] == 2


def test_ties_and_actors_of_a_difference_are_given_by_their_number_in_the_record():
    system = draw(EACH_CLASS)
    difference = between(system, SINCE, UNTIL)
    assert difference.tie[difference.changes.classes["formed"]].tolist() == [2]
    assert [system.keys[actor] for actor in difference.joined] == ["P6"]
    assert [system.keys[actor] for actor in difference.left] == ["P7"]
    assert difference.stayed.size == 5


MEETING = "2025-02-03 met P1 P2 P3 P4 P5\n"


@pytest.mark.parametrize(
    ("ties", "tied", "met"),
    [
        ("", 0, 10),
        ("P1 -- P2 2025-02-03..", 1, 10),  # on the very day
        ("P1 -- P2 2025-05-03..", 1, 10),  # on the last day of the three months
        ("P1 -- P2 2025-05-04..", 0, 10),
        ("P1 -- P2 2025-02-02..", 0, 9),  # tied before they met
        ("P1 -- P2 2025-03-01.. unknown on2025-03-01", 0, 9),
        ("P1 -- P2 2025-01-01.. found on2025-03-01", 0, 9),
        ("P1 // P2", 0, 9),
        ("2025-01-05 met P1 P2", 0, 9),  # had met before the first day
        ("P5 here ..2025-02-01", 0, 6),
    ],
)
def test_met_then_tied_follows_pairs_from_their_first_meeting(ties, tied, met):
    [row] = [
        row
        for row in between(draw(MEETING + ties), SINCE, UNTIL).rows()
        if row.measure == "met_then_tied"
    ]
    assert (row.value, row.n) == (tied / met, met)


def test_pairs_that_met_too_late_to_be_followed_are_not_counted():
    assert counts("2025-02-06 met P1 P2")["met_then_tied"] is None


def note(text, measure, **options):
    [row] = [
        row for row in between(draw(text), SINCE, UNTIL, **options).rows() if row.measure == measure
    ]
    return row.reason


def test_beside_those_who_met_stand_those_who_came_but_not_to_the_same_meeting():
    text = """
        2025-02-03 met P1 P2
        2025-02-05 met P3 P4
        2025-04-30 met P1 P3     # within the three months after 3 February
        P9                       # never came
        P1 -- P4 2025-03-01..
        P2 -- P4 2025-02-02..    # tied before
    """
    assert note(text, "met_then_tied") == (
        "of pairs at the meetings who had not met one another: 1 in 2 (0.50)"  # P1-P4, P2-P3
    )


def test_rates_say_what_they_come_to_a_month_and_jaccard_what_it_could_be():
    text = "P1 -- P2 ..2025-03-01\nP1 -- P3\nP2 -- P3 2025-03-01..\nP1 -- P4 2025-03-01..\nP2 -- P4"
    days = 93 / (365.25 / 12)
    assert note(text, "dissolution_rate") == f"{1 / 3 / days:.3g} a month on average"
    assert note(text, "formation_rate") == f"{2 / 3 / days:.3g} a month on average"
    assert note(text, "jaccard") == (
        "cannot be above 0.75; 0.67 of the pairs tied on the first day are kept"
    )
    assert note("P1 -- P2 2025-03-01..", "jaccard") == "cannot be above 0.00"
