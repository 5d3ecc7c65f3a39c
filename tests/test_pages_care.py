"""The Care page: what is held on somebody is seen and handed over, and they are taken out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from conftest import said
from erasing_samples import BYTES, CANARIES, TITLE, programme

from sysmap import intake, recording
from sysmap.errors import InputRefused
from sysmap.pages import care_choices
from sysmap.store import STEWARD, TEAM, Store
from sysmap.views import care_words as words

TODAY = datetime.now(UTC).date()


@pytest.fixture
def record(tmp_path):
    return programme(tmp_path / "ours.duckdb")


@pytest.fixture
def care(page, record):
    def shown(somebody=None):
        found = page("care", record)
        if somebody:
            found.selectbox[0].set_value(somebody).run()
        assert not found.exception
        return found

    return shown


def button(found, label):
    return next(each for each in found.button if each.label == label)


def noted(record):
    return [
        line.split("\t")[2]
        for line in record.with_name(f"{record.name}.access").read_text().splitlines()
    ]


def test_nobody_is_shown_before_somebody_is_chosen(care, record):
    found = care()
    assert words.CHOOSE in said(found)
    assert "QK77" not in said(found)
    assert not record.with_name("ours.duckdb.access").exists()


def test_what_is_held_is_told_and_noted_once(care, record):
    found = care("QK77")
    assert "rows of the record speak of Quillfeather Zanzibaro (QK77)" in said(found)
    assert found.get("download_button")[0].proto.label == words.PAGE_BUTTON
    found.radio[0].set_value(words.WHOLE).run()
    assert noted(record) == ["person"]
    assert "kept apart" not in said(found)
    assert TITLE in said(found)


def test_only_the_typed_key_opens_the_way(care):
    found = care("QK77")
    assert found.radio[0].value == words.HIDDEN  # the one way that can be taken back
    assert words.ERASE not in [one.label for one in found.button]
    found.radio[0].set_value(words.POINT).run()
    assert button(found, words.ERASE).disabled
    found.text_input(key=care_choices.CONFIRMED).set_value("QK7").run()
    assert button(found, words.ERASE).disabled


def test_somebody_is_taken_out_and_it_is_told_what_is_left(care, record, tmp_path):
    with Store.open(record) as store:
        store.backup(tmp_path / "kept.duckdb")
    found = care("QK77")
    found.radio[0].set_value(words.WHOLE).run()
    found.text_input(key=care_choices.CONFIRMED).set_value("QK77").run()
    button(found, words.ERASE).click().run()
    assert not found.exception
    assert found.success[0].value.startswith("QK77 is gone from every save, and from the disk; 1")
    assert "kept\\.duckdb" in found.success[0].value or "kept.duckdb" in said(found)
    assert words.CHOOSE in said(found)
    assert found.selectbox[0].value is None
    for file in tmp_path.glob("ours*"):
        content = file.read_bytes()
        assert not [name for name in CANARIES if name.encode() in content], file
        assert not [name for name in BYTES if name in content], file
    assert care_choices.CONFIRMED not in found.session_state
    assert "Quillfeather" not in said(found)


def test_somebody_is_hidden_by_a_consent_that_is_withdrawn_and_can_be_taken_out_still(
    care, page, record
):
    found = care("QK77")
    found.radio[0].set_value(words.HIDDEN).run()
    assert "the first consent that is written down" in said(found)
    button(found, words.HIDE).click().run()
    assert "Hidden" in found.success[0].value
    assert words.IS_HIDDEN in said(found)
    assert words.HIDE not in [one.label for one in found.button]
    with Store.open(record) as store:
        assert "QK77" not in store.system(TEAM).keys
        assert "QK77" in store.system(STEWARD).keys
    assert "rows of the record speak of Quillfeather" in said(care("QK77"))


def test_the_day_until_which_the_record_is_kept_is_set_and_shown(care, record):
    found = care()
    assert "No day is set" in said(found)
    found.date_input[0].set_value(TODAY + timedelta(days=400)).run()
    button(found, words.KEEP).click().run()
    assert "This record is kept until" in said(found)
    with Store.open(record, read_only=False) as store:
        assert len(store.history()) == 5


def test_start_says_when_the_day_is_near(page, record):
    near = TODAY + timedelta(days=10)
    with Store.open(record) as store:
        recording.save_retention(store, near, who="steward", operation_id=uuid4())
    assert "review what to keep" in said(page("start", record))


@pytest.mark.parametrize(
    ("days", "told"),
    [(31, ""), (30, "is to be kept until"), (0, "is to be kept until"), (-1, "was to be kept")],
)
def test_the_day_is_told_from_a_month_before(days, told):
    due = words.due(TODAY + timedelta(days=days), TODAY)
    assert told in due
    assert bool(due) == bool(told)


def test_the_day_comes_in_with_the_programme_and_must_be_one(tmp_path, record):
    table = tmp_path / "programme.csv"
    table.write_text("key,value\nretain_until,2031-01-01\n")
    with Store.open(record) as store:
        intake.bring_in(store, [table])
        assert store.system(STEWARD).retain_until == date(2031, 1, 1)
        table.write_text("key,value\nretain_until,soon\n")
        with pytest.raises(InputRefused, match="soon"):
            intake.bring_in(store, [table])
