"""A backup put back: proved whole first; what lay in its place is set aside, never thrown away."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from sysmap.errors import NotWritable, RecordDamaged, WrongUsage
from sysmap.store.backup import working_beside
from sysmap.store.beside import head_file, log_file, manifest_file
from sysmap.store.disk import move, put_copy, sha256_of, sync_folder
from sysmap.store.engine import check_mark, connected
from sysmap.store.examination import examined


def restore(backup: Path, record: Path, moment: datetime) -> Path | None:
    """Put a backup in the place of a record; where the record that lay there is kept, if one did.

    Killed at any moment it leaves the old record or the new one, or one that is told as damaged
    until the backup is restored again.
    Raises:    RecordDamaged -> the backup is not whole, or not what it was
               RecordInUse -> the record is open in another process
               WrongUsage -> no such backup, or a record that was not closed
               NotWritable -> no room, or no right
    """
    record = record.resolve()
    _refuse_unfit(backup, record)
    try:
        with working_beside(record) as folder:
            copy = _proved(backup, folder / "copy.duckdb")
            aside = _set_aside(record, moment)
            _put_in_place(copy, record)
    except OSError as error:
        raise NotWritable(
            f"{record} cannot be written ({error.strerror}); make room and restore again"
        ) from error
    return aside


def _refuse_unfit(backup: Path, record: Path) -> None:
    check_mark(backup)
    if record.exists() and record.samefile(backup):
        raise WrongUsage(f"{backup} is the record itself; name a backup of it")
    if log_file(backup).exists():
        raise WrongUsage(
            f"{backup} was not closed, so it is no backup; make one of it with `sysmap backup`"
        )
    if record.exists():
        _refuse_in_use(record)


def _refuse_in_use(record: Path) -> None:
    try:
        connected(record, read_only=True).close()
    except (RecordDamaged, WrongUsage):
        return  # a damaged record is what a backup is restored for


def _proved(backup: Path, copy: Path) -> Path:
    """A copy of the backup, which is what its manifest says and whole."""
    put_copy(backup, copy)
    if head_file(backup).exists():
        put_copy(head_file(backup), head_file(copy))
    _refuse_unless_listed(backup, copy)
    if found := examined(copy).findings:
        raise RecordDamaged("\n".join(f"{backup}: {finding}" for finding in found))
    return copy


def _refuse_unless_listed(backup: Path, copy: Path) -> None:
    manifest = manifest_file(backup)
    if not manifest.exists():
        return
    listed = [line.partition(" ")[0] for line in manifest.read_text("utf-8").splitlines()]
    if listed != [sha256_of(file) for file in (copy, head_file(copy)) if file.exists()]:
        raise RecordDamaged(
            f"{backup} or its head is not what {manifest.name} says it was; restore another backup"
        )


def _set_aside(record: Path, moment: datetime) -> Path | None:
    """Give what lies there a second name, under which it can be opened; its own stays for now."""
    name = f"{record.stem}.before-restore-{moment:%Y%m%dT%H%M%S%f}Z{record.suffix}"
    aside = record.with_name(name)
    pairs = [
        (record, aside),
        (log_file(record), log_file(aside)),
        (head_file(record), head_file(aside)),
    ]
    there = [(file, other) for file, other in pairs if file.exists()]
    for file, other in there:
        _name_also(file, other)
    return aside if there else None


def _name_also(file: Path, other: Path) -> None:
    try:
        os.link(file, other)
    except OSError:  # a file system without second names
        put_copy(file, other)
    sync_folder(other.parent)


def _put_in_place(copy: Path, record: Path) -> None:
    """File first, head last: in between the old head tells that the file is not its own."""
    log_file(record).unlink(missing_ok=True)  # else the engine would read it into the new file
    sync_folder(record.parent)
    move(copy, record)
    move(head_file(copy), head_file(record))
