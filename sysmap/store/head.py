"""The head: the last confirmed save, in a small file beside the record.

A record whose tail was cut off verifies clean by itself; only a head kept outside it can tell.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sysmap.errors import NotWritable, RecordDamaged


@dataclass(frozen=True)
class Head:
    """The number of the last save and the chain up to it."""

    seq: int = 0
    chain: str = ""


EMPTY = Head()


def head_file(record: Path) -> Path:
    """Where the head of a record lies."""
    return record.with_name(f"{record.name}.head")


def head_remedy(record: Path) -> str:
    """What to do where the head file is lost, which most often stayed behind in copying."""
    return (
        f"{head_file(record).name} is expected beside {record.name}: copy both files together, "
        "or else restore a backup of both"
    )


def read_head(record: Path) -> Head | None:
    """The last confirmed save; None where there is no head file.

    Raises:    RecordDamaged -> the head file holds something else
    """
    file = head_file(record)
    try:
        number, _, chain = file.read_text(encoding="ascii").strip().partition(" ")
        return Head(int(number), chain)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise RecordDamaged(f"{file} is not a head of a record; {head_remedy(record)}") from error


def write_head(record: Path, head: Head) -> None:
    """Put the head on disk; a power cut leaves the old one or the new one, never half of either."""
    file = head_file(record)
    draft = file.with_name(f"{file.name}.new")
    try:
        with draft.open("w", encoding="ascii") as opened:
            opened.write(f"{head.seq} {head.chain}\n")
            opened.flush()
            os.fsync(opened.fileno())
        draft.replace(file)
        _fsync_folder(file.parent)
    except OSError as error:
        raise NotWritable(
            f"{file} cannot be written ({error.strerror}); make room and save again"
        ) from error


def _fsync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows opens no folders; its rename is durable by itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
