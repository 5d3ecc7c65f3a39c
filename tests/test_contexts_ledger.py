"""The ledger as a table: chosen, sorted, and never with what is not in force as nought."""

from datetime import date, timedelta

import pytest
from conftest import said
from drawing import draw

from sysmap.contexts import COLUMNS, Account, ledger_of
from sysmap.contexts.compared.arms import DAYS_IN_A_MONTH
from sysmap.contexts.two_parts import in_two_parts
from sysmap.views import context_words, contexts_timeline
from sysmap.views.contexts_chart import timeline_chart
from sysmap.views.contexts_ledger import Sorting, ledger_table
from sysmap.views.contexts_timeline import timeline, timeline_table

MOVES, RATE = COLUMNS["moves"], COLUMNS["formation_rate"]


@pytest.fixture(scope="module")
def accounts():
    """One context of two months, the second without a move; another of one month."""
    ledger = ledger_of(
        draw("""
            it runs 2025-01-01..2025-05-31
            X1 holds 2025-02-01..2025-04-01
            X1 covers P1
            X2 holds 2025-05-01..2025-06-01
            X2 covers P2
            M1 made 2025-02-03 by P1
            M2 made 2025-02-04 by P1
            M3 made 2025-05-04 by P2
        """)
    )
    return [Account(ledger, context) for context in range(ledger.contexts)]


def shown(table):
    return [(row[0], row[1].partition(" \N{MIDDLE DOT}")[0], row[2], row[3]) for row in table.rows]


def test_what_is_not_in_force_stands_together_in_the_order_of_time(accounts):
    assert shown(ledger_table(accounts, [MOVES])) == [
        ("X1", "month 1", "not in force", None),
        ("X1", "month 2", "in force", 2),
        ("X1", "month 3", "in force", 0),
        ("X1", "month 4", "not in force", None),
        ("X2", "month 1", "not in force", None),
        ("X2", "month 5", "in force", 1),
    ]


@pytest.mark.parametrize(("highest", "figures"), [(True, [2, 1, 0]), (False, [0, 1, 2])])
def test_not_in_force_stands_last_whichever_way_it_is_sorted(accounts, highest, figures):
    sorting = Sorting(column="moves", highest_first=highest)
    table = ledger_table(accounts, [MOVES], sorting=sorting)
    assert [row[3] for row in table.rows] == [*figures, None, None, None]
    assert {row[2] for row in table.rows[3:]} == {"not in force"}
    in_force = ledger_table(accounts, [MOVES], sorting=sorting, in_force_only=True)
    assert [row[3] for row in in_force.rows] == figures


def test_a_figure_that_is_missing_is_a_dash_with_its_reason_and_stands_behind_the_others(accounts):
    table = ledger_table(accounts, [RATE], sorting=Sorting(column="formation_rate"))
    assert table.rows[0][3].startswith("\N{EN DASH} no observable pair")


def test_one_context_alone_is_not_named_in_each_row(accounts):
    assert ledger_table(accounts[:1], [MOVES]).columns[0] == "Period"


def segmented(account):
    return contexts_timeline.segmented(account, timeline([account], "ties", account))


def test_a_line_in_two_parts_takes_eight_points_on_each_side(accounts):
    told = segmented(accounts[0])
    assert "it takes 8 months or more on each side" in told
    assert "there are 1 before it began and 4 since" in told
    always = Account(ledger_of(draw("it runs 2025-01-01..2025-06-01\nX1 covers P1")), 0)
    assert segmented(always).endswith("is not offered: X1 has no first day.")


@pytest.mark.parametrize(("start", "drawn"), [("2024-09-01", True), ("2024-08-01", False)])
def test_eight_on_each_side_are_enough(start, drawn):
    system = draw(f"it runs 2024-01-01..2025-05-01\nX1 holds {start}..2025-05-01\nX1 covers P1")
    account = Account(ledger_of(system), 0)
    shown = timeline([account], "ties", account)
    assert (shown.parts is not None) is drawn
    assert ("is drawn" in segmented(account)) is drawn
    assert ("Line in two parts" in timeline_table(shown).columns) is drawn
    lines = timeline_chart(shown, dark=False)["layer"][1]["layer"]
    assert len(lines) == (3 if drawn else 2)  # the line with its breaks, its points, the two parts


def test_the_two_parts_are_straight_lines_through_the_points_of_their_side():
    day = date(2024, 1, 1)
    month = timedelta(days=DAYS_IN_A_MONTH)
    before = [(day + place * month, 10 + 2 * place) for place in range(8)]
    since = [(day + place * month, 40 - place) for place in range(8, 16)]
    first, second = in_two_parts(before, since)
    assert first.a_month == pytest.approx(2, rel=0.01)
    assert second.a_month == pytest.approx(-1, rel=0.01)
    assert (first.at_first, second.at_last) == pytest.approx((10, 25), abs=0.05)
    assert first.on(since[0][0]) == pytest.approx(26, abs=0.1)
    assert in_two_parts(before[:7], since) is None
    told = context_words.in_two_parts(
        Account(ledger_of(draw("it runs 2025-01-01..2025-06-01\nX1 covers P1")), 0),
        "connectedness",
        (first, second),
    )
    assert "went up by 2 a month before X1 began and went down by 1 since" in told
    assert "stands 6 above the earlier one carried on" in told
    assert "has no p" in told


def test_the_page_sorts_hides_and_chooses(page, demo_record):
    found = page("contexts", demo_record)
    found.session_state["folded_ledger"] = True
    found.run()
    assert "Police youth team moves office" in said(found)
    found.multiselect(key="ledger_contexts").set_value(["X2", "X5"]).run()
    found.selectbox(key="figures_about").set_value("moves").run()
    found.multiselect(key="ledger_columns_moves").set_value(["moves"]).run()
    by = next(box for box in found.selectbox if box.label == context_words.SORTED_BY)
    by.set_value("moves").run()
    assert not found.exception
    assert context_words.STAND_LAST in said(found)
    found.checkbox(key="ledger_in_force").check().run()
    ledger = said(found).partition('<div class="rows"')[2].partition("</table>")[0]
    assert "Social work restructure" in ledger
    assert "Police youth team" not in ledger
    assert "not in force" not in ledger
    assert "Makers" not in ledger
