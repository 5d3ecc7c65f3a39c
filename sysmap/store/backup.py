"""A backup of a record: made from within the engine and proved whole before it gets its name."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from duckdb import DuckDBPyConnection

from sysmap.errors import NotWritable, RecordDamaged
from sysmap.store import reading
from sysmap.store.beside import check_free, head_file, manifest_file, work_folder
from sysmap.store.disk import put_copy, put_text, sha256_of
from sysmap.store.engine import STORAGE, transaction, writing_to
from sysmap.store.examination import examined
from sysmap.store.head import Head, write_head


def back_up(cursor: DuckDBPyConnection, record: Path, backup: Path) -> None:
    """Make a backup: a record file of its own, its head and its manifest.

    It holds the saves that were there when it began, whatever is saved meanwhile.
    Raises:    WrongUsage -> something of that name lies there already
               RecordDamaged -> the record is not whole, so that no backup of it is made
               NotWritable -> no room or no right, there or beside the record
    """
    check_free(backup)
    with working_beside(record) as folder, _told_of(backup):
        with writing_to(backup):
            copy = copied_whole(cursor, record, folder)
        _put_in_place(copy, backup)


def copied_whole(cursor: DuckDBPyConnection, record: Path, folder: Path) -> Path:
    """A copy of what the record holds at this moment, in a private folder, proved whole.

    Raises:    RecordDamaged -> the record is not whole
    """
    copy = folder / "copy.duckdb"
    write_head(copy, _copied(cursor, copy))
    _refuse_unless_whole(record, copy)
    return copy


@contextmanager
def working_beside(record: Path) -> Iterator[Path]:
    """A private folder beside the record, in which the engine may write; gone afterwards."""
    work = work_folder(record)
    folder = work / uuid4().hex
    try:
        folder.mkdir(mode=0o700, parents=True)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):  # another copy is being made beside this one
            work.rmdir()


@contextmanager
def _told_of(backup: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotWritable(
            f"{backup} cannot be written ({error.strerror}); make room, or choose another folder"
        ) from error


def _copied(cursor: DuckDBPyConnection, copy: Path) -> Head:
    """Everything that the record holds, as it stands at one moment, in a new file."""
    [(record,)] = cursor.execute("SELECT current_database()").fetchall()
    name = f"copy_{uuid4().hex}"  # two backups may be made at once
    file = str(copy).replace("'", "''")
    cursor.execute(f"ATTACH '{file}' AS {name} (READ_WRITE, STORAGE_VERSION '{STORAGE}')")
    try:
        with transaction(cursor):
            head = reading.head(cursor)
            quoted = record.replace('"', '""')
            cursor.execute(f'COPY FROM DATABASE "{quoted}" TO {name}')
        cursor.execute(f"CHECKPOINT {name}")  # the copy is a file alone, with no log beside it
    finally:
        cursor.execute(f"DETACH {name}")
    return head


def _refuse_unless_whole(record: Path, copy: Path) -> None:
    if found := examined(copy).findings:
        raise RecordDamaged(
            f"{record} is not whole, so no backup of it was made ({found[0]}); "
            "`sysmap verify` tells all that is wrong; restore an earlier backup"
        )


def _put_in_place(copy: Path, backup: Path) -> None:
    """Give the backup its name last, so that what has the name is all there."""
    beside = (head_file(backup), manifest_file(backup))
    manifest = f"{sha256_of(copy)}  {backup.name}\n{sha256_of(head_file(copy))}  {beside[0].name}\n"
    try:
        put_copy(head_file(copy), head_file(backup))
        put_text(manifest_file(backup), manifest)
        put_copy(copy, backup)
    except BaseException:
        for file in beside:
            file.unlink(missing_ok=True)
        raise
