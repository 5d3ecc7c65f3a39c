"""What is noted outside the record, for whoever asks later: who looked, and what broke.

Neither note ever holds a name or a value from the record.
"""

from __future__ import annotations

import getpass
import os
import traceback
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sysmap import places
from sysmap.errors import NotWritable


def note_access(record: Path, what: str) -> None:
    """Add a line to `FILE.access`: when, which account of this machine, what was asked.

    The line is on disk when this returns.
    Raises:    NotWritable -> the note cannot be kept, so the rows are not given.
    """
    line = f"{_now()}\t{getpass.getuser()}\t{what}\n"
    note = record.with_name(record.name + ".access")
    try:
        with note.open("a", encoding="utf-8") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
    except OSError as fault:
        raise NotWritable(
            f"{note}: cannot be written, so rows about people are not shown; "
            "make room, or ask for the right to write there"
        ) from fault


def note_fault(fault: Exception) -> str:
    """A sentence for the person who met a fault of ours, with an id to quote.

    The kind of the fault and the lines it passed go to `faults.log`; its message, which may hold a
    value, does not.
    """
    number = uuid4().hex[:8]
    passed = " < ".join(
        f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(fault.__traceback__)[::-1]
    )
    log = places.records() / "faults.log"
    told = f"a fault of ours ({number}); nothing that was saved is lost"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{_now()}\t{number}\t{type(fault).__name__}\t{passed}\n")
    except OSError:
        return f"{told}; please report it with this id and what you did"
    return f"{told}; please report it with this id and the line in {log}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
