"""What is done to the file from outside is told, the first bad operation first."""

from __future__ import annotations

import shutil
from dataclasses import replace
from random import Random

import pytest
from store_samples import ANA, BEN, behind_its_back, operation, spell, three_saves, tie

from sysmap.errors import InputRefused, RecordDamaged
from sysmap.store import STEWARD, Store
from sysmap.store.beside import head_file
from sysmap.store.head import read_head, write_head

NO_RECORD = "{} is no sysmap record; name a file that `sysmap new` made, or restore a backup of it"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return three_saves(tmp_path_factory.mktemp("made") / "programme.duckdb")


@pytest.fixture
def path(made, tmp_path):
    for file in made.parent.iterdir():
        shutil.copy(file, tmp_path)
    return tmp_path / made.name


def findings(path):
    with Store.open(path) as store:
        return store.verify()


def test_an_untouched_record_is_sound(path):
    assert findings(path) == []


TAMPERING = {
    "a changed field": (
        ["UPDATE spell_log SET start = '2026-02-01' WHERE seq = 2"],
        [("operation 2 (record by steward, ", "wrote 3 rows, and one or more were changed since")],
    ),
    "a changed reason": (
        ["UPDATE reason_log SET body = 'another' WHERE seq = 3"],
        [("operation 3 (record by steward, ", "one or more were changed since")],
    ),
    "a deleted row": (
        ["DELETE FROM actor_log WHERE key = 'cat'"],
        [("operation 1 (import by steward, ", "wrote 3 rows, and 2 are there")],
    ),
    "an added row": (
        ["INSERT INTO actor_log (id, version, seq, void, key) VALUES (uuid(), 1, 2, false, 'dee')"],
        [("operation 2 ", "wrote 3 rows, and 4 are there")],
    ),
    "a row moved to another save": (
        ["UPDATE tie_log SET seq = 2 WHERE seq = 3"],
        [("operation 2 ", "and 4 are there"), ("operation 3 ", "and 2 are there")],
    ),
    "a row under a save that never was": (
        ["INSERT INTO actor_log (id, version, seq, void, key) VALUES (uuid(), 1, 9, false, 'dee')"],
        [("1 rows belong to operation 9, which is not in the history", "")],
    ),
    "somebody else's name on a save": (
        ["UPDATE operation SET who = 'ben' WHERE seq = 2"],
        [("operation 2 (record by ben, ", "its line in the history was changed")],
    ),
    "another time on a save": (
        ["UPDATE operation SET recorded_at = recorded_at - INTERVAL 1 MICROSECOND WHERE seq = 1"],
        [("operation 1 (import by steward, ", "its line in the history was changed")],
    ),
    "a dropped operation": (
        ["DELETE FROM operation WHERE seq = 2"],
        [("3 rows belong to operation 2", ""), ("operation 2 is missing", "")],
    ),
    "a dropped operation with its rows": (
        [
            "DELETE FROM operation WHERE seq = 2",
            *(f"DELETE FROM {noun}_log WHERE seq = 2" for noun in ("tie", "spell", "reason")),
        ],
        [("operation 2 is missing", "")],
    ),
    "a change with a digest to match": (
        [
            "DELETE FROM reason_log WHERE seq = 2",
            """UPDATE operation SET "rows" = 2, digest = 'made to match' WHERE seq = 2""",
        ],
        [
            ("operation 2 ", "its line in the history was changed"),
            ("operation 2 ", "wrote 2 rows, and one or more were changed since"),
        ],
    ),
}


@pytest.mark.parametrize(("statements", "told"), TAMPERING.values(), ids=TAMPERING)
def test_verify_names(path, statements, told):
    behind_its_back(path, *statements)
    found = findings(path)
    assert len(found) == len(told)
    for sentence, (beginning, end) in zip(found, told, strict=True):
        assert sentence.startswith(beginning)
        assert sentence.endswith(end)


NOT_AS_SAVED = "so the record may not show what was saved"


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "CREATE OR REPLACE MACRO actor_as_known(upto) AS TABLE FROM actor_log WHERE key < 'c'",
            "macro actor_as_known is changed",
        ),
        ("CREATE OR REPLACE VIEW tie AS SELECT * FROM tie_log LIMIT 1", "view tie is changed"),
        ("DROP VIEW tidy_tie", "view tidy_tie is missing"),
        ("DROP MACRO TABLE spell_as_known", "macro spell_as_known is missing"),
        (
            "CREATE MACRO sha256(text) AS 'as you like it'",
            "macro sha256 is not one that sysmap makes",
        ),
    ],
)
def test_verify_names_the_view_or_macro_that_sysmap_did_not_make_so(path, statement, told):
    behind_its_back(path, statement)
    assert findings(path)[0] == f"{told}, {NOT_AS_SAVED}"


def test_verify_names_only_the_first_of_several_macros(path):
    behind_its_back(path, "DROP MACRO TABLE tie_as_known", "DROP MACRO TABLE role_as_known")
    assert findings(path) == [f"macro role_as_known is missing, {NOT_AS_SAVED}"]


def test_a_tail_that_was_cut_off_is_told_on_opening(path):
    behind_its_back(
        path,
        "DELETE FROM operation WHERE seq = 3",
        *(f"DELETE FROM {noun}_log WHERE seq = 3" for noun in ("tie", "spell", "reason")),
    )
    for read_only in (False, True):
        with pytest.raises(
            RecordDamaged, match="the last saves are missing: operation 3 was confirmed"
        ):
            Store.open(path, read_only=read_only)


def test_a_last_save_that_was_swapped_is_told_on_opening(path):
    behind_its_back(path, "UPDATE operation SET chain = 'forged' WHERE seq = 3")
    with pytest.raises(RecordDamaged, match="operation 3 is not the one that was confirmed"):
        Store.open(path)


def test_a_record_without_its_head_is_not_trusted(path):
    head_file(path).unlink()
    with pytest.raises(
        RecordDamaged,
        match=r"head file is missing.*; programme\.duckdb\.head is expected beside "
        r"programme\.duckdb: copy both files together, or else restore a backup",
    ):
        Store.open(path)


def test_a_head_that_is_no_head_is_told(path):
    head_file(path).write_text("three")
    with pytest.raises(
        RecordDamaged,
        match=r"programme\.duckdb\.head is not a head of a record; .* copy both files together",
    ):
        Store.open(path)


def test_a_save_after_which_the_process_died_is_kept_and_the_head_mended(path):
    before = read_head(path)
    with Store.open(path) as store:
        store.save(operation(setting=[]))
    after = read_head(path)
    died = replace(before, begun=True)
    write_head(path, died)
    with Store.open(path, read_only=True) as store:
        assert store.seq == 4
    assert read_head(path) == died
    with Store.open(path) as store:
        assert store.verify() == []
    assert read_head(path) == after


def test_a_refused_save_leaves_the_head_as_it_was(path):
    before = head_file(path).read_text()
    with Store.open(path) as store, pytest.raises(InputRefused):
        store.save(operation(spell=[spell(tie(ANA, BEN))]))
    assert head_file(path).read_text() == before


def test_a_save_ahead_of_the_head_must_follow_from_it(path):
    before = read_head(path)
    with Store.open(path) as store:
        store.save(operation(setting=[]))
    write_head(path, replace(before, begun=True))
    behind_its_back(path, "UPDATE operation SET who = 'ben' WHERE seq = 4")
    with pytest.raises(RecordDamaged, match=r"operation 4 .* its line in the history was changed"):
        Store.open(path)


def copy_while_open(path, folder):
    """The record as a machine leaves it when it loses power: file, log and head."""
    folder.mkdir()
    for file in path.parent.glob(f"{path.name}*"):
        shutil.copy(file, folder / file.name)
    return folder / path.name


@pytest.fixture
def left_behind(path, tmp_path):
    with Store.open(path) as store:
        store.save(operation(reason="the last words"))
        return copy_while_open(path, tmp_path / "after")


def test_a_save_that_stands_only_in_the_log_is_read_from_it(left_behind):
    with Store.open(left_behind, read_only=True) as store:
        assert store.history()[-1].reason == "the last words"


def log_of(record):
    return record.with_name(f"{record.name}.wal")


def test_a_log_that_is_torn_in_a_confirmed_save_is_told_and_left_as_it_is(left_behind):
    log = log_of(left_behind)
    log.write_bytes(log.read_bytes()[:-7])
    before = {file.name: file.read_bytes() for file in left_behind.parent.iterdir()}
    with pytest.raises(RecordDamaged, match="operation 4 was confirmed, and is not there; keep"):
        Store.open(left_behind)
    assert {file.name: file.read_bytes() for file in left_behind.parent.iterdir()} == before


def test_a_log_that_is_torn_in_a_save_nobody_was_told_of_loses_nothing(path, tmp_path):
    with Store.open(path) as store:
        store.save(operation(reason="told"))
        told = copy_while_open(path, tmp_path / "told")
        whole = log_of(path).stat().st_size
        store.save(operation(reason="not told"))
        log = log_of(path).read_bytes()
    for cut in (whole + 1, (whole + len(log)) // 2, len(log) - 1):
        record = tmp_path / str(cut) / told.name
        shutil.copytree(told.parent, record.parent)
        log_of(record).write_bytes(log[:cut])
        with Store.open(record) as store:
            assert [line.reason for line in store.history()][-1] == "told"
            store.save(operation(reason="after"))
            later = copy_while_open(record, tmp_path / f"later {cut}")
        for left in (record, later):
            with Store.open(left) as store:
                assert [line.reason for line in store.history()][-2:] == ["told", "after"]
                assert store.verify() == []


def test_a_record_that_is_closed_has_no_log_beside_it(path):
    with Store.open(path) as store, Store.open(path) as same:
        store.save(operation(reason="one"))
        same.save(operation(reason="two"))
        assert log_of(path).exists()
        store.close()
        assert log_of(path).exists()  # somebody has it open still
        same.save(operation(reason="three"))
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name, f"{path.name}.head"]
    with Store.open(path, read_only=True) as store:
        assert [line.reason for line in store.history()][-3:] == ["one", "two", "three"]


def test_a_process_that_died_while_it_folded_the_log_leaves_nothing_to_lose(left_behind, tmp_path):
    folded = tmp_path / "folded" / left_behind.name
    shutil.copytree(left_behind.parent, folded.parent)
    Store.open(folded).close()
    aside = left_behind.with_name(f"{left_behind.name}.wal.folding")
    moments = {"not yet in its place": left_behind, "in its place": folded}
    for moment, file in moments.items():
        record = tmp_path / moment / left_behind.name
        shutil.copytree(left_behind.parent, record.parent)
        shutil.copy(file, record)
        log_of(record).rename(record.with_name(aside.name))
        with Store.open(record, read_only=True) as store:
            assert store.history()[-1].reason == "the last words"
        with Store.open(record) as store:
            store.save(operation(reason="after"))
        with Store.open(record) as store:
            assert [line.reason for line in store.history()][-2:] == ["the last words", "after"]
            assert store.verify() == []


def test_a_log_that_was_thrown_away_is_told(left_behind):
    log_of(left_behind).unlink()
    with pytest.raises(
        RecordDamaged, match="the last saves are missing: operation 4 was confirmed"
    ):
        Store.open(left_behind)


def told_or_untouched(path):
    """True where the damage is told, else what the record holds."""
    try:
        with Store.open(path, read_only=True) as store:
            found = store.verify()
            return bool(found) or [
                store.current(noun).to_pylist() for noun in ("actor", "tie", "spell", "reason")
            ]
    except RecordDamaged:
        return True


def test_no_flipped_bit_changes_the_record_in_silence(path):
    sound, untouched = path.read_bytes(), told_or_untouched(path)
    outcomes = []
    for seed in range(12):
        dice = Random(seed)
        damaged = bytearray(sound)
        damaged[dice.randrange(len(damaged))] ^= 1 << dice.randrange(8)
        path.write_bytes(damaged)
        outcomes.append(told_or_untouched(path))
    assert True in outcomes
    assert all(outcome in (True, untouched) for outcome in outcomes)


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("name", ["other.duckdb", "actors.csv", "actors.json", "actors.parquet"])
@pytest.mark.parametrize(
    "content", [b"", b"id\nana\n", b"SQLite format 3\0" * 99, b"a spreadsheet" * 1000]
)
def test_a_file_that_is_no_record_is_told_in_our_own_words(tmp_path, name, content, read_only):
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(RecordDamaged) as told:
        Store.open(file, read_only=read_only)
    assert str(told.value) == NO_RECORD.format(file)
    assert file.read_bytes() == content


@pytest.mark.parametrize("table", ["actor (name VARCHAR)", "record_format (name VARCHAR)"])
def test_another_database_is_not_taken_for_a_record(tmp_path, table):
    file = tmp_path / "other.duckdb"
    behind_its_back(file, f"CREATE TABLE {table}")
    with pytest.raises(RecordDamaged) as told:
        Store.open(file)
    assert str(told.value) == NO_RECORD.format(file)


def test_a_record_that_lost_its_form_is_told(path):
    behind_its_back(
        path,
        "ALTER TABLE record_format ALTER number DROP NOT NULL",
        "UPDATE record_format SET number = NULL",
    )
    with pytest.raises(RecordDamaged, match="does not say which form it has; keep this file aside"):
        Store.open(path)


def test_a_damaged_record_is_let_go_of(path):
    head_file(path).rename(path.with_name("kept"))
    with pytest.raises(RecordDamaged):
        Store.open(path)
    path.with_name("kept").rename(head_file(path))
    with Store.open(path, read_only=True) as store:
        assert store.system(STEWARD).keys[:2] == [ANA.key, BEN.key]


@pytest.mark.parametrize("saves", [1, 2])
def test_a_head_of_an_older_copy_is_told(path, saves):
    old = read_head(path)
    with Store.open(path) as store:
        for _ in range(saves):
            store.save(operation(setting=[]))
    write_head(path, old)
    told = f"its head file shows operation 3 as the last, and the record goes on to {3 + saves}"
    with pytest.raises(RecordDamaged, match=told):
        Store.open(path)
    [finding] = Store.examine(path).findings
    assert finding.startswith(told)


def test_a_record_that_cannot_be_opened_is_examined_all_the_same(path):
    behind_its_back(
        path,
        "UPDATE actor_log SET label = 'x' WHERE key = 'ben'",
        "DELETE FROM operation WHERE seq = 3",
    )
    with pytest.raises(RecordDamaged, match="operation 3 was confirmed, and is not there"):
        Store.open(path)
    found = Store.examine(path)
    assert found.last.seq == 2
    assert [finding.partition(" (")[0] for finding in found.findings] == [
        "operation 1",
        "3 rows belong to operation 3, which is not in the history",
        "the last saves are missing: operation 3 was confirmed, and is not there",
    ]
