"""Tonight: what the group says together, in three parts."""

import re
import shutil
from datetime import date
from uuid import uuid4

import pytest
import streamlit as st
from conftest import said

from sysmap import forgetting, recording
from sysmap.pages import record_saving, session
from sysmap.recording import ActionDraft, CameDraft
from sysmap.store import TEAM, Store
from sysmap.views import guarding_words, minutes_words, record_words
from sysmap.views import tonight_words as words
from sysmap.writers import minutes as writer


@pytest.fixture
def record(untouched_demo, tmp_path):
    for ending in ("", ".head"):
        shutil.copy(f"{untouched_demo}{ending}", f"{tmp_path / 'ours.duckdb'}{ending}")
    yield tmp_path / "ours.duckdb"
    st.cache_resource.clear()


def opened(page, record, part, **state):
    """A part of the page, which somebody chose."""
    found = page("tonight", record)
    found.session_state["part"] = part
    for name, value in state.items():
        found.session_state[name] = value
    return found.run()


def at_the_first(found, wanted):
    """The page at the first item that is wanted."""
    walk = found.session_state["walk"]
    walk.place = next(place for place, item in enumerate(walk.items) if wanted(item))
    return found.run()


def reviews(record):
    return session.store_of(record).current("review").to_pylist()


def place(found):
    return int(re.search(r"(\d+) of 30", said(found))[1])


def written(record):
    """The versions of verdicts that there are."""
    return {(row["id"], row["version"]) for row in reviews(record)}


def press(found, label):
    [button] = [one for one in found.button if one.label == label]
    return button.click().run()


def test_without_a_record_it_leads_to_start(page):
    assert "Go to Start" in [button.label for button in page("tonight").button]


def test_the_last_meeting_is_before_the_group_and_a_word_goes_on_to_the_next(page, record):
    found = page("tonight", record)
    assert not found.exception
    before = len(reviews(record))
    first = place(found)
    found = press(found, words.VERDICTS["disputed"])
    assert not found.exception
    assert place(found) == first + 1
    assert len(reviews(record)) == before + 1
    found = press(found, words.UNDO)
    assert place(found) == first
    assert len(reviews(record)) == before


def test_a_click_that_comes_twice_says_it_once(page, record):
    found = page("tonight", record)
    [button] = [one for one in found.button if one.label == words.VERDICTS["disputed"]]
    found = button.click().run()
    first, before = place(found), len(reviews(record))
    found = button.click().run()
    assert (place(found), len(reviews(record))) == (first, before)


def test_several_things_are_decided_by_one_word_or_one_by_one(page, record):
    found = page("tonight", record)
    found = at_the_first(found, lambda item: len(item.things) > 1)
    count = things_shown(found)
    assert count > 1
    before = written(record)
    found = press(found, words.UNFOLD)
    assert f"of {30 + count - 1}" in said(found)
    press(found, words.VERDICTS["disputed"])
    assert len(written(record) - before) == 1
    again = page("tonight", record)
    again = at_the_first(again, lambda item: len(item.things) > 1)
    rest = things_shown(again)
    press(again, words.OF_SEVERAL["confirmed"])
    assert len(written(record) - before) == 1 + rest


def things_shown(found):
    """How many things the item before the group holds."""
    shown = re.search(r'<ul class="things.*?</ul>', said(found))[0]
    return len(re.findall("<li>", shown))


def test_a_comment_that_may_tell_who_somebody_is_is_kept_only_where_somebody_says_so(page, record):
    found = page("tonight", record)
    before = len(reviews(record))
    [comment] = [one for one in found.text_input if one.label == words.COMMENT]
    comment.input("ring 07700 900123")
    found = press(found, words.VERDICTS["disputed"])
    assert len(reviews(record)) == before
    assert found.warning
    found = press(found, guarding_words.KEEP_TEXTS)
    assert "ring 07700 900123" in [row["comment"] for row in reviews(record)]


def test_better_not_is_not_shown_again_nor_told_in_the_minutes(page, record):
    found = page("tonight", record)
    found = at_the_first(found, lambda item: item.of == "pair")
    question = re.search(r"<li>(.*?), in the circle", said(found))[1]
    found = press(found, words.VERDICTS["better not"])
    assert not found.exception
    for part in words.PARTS:
        assert question not in said(opened(page, record, part))
    held = recording.shown_in(session.store_of(record))
    last = session.store_of(record).seq
    assert recording.shown(held, session.store_of(record).written_by(last, TEAM)) == []


def test_several_pairs_are_never_kept_apart_by_one_word(page, record):
    found = page("tonight", record)
    found.session_state["meeting"] = "G03"
    found = at_the_first(found.run(), lambda item: item.of == "pair" and len(item.things) > 1)
    before = written(record)
    found = press(found, words.OF_SEVERAL["better not"])
    assert written(record) == before
    assert words.VERDICTS["better not"] in [one.label for one in found.button]


def test_before_a_room_nobody_of_a_circle_is_named_that_nobody_here_is_in(page, record):
    store = session.store_of(record)
    came = CameDraft(meeting="G12", came=())
    recording.save_came(store, came, who="ana", operation_id=uuid4())
    system = store.system(TEAM)
    young = [
        name
        for name, kind in zip(system.labels, system.texts("actor", "kind"), strict=True)
        if kind in ("young person", "carer")
    ]
    found = page("tonight", record)
    told = ""
    for why in words.WHY:
        found = at_the_first(found, lambda item, why=why: item.why == why)
        told += said(found)
    things = " ".join(re.findall(r"<li>.*?</li>", told))
    assert "Young person" in things
    assert [name for name in young if re.search(rf"\b{re.escape(name)}\b", things)] == []


def test_how_somebody_finds_a_context_is_kept_on_the_spot_and_the_group_stays_where_it_is(
    page, record
):
    found = at_the_first(page("tonight", record), lambda item: item.of == "context")
    there, store = place(found), session.store_of(record)
    before = len(store.current("appraisal").to_pylist())
    [who] = [one for one in found.selectbox if one.label == words.WHO_FINDS_IT]
    who.set_value("P01")
    [how] = [one for one in found.button_group if one.label == words.HOW_THEY_FIND_IT]
    how.set_value("constraining")
    found = press(found, words.KEEP_IT)
    assert not found.exception
    assert place(found) == there
    assert re.search("Kept: .* finds it constraining", said(found))
    assert len(store.current("appraisal").to_pylist()) == before + 1


def test_a_meeting_is_begun_today_and_who_is_here_is_ticked(page, record):
    found = press(page("tonight", record), words.NEW_MEETING)
    assert not found.exception
    store = session.store_of(record)
    [meeting] = [row for row in store.current("meeting").to_pylist() if row["date"] == date.today()]
    assert f"{words.WHO_IS_HERE}: 0" in [one.label for one in found.expander]
    found.session_state["folded_cametonight"] = True
    found = found.run()
    found.multiselect[0].set_value(["P01"])
    assert words.HERE_FIRST in said(found)
    found = press(found, words.SAVE_CAME)
    assert words.HERE_FIRST not in said(found)
    assert f"{words.WHO_IS_HERE}: 1" in [one.label for one in found.expander]
    assert meeting["key"] == "G13"


def test_somebody_who_comes_late_is_ticked_after_a_word_was_said(page, record):
    found = page("tonight", record)
    found.session_state["folded_cametonight"] = True
    found = found.run()
    assert found.multiselect[0].value
    assert found.multiselect[0].form_id
    found = press(found, words.VERDICTS["disputed"])
    found.multiselect[0].set_value(["P01", "P02"])
    found = press(found, words.SAVE_CAME)
    assert not found.exception
    assert f"{words.WHO_IS_HERE}: 2" in [one.label for one in found.expander]


def test_a_word_said_while_names_are_ticked_lets_go_of_none_of_them(page, record):
    found = page("tonight", record)
    found.session_state["folded_cametonight"] = True
    found = found.run()
    field = found.multiselect[0].key
    found = press(found, words.VERDICTS["disputed"])
    assert found.run().multiselect[0].key == field


def test_the_day_of_a_move_is_short_where_many_stand_on_one_screen(page, record):
    found = page("tonight", record)
    for alone in (False, True):
        found = at_the_first(found, lambda item: item.why == "moves" and len(item.things) > 1)
        found = press(found, words.UNFOLD) if alone else found
        [first, *_] = re.findall(r"<li>.*?</li>", said(found))
        assert bool(re.search(r"\(\d+ \w{3} 20\d\d\)", first)) == alone
        assert bool(re.search(r"\(\d+\N{NO-BREAK SPACE}\w{3}\)", first)) != alone


def test_at_the_end_of_an_agenda_stands_the_way_to_its_minutes(page, record):
    found = page("tonight", record)
    walk = found.session_state["walk"]
    walk.place = len(walk.items)
    found = found.run()
    assert walk.left
    assert words.at_the_end(walk.left) in said(found)
    assert words.ALL_SAID not in said(found)
    assert words.COMMENT not in [one.label for one in found.text_input]
    found = press(found, words.SEE_MINUTES)
    assert not found.exception
    assert minutes_words.WHO_CAME in said(found)


def test_whoever_left_the_agenda_to_record_a_move_is_led_back(page, record):
    found = page("record", record)
    found.session_state[session.AT_MEETING] = "G12"
    found.session_state[record_saving.RESULT] = record_saving.Result(1, "Saved.")
    found = found.run()
    assert record_words.TO_THE_AGENDA in [one.proto.label for one in found.get("page_link")]


def test_minutes_tell_what_was_said_and_never_by_whom_and_hold_what_is_done_next(page, record):
    found = opened(page, record, words.MINUTES)
    assert not found.exception
    told = said(found)
    assert minutes_words.WHO_CAME in told
    assert "<strong>it is so</strong> (" in told
    [what] = [one for one in found.text_input if one.label == minutes_words.WHAT]
    what.input("ask the school")
    found = press(found, minutes_words.ADD)
    assert "<li>ask the school</li>" in said(found)
    found = press(found, minutes_words.CLOSE)
    assert "24 September 2025 to 29 October 2025" in said(found)


def test_what_an_earlier_meeting_agreed_is_done_by_one_press(page, record):
    store = session.store_of(record)
    draft = ActionDraft(meeting="G11", what="ring the school")
    recording.save_action(store, draft, who="ana", operation_id=uuid4())
    found = press(opened(page, record, words.BEFORE), minutes_words.DONE)
    [action] = [row for row in store.current("action").to_pylist() if row["what"] == draft.what]
    assert action["done"] == date.today()
    assert not found.exception


def test_minutes_are_one_page_without_script_or_network(record):
    with Store.open(record, read_only=True) as store:
        system = store.system(TEAM)
    told = minutes_words.minutes(system, len(system.texts("meeting", "key")) - 1)
    page = writer.as_page(told._replace(title="<b>Minutes</b>"))
    assert "<script" not in page
    assert "src=" not in page
    assert "&lt;b&gt;Minutes" in page
    assert told.came
    assert any("the next meeting" in line for line in told.waiting)


def test_the_agenda_on_paper_numbers_each_item(record):
    with Store.open(record, read_only=True) as store:
        parts = words.agenda_parts(store.system(TEAM), 11)
    points = [point for part in parts.values() for point in part]
    numbered = [point for point in points if re.match(r"\d+\. ", point)]
    assert len(numbered) == 30
    assert numbered[-1].startswith("30. ")


def test_what_waits_is_told_with_the_meeting_of_its_turn(page, record):
    found = page("tonight", record)
    for name, value in (("part", words.MINUTES), ("meeting", "G10"), ("folded_waitingg10", True)):
        found.session_state[name] = value
    found.session_state["folded_whatwaitsonebyone"] = True
    told = said(found.run())
    assert "contexts" in told
    assert re.search(r"<td>G11 · 24 September 2025</td>", told)


def test_the_way_through_an_agenda_holds_nobody_who_was_erased(page, record):
    found = page("tonight", record)
    walk = found.session_state["walk"]
    items, place_before = len(walk.items), walk.place
    forgetting.forget()
    assert (walk.system.actor_count, walk.items, walk.agenda.items) == (0, [], ())
    found.run()
    assert not found.exception
    again = found.session_state["walk"]
    assert (len(again.items), again.place) == (items, place_before)
