"""Files put on disk so that a power cut leaves the old one or the new one, never half of either."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO

PIECE = 1 << 20
"""Bytes that are copied at a time."""


def put_text(file: Path, text: str) -> None:
    """Put a short text on disk as this file.

    Raises:    OSError -> no room, or no right
    """
    _put(file, lambda opened: opened.write(text.encode("ascii")))


def add_text(file: Path, text: str) -> None:
    """Put a few letters more on disk at the end of a file.

    Raises:    OSError -> no room, or no right
    """
    with file.open("ab") as opened:
        opened.write(text.encode("ascii"))
        opened.flush()
        os.fsync(opened.fileno())


def put_copy(source: Path, file: Path) -> None:
    """Put a copy of another file on disk as this file; the other must be closed.

    Raises:    OSError -> no room, no right, or nothing there to copy
    """
    with source.open("rb") as copied:
        _put(file, lambda opened: shutil.copyfileobj(copied, opened, PIECE))


def move(file: Path, to: Path) -> None:
    """Give a file that is on disk another name in the same file system, for good."""
    file.replace(to)
    sync_folder(to.parent)


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on disk too."""
    if os.name == "nt":  # Windows opens no folders; its rename is durable by itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put(file: Path, write: Callable[[BinaryIO], object]) -> None:
    draft = file.with_name(f"{file.name}.new")
    try:
        with draft.open("wb") as opened:
            write(opened)
            opened.flush()
            os.fsync(opened.fileno())
        move(draft, file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
