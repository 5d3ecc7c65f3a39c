"""What is looked at before a record is opened beside which the engine's log still lies.

A process that was killed leaves it there. It may end in the middle of a save, of which nobody was
told then; the engine passes over such an end, and over saves too that somebody was told of. Only
the head beside the record tells the one from the other, so it is asked before anything is written.
"""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from sysmap.errors import RecordDamaged, SysmapError
from sysmap.store.beside import erasing_mark, folding_log, log_file, work_folder
from sysmap.store.engine import CONFIGURATION, refusal
from sysmap.store.folding import put_back
from sysmap.store.head import read_head
from sysmap.store.verification import head_faults

FOLDED_ALREADY = "WAL checkpoint iteration does not match"
REMEDY = "keep this file and all that lies beside it aside, and restore a backup"


def make_ready(path: Path) -> None:
    """See that a log which lies beside the file can be read without losing a confirmed save.

    Raises:    RecordDamaged -> confirmed saves are missing, or the log or the file cannot be read
               RecordInUse -> another process has it open
    """
    _drop_a_log_of_the_file_before(path)
    put_back(path)
    if not log_file(path).exists():
        return
    try:
        connection = _looked_at(path.resolve())
    except duckdb.Error as error:
        if FOLDED_ALREADY not in str(error) or not _is_whole_without_its_log(path):
            raise refusal(path, str(error)) from error
        log_file(path).unlink(missing_ok=True)
        return
    with closing(connection):
        if found := _missing(connection, path):
            raise RecordDamaged(f"{path}: {found[0]}; {REMEDY}")


def _drop_a_log_of_the_file_before(path: Path) -> None:
    """A process that was killed when a file made anew had its name already left the old log."""
    aside = folding_log(path)
    if erasing_mark(path).exists() and aside.exists() and _is_whole_without_its_log(path):
        aside.unlink()


def _looked_at(file: Path) -> DuckDBPyConnection:
    return duckdb.connect(str(file), read_only=True, config=dict(CONFIGURATION))


def _missing(connection: DuckDBPyConnection, path: Path) -> list[str]:
    try:
        return head_faults(connection, read_head(path))
    except duckdb.Error as error:
        raise refusal(path, str(error)) from error


def _is_whole_without_its_log(path: Path) -> bool:
    folder = work_folder(path)
    with suppress(OSError, duckdb.Error, SysmapError):
        folder.mkdir(mode=0o700, exist_ok=True)
        copy = folder / "alone.duckdb"
        shutil.copyfile(path, copy)
        with closing(_looked_at(copy)) as connection:
            return not _missing(connection, path)
    return False
