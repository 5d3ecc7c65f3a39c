"""The strip that says who was heard when: its cells, how they thin out, and everybody by name."""

from datetime import date, timedelta

from drawing import draw

from sysmap.views import heard_words as words
from sysmap.views.clock import Step
from sysmap.views.hearing_strip import MOST_CELLS, Cell, everybody_asked, strip, strip_table

ASKED = draw("""
    P1 reports ..
    P2 reports 2025-02-01..2025-06-01
    P3
    P1 says P1 -- P2 new 2025-01-10
""")


def steps(*days):
    return tuple(Step(day, date.fromisoformat(day)) for day in days)


def test_each_cell_says_how_many_of_those_asked_were_heard_of_late():
    cells = strip(ASKED, steps("2025-01-31", "2025-03-31", "2025-07-31"))
    assert [(cell.asked, cell.heard) for cell in cells] == [(1, 1), (2, 1), (1, 0)]
    assert [cell.share for cell in cells] == [1.0, 0.5, 0.0]
    assert [row[:3] for row in strip_table(cells).rows][1] == ["31 Mar 2025", 2, 1]


def test_where_nobody_is_asked_there_is_no_strip_and_an_empty_day_is_no_share_of_none():
    assert strip(draw("P1 -- P2"), steps("2025-01-31")) == ()
    assert words.told(Cell("31 Jan 2025", 0, 0, None)) == "\N{EN DASH} nobody asked"


def test_a_day_on_which_nobody_was_looking_says_so():
    assert words.told(Cell("31 Jan 2025", 4, 2, looked=False)) == "2 of 4, nobody was looking"
    assert words.told(Cell("31 Jan 2025", 4, 2, looked=True)) == "2 of 4"


def test_of_many_steps_so_many_are_shown_as_can_be_read_and_the_last_among_them():
    first = date(2020, 1, 1)
    many = tuple(Step(str(n), first + timedelta(days=n)) for n in range(100))
    cells = strip(ASKED, many)
    assert len(cells) <= MOST_CELLS
    assert cells[-1].label == many[-1].short


def test_whoever_was_not_heard_for_longest_stands_first():
    rows = everybody_asked(ASKED).rows
    assert [row[:4] for row in rows] == [
        ["P2", "1 February 2025", "1 June 2025", "never"],
        ["P1", "the start", "still asked", "10 January 2025"],
    ]
