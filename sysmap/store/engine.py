"""The database engine, opened on one record file and locked to it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from sysmap.errors import NotWritable, RecordDamaged, RecordInUse, SysmapError, WrongUsage
from sysmap.store.beside import work_folder
from sysmap.store.migrations import MIGRATIONS, nouns_of
from sysmap.store.queries import named_queries

FORMAT = len(MIGRATIONS)
"""The form of file that this release writes."""

MARK = (8, b"DUCK")
"""Where the engine's mark stands in every file of its own, and what it is."""

STORAGE = "v1.5.0"
"""The form of storage in which files are written, so that older clients can read them."""

CONFIGURATION = {
    "storage_compatibility_version": STORAGE,
    "python_enable_replacements": "false",  # a table name is never a Python variable
    "autoinstall_known_extensions": "false",  # nothing is fetched over the network
    "autoload_known_extensions": "false",
}


def connected(path: Path, *, read_only: bool) -> DuckDBPyConnection:
    """A connection to the record file, which reaches no other file and keeps its settings.

    Raises:    RecordInUse -> another process has it open
               NotWritable -> no such folder, or no right to it
               RecordDamaged -> the file or its log cannot be read
    """
    file = path.resolve()  # the engine takes a bare `md:x` or `:memory:` for something else
    try:
        connection = duckdb.connect(str(file), read_only=read_only, config=dict(CONFIGURATION))
    except duckdb.Error as error:
        raise refusal(path, str(error)) from error
    [(locked,)] = connection.execute("SELECT current_setting('lock_configuration')").fetchall()
    if not locked:  # a second connection of this process shares the first one's engine
        _lock(connection, str(work_folder(path)))
        if not read_only:  # what a process that was killed left there; nobody else has the record
            shutil.rmtree(work_folder(path), ignore_errors=True)
    return connection


def _lock(connection: DuckDBPyConnection, work: str) -> None:
    connection.execute("PRAGMA disable_checkpoint_on_shutdown")  # see folding.py
    connection.execute("SET wal_autocheckpoint = '1TB'")
    connection.execute("SET allowed_directories = [$work]", {"work": work})
    connection.execute("SET temp_directory = $work", {"work": work})
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def check_mark(path: Path) -> None:
    """Refuse a file of another program, which the engine might open as something else.

    Raises:    WrongUsage -> no such file
               RecordDamaged -> not a file of the engine
    """
    if not path.is_file():
        raise WrongUsage(f"no record at {path}; `sysmap new {path}` makes one")
    start, mark = MARK
    try:
        with path.open("rb") as opened:
            beginning = opened.read(start + len(mark))
    except OSError:  # the engine tells why it cannot be opened
        return
    if beginning[start:] != mark:
        raise _no_record(path)


def make_tables(connection: DuckDBPyConnection, *, upto: int = FORMAT) -> None:
    """Write the empty record of one form: its tables, views and comments, all or nothing."""
    with transaction(connection):
        _grow(connection, after=0, upto=upto)
        connection.execute(named_queries("views.sql")["tidy_tie"].sql)
        connection.execute("INSERT INTO record_format VALUES (?)", [upto])


def bring_up_to_date(connection: DuckDBPyConnection, form: int) -> None:
    """Give a record of an earlier form what it lacks: all of it, or nothing.

    Every view that it has stays as it is: a form that changes one must replace it here.
    """
    with transaction(connection):
        _grow(connection, after=form, upto=FORMAT)
        connection.execute("UPDATE record_format SET number = ?", [FORMAT])


def _grow(connection: DuckDBPyConnection, *, after: int, upto: int) -> None:
    views = named_queries("views.sql")
    for migration in MIGRATIONS[after:upto]:
        connection.execute(migration.sql)
    for noun in nouns_of(upto)[len(nouns_of(after)) :]:
        for name in ("columns", "current", "as_known"):
            connection.execute(views[name].about(noun=noun))


def form_of(connection: DuckDBPyConnection, path: Path) -> int:
    """The form of the file; one that holds no record, or a later form, is refused.

    Raises:    RecordDamaged -> no record in it, or its form was lost
               WrongUsage -> made by a newer sysmap
    """
    try:
        [(number,)] = connection.execute("SELECT number FROM record_format").fetchall()
    except (duckdb.CatalogException, duckdb.BinderException, ValueError) as error:
        raise _no_record(path) from error
    if not isinstance(number, int) or number < 1:
        raise RecordDamaged(
            f"{path} does not say which form it has; keep this file aside and restore a backup"
        )
    if number > FORMAT:
        raise WrongUsage(
            f"{path} was made by a newer sysmap (format {number}, this one reads up to {FORMAT}); "
            "upgrade sysmap"
        )
    return number


@contextmanager
def reading_from(path: Path) -> Iterator[None]:
    """What the engine cannot read is told as damage, but where it only gave up over a full disk."""
    try:
        yield
    except duckdb.Error as error:
        if "has been invalidated" in str(error):
            raise NotWritable(f"{path} is being opened again; make room and try again") from error
        raise _damage(path, str(error)) from error


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """What the engine cannot write is told as a file that cannot be written."""
    try:
        yield
    except (duckdb.OperationalError, duckdb.FatalException) as error:
        raise NotWritable(f"{path} could not be written; make room and save again") from error


@contextmanager
def transaction(cursor: DuckDBPyConnection) -> Iterator[None]:
    """All of what is written inside, or nothing."""
    cursor.execute("BEGIN")
    try:
        yield
        cursor.execute("COMMIT")
    except BaseException:
        _roll_back(cursor)
        raise


def _roll_back(cursor: DuckDBPyConnection) -> None:
    try:
        cursor.execute("ROLLBACK")
    except duckdb.Error:
        return  # a commit that failed has rolled itself back


def refusal(path: Path, message: str) -> SysmapError:
    """Why the engine did not open a file, in our words."""
    holder = re.search(r"\(PID (\d+)\)", message)
    if "set lock" in message or "different configuration" in message:
        number = holder[1] if holder else os.getpid()
        return RecordInUse(
            f"{path} is open in sysmap (PID {number}): use its pages there, or close it first"
        )
    if "No space left" in message:
        return NotWritable(f"{path} cannot be opened, since there is no room; make room first")
    if "Cannot open" in message:
        return NotWritable(
            f"{path} cannot be opened; see that its folder is there and that you may write in it"
        )
    if "newer" in message or "version number" in message:
        return WrongUsage(f"{path} was made by a newer sysmap; upgrade sysmap")
    return _damage(path, message)


def _no_record(path: Path) -> RecordDamaged:
    return RecordDamaged(
        f"{path} is no sysmap record; name a file that `sysmap new` made, or restore a backup of it"
    )


def _damage(path: Path, message: str) -> RecordDamaged:
    told = message.splitlines()[0]
    return RecordDamaged(f"{path} cannot be read as a record ({told}); restore it from a backup")
