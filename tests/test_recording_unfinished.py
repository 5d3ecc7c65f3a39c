"""What was typed and not saved: kept for its browser alone, and gone when it is not needed."""

import os
import time
from datetime import date
from uuid import uuid4

import pytest

from sysmap.errors import NotWritable
from sysmap.recording import unfinished

TYPED = {"move title": "Ana", "move date": date(2025, 3, 5), "move makers": ["P1", "Nadia"]}


@pytest.fixture
def record(tmp_path):
    return tmp_path / "ours.duckdb"


def test_what_was_typed_comes_back_as_it_was(record):
    browser = uuid4().hex
    unfinished.keep(record, browser, TYPED)
    assert unfinished.kept(record, browser) == TYPED


def test_another_browser_or_another_record_sees_none_of_it(record):
    unfinished.keep(record, uuid4().hex, TYPED)
    assert unfinished.kept(record, uuid4().hex) == {}
    assert unfinished.kept(record.with_name("theirs.duckdb"), uuid4().hex) == {}


def test_only_this_account_may_read_it(record):
    unfinished.keep(record, uuid4().hex, TYPED)
    folder = record.with_name("ours.duckdb.drafts")
    [file] = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)


def test_nothing_typed_leaves_nothing_behind(record):
    browsers = uuid4().hex, uuid4().hex
    for browser in browsers:
        unfinished.keep(record, browser, TYPED)
    unfinished.keep(record, browsers[0], {})
    assert unfinished.kept(record, browsers[1]) == TYPED
    unfinished.throw_away(record, browsers[1])
    unfinished.throw_away(record, browsers[1])
    assert list(record.parent.iterdir()) == []


def test_what_nobody_came_back_to_for_a_month_is_forgotten(record):
    browser = uuid4().hex
    unfinished.keep(record, browser, TYPED)
    [file] = record.with_name("ours.duckdb.drafts").iterdir()
    long_ago = time.time() - unfinished.KEPT_FOR - 1
    os.utime(file, (long_ago, long_ago))
    assert unfinished.kept(record, browser) == {}
    assert not file.exists()


def test_a_damaged_draft_is_no_draft(record):
    browser = uuid4().hex
    unfinished.keep(record, browser, TYPED)
    [file] = record.with_name("ours.duckdb.drafts").iterdir()
    for text in ("", "[]", '{"day": "soon"}', "{"):
        file.write_text(text)
        assert unfinished.kept(record, browser) == {}


@pytest.mark.parametrize("told", ["", "../../etc", "A" * 32, "a" * 31, "None"])
def test_a_text_from_a_browser_names_a_draft_only_where_it_is_an_id_of_ours(told):
    assert not unfinished.is_id(told)
    assert unfinished.is_id(uuid4().hex)


def test_a_draft_that_cannot_be_kept_is_told(record):
    record.with_name("ours.duckdb.drafts").write_text("a file where the folder should be")
    with pytest.raises(NotWritable, match="a refresh would lose what is typed"):
        unfinished.keep(record, uuid4().hex, TYPED)
