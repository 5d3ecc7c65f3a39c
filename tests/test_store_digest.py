"""The digest of few rows, in Python, is the digest of many, in SQL."""

from __future__ import annotations

import dataclasses
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sysmap.store import Fact, Store
from sysmap.store.batch import Few, Many
from sysmap.store.clock import microseconds, moment
from sysmap.store.digest import Line, chained, digest_of, row_text
from sysmap.store.facts import rows_of, table_of
from sysmap.store.tables import FIELDS, STORED

VALUES = {
    UUID: st.uuids(),
    str: st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
    | st.sampled_from(["", "it's", "né", "🤦🏼‍♂️", "a\x01b", "1:x,", "end\n", "e\u0301"]),
    date: st.dates(),
    bool: st.booleans(),
    int: st.integers(-(2**31), 2**31 - 1),
    float: st.floats(-1e9, 1e9) | st.sampled_from([-0.0, -1e-9, 1e-7, 0.1 + 0.2, 99999.9999995]),
}
NOUNS_WITHOUT_VOCABULARY = ["actor", "tie", "meeting", "place", "setting", "reason"]


@st.composite
def facts_drawn(draw):
    noun = draw(st.sampled_from(NOUNS_WITHOUT_VOCABULARY))
    needed = {
        field.name
        for field in dataclasses.fields(STORED[noun])
        if field.default is dataclasses.MISSING
    }
    fields = {
        name: VALUES[kind] if name in needed else st.none() | VALUES[kind]
        for name, kind in FIELDS[noun].items()
    }
    record = st.builds(STORED[noun], id=st.uuids(), **fields)
    fact = st.builds(Fact, record, st.integers(1, 2**31 - 1), st.booleans())
    return noun, draw(st.lists(fact, min_size=1, max_size=5, unique_by=lambda one: one.record.id))


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.create(tmp_path_factory.mktemp("digest") / "programme.duckdb") as opened:
        yield opened


@settings(max_examples=50, deadline=None)
@given(drawn=facts_drawn())
def test_few_rows_and_many_have_one_digest(store, drawn):
    noun, facts = drawn
    few, many = Few({noun: rows_of(noun, facts)}), Many({noun: table_of(noun, facts)})
    with written_for_a_moment(store, few) as cursor:
        told = few.digest(cursor, 1)
        assert many.digest(cursor, 1) == told
    with written_for_a_moment(store, many) as cursor:
        assert many.digest(cursor, 1) == told


@contextmanager
def written_for_a_moment(store, batch):
    with store._cursor() as cursor:
        cursor.execute("BEGIN")
        batch.insert(cursor, 1)
        yield cursor
        cursor.execute("ROLLBACK")


def test_a_row_is_told_in_netstrings_without_its_empty_columns():
    row = (UUID(int=7), 1, False, None, UUID(int=8), UUID(int=9), "né, o'h", True)
    assert row_text("tie", row) == (
        "tie,id=36:00000000-0000-0000-0000-000000000007,version=1:1,void=5:false,"
        "source=36:00000000-0000-0000-0000-000000000008,"
        "target=36:00000000-0000-0000-0000-000000000009,kind=7:né, o'h,directed=4:true"
    )


def test_the_digest_does_not_depend_on_the_order_of_the_rows_but_on_each_of_them():
    assert digest_of(["one", "two", "two"]) == digest_of(["two", "one", "two"])
    assert digest_of(["one", "two", "two"]) != digest_of(["one", "two"])
    assert digest_of([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


LINE = Line(
    seq=2,
    id=UUID(int=5),
    recorded_at=1_700_000_000_123_456,
    who="ana",
    team="east",
    verb="import",
    rows=3,
    digest="abc",
)


def test_the_chain_is_the_same_on_every_machine():
    # Written down when the first record was made: a record of that day must verify for ever.
    assert (
        chained("before", LINE)
        == "5b05b0c6d21752af3bedf83af72d5b5487b245b8dd8b73a68e13c01dcfcd4748"
    )


@pytest.mark.parametrize(
    "change",
    [
        {"seq": 3},
        {"id": UUID(int=6)},
        {"recorded_at": 1_700_000_000_123_457},
        {"who": "ben"},
        {"team": "west"},
        {"verb": "record"},
        {"rows": 4},
        {"digest": "abd"},
    ],
)
def test_the_chain_covers_every_column_of_the_operation(change):
    assert chained("before", dataclasses.replace(LINE, **change)) != chained("before", LINE)
    assert chained("other", LINE) != chained("before", LINE)


@given(when=st.datetimes(timezones=st.just(UTC)))
def test_a_moment_is_kept_to_the_microsecond(when):
    assert moment(microseconds(when)) == when


def test_a_moment_is_the_same_moment_in_every_zone():
    there = datetime(2026, 3, 4, 12, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    assert moment(microseconds(there)) == datetime(2026, 3, 4, 6, 15, tzinfo=UTC)


def test_numbers_are_kept_to_six_decimals():
    [row] = rows_of(
        "place", [STORED["place"](id=UUID(int=1), actor=UUID(int=2), x=1 / 3, y=-0.0, pinned=True)]
    )
    assert [str(value) for value in row[4:6]] == ["0.333333", "0.000000"]
    assert row[4] == Decimal("0.333333")
