"""The ledger, drawn by hand: what counts for a context in a period, and what does not."""

from datetime import date

import pytest
from contexts_slowly import PERIODS, figures_slowly, with_ties_and_moves
from drawing import draw, recorded
from hypothesis import given, settings
from hypothesis import strategies as st

from sysmap.contexts import COLUMNS, Account, ledger_of, periods
from sysmap.errors import WrongUsage
from sysmap.network import Settings
from sysmap.views.contexts_tables import of_one

RUNS = "it runs 2025-01-01..2025-04-30\n"
"""Four months."""


def of(text, context="X1", length="month"):
    """The ledger's rows of one context."""
    system = draw(RUNS + text)
    number = system.texts("context", "key").index(context)
    return ledger_of(system, length).of(number)


def months(text, column, **chosen):
    """One figure of a context, month by month; None where there is none."""
    return [row[column].value for row in of(text, **chosen)]


def account(text):
    system = draw(RUNS + text)
    return Account(ledger_of(system), 0)


def keys(row, column):
    """The keys of what stands behind a figure."""
    cell = row[column]
    return [row.case.system.texts(cell.noun, "key")[number] for number in cell.behind]


IN_FEBRUARY_AND_MARCH = "X1 holds 2025-02-01..2025-04-01\n"


# --- periods


def test_months_quarters_and_times_between_meetings_are_cut_to_the_programme():
    system = draw("""
        it runs 2025-01-15..2025-04-20
        2025-02-10 met P1
        2025-03-05 met P1
    """)
    cut = {length: periods(system, length) for length in ("month", "quarter", "meeting")}
    days = {
        length: [(period.start.isoformat(), period.last_day.isoformat()) for period in found]
        for length, found in cut.items()
    }
    assert days["month"] == [
        ("2025-01-15", "2025-01-31"),
        ("2025-02-01", "2025-02-28"),
        ("2025-03-01", "2025-03-31"),
        ("2025-04-01", "2025-04-20"),
    ]
    assert days["quarter"] == [("2025-01-15", "2025-03-31"), ("2025-04-01", "2025-04-20")]
    assert days["meeting"] == [
        ("2025-01-15", "2025-02-10"),  # the day of the meeting is its last
        ("2025-02-11", "2025-03-05"),
        ("2025-03-06", "2025-04-20"),
    ]
    assert [period.label for period in cut["meeting"]][-1] == "after meeting 2"


def test_the_time_after_the_meetings_is_named_by_the_last_one_that_closed_a_period():
    system = draw("""
        it runs 2025-01-01..2025-04-30
        2025-02-03 met P1
        2025-02-03 met P2
        2025-06-03 met P1    # the programme is over by then
    """)
    labels = [period.label for period in periods(system, "meeting")]
    assert labels == ["to meeting 1 · 3 February 2025", "after meeting 1"]


def test_a_programme_in_which_nobody_met_is_one_period():
    system = draw("""
        it runs 2025-01-01..2025-04-30
        2024-02-03 met P1
        2025-06-03 met P1
    """)
    [whole] = periods(system, "meeting")
    assert (whole.label, whole.start, whole.last_day) == (
        "no meeting",
        date(2025, 1, 1),
        date(2025, 4, 30),
    )


def test_a_record_without_dates_has_no_periods_and_an_empty_ledger():
    assert periods(draw("P1 -- P2")) == []
    assert ledger_of(draw("X1 covers all")).rows == ()


def test_where_the_programme_has_no_days_of_its_own_what_happened_gives_them():
    found = periods(draw("M1 made 2025-02-03 by P1\n P1 -- P2 2025-01-09.."))
    assert [(found[0].start, found[-1].last_day)] == [(date(2025, 1, 9), date(2025, 2, 3))]


def test_more_periods_than_anybody_could_read_are_refused_with_the_remedy():
    with pytest.raises(WrongUsage, match=r"record the programme's own first and last day"):
        periods(draw("P1 -- P2 1900-01-01..2025-01-01"))
    with pytest.raises(WrongUsage, match="choose among: month, quarter, meeting"):
        periods(draw("P1"), "week")


# --- in force or not


def test_a_month_in_which_it_is_not_in_force_has_no_figures_rather_than_noughts():
    rows = of(IN_FEBRUARY_AND_MARCH + "X1 covers P1 P2\n P1 -- P2 2024-01-01..")
    assert [row.standing for row in rows] == [
        "not in force",
        "in force",
        "in force",
        "not in force",
    ]
    for name in COLUMNS:
        assert rows[0][name].value is None
        assert rows[0][name].reason == "not in force"
    assert [row["ties_held"].value for row in rows] == [None, 1, 1, None]
    assert [row["moves"].value for row in rows] == [None, 0, 0, None]
    assert rows[0].flags == rows[0].also_in_force == []


def test_a_context_that_covers_nobody_is_in_force_without_figures():
    rows = of(IN_FEBRUARY_AND_MARCH + "P1")
    assert [row.standing for row in rows[1:3]] == ["covers nobody in the record"] * 2
    assert rows[1]["moves"].reason == "covers nobody in the record"


def test_a_context_that_ends_as_a_month_begins_is_not_in_force_in_it():
    rows = of("X1 holds ..2025-02-01\n X1 covers P1")
    assert [row.case.in_force for row in rows] == [True, False, False, False]


def test_an_actor_counts_as_covered_from_half_of_their_days():
    text = """
        X1 holds 2025-01-01..
        X1 covers P1 2025-02-15..2025-03-01
        X1 covers P2 2025-02-16..2025-03-01
        X1 covers P3 2025-02-20..2025-03-01
        P3 here 2025-02-16..
    """
    [_, february, _, _] = of(text)
    assert keys(february, "covered") == [
        "P1",  # 14 of 28 days
        "P3",  # 9 of 13 days on which they were there
    ]


def test_a_context_of_less_than_half_a_month_covers_nobody_for_it_and_still_counts_its_moves():
    text = """
        X1 holds 2025-02-20..2025-03-01
        X1 covers P1
        M1 made 2025-02-21 by P1
    """
    [_, february, _, _] = of(text)
    assert february["covered"].value == 0
    assert february["moves"].value == 1
    assert february["density"].value is None
    assert "in force for part of the period" in february.flags


# --- moves


def test_a_move_counts_where_its_maker_was_covered_on_that_very_day():
    text = """
        X1 holds 2025-02-10..2025-04-01
        X1 covers P1 P2
        M1 made 2025-02-09 by P1
        M2 made 2025-02-10 by P1
        M3 made 2025-02-11 by P3 with P1 for P2
        M4 made 2025-03-31 by P3 P2
        M5 made 2025-04-01 by P1
    """
    rows = of(text)
    assert [keys(row, "moves") for row in rows] == [[], ["M2"], ["M4"], []]
    assert [keys(row, "makers") for row in rows] == [[], ["P1"], ["P2"], []]


@pytest.mark.parametrize(
    ("moves_by", "counted"),
    [("maker", ["M1", "M4"]), ("any", ["M1", "M2", "M4"]), ("all", ["M4"])],
)
def test_a_move_counts_by_whose_coverage_was_chosen_to_decide(moves_by, counted):
    system = draw("""
        it runs 2025-01-01..2025-01-31
        X1 holds 2025-01-01..2025-02-01
        X1 covers P1 Y1
        M1 made 2025-01-03 by P1 with P2
        M2 made 2025-01-04 by P2 with P1
        M3 made 2025-01-05 by P2 for Y1
        M4 made 2025-01-06 by P1
    """)
    [row] = ledger_of(system, moves_by=moves_by).rows
    keys = system.texts("move", "key")
    assert [keys[move] for move in row["moves"].counted] == counted
    assert row["makers"].value == 1  # P2, who made M2, is not covered


def test_a_move_of_two_compartments_counts_in_both_and_one_of_none_apart():
    text = """
        X1 holds ..
        X1 covers P1
        M1 made 2025-02-10 by P1
        M1 in Coping Belonging
        M2 made 2025-02-11 by P1
        M3 made 2025-02-12 by P1
        M3 in Coping Ground
    """
    [_, february, _, _] = of(text)
    names = ("moves", "coping", "belonging", "basics", "no_compartment", "another_compartment")
    assert [february[name].value for name in names] == [3, 2, 1, 0, 1, 1]


def test_moves_are_held_against_those_of_the_covered_who_were_heard():
    text = """
        X1 holds ..
        X1 covers P1 P2 P3 P4
        P1 reports ..
        P2 reports ..
        P3 reports 2025-03-01..
        P5 reports ..
        P1 says P1 -- P2 new 2025-01-01
        P4 says P1 -- P4 new 2025-02-01
        P5 says P1 -- P5 new 2025-02-01
        M1 made 2025-02-10 by P3
        M2 made 2025-02-10 by P3
    """
    rows = of(text)
    assert [row["eligible"].value for row in rows] == [2, 2, 3, 3]
    assert [keys(row, "heard") for row in rows] == [["P1"], ["P1"], ["P1"], []]  # to 31 March
    assert [row["hearing"].value for row in rows] == [0.5, 0.5, 1 / 3, 0]
    assert [row["moves_per_heard"].value for row in rows] == [0, 2, 0, None]
    assert rows[3]["moves_per_heard"].reason == "nobody covered was heard from"
    assert "partial: fewer than 80 in 100 heard" in rows[0].flags


def test_hearing_is_undefined_where_nobody_covered_is_asked():
    reasons = {
        "P1 says P1 -- P2 new 2025-02-01": "nobody is recorded as asked about ties",
        "P2 reports ..": "nobody covered is among those asked about ties",
    }
    for line, reason in reasons.items():
        cell = of(f"X1 holds ..\n X1 covers P1\n {line}")[1]["hearing"]
        assert (cell.value, cell.reason) == (None, reason)


# --- ties

TIES_THAT_COME_AND_GO = """
    X1 holds 2025-02-10..
    X1 covers P1 P2 P3
    P1 -- P2 2025-02-12..              # both covered
    P1 -- P3 2025-02-05..              # before it was in force
    P2 -- P4 2025-02-12..              # one covered
    P4 -- P5 2025-02-12..              # neither
    P2 -- P3 2024-01-01..2025-03-05    # ends, both covered
    P3 -- P5 2024-01-01..2025-03-05    # ends, one covered
    P5 -- P6 2024-01-01..2025-03-05    # ends, neither
"""


def pairs(row, column):
    """The ties behind a figure, by the keys of their ends."""
    system = row.case.system
    ends = [system.numbers("tie", end) for end in ("source", "target")]
    return ["-".join(system.keys[end[tie]] for end in ends) for tie in row[column].behind]


def test_ties_count_as_formed_where_both_ends_and_as_ended_where_either_end_was_covered():
    _, february, march, _ = of(TIES_THAT_COME_AND_GO)
    assert pairs(february, "ties_formed") == ["P1-P2"]
    assert pairs(february, "crossing_formed") == ["P2-P4"]
    assert pairs(march, "ties_ended") == ["P2-P3", "P3-P5"]
    assert pairs(march, "crossing_ended") == ["P3-P5"]
    assert pairs(february, "ties_held") == ["P1-P2", "P1-P3", "P2-P3"]
    assert pairs(february, "crossing_held") == ["P2-P4", "P3-P5"]
    assert pairs(march, "ties_held") == ["P1-P2", "P1-P3"]


def test_a_tie_that_went_is_held_against_the_coverage_of_its_last_day():
    """P1 leaves the team and its service on one day; P2 leaves the service and loses a tie."""
    text = """
        X1 holds 2025-01-01..
        X1 covers S1
        P1 here ..2025-03-10
        P1 belongs S1 ..2025-03-10
        P1 -- P3 2024-01-01..
        P2 belongs S1 ..2025-03-10
        P2 -- P3 2024-01-01..2025-03-10
        P4 belongs S1 2025-03-10..
        P4 -- P3 2024-01-01..2025-03-10    # covered from the first day without it
    """
    march = of(text)[2]
    assert pairs(march, "ties_left_with_actor") == ["P1-P3"]
    assert pairs(march, "ties_ended") == ["P2-P3"]
    assert pairs(march, "crossing_ended") == ["P2-P3"]


def test_the_rates_are_over_pairs_of_those_covered_throughout():
    """February: 3 pairs among three, P2-P3 tied the day before; two of the other two form."""
    _, february, march, _ = of(TIES_THAT_COME_AND_GO)
    assert february["formation_rate"].value == 1.0
    assert february["dissolution_rate"].value == 0.0
    assert march["formation_rate"].value is None  # all three pairs were tied
    assert march["formation_rate"].reason.startswith("no observable pair")
    assert march["dissolution_rate"].value == 2 / 5  # either end: 3 within, P2-P4 and P3-P5


def test_found_doubtful_and_returning_ties_are_kept_apart_from_formed():
    text = """
        X1 holds ..
        X1 covers all
        P1 -- P2 2024-01-01.. found on2025-02-03
        P1 -- P3 2024-01-01.. unknown on2025-02-03
        P1 -- P4 2024-01-01..2024-06-01
        P1 -- P4 2025-02-03..
        P5 here 2025-02-02..
        P1 -- P5 2025-02-03..
        P6 here ..2025-02-04
        P1 -- P6 2024-01-01..
    """
    [_, february, _, _] = of(text)
    assert {
        name: pairs(february, name)
        for name in COLUMNS
        if name.startswith("ties_") and name != "ties_held"
    } == {
        "ties_formed": [],
        "ties_formed_with_joiner": ["P1-P5"],
        "ties_reopened": ["P1-P4"],
        "ties_found": ["P1-P2"],
        "ties_not_sure": ["P1-P3"],
        "ties_ended": [],
        "ties_left_with_actor": ["P1-P6"],
    }


def test_what_was_there_when_the_programme_began_was_not_formed_in_its_first_month():
    text = """
        X1 holds ..
        X1 covers all
        P1 -- P2 2025-01-01.. baseline
        P1 -- P3 2025-01-02..
    """
    assert pairs(of(text)[0], "ties_formed") == ["P1-P3"]


def test_ties_of_a_pair_kept_apart_are_in_no_number():
    text = """
        X1 holds ..
        X1 covers all
        P1 -- P2 2025-02-03..2025-03-03
        P1 // P2
    """
    rows = of(text)
    for name in ("ties_held", "ties_formed", "ties_ended", "crossing_held"):
        assert [row[name].value for row in rows] == [0, 0, 0, 0]
    assert rows[0]["density"].value is None


def test_a_pair_kept_apart_for_some_days_is_in_no_figure_of_that_period():
    text = """
        X1 holds ..
        X1 covers all
        C1 => Y1
        P1 -- Y1
        P2 -- Y1
        P1 -- C1
        P1 // C1 2025-03-05..2025-03-08
    """
    _, february, march, april = of(text)
    for row in (february, april):
        figures = [row[name].value for name in ("ties_held", "density", "closure_mean")]
        assert figures == [4, 4 / 6, 1 / 2]
    figures = [march[name].value for name in ("ties_held", "density", "closure_mean")]
    assert figures == [3, 3 / 5, 0]


def test_no_list_names_a_pair_that_is_ever_kept_apart_though_its_figures_keep_to_the_days():
    text = """
        X1 holds ..
        X1 covers all
        P1 -- P2 2025-01-05..
        P2 -- P3 2025-01-05..
        P1 // P2 2025-03-05..
        P1 asked P2 2025-01-04 accepted
        P2 asked P3 2025-01-04 accepted
    """
    january, _, march, _ = of(text)
    for name in ("ties_held", "ties_formed", "density"):
        assert pairs(january, name) == ["P2-P3"]
    assert [january[name].value for name in ("ties_held", "ties_formed")] == [2, 2]
    assert march["ties_held"].value == 1
    found = account(text)
    assert len(found.total("ties_formed")) == 2
    assert (found.funnel.asked, found.asked_listed) == ((0, 1), (1,))
    listed = [make() for make in of_one(found).values()]
    assert [row[1:3] for table in listed for row in table.rows if "accepted" in row] == [
        ("P2", "P3")
    ]


def test_only_the_chosen_kinds_of_ties_count():
    system = draw(f"""
        {RUNS} X1 holds ..
        X1 covers all
        P1 -- P2 knows_of 2025-02-03..
        P1 -- P2 2025-02-03..
    """)
    rows = ledger_of(system, settings=Settings(tie_kinds=("knows_of",))).of(0)
    assert [row["ties_held"].value for row in rows] == [0, 1, 1, 1]


def test_density_and_mixing_are_those_among_the_covered():
    """Three covered, two ties among them: one within health, one across."""
    text = """
        X1 holds ..
        X1 covers P1 P2 P3
        P1@health -- P2@health
        P2 -- P3@education
        P3 -- P4@education
    """
    january = of(text)[0]
    assert january["density"].value == 2 / 3
    assert january["ei_index"].value == 0.0  # one across, one within
    assert january["ei_index_expected"].value == pytest.approx(
        1 / 3
    )  # two pairs across, one within


# --- circles, practice, appraisals, overlaps


def test_the_closure_is_that_of_circles_in_which_somebody_covered_stands():
    text = """
        X1 holds ..
        X1 covers P1
        C1 => Y1
        P1 -- Y1
        P1 -- C1
        C2 => Y2
        P2 -- Y2
    """
    january = of(text)[0]
    assert keys(january, "circles") == ["Y1"]
    assert january["closure_mean"].value == january["closure_median"].value == 1.0
    none = of(text.replace("covers P1", "covers P3"))[0]
    assert none["circles"].value == 0
    assert none["closure_mean"].value is None


def test_links_of_elements_are_made_sustained_and_broken_between_two_months():
    text = """
        X1 holds 2025-02-01..
        X1 covers P1
        M1 made 2025-01-05 by P1
        M1 of hope/meaning list/material
        M2 made 2025-02-05 by P1
        M2 of hope list kettle/material
        M3 made 2025-03-05 by P1
        M3 of hope kettle asks/competency
        M4 made 2025-03-06 by P2
        M4 of hope list
    """
    _, february, march, april = of(text)
    named = ("links_made", "links_sustained", "links_broken")
    assert [february[name].value for name in named] == [None] * 3  # M1 was before it held
    assert (
        february["links_made"].reason == "no moves with elements in this period or the one before"
    )
    # February: hope-list, hope-kettle. March: hope-kettle, hope-asks, asks-kettle.
    assert [march[name].value for name in named] == [2, 1, 1]
    assert march["moves_with_elements"].value == 1
    assert [april[name].value for name in named] == [None] * 3


def test_a_tinker_differs_from_its_parent_in_one_or_two_elements():
    text = """
        X1 holds ..
        X1 covers P1
        M1 made 2025-01-05 by P2
        M1 of hope/meaning list/material
        M2 made 2025-02-05 by P1
        M2 of hope list- kettle/material+
        M2 after M1
        M3 made 2025-02-06 by P1
        M3 of hope list
        M3 after M1
        M4 made 2025-02-07 by P1
        M4 of asks/competency
        M4 after M1
        M5 made 2025-02-08 by P1
        M5 of hope
    """
    [_, february, _, _] = of(text)
    assert keys(february, "derived") == ["M2", "M3", "M4"]
    assert keys(february, "tinkers") == ["M2"]  # M3 repeats, M4 is another combination


def test_appraisals_count_in_the_month_in_which_they_were_said():
    text = """
        X1 holds 2025-02-01..
        X1 covers P1
        P1 finds X1 enabling 2025-02-05
        P2 finds X1 constraining 2025-02-28
        P1 finds X1 both 2025-03-01
        P1 finds X1 unclear
        P1 finds X2 enabling 2025-02-05
    """
    said = ("enabling", "constraining", "both", "unclear")
    _, february, march, _ = of(text)
    assert [february[name].value for name in said] == [1, 1, 0, 0]
    assert [march[name].value for name in said] == [0, 0, 1, 0]
    assert [len(rows) for rows in account(text).appraisals.values()] == [1, 1, 1, 1]


def test_another_context_is_also_in_force_where_it_covers_half_of_the_same_actors():
    text = """
        X1 holds ..
        X1 covers P1 P2 P3 P4
        X2 holds 2025-02-01..2025-03-01
        X2 covers P1 P2
        X3 holds ..
        X3 covers P1 P5
    """
    keys_of = ["X1", "X2", "X3"]
    found = [[keys_of[other] for other in row.also_in_force] for row in of(text)]
    assert found == [[], ["X2"], [], []]
    assert [keys_of[other] for other in of(text, "X2")[1].also_in_force] == ["X1", "X3"]


def test_a_context_that_covers_everybody_all_the_time_has_no_comparison_group():
    everybody = "P1\n P2 here 2025-03-10..\n X1 holds ..\n X1 covers all"
    assert all("no comparison group" in row.flags for row in of(everybody))
    for less in ("X1 holds 2025-02-01..", "X1 covers P1"):
        what = less.split()[1]
        text = "\n".join(less if what in line else line for line in everybody.splitlines())
        flags = [flag for row in of(text) for flag in row.flags]
        assert "no comparison group" not in flags


def test_a_row_says_what_must_be_known_before_its_figures_are_used():
    text = """
        X1 holds 2025-02-10..2025-04-01 month
        X1 covers P1
        M1 made 2025-03-01 month by P1
    """
    _, february, march, _ = of(text)
    assert february.flags == [
        "fewer than 5 covered",
        "in force for part of the period",
        "its dates are not known to the day",
    ]
    assert march.flags == [
        "fewer than 5 covered",
        "its dates are not known to the day",
        "moves not known to the day",
    ]


# --- one context over the whole programme

PUSHED_BACK = """
    X1 holds 2025-02-01..2025-04-01
    X1 covers P1 P2
    M1 made 2025-02-03 by P1
    M1 under X1
    M2 made 2025-03-03 by P3
    M2 aimed_at X1
    M3 made 2025-03-04 by P2
    M3 worked_around X1
    P1 asked P3 2025-02-05 accepted
    P1 asked P4 2025-02-06 no answer
    P2 asked P4 2025-02-07 declined
    P2 asked P4 2025-01-07 accepted
    P3 asked P4 2025-02-07 accepted
    P1 asked P5 2025-02-08 accepted
    P1 // P5
    X1 offsets X2
    X3 follows X1
"""


def test_the_funnel_holds_what_somebody_covered_asked_for_while_it_held():
    asked, answered, accepted = map(len, account(PUSHED_BACK).funnel)
    assert (asked, answered, accepted) == (3, 2, 1)  # nothing within a pair kept apart


def test_moves_that_bear_on_a_context_count_as_pushing_back_whoever_made_them():
    found = account(PUSHED_BACK)
    assert found.pushing_back == {"worked around": (2,), "aimed at": (1,)}
    assert found.total("moves") == (0, 2)


def test_a_context_stands_to_others_in_both_directions():
    assert account(PUSHED_BACK).relations == [("offsets", 1), ("follows of it", 2)]


def test_the_numbers_of_the_whole_programme_are_those_of_the_months_added_up():
    found = account(f"""{TIES_THAT_COME_AND_GO}
        P1 -- P2 knows_of 2025-01-01..2025-02-20
        P1 -- P2 knows_of 2025-03-05..2025-04-05    # ends twice
    """)
    for name in ("ties_formed", "ties_ended", "crossing_formed"):
        assert len(found.total(name)) == sum(row[name].value for row in found.rows)
    assert len(found.total("ties_ended")) == 4
    assert len(found.total("covered")) == 3  # people count once


def test_a_context_without_coverage_or_that_reaches_nobody_says_so():
    assert account("P1\n X1 holds ..").flags == ["nobody is recorded as covered"]
    nobody = account("P1\n X1 holds ..\n X1 covers sector=housing")
    assert nobody.flags == ["its coverage reaches nobody in the record"]


def test_every_figure_has_rows_behind_it_that_the_record_holds():
    for row in of(TIES_THAT_COME_AND_GO):
        for name, column in COLUMNS.items():
            cell = row[name]
            if cell.value is not None:
                assert cell.noun == column.noun
                rows = row.case.system.tables[cell.noun].num_rows
                assert all(0 <= number < rows for number in cell.counted), name
                if column.figure is None:
                    assert cell.value == len(set(cell.counted)), name


MAY_OUTLIVE_IT = ("ties_ended", "crossing_ended")
"""A tie's last day may be the context's last too: the day before a period without the context."""


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**6))
def test_the_ledger_agrees_with_a_count_tie_by_tie_and_day_by_day(seed):
    record = with_ties_and_moves(seed)
    system = recorded(**record)
    for context in (0, 1):
        for row, period in zip(ledger_of(system, "meeting").of(context), PERIODS, strict=True):
            expected = figures_slowly(record, context, period)
            if row.case.in_force:
                assert {name: row[name].value for name in expected} == expected
            else:
                assert {row[name].value for name in expected} == {None}
                assert not any(expected[name] for name in expected if name not in MAY_OUTLIVE_IT)
