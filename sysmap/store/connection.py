"""The connection to a record file, made anew by itself where the engine has given up."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from sysmap.errors import NotWritable
from sysmap.store.beside import check_free, log_file
from sysmap.store.engine import connected, make_tables, writing_to
from sysmap.store.folding import fold
from sysmap.store.head import EMPTY, write_head
from sysmap.store.opening import make_ready

WAITS = (0.0, 0.01, 0.05, 0.2, 0.5)
"""Seconds to wait, time after time, for other threads to let go of an engine that gave up."""


_OPEN: Counter[Path] = Counter()
"""How often this process has each record open; they share one engine."""

_COUNTING = threading.RLock()


class Connection:
    """One connection to a record file; every call takes a cursor of its own from it.

    After a full disk the engine may refuse everything until it is opened again; only then may it
    hold on to its file once more.
    """

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self._path = path
        self._read_only = read_only
        self._renewing = threading.RLock()
        with _COUNTING:
            if not _OPEN[path.resolve()]:
                make_ready(path)
            self.engine = connected(path, read_only=read_only)
            _OPEN[path.resolve()] += 1
        self._closed = False

    @contextmanager
    def cursor(self) -> Iterator[DuckDBPyConnection]:
        """A cursor for one call."""
        with closing(self.engine.cursor()) as cursor:
            yield cursor

    def gave_up(self) -> bool:
        """Whether the engine refuses everything, since it could not write what it had to."""
        with self._renewing, self.cursor() as cursor:
            try:
                cursor.execute("SELECT 1").fetchall()
            except duckdb.FatalException:
                return True
        return False

    def renew(self) -> None:
        """Open the file again, as soon as no thread holds on to the engine that gave up.

        Raises:    NotWritable -> somebody still does
        """
        with self._renewing:
            for wait in WAITS:
                if not self.gave_up():
                    return
                self.engine.close()
                time.sleep(wait)
                self.engine = connected(self._path, read_only=self._read_only)
            if self.gave_up():
                raise NotWritable(f"{self._path} is still being let go of; make room and try again")

    def close(self) -> None:
        """Let go of the file; the last to do so leaves all that was saved in it, and no log."""
        with _COUNTING:
            if self._closed:
                return
            self._closed = True
            _OPEN[self._path.resolve()] -= 1
            if not self._read_only and not _OPEN[self._path.resolve()]:
                fold(self._path)
            self.engine.close()


def new_file(path: Path) -> Connection:
    """A connection to a new, empty record file; nothing is left of one that cannot be made whole.

    Raises:    WrongUsage -> something of that name lies there already
               NotWritable -> no such folder, no right to it, or no room
    """
    check_free(path)
    with ExitStack() as on_failure:
        for file in (path, log_file(path)):
            on_failure.callback(file.unlink, missing_ok=True)
        connection = Connection(path, read_only=False)
        on_failure.callback(connection.close)
        with writing_to(path), connection.cursor() as cursor:
            make_tables(cursor)
        write_head(path, EMPTY)
        on_failure.pop_all()
    return connection
