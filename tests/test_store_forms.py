"""A record of an earlier form is read as it is: what its form has no table for is empty."""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import uuid4

import pytest

from sysmap.recording.held import held_in
from sysmap.store import Store
from sysmap.store.migrations import nouns_of
from sysmap.store.tables import STORED

OLD_FORM = Path(__file__).parent / "upgrade" / "0.1.0" / "tiny.duckdb"
LACKING = [noun for noun in STORED if noun not in nouns_of(1)]


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    path = Path(
        shutil.copytree(OLD_FORM.parent, tmp_path_factory.mktemp("old") / "0.1.0"), "tiny.duckdb"
    )
    with Store.open(path, read_only=True) as store:
        yield store


@pytest.fixture(scope="module")
def new(tmp_path_factory):
    with Store.create(tmp_path_factory.mktemp("new") / "programme.duckdb") as store:
        yield store


@pytest.mark.parametrize("noun", LACKING)
def test_what_the_form_lacks_is_empty_with_the_columns_of_a_new_record(old, new, noun):
    assert old.current(noun).equals(new.current(noun))
    assert old.versions(noun, uuid4()) == []


def test_what_the_form_lacks_has_no_keys(old):
    assert [old.keys_ever(noun) for noun in ("move", "element", "context")] == [[], [], []]
    assert list(held_in(old).rows("context")) == []


def test_what_the_form_has_is_read(old):
    assert old.current("actor").num_rows == len(old.keys_ever("actor")) > 0
