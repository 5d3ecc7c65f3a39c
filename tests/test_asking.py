"""What was asked for: asked, answered, working, and how much of each nobody knows."""

from datetime import date

import pyarrow as pa
import pytest
from drawing import draw

from sysmap.practice import asking
from sysmap.system import System
from sysmap.views import asking_words

DAY = date(2025, 6, 30)
TIES = "P1 -- P2\nP1 -- P3 2025-01-01..2025-04-01\n"
ANA, BEN, CAT = range(3)
ATTEMPTS = (
    (ANA, BEN, "2025-01-10", "accepted", "2025-01-12", 0),
    (ANA, CAT, "2025-01-10", "accepted", "2025-01-20", 1),
    (BEN, CAT, "2025-02-01", "accepted", None, None),
    (BEN, ANA, "2025-02-01", "declined", "2025-02-05", None),
    (CAT, ANA, "2025-03-01", "waiting", None, None),
    (CAT, BEN, "2025-03-02", "no answer", None, None),
    (CAT, BEN, "2025-03-03", None, None, None),
    (ANA, BEN, None, "accepted", None, 0),
)


def system(text=TIES):
    """Three people and what they asked of one another; the first tie holds, the second no more."""
    drawn = draw(text)
    rows = [
        {
            "key": f"AT{number}",
            "asker": asker,
            "asked": asked,
            "day": day and date.fromisoformat(day),
            "answer": answer,
            "answered_on": answered and date.fromisoformat(answered),
            "tie": tie,
            "move": None,
        }
        for number, (asker, asked, day, answer, answered, tie) in enumerate(ATTEMPTS)
    ]
    attempts = pa.Table.from_pylist(rows, drawn.tables["attempt"].schema)
    return System({**drawn.tables, "attempt": attempts})


def counts(found, *names):
    return tuple(getattr(found, name) for name in names)


def test_each_step_says_how_many_got_so_far_and_how_many_are_not_known():
    found = asking(system(), since=None, until=DAY, on_day=DAY)
    assert counts(found, "asked", "answered", "waiting", "no_answer", "not_said") == (7, 4, 1, 1, 1)
    assert counts(found, "accepted", "working", "not_working", "tie_not_said") == (3, 1, 1, 1)
    assert (found.days, found.half_within, found.undated) == ((2, 10, 4), 4.0, 1)


def test_what_works_is_seen_on_the_day_that_is_asked_about():
    found = asking(system(), since=None, until=DAY, on_day=date(2025, 3, 1))
    assert counts(found, "working", "not_working") == (2, 0)


@pytest.mark.parametrize(
    ("since", "until", "asked"),
    [("2025-01-09", "2025-01-10", 2), ("2025-01-10", "2025-02-01", 2), ("2025-03-03", None, 0)],
)
def test_a_time_begins_after_its_first_day(since, until, asked):
    days = (day and date.fromisoformat(day) for day in (since, until))
    after, upto = days
    assert asking(system(), since=after, until=upto, on_day=DAY).asked == asked


def test_what_is_between_two_kept_apart_is_not_counted():
    found = asking(system(f"{TIES}P2 // P3\n"), since=None, until=None, on_day=DAY)
    assert counts(found, "asked", "undated") == (4, 1)


def test_the_steps_are_told_with_what_is_not_known_and_without_names():
    found = asking(system(), since=None, until=DAY, on_day=DAY), DAY
    assert asking_words.in_words(found) == (
        "Of 7 things asked, 4 were answered (1 still waiting, 1 never answered, 1 answer not "
        "said), 3 with yes; of those 1 is a connection that holds on 30 June 2025 (1 no more, "
        "1 connection not said). Half of the answers came within 4 days; for 1 the days are not "
        "known. 1 thing asked without a day is in no time."
    )
    rows = asking_words.table(found).rows
    assert rows[1] == ("answered", 4, 2, 1)
    assert rows[3] == ("working on 30 June 2025", 1, 1, 1)


def test_where_nothing_was_asked_that_is_said():
    found = asking(draw(TIES), since=None, until=None, on_day=DAY), DAY
    assert asking_words.in_words(found) == asking_words.NOTHING_ASKED
    assert asking_words.in_words(None) == asking_words.NOTHING_ASKED
