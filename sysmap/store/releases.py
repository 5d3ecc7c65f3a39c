"""What left the record, noted beside it in `FILE.releases`: when, for whom, and who is in it.

One line of JSON for each release. A person who is erased is dropped from every line; a line that
was torn off when the machine stopped was never told to anybody as noted, and is passed over.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sysmap.errors import NotWritable, RecordDamaged
from sysmap.store.beside import releases_file
from sysmap.store.disk import add_text, put_text

_WRITING = threading.RLock()


@dataclass(frozen=True, kw_only=True)
class Release:
    """Something that left the record.

    Shape:     `people` the ids of those who are in it, as text; None where everybody is;
               `tables` what was released, as plain JSON, to compare a later release with
    """

    at: datetime
    profile: str
    recipient: str
    formats: tuple[str, ...] = ()
    people: tuple[str, ...] | None = None
    tables: Any = None

    def holds(self, identity: UUID) -> bool:
        """Whether somebody is in it."""
        return self.people is None or str(identity) in self.people


def noted(record: Path) -> list[Release]:
    """Every release that was noted, first to last.

    Raises:    RecordDamaged -> a line that says something else
    """
    return [_release(record, number, line) for number, line in enumerate(_lines(record), start=1)]


def note(record: Path, release: Release) -> None:
    """Add a release, on disk when this returns.

    Raises:    NotWritable -> no room, or no right
    """
    with _WRITING:
        if _is_torn(record):
            _put(record, _lines(record))
        try:
            add_text(releases_file(record), f"{_line(release)}\n")
        except OSError as error:
            raise _not_noted(record, error) from error


def forget(record: Path, identity: UUID) -> None:
    """Drop somebody from every release, on disk when this returns.

    Raises:    NotWritable -> no room, or no right
               RecordDamaged -> a line that is no release
    """
    with _WRITING:
        releases = noted(record)
        if any(str(identity) in (release.people or ()) for release in releases):
            _put(record, [_line(_without(release, str(identity))) for release in releases])


def _without(release: Release, identity: str) -> Release:
    if release.people is None:
        return release
    return replace(release, people=tuple(who for who in release.people if who != identity))


def _lines(record: Path) -> list[str]:
    """The lines that were written to their end."""
    try:
        text = releases_file(record).read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    return text[: text.rfind("\n") + 1].splitlines()


def _is_torn(record: Path) -> bool:
    file = releases_file(record)
    return file.exists() and file.read_bytes()[-1:] not in (b"", b"\n")


def _release(record: Path, number: int, line: str) -> Release:
    try:
        told = json.loads(line)
        people = told.get("people")
        return Release(
            at=datetime.fromisoformat(told["at"]),
            profile=told["profile"],
            recipient=told.get("recipient") or told.get("folder") or "",
            formats=tuple(told.get("formats", ())),
            people=None if people is None else tuple(people),
            tables=told.get("tables"),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise RecordDamaged(
            f"{releases_file(record)}: line {number} is no release; "
            "put the file back from a backup, or correct that line"
        ) from error


def _line(release: Release) -> str:
    return json.dumps({**asdict(release), "at": release.at.isoformat()})


def _put(record: Path, lines: Iterable[str]) -> None:
    try:
        put_text(releases_file(record), "".join(f"{line}\n" for line in lines))
    except OSError as error:
        raise _not_noted(record, error) from error


def _not_noted(record: Path, error: OSError) -> NotWritable:
    return NotWritable(
        f"{releases_file(record)} cannot be written ({error.strerror}); make room and try again"
    )
