"""The engine's log folded into the record file: in a copy, which then takes the file's place.

Left to itself the engine folds its log into blocks that the file still needs, and a process that
is killed just then leaves a file that nothing can read. A copy that is spoilt so is thrown away.
Killed between the steps, it leaves the log under its second name: `put_back` gives it its own
again, and the engine tells whether the file holds it already.
"""

from __future__ import annotations

import os
import shutil
from contextlib import closing, suppress
from pathlib import Path

import duckdb

from sysmap.store.beside import folding_log, log_file, work_folder
from sysmap.store.disk import move, sync_folder
from sysmap.store.engine import CONFIGURATION


def fold(record: Path) -> None:
    """Fold what the log holds into the record file; where there is no room the log stays.

    The caller has the record open, and nothing is being written to it.
    """
    record = record.resolve()
    if not log_file(record).exists():
        return
    folder = work_folder(record)
    with suppress(OSError, duckdb.Error):
        folder.mkdir(mode=0o700, exist_ok=True)
        _put_in_place(_folded(record, folder / "folded.duckdb"), record)
    shutil.rmtree(folder, ignore_errors=True)


def put_back(record: Path) -> None:
    """Give a log that was set aside, by a process that was killed, its own name again."""
    aside = folding_log(record)
    if aside.exists() and not log_file(record).exists():
        move(aside, log_file(record))


def _folded(record: Path, copy: Path) -> Path:
    shutil.copyfile(record, copy)
    shutil.copymode(record, copy)
    shutil.copyfile(log_file(record), log_file(copy))
    with closing(duckdb.connect(str(copy), config=dict(CONFIGURATION))) as connection:
        connection.execute("CHECKPOINT")
    if log_file(copy).exists():
        raise OSError(f"{copy} was not folded")
    with copy.open("rb") as opened:
        os.fsync(opened.fileno())
    return copy


def _put_in_place(copy: Path, record: Path) -> None:
    aside = folding_log(record)
    move(log_file(record), aside)
    move(copy, record)
    aside.unlink(missing_ok=True)
    sync_folder(record.parent)
