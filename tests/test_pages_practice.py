"""The views of practice on the Moves page: what each says, and what it may not claim."""

import re

import pytest
from bringing import begun
from conftest import said
from test_practice_views import FORBIDDEN

from sysmap import intake, places
from sysmap.store import Store
from sysmap.views import move_words
from sysmap.views.practice import element_words, practice_words, travel_words

VIEWS = [view for view in move_words.VIEWS if view != move_words.TRIED]


def shown(page, record, view, **choices):
    found = page("moves", record)
    found.selectbox(key="view").set_value(view).run()
    for key, value in choices.items():
        found.selectbox(key=key).set_value(value).run()
    return found


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_ends_in_a_paragraph_that_claims_nothing(page, demo_record, view):
    found = shown(page, demo_record, view)
    assert not found.exception
    assert not found.error
    told = said(found)
    assert "In force in that time: " in told
    assert "not known" in told or "not told" in told
    assert not [word for word in FORBIDDEN if word in _words(told)]


def _words(html):
    return re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL).casefold()


def test_the_board_of_elements_says_how_many_moves_it_rests_on(page, demo_record):
    found = shown(page, demo_record, move_words.MADE_OF_WHAT, since="meeting 8 · 21 May 2025")
    told = said(found)
    assert "Elements are recorded of 134 moves since 21 May 2025 and of 126 before" in told
    assert "30 links came up, 45 held, 27 came up once or never since" in told
    assert "41 of the 57 on one side may just not have been drawn" in told
    assert re.search(r"arranged otherwise by 0\.\d\d .* gives 0\.\d\d in the middle", told)
    assert "1999 draws, seed 0" in told


def test_after_the_last_meeting_nothing_is_said_to_be_gone(page, demo_record):
    found = shown(page, demo_record, move_words.MADE_OF_WHAT, since="meeting 12 · 29 October 2025")
    told = said(found)
    assert "came up for the first time here" in told
    assert "Once or never since" not in told
    assert "arranged otherwise" not in told


def test_links_under_one_context_are_those_of_its_moves(page, demo_record):
    found = shown(page, demo_record, move_words.MADE_OF_WHAT, context="X5")
    rows = (places.datasets() / "tidewell" / "move_contexts.csv").read_text(encoding="utf-8-sig")
    under = sum(row.split(",")[1] == "X5" for row in rows.splitlines())
    since, before = re.search(
        r"recorded of (\d+) moves? since .* and of (\d+) before", said(found)
    ).groups()
    assert int(since) + int(before) == under


def test_tables_stand_beside_the_pictures(page, demo_record):
    found = shown(page, demo_record, move_words.MADE_OF_WHAT)
    found.session_state["folded_eachlinkasatable"] = True
    found.run()
    assert not found.error
    assert "Chance of so few on the thinner side" in said(found)


def test_a_record_whose_moves_say_nothing_of_elements_says_so(page, tmp_path):
    record = tmp_path / "ours.duckdb"
    begun(record)
    for name, text in {
        "actors": "id\nP1\n",
        "moves": "id,date,title\nM1,2025-03-05,A talk\n",
        "move_actors": "move,actor,role\nM1,P1,maker\n",
    }.items():
        (tmp_path / f"{name}.csv").write_text(text)
    with Store.open(record) as store:
        intake.bring_in(store, [tmp_path / "actors.csv", tmp_path / "moves.csv"])
    for view, told in {
        move_words.MADE_OF_WHAT: element_words.NO_ELEMENTS,
        move_words.TRAVELLED: travel_words.NONE_TOLD,
        move_words.PRACTICES: practice_words.NONE_RECORDED,
    }.items():
        found = shown(page, record, view)
        assert not found.exception
        assert told in said(found)


def test_old_and_new_practices_stand_beside_each_other_with_who_judged_and_why(page, demo_record):
    told = said(shown(page, demo_record, move_words.PRACTICES))
    assert "18 practices, 4 of them there before." in told
    assert "6 relations judged by somebody" in told
    assert "Celeste, 22 January 2025: An introduction takes the hour of a conference." in told


@pytest.mark.parametrize("context", ["X1", "X2"])
def test_whatever_context_is_chosen_the_board_stands(page, demo_record, context):
    for day in ("meeting 1 · 25 September 2024", "meeting 12 · 29 October 2025"):
        found = shown(page, demo_record, move_words.MADE_OF_WHAT, context=context, since=day)
        assert not found.exception
        assert not found.error
