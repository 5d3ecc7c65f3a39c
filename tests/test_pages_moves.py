"""The Moves page: without a record, without a move, on the demo, with choices that do not fit."""

import json
import re
import uuid
from datetime import date

import pytest
from bringing import begun
from conftest import said
from store_samples import operation

from sysmap import framework, intake
from sysmap.model import Actor, Move, MoveActor
from sysmap.store import Store
from sysmap.views import move_words

HOSTILE = "<img src=x onerror=window.ran=1> **bold** :red[x]"


@pytest.fixture(scope="module")
def tidewell(demo_record):
    return demo_record


@pytest.fixture
def page(page):
    return lambda record=None, name="moves": page(name, record)


def cards(found):
    return said(found).count("<article>")


def test_without_a_record_the_page_says_what_to_do_first(page):
    found = page()
    assert not found.exception
    assert "No record is open" in said(found)


@pytest.mark.parametrize("name", ["change", "measures", "moves"])
def test_contexts_in_force_stand_beside_what_was_done_and_what_changed(page, tidewell, name):
    found = page(tidewell, name)
    assert not found.exception
    assert "In force in that time: National funding settlement, Social work restructure" in (
        said(found)
    )


def test_a_record_without_moves_says_what_a_move_is(page, tmp_path):
    record = tmp_path / "ours.duckdb"
    begun(record)
    tables = tmp_path / "actors.csv"
    tables.write_text("id\nP1\n")
    with Store.open(record) as store:
        intake.bring_in(store, [tables])
    found = page(record)
    assert not found.exception
    assert move_words.NO_MOVES in said(found)


def test_the_demo_is_told_in_numbers_with_its_board_and_whose_words_they_are(page, tidewell):
    found = page(tidewell)
    assert not found.exception
    assert not found.error
    told = said(found)
    assert "260 moves by 32 makers" in told
    assert "66 have a confirmed move (63 in 100), 20 only a claimed one, and for 19" in told
    assert framework.ATTRIBUTION.split("(")[0] in told
    assert "endorsed by Boingboing" in told
    labels = [label for board in found.button_group for label in board.options]
    assert len(labels) >= 42
    assert "**7** a list of people to call" in labels
    assert "*0* a laugh together" in labels
    assert cards(found) == 20


def test_a_label_on_the_board_shows_its_moves_and_lets_go_of_the_one_before(page, tidewell):
    found = page(tidewell)
    found.session_state["page_of_moves"] = 13
    found.run()
    assert cards(found) == 20
    found.button_group(key="on_the_board_4").set_value("hope").run()
    assert "hope: 9 moves" in said(found)
    found.button_group(key="on_the_board_1").set_value("a list of people to call").run()
    assert found.button_group(key="on_the_board_4").value is None
    assert "7 of 260 moves" in said(found)
    assert "a list of people to call: 7 moves" in said(found)
    assert cards(found) == 7


def test_the_last_page_of_the_feed_holds_the_first_moves(page, tidewell):
    found = page(tidewell)
    found.session_state["page_of_moves"] = 13
    found.run()
    assert "5 September 2024" in said(found).split("<article>", 1)[1]


def test_fewer_moves_than_before_still_have_their_pages(page, tidewell):
    found = page(tidewell)
    found.session_state["page_of_moves"] = 13
    found.run()
    found.selectbox(key="up_to").set_value("month 2 · October 2024").run()
    assert not found.exception
    assert not found.error
    assert cards(found) == 16


def test_time_compartment_context_and_maker_choose_together(page, tidewell):
    found = page(tidewell)
    found.selectbox(key="after").set_value("month 4 · December 2024")
    found.selectbox(key="up_to").set_value("month 9 · May 2025")
    found.selectbox(key="context").set_value("X2").run()
    assert not found.error
    told = said(found)
    assert "from 31 December 2024 to 31 May 2025" in told
    shown = cards(found)
    assert 0 < shown <= 20
    found.selectbox(key="compartment").set_value("Basics")
    found.selectbox(key="made_by").set_value("P02").run()
    assert cards(found) < shown


def test_two_steps_in_the_wrong_order_are_told_and_the_choices_stay(page, tidewell):
    found = page(tidewell)
    found.selectbox(key="after").set_value("month 9 · May 2025")
    found.selectbox(key="up_to").set_value("month 4 · December 2024").run()
    assert not found.exception
    assert "no day lies after month 9" in found.error[0].value.replace("\\", "")
    assert found.selectbox(key="after").value == "month 9 · May 2025"


def test_choices_that_fit_no_move_say_so(page, tidewell):
    found = page(tidewell)
    found.selectbox(key="up_to").set_value("month 1 · September 2024")
    found.selectbox(key="compartment").set_value("Learning").run()
    assert not found.exception
    assert not found.error
    assert move_words.NONE_CHOSEN in said(found)
    assert cards(found) == 0


def test_the_board_and_the_moves_stand_as_tables_too(page, tidewell):
    found = page(tidewell)
    for title in ("theboardasatable", "thesemovesasatable"):
        found.session_state[f"folded_{title}"] = True
    found.run()
    assert not found.error
    told = said(found)
    assert '<td>a laugh together</td><td class="number">0</td>' in told
    assert len(re.findall(r"<td>M\d{3}</td>", told)) == 260


def sent(found):
    """What the picture of a page is sent."""
    [picture] = found.get("bidi_component")
    return json.loads(picture.proto.json)


@pytest.mark.parametrize("name", ["map", "change"])
def test_a_picture_is_told_of_the_tie_that_was_picked_on_it(page, tidewell, name):
    found = page(tidewell, name)
    before = sent(found)
    assert before.pop("told") is None
    found.session_state[name] = {"picked": ["C02", "S07", "works jointly"]}
    found.run()
    assert not found.error
    after = sent(found)
    told = after.pop("told")
    assert after == before
    assert told["tie"] == ["C02", "S07", "works jointly"]
    assert told["summary"] == "1 move on this tie is recorded."
    assert "2 October 2024: recorded as created, claimed" in told["parts"][1]["lines"][0]


@pytest.mark.parametrize("picked", [["C02"], ["<", ">", ""], [], [1, 2, 3], "C02", None])
def test_whatever_else_is_picked_the_page_stands_and_tells_nothing(page, tidewell, picked):
    found = page(tidewell, "map")
    found.session_state["map"] = {"picked": picked}
    found.run()
    assert not found.exception
    assert not found.error
    assert sent(found)["told"] is None


def test_what_people_typed_is_shown_as_they_typed_it(page, tmp_path):
    record = tmp_path / "hostile.duckdb"
    begun(record)
    maker = Actor(id=uuid.uuid4(), key="P1", label=HOSTILE, kind="practitioner")
    move = Move(
        id=uuid.uuid4(),
        key="M1",
        date=date(2025, 3, 5),
        title=HOSTILE,
        saying=HOSTILE,
        label=HOSTILE,
        compartments=HOSTILE,
        outcome=HOSTILE,
    )
    made_by = MoveActor(id=uuid.uuid4(), move=move.id, actor=maker.id, role="maker")
    with Store.open(record) as store:
        store.save(operation(actor=[maker], move=[move], move_actor=[made_by]))
    found = page(record)
    assert not found.exception
    assert not found.error
    assert "<img" not in said(found)
    labels = [label for board in found.button_group for label in board.options]
    [typed] = [label for label in labels if "img" in label]
    assert "\\*\\*bold\\*\\*" in typed
