"""A full disk is told in words, loses nothing, and is over when there is room: nobody restarts."""

from __future__ import annotations

import os
import shutil
import subprocess
from uuid import uuid4

import pytest
from store_samples import operation, three_saves

from sysmap.errors import NotWritable
from sysmap.model import Actor
from sysmap.store import STEWARD, Store


@pytest.fixture
def disk(tmp_path):
    """A disk of its own, as large as the test says."""
    folder = tmp_path / "disk"
    folder.mkdir()
    small = ["mount", "-t", "tmpfs", "-o", "size=6m", "sysmap-test", str(folder)]
    if shutil.which("mount") is None or subprocess.run(small, check=False).returncode:
        pytest.skip("no right to mount a small disk on this machine")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def size(disk, text):
    subprocess.run(["mount", "-o", f"remount,size={text}", str(disk)], check=True)


def somebody(length):
    # Random text: the engine would write a repeated one in a few bytes.
    return [Actor(id=uuid4(), key=uuid4().hex, label=os.urandom(length // 2).hex())]


def fill(store, length):
    """How many saves were confirmed before the disk was full, and what was told then."""
    confirmed = 0
    while (told := fault(store, somebody(length))) is None:
        confirmed += 1
    return confirmed, told


def fault(store, people):
    """Why these could not be saved, None where they were."""
    try:
        store.save(operation(actor=people))
    except NotWritable as full:
        return str(full)
    return None


@pytest.mark.parametrize(
    ("room", "length"), [("6m", 200_000), ("24m", 1_000_000)], ids=["in the log", "in the file"]
)
def test_a_full_disk_loses_nothing_and_the_same_store_saves_again_when_there_is_room(
    disk, room, length
):
    size(disk, room)
    with Store.open(three_saves(disk / "programme.duckdb")) as store:
        confirmed, told = fill(store, length)
        assert confirmed > 3
        assert told == f"{store.path} could not be written; make room and save again"
        assert store.seq == 3 + confirmed
        assert store.system(STEWARD).actor_count == 3 + confirmed
        again = operation(actor=somebody(length))
        with pytest.raises(NotWritable):
            store.save(again)
        size(disk, "100m")
        assert store.save(again) == 4 + confirmed
        assert store.verify() == []
    with Store.open(disk / "programme.duckdb") as store:
        assert store.seq == 4 + confirmed
        assert store.verify() == []


def test_a_backup_for_which_there_is_no_room_leaves_the_record_at_work_and_nothing_behind(disk):
    with Store.open(three_saves(disk / "programme.duckdb")) as store:
        before = {file.name for file in disk.iterdir()}
        with pytest.raises(NotWritable, match="make room"):
            store.backup(disk / "backup.duckdb")
        assert {file.name for file in disk.iterdir()} == before
        size(disk, "24m")
        assert store.save(operation(actor=somebody(2))) == 4
        store.backup(disk / "backup.duckdb")
        assert store.verify() == []
    assert Store.examine(disk / "backup.duckdb").last.seq == 4


def test_a_restore_for_which_there_is_no_room_leaves_the_record_as_it_was(disk, tmp_path):
    path = three_saves(disk / "programme.duckdb")
    copy = three_saves(tmp_path / "other.duckdb")
    before = {file: file.read_bytes() for file in disk.iterdir()}
    with pytest.raises(NotWritable, match="make room and restore again"):
        Store.restore(copy, path)
    assert {file: file.read_bytes() for file in disk.iterdir()} == before


def test_a_new_record_for_which_there_is_no_room_leaves_nothing_behind(disk):
    size(disk, "100k")
    with pytest.raises(NotWritable):
        Store.create(disk / "programme.duckdb")
    assert list(disk.iterdir()) == []
    size(disk, "6m")
    Store.create(disk / "programme.duckdb").close()
