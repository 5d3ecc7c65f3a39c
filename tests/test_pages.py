"""Each page without a record, with an empty one, with the demo, and with no record at all."""

from datetime import date

import pytest
from bringing import begun
from conftest import said

PAGES = ["start", "map", "change", "circles", "contexts", "moves", "measures", "share", "care"]


@pytest.fixture(scope="module")
def tidewell(demo_record):
    return demo_record


@pytest.mark.parametrize("name", PAGES)
def test_without_a_record_a_page_says_what_to_do_first(page, name):
    found = page(name)
    assert not found.exception
    assert "No record is open" in said(found)


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_record_says_what_to_do_first(page, name, tmp_path):
    record = tmp_path / "empty.duckdb"
    begun(record)
    found = page(name, record)
    assert not found.exception
    assert "Ours is empty" in said(found)


@pytest.mark.parametrize("name", PAGES)
def test_a_file_that_is_no_record_is_told_in_one_line(page, name, tmp_path):
    record = tmp_path / "notes.duckdb"
    record.write_text("this is no record")
    found = page(name, record)
    assert not found.exception
    assert len(found.error) == 1
    assert "notes" in found.error[0].value


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("start", "from 95 ties"),
        ("map", "78 actors"),
        ("change", "formed"),
        ("circles", "On 31 October 2025"),
    ],
)
def test_the_demo_is_told_in_one_sentence_with_its_numbers(page, tidewell, name, words):
    found = page(name, tidewell)
    assert not found.exception
    assert not found.error, found.error[0].value
    assert words in said(found)


def test_two_days_in_the_wrong_order_are_told_and_the_choices_stay(page, tidewell):
    found = page("change", tidewell)
    found.selectbox(key="from").set_value("month 14 · October 2025")
    found.selectbox(key="to").set_value("month 1 · September 2024").run()
    assert not found.exception
    assert "From (month 14" in found.error[0].value.replace("\\", "")
    assert found.selectbox(key="from").value == "month 14 · October 2025"


def test_every_way_through_time_begins_with_its_first_and_last_step(page, tidewell):
    found = page("change", tidewell)
    found.selectbox(key="step_by").set_value("meetings").run()
    assert found.selectbox(key="from").value.startswith("meeting 1 ")
    assert found.selectbox(key="to").value.startswith("meeting 12 ")


def test_any_day_at_all_can_be_chosen(page, tidewell):
    found = page("change", tidewell)
    found.selectbox(key="step_by").set_value("any day").run()
    found.date_input(key="from_day").set_value(date(2025, 1, 15)).run()
    assert not found.exception
    assert "15 January 2025 to 31 October 2025" in said(found)


def test_the_map_s_table_is_of_the_day_that_is_chosen(page, tidewell):
    found = page("map", tidewell)
    found.session_state["folded_connected"] = True
    found.run()
    assert "Oona" not in said(found)
    chosen = next(box for box in found.selectbox if box.label == "On")
    chosen.set_value("month 1 · September 2024").run()
    assert "Oona" in said(found)


def test_the_circle_of_each_young_person_can_be_shown(page, tidewell):
    found = page("circles", tidewell)
    for option in ["Y07", "Y24"]:
        found.selectbox(key="young_person").set_value(option).run()
        assert not found.exception
    assert "not there" in said(found)


def test_a_new_programme_can_be_made_and_is_shown(page, tmp_path):
    found = page("start")
    found.text_input[1].set_value("Our programme")
    made = next(button for button in found.button if button.label == "Make it")
    made.click().run()
    assert not found.exception
    assert "Our programme is empty" in said(found)
    assert (tmp_path / "sysmap" / "our-programme.duckdb").exists()


def test_a_programme_without_a_name_is_told_and_nothing_is_made(page, tmp_path):
    found = page("start")
    next(button for button in found.button if button.label == "Make it").click().run()
    assert "no name" in found.error[0].value
    assert not list(tmp_path.rglob("*.duckdb"))


@pytest.mark.parametrize("name", [name for name in PAGES if name != "care"])
def test_a_page_shows_the_record_as_it_was_known_on_a_day(page, tidewell, name):
    found = page(name, tidewell)
    found.date_input(key="known_on").set_value(date(2020, 1, 1)).run()
    assert not found.exception
    assert "as it was known at the end of 1 January 2020" in said(found)
    assert "Nothing had been written down in this record" in said(found)
    found.date_input(key="known_on").set_value(None).run()
    assert "as it was known" not in said(found)


def test_start_says_under_its_picture_who_was_heard(page, tidewell):
    assert "31 Oct 2025</span>37 of 39" in said(page("start", tidewell))
