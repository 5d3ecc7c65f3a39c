"""The record file made anew without what was erased, for the engine leaves bytes where they were.

A mark beside the record says, from before the erasure until all is done, who is erased: a process
that dies in between leaves it, and whoever opens the record next does the rest.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from duckdb import DuckDBPyConnection

from sysmap import forgetting
from sysmap.errors import NotWritable, RecordDamaged
from sysmap.store import releases
from sysmap.store.backup import copied_whole, working_beside
from sysmap.store.beside import drafts_folder, erasing_mark, folding_log, log_file
from sysmap.store.connection import Connection
from sysmap.store.disk import move, put_text, sync_folder
from sysmap.store.erasing import ACTOR, Plan
from sysmap.store.namesakes import Names


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Who is being erased by which operation.

    Shape:     `people` each id with the one that stands in its place, None where none does
    """

    operation: UUID
    people: Mapping[str, str | None]
    names: Names


def mark_of(plan: Plan, operation: UUID) -> Mark:
    """The mark of an erasure that is about to be written."""
    wanted = plan.wanted
    gone = {str(person): None for person in wanted.people}
    renewed = {str(who): str(instead) for who, instead in plan.renewed.get(ACTOR, {}).items()}
    return Mark(
        operation=operation,
        people={**gone, **renewed},
        names=wanted.names,
    )


def put_mark(record: Path, mark: Mark) -> None:
    """Say on disk that somebody is being erased.

    Raises:    NotWritable -> no room, or no right
    """
    told = {
        "operation": str(mark.operation),
        "people": dict(mark.people),
        "exactly": sorted(mark.names.exactly),
        "in_any_case": sorted(mark.names.in_any_case),
    }
    try:
        put_text(erasing_mark(record), json.dumps(told))
    except OSError as error:
        raise _not_written(record, error) from error


def read_mark(record: Path) -> Mark | None:
    """Who is being erased; None where nobody is.

    Raises:    RecordDamaged -> the file says something else
    """
    file = erasing_mark(record)
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        names = Names(
            exactly=frozenset(told["exactly"]), in_any_case=frozenset(told["in_any_case"])
        )
        return Mark(operation=UUID(told["operation"]), people=told["people"], names=names)
    except FileNotFoundError:
        return None
    except (KeyError, TypeError, ValueError) as error:
        raise RecordDamaged(
            f"{file} does not say who is being erased; move it away and erase them again"
        ) from error


def drop_mark(record: Path) -> None:
    """Say that nobody is being erased any more."""
    erasing_mark(record).unlink(missing_ok=True)
    sync_folder(record.resolve().parent)


def finish(connection: Connection, record: Path) -> None:
    """Do what is left to be done after an erasure, from its first step: each may be done again.

    Raises:    NotWritable -> no room, no right, or people still read; whoever opens it next ends it
    """
    mark = read_mark(record)
    if mark is None:
        return
    with connection.cursor() as cursor:
        erased = _is_saved(cursor, mark.operation)
    if erased:
        for person, instead in mark.people.items():
            releases.forget(record, UUID(person), instead=instead)
        forget_drafts(record, mark.names)
        _rebuild(connection, record.resolve())
        forgetting.forget()
    drop_mark(record)


def _is_saved(cursor: DuckDBPyConnection, operation: UUID) -> bool:
    found = cursor.execute("SELECT seq FROM operation WHERE id = ?", [operation]).fetchall()
    return bool(found)


def forget_drafts(record: Path, names: Names) -> None:
    """Throw away what people typed and have not saved, where it names somebody."""
    for file in drafts_folder(record).glob("*"):
        if _names_them(file, names):
            file.unlink(missing_ok=True)
    with suppress(OSError):  # other drafts lie there, or none ever did
        drafts_folder(record).rmdir()


def _names_them(file: Path, names: Names) -> bool:
    try:
        text = file.read_text(encoding="utf-8")
        return names.are_in(json.dumps(json.loads(text), ensure_ascii=False))
    except (OSError, ValueError):
        return True


def _rebuild(connection: Connection, record: Path) -> None:
    try:
        with working_beside(record) as folder:
            with connection.cursor() as cursor:
                copy = copied_whole(cursor, record, folder)
            connection.replace_file(lambda: _put_in_place(copy, record))
    except OSError as error:
        raise _not_written(record, error) from error


def _put_in_place(copy: Path, record: Path) -> None:
    """The log goes first to its second name: see opening.py for who is killed in between."""
    aside = folding_log(record)
    if log_file(record).exists():
        move(log_file(record), aside)
    move(copy, record)
    aside.unlink(missing_ok=True)
    sync_folder(record.parent)


def _not_written(record: Path, error: OSError) -> NotWritable:
    return NotWritable(
        f"{record} cannot be made anew ({error.strerror}), so bytes of whoever was erased may "
        "still lie in it; make room and open it again"
    )
