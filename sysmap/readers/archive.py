"""What a zip (and so a workbook) says of itself, judged before anything of it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from sysmap.errors import InputRefused, Problem

LARGEST = 100_000_000
"""Bytes that the members of an archive may hold together, as its own directory declares them."""
MOST_MEMBERS = 1_000
STEEPEST = 100
"""How many times smaller than its members an archive may be."""
SMALL = 1_000_000
"""An archive whose members hold no more than this may be as steep as it likes."""


def opened(name: str, content: bytes) -> zipfile.ZipFile:
    """The archive, once its directory has been found harmless.

    Raises:    InputRefused -> no zip, a bomb, a password, or a path that leads out of its folder
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise refused(
            name, "is damaged", "send it again, or unpack it and import the folder"
        ) from error
    _check_size(name, archive, len(content))
    for member in archive.infolist():
        _check_member(name, member)
    return archive


def blocks(name: str, archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    """The member's bytes, a piece at a time; never more of them than the directory declared.

    Raises:    InputRefused -> the member is not what the directory says
    """
    try:
        with archive.open(member) as stream:
            while block := stream.read(1 << 20):
                yield block
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise refused(name, f"is damaged at {member}", "send it again") from error


def refused(name: str, what: str, remedy: str) -> InputRefused:
    """The error for a file that is refused as a whole."""
    return InputRefused([Problem(file=name, what=what, remedy=remedy)])


def _check_size(name: str, archive: zipfile.ZipFile, packed: int) -> None:
    members = archive.infolist()
    declared = sum(member.file_size for member in members)
    too_steep = declared > SMALL and declared > STEEPEST * packed
    if declared > LARGEST or too_steep or len(members) > MOST_MEMBERS:
        raise refused(
            name,
            f"would unpack to {len(members):,} files and {declared:,} bytes, too much to open",
            "save the tables as CSV and import those",
        )


def _check_member(name: str, member: zipfile.ZipInfo) -> None:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise refused(
            name,
            f"holds the path {member.filename!r}, which leads out of it",
            "pack the tables anew",
        )
    if member.flag_bits & 0x1:
        raise refused(name, "is locked with a password", "unpack it and import the folder")
