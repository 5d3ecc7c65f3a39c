"""The tables say what the model says, and explain themselves to whoever opens the file."""

from __future__ import annotations

import dataclasses
from datetime import date
from uuid import UUID, uuid4

import duckdb
import pytest
from store_samples import ANA, BEN, operation, spell, three_saves, tie

from sysmap.model import NOUNS, ORIGINS, PRECISIONS, STRENGTH_MEANINGS, TieKind
from sysmap.store import Store
from sysmap.store.naming import NAMED_BY
from sysmap.store.tables import FIELDS, NUMBERED, POINTERS, STORED
from sysmap.system import SCHEMAS

SQL_TYPES = {
    UUID: "UUID",
    str: "VARCHAR",
    date: "DATE",
    bool: "BOOLEAN",
    int: "INTEGER",
    float: "DECIMAL(18,6)",
}


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    path = three_saves(tmp_path_factory.mktemp("schema") / "programme.duckdb")
    with duckdb.connect(str(path), read_only=True) as connection:
        yield connection


def described(opened, table):
    return opened.execute(
        "SELECT column_name, data_type, is_nullable FROM duckdb_columns() "
        "WHERE table_name = ? ORDER BY column_index",
        [table],
    ).fetchall()


@pytest.mark.parametrize("noun", STORED)
def test_a_table_has_the_fields_of_its_noun_in_order(opened, noun):
    told = [(name, kind) for name, kind, _ in described(opened, f"{noun}_log")]
    fields = [(name, SQL_TYPES[kind]) for name, kind in FIELDS[noun].items()]
    versioned = [("id", "UUID"), ("version", "INTEGER"), ("seq", "BIGINT"), ("void", "BOOLEAN")]
    assert told == [*versioned, *fields]


@pytest.mark.parametrize("noun", NOUNS)
def test_a_column_may_be_empty_where_its_field_may(opened, noun):
    needed = {
        field.name
        for field in dataclasses.fields(NOUNS[noun])
        if field.default is dataclasses.MISSING
    }
    told = {name for name, _, nullable in described(opened, f"{noun}_log") if not nullable}
    assert told == needed | {"version", "seq", "void"}


def test_every_table_view_and_column_is_explained(opened):
    for what in ("duckdb_tables()", "duckdb_views()"):
        unexplained = opened.execute(
            f"SELECT * FROM {what} WHERE comment IS NULL AND NOT internal"
        ).fetchall()
        assert unexplained == []
    columns = opened.execute(
        "SELECT table_name, column_name FROM duckdb_columns() "
        "JOIN duckdb_tables() USING (table_name) WHERE duckdb_columns.comment IS NULL"
    ).fetchall()
    assert columns == []


def test_a_guest_finds_each_noun_as_it_stands_and_as_it_was(opened):
    assert opened.execute("SELECT key FROM actor ORDER BY key").fetchall() == [
        ("ana",),
        ("ben",),
        ("cat",),
    ]
    assert opened.execute("SELECT count(*) FROM tie").fetchall() == [(2,)]
    assert opened.execute("SELECT count(*) FROM tie_as_known(2)").fetchall() == [(1,)]
    for noun in STORED:
        opened.execute(
            f"SELECT * FROM {noun} UNION ALL SELECT * FROM {noun}_as_known(3)"
        ).fetchall()


def test_a_guest_finds_ties_and_their_times_by_key(opened):
    tidy = opened.execute('SELECT source, target, kind, start, "end" FROM tidy_tie ORDER BY source')
    assert tidy.fetchall() == [
        ("ana", "ben", "works_with", date(2026, 3, 1), None),
        ("ben", "cat", "works_with", date(2026, 4, 1), None),
    ]


def test_every_word_of_the_model_can_be_saved(tmp_path):
    with Store.create(tmp_path / "words.duckdb") as store:
        bonds = [tie(ANA, BEN, kind) for kind in (*ORIGINS, *PRECISIONS)]
        origins = [spell(bond, origin=bond.kind) for bond in bonds[: len(ORIGINS)]]
        precisions = [spell(bond, precision=bond.kind) for bond in bonds[len(ORIGINS) :]]
        kinds = [
            TieKind(id=uuid4(), kind=meaning, directed=False, strength=meaning)
            for meaning in STRENGTH_MEANINGS
        ]
        store.save(
            operation(actor=[ANA, BEN], tie=bonds, spell=[*origins, *precisions], tie_kind=kinds)
        )
        assert store.seq == 1


def test_every_id_in_a_noun_is_known_to_point_somewhere():
    pointing = {(pointer.noun, pointer.field) for pointer in POINTERS}
    ids = {(noun, name) for noun in NOUNS for name, kind in FIELDS[noun].items() if kind is UUID}
    assert pointing == ids
    assert {pointer.target for pointer in POINTERS} == set(NUMBERED)


def test_every_noun_can_be_named_and_read():
    assert NAMED_BY.keys() == STORED.keys()
    assert SCHEMAS.keys() == NOUNS.keys()
    assert all(set(names) <= set(FIELDS[noun]) for noun, names in NAMED_BY.items())
