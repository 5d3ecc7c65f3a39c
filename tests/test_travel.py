"""How far moves travel: trees of those derived from one another, between two days."""

from datetime import date

import pytest
from drawing import draw

from sysmap.change import between
from sysmap.change.trees import travels

IDS = ("travel_depth", "travel_carriers", "travel_sectors", "travel_contexts")
CHAIN = """
    P1@health
    P2@education
    P3@education
    C1@family
    M1 made 2025-01-05 by P1 with P2
    M2 made 2025-02-05 by P1
    M3 made 2025-03-05 by P2
    M4 made 2025-03-06 by P3 C1
    M5 made 2025-06-05 by P3
    M2 after M1
    M3 after M2
    M4 after M1
    M5 after M3
    M9 made 2025-02-05 by C1
    M1 under X1
    M3 under X1 X2
    M5 under X3
"""


def rows(text, since=date(2025, 1, 1), until=date(2025, 5, 31)):
    return {row.measure: row for row in between(draw(text), since, until).rows()}


def values(text, *days):
    found = rows(text, *days)
    return [found[measure].value for measure in IDS]


def test_each_figure_is_that_of_the_tree_that_reaches_furthest():
    assert values(CHAIN) == [2, 4, 3, 2]
    found = rows(CHAIN)["travel_depth"]
    assert (found.reason, found.n) == ("M1 and the 3 derived from it", 4)


def test_a_tree_stands_as_it_is_on_the_second_day_and_counts_when_it_moved():
    assert values(CHAIN, date(2025, 1, 1), date(2025, 2, 4)) == [0, 1, 1, 1]
    assert values(CHAIN, date(2025, 5, 31), date(2025, 6, 30)) == [3, 4, 3, 3]
    # made on the first day, and on the last
    assert values(CHAIN, date(2025, 6, 4), date(2025, 6, 5)) == [3, 4, 3, 3]
    assert values(CHAIN, date(2025, 6, 5), date(2025, 6, 6)) == [None] * 4


def test_where_nothing_was_made_or_told_the_row_says_so():
    nothing = rows("P1")
    assert {nothing[measure].reason for measure in IDS} == {"no move was made between the two days"}
    told = rows("M1 made 2025-03-05")
    assert [told[measure].value for measure in IDS] == [0, None, None, None]
    assert [told[measure].reason for measure in IDS[1:]] == [
        "no maker of these moves is recorded",
        "no sector of the makers of these moves is recorded",
        "no context of these moves is recorded",
    ]


def test_a_tree_says_how_broad_it_is_and_when_it_came_to_another_sector():
    system = draw(CHAIN)
    tree, alone = travels(between(system, date(2025, 1, 1), date(2025, 5, 31)))
    keys = system.texts("move", "key")
    assert [keys[move] for move in tree.moves] == ["M1", "M2", "M3", "M4"]
    assert (tree.breadth, tree.days_to_crossing) == (2, 59)
    assert (alone.breadth, alone.days_to_crossing) == (1, None)


def test_a_move_derived_from_a_later_one_is_the_first_of_its_own():
    assert values("M1 made 2025-03-05\nM2 made 2025-06-05\nM1 after M2")[0] == 0


@pytest.mark.parametrize("other", ["M1", "M2"])
def test_moves_that_were_derived_from_one_another_do_not_go_round_for_ever(other):
    text = f"M1 made 2025-03-05\nM2 made 2025-03-05\nM1 after {other}\nM2 after M1"
    assert values(text)[0] == 1
