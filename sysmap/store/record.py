"""`Store`: one record file, open for saving and reading."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
from duckdb import DuckDBPyConnection

from sysmap.errors import NotWritable, RecordDamaged, WrongUsage
from sysmap.store import reading
from sysmap.store.clock import Clock, utc_now
from sysmap.store.engine import (
    FORMAT,
    bring_up_to_date,
    check_mark,
    connected,
    form_of,
    make_tables,
    reading_from,
    transaction,
    writing_to,
)
from sysmap.store.head import EMPTY, head_file, head_remedy, read_head, write_head
from sysmap.store.operation import Operation, OperationLine
from sysmap.store.saving import written
from sysmap.store.tables import STORED
from sysmap.store.verification import faults, head_faults
from sysmap.store.viewer import Viewer
from sysmap.system import System

WRITING = threading.Lock()
"""Held during a save: the chain needs one order, also where a program opened one record twice."""

SYSTEMS_KEPT = 4
"""How many moments of the record are kept ready to read."""


BACKUP = "keep this file aside and restore a backup"


class Store:
    """One record file, made by `Store.create` or `Store.open` and closed at the end of a `with`.

    Any number of threads may use it: each call has its own cursor, and saves take turns.
    """

    def __init__(
        self, path: Path, connection: DuckDBPyConnection, clock: Clock, *, read_only: bool
    ) -> None:
        self.path = path
        self._connection = connection
        self._clock = clock
        self._read_only = read_only
        self._form = FORMAT
        self._system_at = lru_cache(maxsize=SYSTEMS_KEPT)(self._read_system)

    @classmethod
    def create(cls, path: Path | str, *, clock: Clock = utc_now) -> Self:
        """A new, empty record in a new file.

        Raises:    WrongUsage -> something of that name lies there already
                   NotWritable -> no such folder, or no right to it
        """
        path = Path(path)
        for file in (path, path.with_name(f"{path.name}.wal"), head_file(path)):
            if file.exists():
                raise WrongUsage(f"{file} is there already; open it, or choose another name")
        connection = connected(path, read_only=False)
        with writing_to(path):
            make_tables(connection)
        write_head(path, EMPTY)
        return cls(path, connection, clock, read_only=False)

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False, clock: Clock = utc_now) -> Self:
        """The record in an existing file.

        Opened to read only, nothing is written and several processes may have it open at once;
        else a record of an earlier form is brought up to this release's.

        Raises:    WrongUsage -> no such file, or one made by a newer sysmap
                   RecordInUse -> another process has it open
                   RecordDamaged -> the file cannot be read, or confirmed saves are missing from it
        """
        path = Path(path)
        if not path.is_file():
            raise WrongUsage(f"no record at {path}; `sysmap new {path}` makes one")
        check_mark(path)
        store = cls(path, connected(path, read_only=read_only), clock, read_only=read_only)
        try:
            store._check_on_opening()
        except BaseException:
            store.close()
            raise
        return store

    def _check_on_opening(self) -> None:
        with self._cursor() as cursor:
            self._form = form_of(cursor, self.path)
            head = read_head(self.path)
            if found := head_faults(cursor, head):
                remedy = head_remedy(self.path) if head is None else BACKUP
                raise RecordDamaged(f"{self.path}: {found[0]}; {remedy}")
            last = reading.head(cursor)
        if self._read_only:
            return
        if head != last:
            write_head(self.path, last)
        if self._form < FORMAT:
            self._bring_up_to_date()

    def _bring_up_to_date(self) -> None:
        with WRITING, self._cursor() as cursor, writing_to(self.path):
            bring_up_to_date(cursor, self._form)
        self._form = FORMAT

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _cursor(self) -> Iterator[DuckDBPyConnection]:
        with closing(self._connection.cursor()) as cursor, reading_from(self.path):
            yield cursor

    @property
    def seq(self) -> int:
        """The number of the last save; 0 before the first."""
        with self._cursor() as cursor:
            return reading.head(cursor).seq

    def save(self, operation: Operation) -> int:
        """The number of this save, on disk when it is returned; a repeated save keeps its number.

        Raises:    InputRefused -> rows that break the rules
                   EditConflict -> somebody changed the same thing first
                   NotWritable -> no room, or opened to read only
        """
        if self._read_only:
            raise NotWritable(f"{self.path} was opened to read only; open it for writing to save")
        with WRITING, self._cursor() as cursor:
            with writing_to(self.path):
                seq, head = written(cursor, operation, self._clock())
            write_head(self.path, head)
        return seq

    def system(self, viewer: Viewer, *, as_known_on: date | None = None) -> System:
        """The record as this viewer may see it, now or as known at the end of a day (UTC)."""
        with self._cursor() as cursor:
            upto = (
                reading.head(cursor).seq
                if as_known_on is None
                else reading.seq_known_on(cursor, as_known_on)
            )
        return self._system_at(upto, viewer)

    def _read_system(self, upto: int, _viewer: Viewer) -> System:
        with self._cursor() as cursor:
            return reading.system(cursor, upto, self._form)

    def current(self, noun: str) -> pa.Table:
        """The rows of a noun as they stand: id (text), version, and its fields.

        Raises:    WrongUsage -> no such noun
        """
        if noun not in STORED:
            raise WrongUsage(f"the record has no table {noun}; it has {', '.join(STORED)}")
        with self._cursor() as cursor:
            return reading.current(cursor, noun)

    def history(self) -> list[OperationLine]:
        """Every save, first to last."""
        with self._cursor() as cursor:
            return reading.history(cursor)

    def verify(self) -> list[str]:
        """What was done to the record from outside, a sentence each; empty when it is sound.

        Cost:      reads every row once
        """
        head = read_head(self.path)
        with self._cursor() as cursor, transaction(cursor):
            return faults(cursor, head, self._form)
