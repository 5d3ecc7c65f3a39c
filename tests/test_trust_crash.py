"""A process killed at any moment loses nothing that it told and leaves nothing by halves."""

from __future__ import annotations

import multiprocessing
import shutil
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random
from types import ModuleType

import crash_loops
import duckdb
import pytest
from store_samples import operation, three_saves

from sysmap.errors import RecordDamaged
from sysmap.store import STEWARD, Store
from sysmap.store.engine import FORMAT

OLD_FORM = Path(__file__).parent / "upgrade" / "0.1.0" / "tiny.duckdb"
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["sysmap.intake"])

MOMENTS = [Random(7).uniform(0, 0.06) for _ in range(2)]
"""Seconds after the first finished turn."""


@pytest.fixture(autouse=True)
def main_of_nobody(monkeypatch):
    """A child runs its parent's main script again, which a page that was tested may have become."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


@pytest.fixture
def path(tmp_path):
    return three_saves(tmp_path / "programme.duckdb")


def killed(loop, record, *, turns=1, after=0.0):
    """What the process told before it was killed, some seconds after it had told so many turns."""
    hearing, telling = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=loop, args=(record, telling.send))
    process.start()
    telling.close()
    told = [hearing.recv() for _ in range(turns)]
    time.sleep(after)
    process.kill()
    with suppress(EOFError):
        while True:
            told.append(hearing.recv())
    process.join()
    return told


@pytest.mark.parametrize("loop", [crash_loops.save, crash_loops.take_back])
def test_no_save_that_was_told_is_lost_and_none_is_kept_by_half(path, loop):
    for after in MOMENTS:
        last = killed(loop, path, after=after)[-1]
        with Store.open(path) as store:
            assert store.seq in (last, last + 1)
            assert store.verify() == []
            system = store.system(STEWARD)
            standing = {line.seq for line in store.history()} - {1, 2, 3}
            standing -= {line.took_back for line in store.history()}
            standing -= {line.seq for line in store.history() if line.took_back}
            assert system.actor_count == 3 + 2 * len(standing)
            assert system.tables["tie"].num_rows == 2 + len(standing)


def test_an_import_is_there_whole_or_not_at_all(path):
    for after in MOMENTS[:3]:
        last = killed(crash_loops.import_tables, path, after=5 * after)[-1]
        with Store.open(path) as store:
            assert store.seq >= last
            assert store.verify() == []
            imports = [line for line in store.history() if line.verb == "import"][1:]
            assert {line.rows for line in imports} == {crash_loops.PEOPLE}
            assert store.system(STEWARD).actor_count == 3 + crash_loops.PEOPLE * len(imports)


def test_a_backup_that_has_its_name_is_whole(path):
    for after in MOMENTS[:3]:
        told = killed(crash_loops.back_up, path, after=5 * after)
        backups = sorted(path.parent.glob("backup *.duckdb"))
        assert len(backups) in (len(told), len(told) + 1)
        for backup in backups:
            assert Store.examine(backup).findings == ()
            assert Store.restore(backup, path.with_name("again.duckdb")) is None
            for file in path.parent.glob("again*"):
                file.unlink()
        with Store.open(path) as store:
            assert store.verify() == []
        assert not path.with_name(f"{path.name}.work").exists()
        for file in path.parent.glob("backup *"):
            file.unlink()


@pytest.mark.parametrize("after", [0.0, 0.04, 0.09])
def test_a_migration_leaves_the_old_form_or_the_new_one(tmp_path, after):
    for end in ("", ".head"):
        shutil.copy(f"{OLD_FORM}{end}", tmp_path)
    record = tmp_path / OLD_FORM.name
    killed(crash_loops.migrate, record, after=after)
    assert Store.examine(record).findings == ()
    with duckdb.connect(str(record), read_only=True) as connection:
        [(form,)] = connection.execute("SELECT number FROM record_format").fetchall()
        tables = connection.execute("SELECT count(*) FROM duckdb_tables()").fetchall()
    assert form in (1, FORMAT)
    with Store.open(record) as store:
        assert store.verify() == []
        assert store.system(STEWARD).actor_count == 9
    with duckdb.connect(str(record), read_only=True) as connection:
        grown = connection.execute("SELECT count(*) FROM duckdb_tables()").fetchall()
    assert (tables == grown) == (form == FORMAT)


def test_a_restore_leaves_the_old_record_or_the_backup_or_tells(path):
    with Store.open(path) as store:
        store.backup(path.with_name("backup.duckdb"))
        store.save(operation(**crash_loops.pair()))
    for after in MOMENTS[:3]:
        killed(crash_loops.restore, path, after=after)
        with suppress(RecordDamaged), Store.open(path) as store:
            assert store.seq in (3, 4)
            assert store.verify() == []
        Store.restore(path.with_name("backup.duckdb"), path)
        assert Store.examine(path).last.seq == 3
        for file in path.parent.glob("*before-restore*"):
            file.unlink()
