"""Backups of a record that are known: made beside it, set aside by a restore, or noted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from glob import escape
from pathlib import Path
from uuid import UUID

import duckdb

from sysmap.errors import NotWritable, SysmapError
from sysmap.store.beside import backups_file
from sysmap.store.disk import add_text
from sysmap.store.engine import check_mark, connected
from sysmap.store.queries import named_queries

BESIDE = ("{}-backup-*.duckdb", "{}.before-restore-*")
"""What a backup beside its record is called, and a record that a restore set aside."""
NO_RECORDS = (".head", ".wal", ".sha256")


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A backup that holds somebody, or may.

    Shape:     `looked_into` whether it could be opened; one that could not may hold them
    """

    file: Path
    at: datetime
    looked_into: bool


def note_backup(record: Path, backup: Path) -> None:
    """Note beside a record where a backup of it was made.

    Raises:    NotWritable -> no room, or no right
    """
    file = backups_file(record)
    try:
        add_text(file, f"{json.dumps(str(backup.resolve()))}\n")
    except OSError as error:
        raise NotWritable(
            f"{backup} is made, and {file} cannot be written ({error.strerror}), so an erasure "
            "would not find it; make room, or note yourself where it lies"
        ) from error


def copies_holding(record: Path, people: Iterable[UUID]) -> list[Copy]:
    """The known backups that hold one of these people, or cannot be looked into, oldest first."""
    ids = list(map(str, people))
    found = [_looked_into(file, ids) for file in sorted(set(_known(record.resolve())))]
    return sorted((copy for copy in found if copy), key=lambda copy: (copy.at, copy.file))


def _known(record: Path) -> Iterator[Path]:
    for pattern in BESIDE:
        for file in record.parent.glob(pattern.format(escape(record.stem))):
            if file.suffix not in NO_RECORDS:
                yield file
    yield from filter(Path.is_file, _noted(record))


def _noted(record: Path) -> Iterator[Path]:
    with suppress(FileNotFoundError):
        for line in backups_file(record).read_text(encoding="utf-8").splitlines():
            with suppress(ValueError):  # a line that was torn off
                yield Path(str(json.loads(line)))


def _looked_into(file: Path, ids: list[str]) -> Copy | None:
    at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    try:
        check_mark(file)
        with closing(connected(file, read_only=True)) as connection:
            sql = named_queries("erasing.sql")["holds"].sql
            [(rows,)] = connection.execute(sql, {"ids": ids}).fetchall()
    except (SysmapError, duckdb.Error):
        return Copy(file=file, at=at, looked_into=False)
    return Copy(file=file, at=at, looked_into=True) if rows else None
