"""Who was heard: written down on the Record page, kept, changed, taken back, and shown."""

from datetime import date
from uuid import uuid4

import pytest
from conftest import said
from streamlit.testing.v1 import AppTest
from test_pages_record import click, doing, drafts, page, record, rows, store, told

from sysmap import places, recording
from sysmap.recording import Addition, AskedDraft
from sysmap.views import change_words, record_words
from sysmap.views import heard_words as words

__all__ = ["page", "record", "store"]


def write(page, what, **fields):
    doing(page, words.HEARD)
    page.selectbox(key="typed heard what").set_value(what).run()
    for name, given in fields.items():
        page.session_state[f"typed heard {name.replace('__', ' ')}"] = given
    click(page.run(), record_words.SAVE)
    return told(page)


FORMS = {
    words.ASKED: ("reporter", {"who": ["P1", "P2"], "asked__start": "2024-09-01"}),
    words.TOLD: (
        "report",
        {"teller": "P1", "one": "P1", "other": "S1", "says": "still there", "day": "2025-03-05"},
    ),
    words.LOOKED: ("observation_window", {"start": "2024-09", "scope": "a full mapping"}),
    words.CAME: ("attendance", {"came": ["P1", "Y1"], "day__of__meeting": "2025-03-05"}),
}


@pytest.mark.parametrize("what", FORMS)
def test_what_was_heard_is_saved_told_and_taken_back(page, store, record, what):
    noun, fields = FORMS[what]
    assert "Saved." in write(page, what, **fields)
    assert len(rows(store, noun)) == len(fields.get("who", fields.get("came", [1])))
    assert drafts(record) == []
    click(page, record_words.TAKE_BACK)
    assert rows(store, noun) == []


@pytest.mark.parametrize(
    ("what", "wrong"),
    [
        (words.ASKED, "Who is asked: is empty; say who is asked"),
        (words.TOLD, "What they said: is empty; choose what they said"),
        (words.LOOKED, "Began: is empty; say since when somebody was looking"),
        (words.CAME, "Who came: is empty; say who came"),
    ],
)
def test_what_is_missing_is_told(page, what, wrong):
    assert wrong in write(page, what)


def test_what_is_typed_comes_back_with_a_new_window(page, record):
    doing(page, words.HEARD)
    page.session_state["typed heard who"] = ["P2"]
    page.run()
    later = AppTest.from_file(str(places.page("record")), default_timeout=60)
    later.session_state["drafts_of"] = page.session_state["drafts_of"]
    later.run()
    assert later.session_state["doing"] == words.HEARD
    assert later.multiselect(key="typed heard who").value == ["P2"]


@pytest.mark.parametrize("noun", ["reporter", "report", "observation_window", "meeting"])
def test_what_was_heard_can_be_changed_and_shows_who_wrote_it(page, store, noun):
    what = words.CAME if noun == "meeting" else noun
    write(page, what, **FORMS[what][1])
    click(page, record_words.ANOTHER)
    doing(page, record_words.CHANGE)
    page.selectbox(key="typed change what").set_value(noun).run()
    identity = str(rows(store, noun)[0]["id"])
    page.selectbox(key=f"typed change {noun} which").set_value(identity).run()
    field, given = {
        "reporter": ("end", "2025-06-01"),
        "report": ("day", "2025-03-06"),
        "observation_window": ("note", "by telephone"),
        "meeting": ("place", "library"),
    }[noun]
    page.text_input(key=f"typed change {identity} {identity}.{field}").set_value(given).run()
    page.session_state["folded_whowrote"] = True
    click(page, change_words.SAVE_CHANGES)
    assert "Saved." in told(page)
    [row, *_] = rows(store, noun)
    assert str(row[field]) == given
    assert "steward changed a" in said(page)


def test_the_strip_says_who_of_those_asked_was_heard(page, store):
    draft = AskedDraft(who=("P1", "P2"))
    recording.save_asked(store, draft, who="ana", operation_id=uuid4())
    fields = {"teller": "P1", "one": "P1", "other": "P2", "says": "still there"}
    doing(page, words.HEARD)
    assert "0 of 2" in said(page)
    write(page, words.TOLD, **fields, day="2023-12-20")
    click(page, record_words.ANOTHER)
    assert "1 of 2" in said(page)


def test_without_anybody_asked_the_page_says_that_nobody_knows(page):
    doing(page, words.HEARD)
    assert words.NOBODY_ASKED in said(page)


def test_who_told_of_a_connection_is_kept_with_it_in_one_save(page, store):
    doing(page, record_words.TIE)
    for name, given in {
        "one": "P2",
        "other": "S1",
        "kind": "works_jointly",
        "began": "was there already",
    }.items():
        page.session_state[f"typed tie {name}"] = given
    page.run()
    page.session_state["typed tie start"] = "before 2024-09"
    page.session_state["typed tie teller"] = "P2"
    click(page.run(), record_words.SAVE)
    assert "Saved." in told(page)
    [report] = rows(store, "report")
    assert report["says"] == "was there already"
    spell = next(row for row in rows(store, "spell") if row["origin"] == "found")
    assert (spell["start"], spell["precision"]) == (date(2024, 9, 1), "before")
    click(page, record_words.TAKE_BACK)
    assert rows(store, "report") == []


def test_a_day_stands_in_its_field_as_exactly_as_it_is_known_and_stays_so(page, store):
    ana = next(row for row in rows(store, "actor") if row["key"] == "P1")
    there = Addition(noun="presence", fields={"actor": "P1", "start": "before 2024-09"})
    recording.save_changes(store, [there], who="ana", operation_id=uuid4())
    [presence] = rows(store, "presence")
    doing(page, record_words.CHANGE)
    page.selectbox(key="typed change actor which").set_value(str(ana["id"])).run()
    field = f"typed change {ana['id']} {presence['id']}.start"
    assert page.text_input(key=field).value == "before 2024-09-01"
    page.text_input(key=field).set_value("2024-08").run()
    click(page, change_words.SAVE_CHANGES)
    [presence] = rows(store, "presence")
    assert (presence["start"], presence["precision"]) == (date(2024, 8, 1), "month")
