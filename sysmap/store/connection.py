"""The connection to a record file, made anew by itself where the engine has given up."""

from __future__ import annotations

import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from weakref import WeakSet

import duckdb
from duckdb import DuckDBPyConnection

from sysmap.errors import NotWritable
from sysmap.store.beside import check_free, log_file
from sysmap.store.engine import connected, make_tables, writing_to
from sysmap.store.folding import fold
from sysmap.store.gate import Gate
from sysmap.store.head import EMPTY, write_head
from sysmap.store.opening import make_ready

WAITS = (0.0, 0.01, 0.05, 0.2, 0.5)
"""Seconds to wait, time after time, for other threads to let go of an engine that gave up."""


_OPEN: Counter[Path] = Counter()
"""How often this process has each record open; they share one engine."""

_ALIVE: WeakSet[Connection] = WeakSet()
_GATES: defaultdict[Path, Gate] = defaultdict(Gate)

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
            self._gate = _GATES[path.resolve()]
            if not _OPEN[path.resolve()]:
                make_ready(path)
            self.engine = connected(path, read_only=read_only)
            _OPEN[path.resolve()] += 1
            _ALIVE.add(self)
        self._closed = False

    @contextmanager
    def cursor(self) -> Iterator[DuckDBPyConnection]:
        """A cursor for one call."""
        with self._gate.passing(), closing(self.engine.cursor()) as cursor:
            yield cursor

    def gave_up(self) -> bool:
        """Whether the engine refuses everything, for it could not write, or could not be opened."""
        with self._renewing:
            try:
                with self.cursor() as cursor:
                    cursor.execute("SELECT 1").fetchall()
            except (duckdb.FatalException, duckdb.ConnectionException):
                return not self._closed
        return False

    def replace_file(self, put_in_place: Callable[[], None]) -> None:
        """Put another file in the place of this one, and open it for all who had the old one open.

        The old one is held until the other has its name, so that no other process opens it.
        Raises:    NotWritable -> somebody reads it without an end
                   RecordInUse -> another process was quicker to open it
        """
        with self._gate.shut() as alone, _COUNTING:
            if not alone:
                raise NotWritable(
                    f"{self._path} is being read all the time; close its pages and open it again"
                )
            put_in_place()
            sharing = [other for other in _ALIVE if other.is_open_on(self._path)]
            for each in sharing:
                each.engine.close()
            for each in sharing:
                each.open_again()

    def is_open_on(self, path: Path) -> bool:
        """Whether it has this file open."""
        return not self._closed and self._path.resolve() == path.resolve()

    def open_again(self) -> None:
        """Open what has the file's name now; no thread may hold a cursor."""
        self.engine = connected(self._path, read_only=self._read_only)

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
                self.open_again()
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
