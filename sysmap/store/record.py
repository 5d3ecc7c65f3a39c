"""`Store`: one record file, open for saving and reading."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID, uuid4

import pyarrow as pa
from duckdb import DuckDBPyConnection

from sysmap.errors import EditConflict, InputRefused, NotWritable, RecordDamaged, WrongUsage
from sysmap.forgetting import let_go_too
from sysmap.store import history, naming, quoting, reading
from sysmap.store.backup import back_up
from sysmap.store.clock import Clock, utc_now
from sysmap.store.connection import Connection, new_file
from sysmap.store.copies import note_backup
from sysmap.store.engine import (
    FORMAT,
    bring_up_to_date,
    check_mark,
    form_of,
    reading_from,
    transaction,
    writing_to,
)
from sysmap.store.erasing import Plan
from sysmap.store.erasure import (
    named_elsewhere,
    names_of_people,
    people_known_by,
    planned,
    write_erasure,
)
from sysmap.store.examination import Examination, examined
from sysmap.store.head import Head, head_remedy, mark_begun, read_head, write_head
from sysmap.store.operation import ERASE, TAKE_BACK, Operation, OperationLine, Version, Written
from sysmap.store.outlook import Erased, Outlook, outlook_of
from sysmap.store.passages import Passage
from sysmap.store.rebuilding import finish, mark_of, put_mark
from sysmap.store.restoring import restore
from sysmap.store.saving import written
from sysmap.store.seen import EVERYBODY, Seen, seen_by
from sysmap.store.subject import Reading, Subject
from sysmap.store.tables import refuse_unknown
from sysmap.store.taking_back import taken_back
from sysmap.store.verification import faults, head_faults
from sysmap.store.viewer import STEWARD, Viewer
from sysmap.system import System

WRITING = threading.RLock()
"""Held during a save: the chain needs one order, also where a program opened one record twice."""

SYSTEMS_KEPT = 4
"""How many moments of the record are kept ready to read."""


BACKUP = "keep this file aside and restore a backup"


class Store:
    """One record file, made by `Store.create` or `Store.open` and closed at the end of a `with`.

    Any number of threads may use it: each call has its own cursor, and saves take turns.
    """

    def __init__(
        self, path: Path, connection: Connection, clock: Clock, *, read_only: bool
    ) -> None:
        self.path = path
        self._connection = connection
        self._clock = clock
        self._read_only = read_only
        self._form = FORMAT
        self._system_at = lru_cache(maxsize=SYSTEMS_KEPT)(self._read_system)
        self._seen_at = lru_cache(maxsize=SYSTEMS_KEPT)(self._read_seen)
        self._alike = lru_cache(maxsize=SYSTEMS_KEPT)(_itself)
        for kept in (self._system_at, self._seen_at, self._alike):
            let_go_too(kept)

    @classmethod
    def create(cls, path: Path | str, *, clock: Clock = utc_now) -> Self:
        """A new, empty record in a new file.

        Raises:    WrongUsage -> something of that name lies there already
                   NotWritable -> no such folder, or no right to it
        """
        path = Path(path)
        return cls(path, new_file(path), clock, read_only=False)

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
        check_mark(path)
        connection = Connection(path, read_only=read_only)
        store = cls(path, connection, clock, read_only=read_only)
        try:
            store._check_on_opening()
            store._finish_erasing()
        except BaseException:
            store.close()
            raise
        return store

    def _check_on_opening(self) -> None:
        with WRITING, self._connection.cursor() as cursor, reading_from(self.path):
            self._form = form_of(cursor, self.path)
            head = read_head(self.path)
            if found := head_faults(cursor, head):
                remedy = head_remedy(self.path) if head is None else BACKUP
                raise RecordDamaged(f"{self.path}: {found[0]}; {remedy}")
            if not self._read_only:
                self._make_ready(cursor, head)

    def _make_ready(self, cursor: DuckDBPyConnection, head: Head | None) -> None:
        """Mend the head where a save was its last, and bring an earlier form up to date."""
        self._keep_head(cursor, head)
        if self._form < FORMAT:
            with writing_to(self.path):
                bring_up_to_date(cursor, self._form)
            self._form = FORMAT

    def _keep_head(self, cursor: DuckDBPyConnection, head: Head | None) -> None:
        last = reading.head(cursor)
        if head is None or (head.seq, head.chain) != (last.seq, last.chain):
            write_head(self.path, last)

    def close(self) -> None:
        """Let go of the file, once nothing is being saved."""
        with WRITING:
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
        if self._connection.gave_up():
            self._connection.renew()
            self._check_on_opening()
        with self._connection.cursor() as cursor, reading_from(self.path):
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
        self._refuse_to_write_if_read_only()
        with WRITING, self._cursor() as cursor:
            return self._saved(cursor, operation)

    def take_back(self, seq: int, *, who: str, reason: str | None = None) -> int:
        """The number of a new save that puts back everything that operation `seq` wrote.

        What it made is taken back, what it changed has its former values, what it took back stands
        again; taking back a take-back brings it again. Reasons stay.
        Raises:    WrongUsage -> no such operation, or nothing in it to take back
                   EditConflict -> a later save changed something of it
                   InputRefused -> other things still point at what it made
        """
        self._refuse_to_write_if_read_only()
        with WRITING, self._cursor() as cursor:
            facts = taken_back(cursor, seq)
            verb = f"{TAKE_BACK} {seq}"
            return self._saved(
                cursor, Operation(id=uuid4(), who=who, verb=verb, facts=facts, reason=reason)
            )

    def held_on(self, known_by: str) -> Subject:
        """Everything held on whoever a key or an id stands for, with everybody else masked.

        Raises:    WrongUsage -> nobody is or was known by that key or id, or an older form
        Cost:      reads every version that is about them
        """
        self._refuse_an_earlier_form()
        with self._cursor() as cursor, transaction(cursor):
            people = people_known_by(cursor, known_by)
            names = names_of_people(cursor, people)
            named = named_elsewhere(planned(cursor, people, names, keep_point=False, redact=False))
            return Reading(cursor, people, names).subject(named)

    def would_erase(
        self,
        known_by: str,
        *,
        keep_point: bool = False,
        redact: bool = False,
        also: Sequence[str] = (),
    ) -> Outlook:
        """What erasing somebody takes away, and what holds them still; nothing is changed.

        Raises:    WrongUsage -> nobody is or was known by that key or id
        """
        self._refuse_an_earlier_form()
        with self._cursor() as cursor, transaction(cursor):
            plan = self._plan(cursor, known_by, keep_point=keep_point, redact=redact, also=also)
            return self._outlook(plan)

    def erase(  # noqa: PLR0913 - the ways of one erasure
        self,
        known_by: str,
        *,
        who: str,
        keep_point: bool = False,
        redact: bool = False,
        also: Sequence[str] = (),
        reason: str | None = None,
    ) -> Erased:
        """Erase whoever a key or an id stands for, from every save there was and from the disk.

        `keep_point` leaves their point and its ties under a pseudonym; `redact` takes their names,
        and what they are `also` called, out of the texts of others.
        Raises:    WrongUsage -> nobody is or was known by that key or id
                   RecordDamaged -> the record is not whole
                   NotWritable -> no room, or opened to read only; opening it again does the rest
        """
        self._refuse_to_write_if_read_only()
        with WRITING:
            with self._cursor() as cursor:
                self._refuse_unless_whole(cursor)
                plan = self._plan(cursor, known_by, keep_point=keep_point, redact=redact, also=also)
                outlook = self._outlook(plan)
                seq = self._write_erasure(cursor, plan, who, reason)
            self._finish_erasing()
        return Erased(seq=seq, outlook=outlook)

    def _plan(
        self,
        cursor: DuckDBPyConnection,
        known_by: str,
        *,
        keep_point: bool,
        redact: bool,
        also: Sequence[str],
    ) -> Plan:
        people = people_known_by(cursor, known_by)
        names = names_of_people(cursor, people, also)
        return planned(cursor, people, names, keep_point=keep_point, redact=redact)

    def _refuse_an_earlier_form(self) -> None:
        if self._form < FORMAT:
            raise WrongUsage(
                f"{self.path} was made by an earlier sysmap; `sysmap app {self.path}` brings it up "
                "to date"
            )

    def _refuse_unless_whole(self, cursor: DuckDBPyConnection) -> None:
        if found := faults(cursor, read_head(self.path), self._form):
            raise RecordDamaged(
                f"{self.path}: {found[0]}; nobody is erased from what is not whole: {BACKUP}"
            )

    def _outlook(self, plan: Plan) -> Outlook:
        keys = naming.keys_of(plan.cursor, "actor", plan.wanted.people)
        return outlook_of(self.path, plan, sorted(keys.values()))

    def _write_erasure(
        self, cursor: DuckDBPyConnection, plan: Plan, who: str, reason: str | None
    ) -> int:
        asked = Operation(id=uuid4(), who=who, verb=ERASE, facts={}, reason=reason)
        put_mark(self.path, mark_of(plan, asked.id))
        return self._written(cursor, lambda moment: write_erasure(cursor, plan, asked, moment))

    def _finish_erasing(self) -> None:
        """Do what is left of an erasure, also of one that another process could not end."""
        if not self._read_only:
            with WRITING:
                finish(self._connection, self.path)

    def _saved(self, cursor: DuckDBPyConnection, operation: Operation) -> int:
        return self._written(cursor, lambda moment: written(cursor, operation, moment))

    def _written(
        self, cursor: DuckDBPyConnection, write: Callable[[datetime], tuple[int, Head]]
    ) -> int:
        # A head that could not be written then is owed now: it may lag by one save, never by two.
        self._keep_head(cursor, read_head(self.path))
        mark_begun(self.path)
        try:
            with writing_to(self.path):
                seq, head = write(self._clock())
        except (InputRefused, EditConflict):
            write_head(self.path, reading.head(cursor))
            raise
        write_head(self.path, head)
        return seq

    def _refuse_to_write_if_read_only(self) -> None:
        if self._read_only:
            raise NotWritable(f"{self.path} was opened to read only; open it for writing to save")

    def system(self, viewer: Viewer, *, as_known_on: date | None = None) -> System:
        """The record as this viewer may see it, now or as known at the end of a day (UTC).

        Pairs that are kept apart by now are so in every earlier state too, and whoever is not to be
        seen or named by now is not in any.
        """
        with self._cursor() as cursor:
            upto = reading.seq_known_on(cursor, as_known_on)
            flags, consents = reading.seqs_of_what_holds_back(cursor, self._form)
            seen = self._seen(cursor, viewer) if consents else EVERYBODY
        return self._system_at(upto, max(upto, flags), seen)

    def _read_system(self, upto: int, _flags: int, seen: Seen) -> System:
        with self._cursor() as cursor:
            return reading.system(cursor, upto, self._form, seen=seen)

    def _seen(self, cursor: DuckDBPyConnection, viewer: Viewer) -> Seen:
        """Whom this viewer may see today, by what was agreed to."""
        if not viewer.purpose or not reading.seqs_of_what_holds_back(cursor, self._form)[1]:
            return EVERYBODY
        return self._seen_at(reading.head(cursor).seq, viewer, self._clock().date())

    def _read_seen(self, _now: int, viewer: Viewer, today: date) -> Seen:
        with self._cursor() as cursor:
            seen = seen_by(cursor, viewer, today)
        return self._alike(seen)

    def current(self, noun: str, viewer: Viewer = STEWARD) -> pa.Table:
        """The rows of a noun as they stand: id (text), version, and its fields.

        Raises:    WrongUsage -> no such noun
        """
        refuse_unknown([noun])
        with self._cursor() as cursor:
            seen = self._seen(cursor, viewer)
            return reading.current(cursor, noun, self._form, seen=seen)

    def marked(self, source: UUID, start: int, end: int, viewer: Viewer) -> Passage | None:
        """The part of a source's text that a viewer marked in what they read of it.

        Shape:     None where the viewer reads no such text, or a part of it is not shown to them
        """
        with self._cursor() as cursor:
            text = quoting.text_read(cursor, source, self._seen(cursor, viewer))
        return text.marked(start, end) if text else None

    def keys_ever(self, noun: str) -> list[str]:
        """Every key that a thing of a noun has or had, also of what was taken back."""
        refuse_unknown([noun])
        with self._cursor() as cursor:
            return reading.keys_ever(cursor, noun, self._form)

    def history(
        self, viewer: Viewer = STEWARD, *, as_known_on: date | None = None
    ) -> list[OperationLine]:
        """Every save, first to last; or those up to the end of a day (UTC)."""
        with self._cursor() as cursor, transaction(cursor):
            upto = reading.seq_known_on(cursor, as_known_on)
            return history.lines(cursor, upto, self._form, self._seen(cursor, viewer))

    def written_by(self, seq: int, viewer: Viewer = STEWARD) -> list[Written]:
        """What a save did, thing by thing, told by keys.

        Raises:    WrongUsage -> no such save
        """
        with self._cursor() as cursor, transaction(cursor):
            return history.written_by(cursor, seq, self._form, self._seen(cursor, viewer))

    def written_since(self, day: date, viewer: Viewer = STEWARD) -> list[Written]:
        """What is otherwise now than it was known at the end of a day (UTC), thing by thing.

        Cost:      reads every version of each thing that was written since
        """
        with self._cursor() as cursor, transaction(cursor):
            upto = reading.seq_known_on(cursor, day)
            return history.written_since(cursor, upto, self._form, self._seen(cursor, viewer))

    def ever_of(self, noun: str, field: str, identity: UUID | str) -> list[UUID]:
        """The rows of a noun whose field points, or ever pointed, at a thing.

        Raises:    WrongUsage -> no such noun
        """
        refuse_unknown([noun])
        with self._cursor() as cursor:
            return history.ever_of(cursor, noun, field, UUID(str(identity)), self._form)

    def versions(self, noun: str, identity: UUID | str, viewer: Viewer = STEWARD) -> list[Version]:
        """Every version of one thing, first to last; none where there is no such thing.

        Raises:    WrongUsage -> no such noun
        """
        refuse_unknown([noun])
        with self._cursor() as cursor, transaction(cursor):
            seen = self._seen(cursor, viewer)
            return history.versions(cursor, noun, UUID(str(identity)), self._form, seen)

    def backup(self, destination: Path | str) -> None:
        """Make a backup under a new name: a record file, its head and a list of their SHA-256s.

        It holds the saves that were there when it began; people may go on saving meanwhile.
        Raises:    WrongUsage -> something of that name lies there already
                   RecordDamaged -> the record is not whole, so that no backup of it is made
                   NotWritable -> no room or no right, there or beside the record
        """
        with self._cursor() as cursor:
            back_up(cursor, self.path, Path(destination))
        note_backup(self.path, Path(destination))

    @staticmethod
    def restore(backup: Path | str, record: Path | str, *, clock: Clock = utc_now) -> Path | None:
        """Put a backup in the place of a record; where the record that lay there is kept now.

        Raises:    RecordDamaged -> the backup is not whole, or not what it was
                   RecordInUse -> the record is open
                   WrongUsage -> no such backup
                   NotWritable -> no room, or no right
        """
        return restore(Path(backup), Path(record), clock())

    @staticmethod
    def examine(record: Path | str) -> Examination:
        """What is wrong with the record in a file, also where it is too damaged to be opened.

        Raises:    RecordDamaged -> not even that can be told
                   RecordInUse -> the record is open
                   WrongUsage -> no such file, or one made by a newer sysmap
        Cost:      reads every row once
        """
        return examined(Path(record))

    def verify(self) -> list[str]:
        """What was done to the record from outside, a sentence each; empty when it is sound.

        Cost:      reads every row once
        """
        with self._moment() as (cursor, head):
            return faults(cursor, head, self._form)

    @contextmanager
    def _moment(self) -> Iterator[tuple[DuckDBPyConnection, Head | None]]:
        """The record and its head as they stand at one moment, whatever is saved meanwhile."""
        with ExitStack() as stack:
            with WRITING:  # before the cursor: whoever erases waits for cursors while it writes
                cursor = stack.enter_context(self._cursor())
                stack.enter_context(transaction(cursor))
                reading.head(cursor)  # the engine's moment is that of the first look
                head = read_head(self.path)
            yield cursor, head


def _itself(seen: Seen) -> Seen:
    """What is seen; kept, so that what is seen alike is one thing."""
    return seen
