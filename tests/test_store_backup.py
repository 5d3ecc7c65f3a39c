"""A backup is a whole record of its own; what is damaged never takes a record's place."""

from __future__ import annotations

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from uuid import uuid4

import duckdb
import pytest
from store_samples import behind_its_back, operation, three_saves, tie

from sysmap.errors import NotWritable, RecordDamaged, RecordInUse, WrongUsage
from sysmap.model import Actor
from sysmap.store import STEWARD, Store
from sysmap.store.beside import head_file
from sysmap.store.head import Head, read_head, write_head

OLD_FORM = Path(__file__).parent / "upgrade" / "0.1.0" / "tiny.duckdb"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A record of three saves, and a backup of it."""
    path = three_saves(tmp_path_factory.mktemp("made") / "programme.duckdb")
    with Store.open(path, read_only=True) as store:
        store.backup(path.with_name("backup.duckdb"))
    return path


@pytest.fixture
def path(made, tmp_path):
    for file in made.parent.iterdir():
        shutil.copy(file, tmp_path)
    return tmp_path / made.name


@pytest.fixture
def backup(path):
    return path.with_name("backup.duckdb")


def names_in(folder):
    return {file.name for file in folder.iterdir()}


CATALOGUE = {
    "tables": "SELECT table_name, comment, sql FROM duckdb_tables() ORDER BY ALL",
    "views": "SELECT view_name, comment, sql FROM duckdb_views() WHERE NOT internal ORDER BY ALL",
    "columns": "SELECT table_name, column_name, data_type, is_nullable, comment "
    "FROM duckdb_columns() WHERE NOT internal ORDER BY ALL",
    "macros": "SELECT function_name, parameters, comment, macro_definition "
    "FROM duckdb_functions() WHERE NOT internal ORDER BY ALL",
    "rules": "SELECT table_name, constraint_type, constraint_text "
    "FROM duckdb_constraints() ORDER BY ALL",
    "storage": "SELECT tags['storage_version'] FROM duckdb_databases() WHERE NOT internal",
}


def catalogue(path):
    with duckdb.connect(str(path), read_only=True) as connection:
        return {what: connection.execute(sql).fetchall() for what, sql in CATALOGUE.items()}


def test_a_backup_has_every_table_view_macro_comment_and_rule_of_the_record(path, backup):
    told = catalogue(backup)
    assert told == catalogue(path)
    assert all(told.values())


def test_a_backup_is_a_whole_record_with_the_same_head_and_leaves_nothing_else(path, backup):
    assert names_in(path.parent) == {
        f"{name}.duckdb{end}" for name in ("programme", "backup") for end in ("", ".head")
    } | {"backup.duckdb.sha256", "programme.duckdb.backups"}
    assert read_head(backup) == read_head(path)
    assert Store.examine(backup).findings == ()
    with Store.open(path, read_only=True) as record, Store.open(backup, read_only=True) as copy:
        assert copy.history() == record.history()
        assert copy.system(STEWARD).keys == record.system(STEWARD).keys


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum on this machine")
def test_anybody_can_check_a_backup_with_sha256sum(backup):
    command = ["sha256sum", "--check", "--strict", f"{backup.name}.sha256"]
    assert subprocess.run(command, cwd=backup.parent, check=False).returncode == 0


@pytest.mark.parametrize("end", ["", ".head", ".wal", ".sha256"])
def test_a_backup_takes_no_name_that_is_there(path, backup, end):
    for file in backup.parent.glob("backup*"):
        file.unlink()
    there = backup.with_name(f"{backup.name}{end}")
    there.write_text("mine")
    with (
        Store.open(path, read_only=True) as store,
        pytest.raises(WrongUsage, match=f"{there} is there already"),
    ):
        store.backup(backup)
    assert there.read_text() == "mine"


def test_a_backup_that_cannot_be_written_leaves_nothing_behind(path):
    before = names_in(path.parent)
    with Store.open(path) as store:
        with pytest.raises(NotWritable, match="make room, or choose another folder"):
            store.backup(path.parent / "no such folder" / "backup.duckdb")
        assert store.save(operation(actor=[Actor(id=uuid4(), key="dee")])) == 4
    assert names_in(path.parent) == before


def test_no_backup_is_made_of_a_record_that_is_not_whole(path):
    behind_its_back(path, "UPDATE spell_log SET start = '2026-02-01' WHERE seq = 2")
    before = names_in(path.parent)
    with (
        Store.open(path, read_only=True) as store,
        pytest.raises(RecordDamaged, match=r"no backup of it was made \(operation 2 "),
    ):
        store.backup(path.with_name("another.duckdb"))
    assert names_in(path.parent) == before


@pytest.mark.parametrize("name", ["it's ana's.duckdb", 'a "copy".duckdb', "no ending"])
def test_a_record_of_any_name_is_backed_up_under_any_name(tmp_path, name):
    path = three_saves(tmp_path / name)
    with Store.open(path) as store:
        store.backup(tmp_path / f"of {name}")
    assert Store.examine(tmp_path / f"of {name}").last.seq == 3


def test_backups_made_while_people_save_are_each_whole_and_of_one_moment(path):
    def save(store):
        for _ in range(8):
            pair = [Actor(id=uuid4(), key=uuid4().hex) for _ in "ab"]
            store.save(operation(actor=pair, tie=[tie(*pair)]))

    copies = [path.with_name(f"copy {number}.duckdb") for number in range(4)]
    with Store.open(path) as store:
        with ThreadPoolExecutor(4) as people:
            saving = [people.submit(save, store) for _ in range(2)]
            backing_up = list(people.map(store.backup, copies))
            assert backing_up == [None] * 4
            assert [one.result() for one in saving] == [None] * 2
        assert store.verify() == []
    for copy in copies:
        assert Store.examine(copy).findings == ()
        with Store.open(copy, read_only=True) as kept:
            assert kept.system(STEWARD).actor_count == 3 + 2 * (kept.seq - 3)
    assert not path.with_name(f"{path.name}.work").exists()


def test_what_a_killed_process_left_in_the_work_folder_is_cleared_by_the_next_that_writes(path):
    left = path.with_name(f"{path.name}.work") / "0123"
    left.mkdir(parents=True)
    (left / "copy.duckdb").write_text("half a copy")
    Store.open(path, read_only=True).close()
    assert left.exists()
    Store.open(path).close()
    assert not left.parent.exists()


def test_a_backup_comes_home_and_what_lay_there_is_kept_whole(path, backup):
    with Store.open(path) as store:
        store.save(operation(actor=[Actor(id=uuid4(), key="dee")]))
    aside = Store.restore(backup, path)
    assert aside.name.startswith("programme.before-restore-2")
    with Store.open(path) as restored, Store.open(aside) as kept:
        assert (restored.seq, kept.seq) == (3, 4)
        assert restored.verify() == kept.verify() == []
        assert restored.save(operation(actor=[Actor(id=uuid4(), key="eli")])) == 4
    assert Store.examine(backup).findings == ()


def test_the_log_of_a_killed_process_is_kept_with_the_record_that_it_belongs_to(
    path, backup, tmp_path
):
    after = tmp_path / "after"
    after.mkdir()
    with Store.open(path) as store:
        store.save(operation(actor=[Actor(id=uuid4(), key="dee")]))
        for file in path.parent.glob("programme*"):
            shutil.copy(file, after)
    left = after / path.name
    assert left.with_name("programme.duckdb.wal").exists()
    aside = Store.restore(backup, left)
    with Store.open(left) as restored, Store.open(aside) as kept:
        assert (restored.seq, kept.seq) == (3, 4)
        assert restored.verify() == kept.verify() == []


def test_a_backup_comes_home_where_the_record_is_lost_or_damaged(path, backup):
    path.write_bytes(b"nothing that anybody could read")
    aside = Store.restore(backup, path)
    assert aside.read_bytes().startswith(b"nothing")
    for file in (path, head_file(path)):
        file.unlink()
    assert Store.restore(backup, path) is None
    assert Store.examine(path).last.seq == 3


def test_nothing_is_restored_over_a_record_that_is_open(path, backup):
    with Store.open(path), pytest.raises(RecordInUse, match="is open in sysmap"):
        Store.restore(backup, path)
    assert not list(path.parent.glob("*before-restore*"))


REFUSED = {
    "another backup's head": (
        lambda backup: write_head(backup, Head(2, "of another record")),
        RecordDamaged,
        r"backup\.duckdb or its head is not what backup\.duckdb\.sha256 says it was",
    ),
    "no head": (
        lambda backup: head_file(backup).unlink(),
        RecordDamaged,
        r"is not what backup\.duckdb\.sha256 says",
    ),
    "another manifest": (
        lambda backup: backup.with_name("backup.duckdb.sha256").write_text("abc  backup.duckdb\n"),
        RecordDamaged,
        r"is not what backup\.duckdb\.sha256 says",
    ),
    "neither head nor manifest": (
        lambda backup: [
            backup.with_name(f"backup.duckdb{end}").unlink() for end in (".head", ".sha256")
        ],
        RecordDamaged,
        "its head file is missing",
    ),
    "another's head and no manifest": (
        lambda backup: [
            write_head(backup, Head(3, "of another record")),
            backup.with_name("backup.duckdb.sha256").unlink(),
        ],
        RecordDamaged,
        "operation 3 is not the one that was confirmed",
    ),
    "a changed row and no manifest": (
        lambda backup: [
            behind_its_back(backup, "UPDATE actor_log SET label = 'Ana' WHERE key = 'ana'"),
            backup.with_name("backup.duckdb.sha256").unlink(),
        ],
        RecordDamaged,
        "operation 1 .* one or more were changed since",
    ),
    "a log beside it": (
        lambda backup: backup.with_name("backup.duckdb.wal").write_bytes(b"unwritten"),
        WrongUsage,
        "was not closed, so it is no backup",
    ),
    "no file": (lambda backup: backup.unlink(), WrongUsage, "no record at"),
    "another program's file": (
        lambda backup: backup.write_bytes(b"PK" * 99),
        RecordDamaged,
        "is no sysmap record",
    ),
}


@pytest.mark.parametrize(("spoil", "error", "told"), REFUSED.values(), ids=REFUSED)
def test_a_backup_is_refused_with(path, backup, spoil, error, told):
    spoil(backup)
    before = {file: file.read_bytes() for file in path.parent.glob("programme*")}
    with pytest.raises(error, match=told):
        Store.restore(backup, path)
    assert {file: file.read_bytes() for file in path.parent.glob("programme*")} == before


def test_a_record_is_not_restored_from_itself(path):
    with pytest.raises(WrongUsage, match="is the record itself"):
        Store.restore(path, path)


def test_any_flipped_bit_of_a_backup_or_its_head_is_refused(path, backup):
    dice = Random(11)
    refused = 0
    for turn in range(50):
        file = backup if turn % 10 else head_file(backup)
        sound = file.read_bytes()
        damaged = bytearray(sound)
        damaged[dice.randrange(len(sound))] ^= 1 << dice.randrange(8)
        file.write_bytes(damaged)
        with pytest.raises(RecordDamaged):
            Store.restore(backup, path)
        file.write_bytes(sound)
        refused += 1
    assert refused == 50
    Store.restore(backup, path)


def test_a_restore_that_was_cut_off_in_the_middle_is_told_and_done_again(path, backup):
    with Store.open(path) as store:
        store.save(operation(actor=[Actor(id=uuid4(), key="dee")]))
    shutil.copy(backup, path)  # the file had its place already, its head not yet
    with pytest.raises(RecordDamaged, match="operation 4 was confirmed, and is not there"):
        Store.open(path)
    Store.restore(backup, path)
    with Store.open(path) as store:
        assert store.seq == 3
        assert store.verify() == []


def test_a_record_of_an_earlier_form_is_backed_up_as_it_is_and_comes_home(tmp_path):
    old = tmp_path / "tiny.duckdb"
    for end in ("", ".head"):
        shutil.copy(f"{OLD_FORM}{end}", f"{old}{end}")
    with Store.open(old, read_only=True) as store:
        assert store.verify() == []
        before = store.system(STEWARD).keys
        assert store.history()[0].wrote["actor"] == 9
        assert {entry.noun for entry in store.written_by(1)} >= {"actor", "tie", "spell"}
        store.backup(tmp_path / "backup.duckdb")
    Store.open(old).close()
    assert form_of(old) > form_of(tmp_path / "backup.duckdb") == 1
    Store.restore(tmp_path / "backup.duckdb", old)
    assert form_of(old) == 1
    assert Store.examine(old).findings == ()
    with Store.open(old) as store:
        assert store.system(STEWARD).keys == before
        assert store.verify() == []
    assert form_of(old) > 1


def form_of(path):
    with duckdb.connect(str(path), read_only=True) as connection:
        [(number,)] = connection.execute("SELECT number FROM record_format").fetchall()
        return number
