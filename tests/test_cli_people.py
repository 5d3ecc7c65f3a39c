"""`sysmap person` and `sysmap erase`: what is held on one person, and what is left of them."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from uuid import uuid4

import pytest
from bringing import new_record
from erasing_samples import BYTES, CANARIES, PLAIN, TITLE, ZOE, programme
from store_samples import ANA, BEN, CAT, operation, tie

from sysmap.store import Store


@pytest.fixture
def record(tmp_path):
    return programme(tmp_path / "ours.duckdb")


def noted(record):
    return [
        line.split("\t")[2]
        for line in record.with_name(f"{record.name}.access").read_text().splitlines()
    ]


@pytest.mark.parametrize("form", ["html", "text"])
def test_the_page_holds_all_about_them_and_names_nobody_else(typed, record, form):
    code, out, err = typed("person", record, "QK77", "--format", form)
    assert code == 0
    held = [canary for canary in CANARIES if str(ZOE.id) not in canary.lower()]
    assert [canary for canary in held if canary not in out and canary != ZOE.id.hex] == []
    for other in (ANA, BEN, CAT):
        assert not re.search(rf"\b{other.key}\b", out)
    assert "practitioner 1" in out
    assert "school" in out
    assert str(ZOE.id) not in out
    assert err.startswith("# held, and not on the page")
    assert "kept apart" not in out
    assert noted(record) == ["person"]


def test_the_page_is_escaped_and_runs_and_fetches_nothing(typed, tmp_path):
    hostile = replace(ZOE, label="<script>alert(1)</script>", attributes="<img src=x>")
    with new_record(tmp_path / "ours.duckdb") as store:
        store.save(operation(actor=[hostile, BEN], tie=[replace(tie(hostile, BEN), key="<b>")]))
    _, out, _ = typed("person", tmp_path / "ours.duckdb", "QK77")
    tags = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, given: tags.append((tag, dict(given)))
    reader.feed(out)
    assert {"script", "img", "b", "link"}.isdisjoint(tag for tag, _ in tags)
    assert not [given for _, given in tags if {"src", "href"} & given.keys()]
    assert "&lt;script&gt;alert(1)" in out


def test_the_key_of_somebody_who_was_renamed_still_finds_them(typed, record):
    with Store.open(record) as store:
        store.save(operation(actor=[replace(ANA, id=uuid4(), key="new")]))
    assert typed("person", record, "new", "--format", "text")[0] == 0
    code, out, err = typed("person", record, "nobody")
    assert (code, out) == (2, "")
    assert "nobody here is or was known by nobody" in err


def test_without_yes_it_is_told_what_would_go_and_nothing_is_changed(typed, record):
    before = record.read_bytes()
    code, out, err = typed("erase", record, "QK77")
    assert code == 0
    assert "QK77 goes" in out
    assert f"- move M1, What was done: {TITLE}" in out.splitlines()
    assert "nothing is changed" in err
    assert record.read_bytes() == before
    assert "kept" not in out
    assert "flag" not in out


def test_with_yes_it_is_done(typed, record, tmp_path):
    with Store.open(record) as store:
        store.backup(tmp_path / "kept.duckdb")
    code, out, err = typed("erase", record, "QK77", "--yes", "--redact-texts", "--reason", "asked")
    assert (code, err) == (0, "")
    first, _, *copies = out.splitlines()
    assert first == (
        "QK77 is gone from every save, and from the disk; 1 backup may still hold them."
    )
    assert copies[0].startswith(f"- backup {tmp_path / 'kept.duckdb'}, of ")
    assert noted(record) == ["erase"]
    for file in tmp_path.glob("ours*"):
        content = file.read_bytes()
        assert not [name for name in CANARIES if name.encode() in content], file
        assert not [name for name in BYTES if name in content], file
    assert typed("verify", record)[0] == 0


def test_a_pseudonym_is_told_and_what_texts_still_say(typed, record):
    _, out, _ = typed("erase", record, "QK77", "--yes", "--pseudonym")
    told, texts = out.splitlines()
    assert told.startswith("QK77 is erased 1 now, in every save, and from the disk; no backup")
    assert texts == "4 texts of others still may name them."


def test_another_name_is_looked_for_where_it_is_given(typed, record):
    _, out, _ = typed("erase", record, "QK77", "--also", "talk")
    assert "- move M2, What was done: A talk" in out.splitlines()


def test_a_record_that_is_not_whole_is_left_as_it_is(typed, tmp_path):
    record = programme(tmp_path / "ours.duckdb", told=PLAIN)
    shutil.copy(record, tmp_path / "other.duckdb")
    code, _, err = typed("erase", tmp_path / "other.duckdb", "QK77", "--yes")
    assert code == 6
    assert "head" in err
