"""The Contexts page and its sentences: empty, on the demo, on a context, on the rows behind."""

from functools import partial

import pytest
from conftest import said
from drawing import draw

from sysmap import awaited, intake
from sysmap.contexts import Account, ledger_of
from sysmap.store import STEWARD, Store
from sysmap.views import context_words, contexts_tables
from sysmap.views.contexts_chart import timeline_chart
from sysmap.views.contexts_timeline import in_words, timeline, timeline_table
from sysmap.views.tables import undefined

FORBIDDEN = ("caus", "prove", "significan", "fail", "score", "because", "thanks to", "led to")


@pytest.fixture(scope="module")
def made(demo_record):
    """The demo's record file, and the system in it."""
    with Store.open(demo_record, read_only=True) as store:
        return demo_record, store.system(STEWARD)


@pytest.fixture(scope="module")
def tidewell(made):
    return made[0]


@pytest.fixture(scope="module")
def accounts(made):
    ledger = ledger_of(made[1])
    return [Account(ledger, context) for context in range(ledger.contexts)]


@pytest.fixture
def page(page):
    return partial(page, "contexts")


def opened(found, name):
    found.session_state[f"folded_{name}"] = True
    return found.run()


def imported(folder, **tables):
    """A record of these plain tables."""
    paths = []
    for name, text in tables.items():
        paths.append(folder / f"{name}.csv")
        paths[-1].write_text(text)
    record = folder / "ours.duckdb"
    with Store.create(record) as store:
        intake.bring_in(store, paths)
    return record


def test_without_a_record_the_page_says_what_to_do_first(page):
    found = page()
    assert not found.exception
    assert "No record is open" in said(found)


def test_a_record_without_a_context_says_what_a_context_is(page, tmp_path):
    found = page(imported(tmp_path, actors="id\nana\nben\n"))
    assert not found.exception
    assert "No context is recorded yet" in said(found)


def test_contexts_without_any_date_are_told_in_one_line(page, tmp_path):
    tables = {"actors": "id\nana\n", "contexts": "id,label\nX1,A target\n"}
    found = page(imported(tmp_path, **tables))
    assert not found.exception
    assert "Nothing in this record has a date" in said(found)


def test_the_demo_s_contexts_are_told_in_one_sentence_with_its_numbers(page, tidewell):
    found = page(tidewell)
    assert not found.exception
    assert not found.error
    assert "8 contexts, 5 in force at the end (31 October 2025)" in said(found)
    assert "148 of 260 moves were made by somebody covered by one or more" in said(found)


def test_one_context_is_told_with_what_was_done_under_it(page, tidewell):
    found = page(tidewell)
    found.selectbox(key="context").set_value("X2").run()
    assert not found.error
    for words in (
        "9 actors covered. While it held they made 26 moves",
        "3 ties formed between two of them, 11 ended",
        "What was done under it? 26 moves by 6 of the 9 covered, of 40 elements.",
        "Somebody covered stood in 14 circles.",
        "Kept all the time, both ends covered: 1.",
        "Did anybody push back? Moves recorded: 7 worked around, 1 aimed at.",
        "13 attempts by somebody covered: 10 answered, 8 accepted.",
        "is offset by Monthly peer supervision",
        "heard in 4 of its 5 months",
    ):
        assert words in said(found), words


def test_the_ledger_of_a_context_shows_when_it_was_not_in_force(page, tidewell):
    found = page(tidewell)
    found.selectbox(key="context").set_value("X2").run()
    assert "not in force" not in said(found)
    opened(found, "ledgerx2")
    assert "month 1 · September 2024 to month 4 · December 2024" in said(found)
    assert "not in force" in said(found)
    found.selectbox(key="figures_about").set_value("practice").run()
    assert "has often just not come up" in said(found)


def test_the_ledger_counts_moves_by_whose_coverage_is_chosen(page, tidewell):
    found = page(tidewell)
    found.selectbox(key="context").set_value("X2").run()
    opened(found, "ledgerx2")
    found.selectbox(key="figures_about").set_value("moves").run()
    by_maker = said(found)
    found.selectbox(key="moves_by").set_value("any").run()
    assert not found.exception
    assert said(found) != by_maker


def test_a_number_opens_the_rows_behind_it(page, tidewell):
    found = page(tidewell)
    found.selectbox(key="context").set_value("X2").run()
    opened(found, "behindx2")
    assert "Moves, month 9 · May 2025: 4." in said(found)
    assert said(found).count("<tr>") == 1 + 4
    figure = next(box for box in found.selectbox if box.label == context_words.WHICH_FIGURE)
    figure.set_value("ties_ended").run()
    assert "Ties ended, month 9 · May 2025: 4." in said(found)


def test_a_context_s_page_lists_what_came_went_and_was_kept_and_of_what_moves_were_made():
    system = draw("""
        it runs 2025-01-01..2025-05-31
        X1 holds 2025-02-01..2025-05-01
        X1 covers P1 P2 P3
        P1 -- P2 2025-01-01..
        P1 -- P3 2025-02-10..
        P2 -- P3 2025-01-01..2025-03-10
    """)
    account = Account(ledger_of(system), 0)
    tables = contexts_tables.of_one(account)
    told = tables[context_words.TIES_WHILE_HELD]().rows
    assert [row[:3] for row in told] == [
        ("formed", "P1", "P3"),
        ("ended", "P2", "P3"),
        ("kept", "P1", "P2"),
    ]
    hidden = Account(
        ledger_of(
            draw("""
        it runs 2025-01-01..2025-05-31
        X1 holds 2025-02-01..2025-05-01
        X1 covers P1 P2
        P1 -- P2 2025-01-01..
        P1 // P2 2025-05-10..2025-05-20
    """)
        ),
        0,
    )
    assert context_words.TIES_WHILE_HELD not in contexts_tables.of_one(hidden)


@pytest.mark.parametrize("agreed", [True, False])
def test_what_may_be_quoted_of_a_context_stands_on_its_page_without_a_name(page, tmp_path, agreed):
    words = "We finished what we had to, and rang nobody."
    tables = {
        "actors": "id,label,kind\nP1,Ana,practitioner\n",
        "contexts": "id,label,start,end\nX1,A cut,2025-01-01,2025-03-01\n",
        "coverage": "context,subject_type,subject\nX1,all,\n",
        "sources": "id,kind,day,title,speaker,meeting,scope,text\n"
        f'D1,interview,2025-02-01,First,P1,,quote,"{words} Hidden."\n'
        f'D2,interview,2025-02-02,Second,P1,,analyse,"Not to be quoted."\n',
        "excerpts": "id,source,start_position,end_position,speaker,words\n"
        f'Q1,D1,0,{len(words)},,"{words}"\nQ2,D2,0,17,,Not to be quoted.\n',
        "excerpt_links": "excerpt,move,tie,context,element,stance\n"
        "Q1,,,X1,,supports\nQ2,,,X1,,supports\n",
        "consent": f"actor,purpose,state\nP1,quote,{'given' if agreed else 'refused'}\n",
    }
    found = page(imported(tmp_path, **tables))
    found.selectbox(key="context").set_value("X1").run()
    assert not found.error
    shown = said(found)
    assert (f"<blockquote>{words}" in shown) is agreed
    assert ("Practitioner, interview" in shown) is agreed
    assert "Not to be quoted" not in shown
    assert "Ana" not in shown


def downloads(found):
    return [element.proto.label for element in found.get("download_button")]


@pytest.mark.parametrize(
    "look",
    ["before, during, after", "covered and not covered", "moves", "elements", "overlaps"],
)
def test_each_look_gives_its_table_as_csv_and_as_parquet(page, tidewell, look):
    found = looking_at(page, tidewell, look)
    opened(found, "thesameasatable")
    assert downloads(found) == ["Download as CSV", "Download as Parquet"]


def test_the_ledger_gives_both_and_says_that_it_holds_names(page, tidewell):
    found = page(tidewell)
    opened(found, "ledger")
    assert downloads(found) == [f"Download as {form} (holds names)" for form in ("CSV", "Parquet")]


def test_every_length_of_period_and_every_line_can_be_chosen(page, tidewell):
    found = page(tidewell)
    for period in context_words.PERIODS:
        for line in context_words.LINES:
            found.selectbox(key="period").set_value(period)
            found.selectbox(key="line").set_value(line).run()
            assert not found.exception
            assert not found.error
            assert "8 contexts" in said(found)


def test_what_people_typed_is_escaped(page, tmp_path):
    tables = {
        "actors": "id\nana\n",
        "contexts": 'id,label,start,end,description\nX1,<b>bold</b>,2025-01-01,2025-03-01,"<i>"\n',
        "coverage": "context,subject_type,subject\nX1,all,\n",
    }
    found = page(imported(tmp_path, **tables))
    found.selectbox(key="context").set_value("X1").run()
    assert not found.error
    assert "&lt;b&gt;bold" in said(found)
    assert "<b>bold" not in said(found)


def test_no_sentence_claims_more_than_a_count(accounts):
    told = [context_words.in_which_contexts(accounts), context_words.HOW_IT_IS_COUNTED]
    for account in accounts:
        told += [context_words.under_this_context(account), *context_words.questions(account)]
        told += context_words.lines_of(account)
    assert len(told) > 60
    assert not [line for line in told for word in FORBIDDEN if word in line.casefold()]


def test_a_context_that_nobody_can_see_in_the_programme_s_time_says_so():
    system = draw("""
        it runs 2025-01-01..2025-03-01
        X1 holds 2024-01-01..2024-06-01
        X1 covers P1
    """)
    told = context_words.under_this_context(Account(ledger_of(system), 0))
    assert "covers nobody in this programme's time" in told
    [row] = contexts_tables.each_context([Account(ledger_of(system), 0)]).rows
    assert row[6] == undefined("covers nobody in this time")  # a dash and why, never a nought


def test_the_table_of_contexts_has_a_row_a_context_and_no_person_in_it(accounts):
    table = contexts_tables.each_context(accounts)
    system = accounts[0].system
    kinds = system.texts("actor", "kind")
    people = {name for name, kind in zip(system.labels, kinds, strict=True) if kind != "service"}
    assert len(table.rows) == 8
    told = " ".join(str(cell) for row in table.rows for cell in row)
    assert not [name for name in people if f" {name} " in f" {told} "]


def test_people_behind_a_number_stand_in_the_order_of_their_names(accounts):
    table = contexts_tables.behind(accounts[1].system, accounts[1].rows[0]["covered"])
    names = [row[0] for row in table.rows]
    assert len(names) == 9
    assert names == sorted(names)


def test_the_line_is_broken_and_its_point_hollow_where_too_few_were_heard(accounts):
    drawn = timeline(accounts, "ties")
    partial = [point.partial for point in drawn.points]
    heard = [month + 1 for month, hollow in enumerate(partial) if not hollow]
    assert heard == [1, 2, 3, 9, 14]
    spec = timeline_chart(drawn, dark=False)
    points = next(rows for rows in spec["datasets"].values() if "asked" in rows[0])
    hollow = [point["heard"] == context_words.PARTLY_HEARD for point in points]
    assert hollow == partial
    table = timeline_table(drawn)
    assert len(table.rows) == 14
    assert table.rows[0][1:3] == (95, "90 in 100")
    assert "from 95 to 181" in in_words(drawn)


def test_the_chosen_context_alone_is_marked_and_bars_are_cut_to_the_programme(accounts):
    drawn = timeline(accounts, "ties", accounts[1])
    assert [bar.name for bar in drawn.bars if bar.chosen] == ["Social work restructure"]
    assert {(bar.start < drawn.start, bar.end > drawn.end) for bar in drawn.bars} == {
        (False, False)
    }
    assert [bar.name for bar in drawn.bars if bar.everybody] == ["National funding settlement"]


LOOKED_AT = {
    "before, during, after": "5 actors covered and heard both before and during",
    "covered and not covered": "Ties ended 3.0 times as often where covered (6 where covered and 3",
    "moves": "26 moves of those covered, 62 of the others",
    "elements": "26 moves of those covered and 61 of the others lie",
    "overlaps": "Of its covered days it shares most with National funding settlement",
}


def looking_at(page, record, look, context="X2"):
    found = page(record)
    found.selectbox(key="context").set_value(context).run()
    return found.selectbox(key="look").set_value(look).run()


@pytest.mark.parametrize(("look", "words"), LOOKED_AT.items())
def test_what_did_the_restructure_do_is_answered_with_its_doubt(page, tidewell, look, words):
    found = looking_at(page, tidewell, look)
    assert not found.exception
    assert not found.error
    assert words in said(found)
    assert "Did anybody push back? Moves recorded: 7 worked around, 1 aimed at." in said(found)
    assert len(found.get("vega_lite_chart")) == 1
    assert not [
        word for word in FORBIDDEN if word in said(found).partition("</style>")[2].casefold()
    ]


def test_the_table_of_a_comparison_holds_the_p_its_smallest_and_its_verdict(page, tidewell):
    found = looking_at(page, tidewell, "covered and not covered", "X6")
    opened(found, "thesameasatable")
    assert '<th scope="col">p beside the other tests</th>' in said(found)
    assert "<td>too few to tell</td>" in said(found)


def test_contexts_by_practice_stand_under_all_contexts(page, tidewell):
    found = page(tidewell)
    opened(found, "movesbycontextandpractice")
    assert "Most alike" in said(found)
    assert len(found.get("vega_lite_chart")) == 2  # the timeline, and the practices by context
    assert "A dot is a practice under a context" in said(found)
    assert '<th scope="col">ringing housing advice together</th>' in said(found)


def test_each_dash_of_a_comparison_has_its_reason(page, tidewell):
    found = looking_at(page, tidewell, "covered and not covered")
    opened(found, "thesameasatable")
    for reason in ("not tested", "under 20 ways to give it", "none is made of a ratio"):
        assert f"\N{EN DASH} {reason}" in said(found)


def test_every_context_is_compared_in_one_table_under_all_contexts(page, tidewell):
    found = page(tidewell)
    opened(found, "everycontextcomparedandhowsureeachfigureis")
    assert '<th scope="col">Looked at</th>' in said(found)
    for words in (
        "Too few to tell, in whole or in part: Shared building with a garden room",
        "Described and not tested, as no p of their level could tell: Social work restructure",
        "Target for days to first contact (furthest apart in Basics: 8 in 100 of the moves of",
        "16 tests of ties and moves in all, of which none came out at 0.05 or below",
    ):
        assert words in said(found), words
    assert said(found).count("<td>Monthly peer supervision</td>") == 16


def test_what_no_level_could_see_is_said_at_once(page, tidewell):
    found = looking_at(page, tidewell, "what could be seen")
    assert "By groups nothing could be seen, however large: 1 of 4 groups" in said(found)
    assert "Work it out by people" in [button.label for button in found.button]


def test_what_could_be_seen_is_worked_out_by_a_job(page, tidewell):
    found = looking_at(page, tidewell, "what could be seen", "X5")
    assert (
        "By services (covered: 3 of 11 services with somebody who is compared): not worked out yet."
    ) in said(found)
    labelled = {button.label: button for button in found.button}
    labelled["Work it out by services"].click().run()
    assert not found.error
    [job] = awaited._DETECTING.values()
    job.wait()
    found.run()
    assert not found.exception
    assert "of 100 programmes of this size in which ties end more often where covered" in said(
        found
    )
    assert "By people (covered: 5 of 21 people): not worked out yet." in said(found)
    assert "Work it out by people" in [button.label for button in found.button]
