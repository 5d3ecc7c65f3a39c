"""Paths -> the files in them: a file itself, all files of a folder, all members of a zip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath, PurePosixPath
from zipfile import ZipFile

from sysmap.errors import InputRefused, Problem
from sysmap.readers import archive
from sysmap.readers.archive import refused

TABLES = (".csv", ".tsv", ".xlsx")
OTHER_TABLES = (".xls", ".xlsb", ".xlsm", ".ods", ".numbers", ".parquet")
"""Tables that are not read: passing over one in a folder would lose rows without a word."""


@dataclass(frozen=True)
class File:
    """A file with the name that a person knows it by; its bytes are fetched when asked for.

    Shape:     `chosen` where the person named the file itself, not a folder or zip it lies in.
    """

    name: str
    content: Callable[[], bytes]
    chosen: bool = False

    @property
    def suffix(self) -> str:
        """The ending of the name, in small letters, with its dot."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def is_table(self) -> bool:
        """Whether it must be read or refused; other files of a folder are passed over."""
        return self.chosen or self.suffix in TABLES + OTHER_TABLES


@dataclass(frozen=True)
class Found:
    """What lies under the paths: tables to read, files that are no tables, and what is wrong."""

    tables: Sequence[File]
    no_tables: Sequence[str]
    problems: Sequence[Problem]


def found(paths: Sequence[Path]) -> Found:
    """Every file under the paths, each once and in a fixed order, by names that differ."""
    files: dict[Path, File] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            for file in _under(path):
                top = path.parent if file.chosen else path
                files[top.resolve() / file.name] = file
        except InputRefused as error:
            problems += error.problems
    named = _told_apart(files)
    return Found(
        tables=[file for file in named if file.is_table],
        no_tables=[file.name for file in named if not file.is_table],
        problems=problems,
    )


def _told_apart(files: Mapping[Path, File]) -> list[File]:
    """The files, those of one name with no more of the folders above them than makes them two.

    What lies in a folder or zip gives way first, so that a file named by itself may stay as it is.
    """
    names = {place: file.name for place, file in files.items()}
    inside = [place for place in _of_one_name(names) if not files[place].chosen]
    names.update({place: _longer(names[place], place) for place in inside})
    while shared := _of_one_name(names):
        names.update({place: _longer(names[place], place) for place in shared})
    return [replace(file, name=names[place]) for place, file in files.items()]


def _of_one_name(names: Mapping[Path, str]) -> list[Path]:
    counts = Counter(names.values())
    return [place for place, name in names.items() if counts[name] > 1]


def _longer(name: str, place: Path) -> str:
    """The name with one folder more before it; never a path from the root of the machine."""
    parts = (place.anchor.strip("/\\:"), *place.parts[1:])
    return "/".join(parts[-len(PurePosixPath(name).parts) - 1 :]).lstrip("/")


def _under(path: Path) -> Iterator[File]:
    if path.is_dir():
        yield from _in_folder(path)
    elif not path.is_file():
        raise refused(str(path), "is not there", "check the path")
    elif path.suffix.lower() == ".zip":
        yield from _in_zip(path.name, _read(path))
    else:
        yield File(path.name, partial(_read, path), chosen=True)


def _in_folder(folder: Path) -> Iterator[File]:
    inside = [(path, path.relative_to(folder)) for path in sorted(folder.rglob("*"))]
    files = [(path, name) for path, name in inside if path.is_file() and not _is_hidden(name)]
    if not files:
        raise refused(str(folder), "holds no file", "name the folder that the tables lie in")
    for path, name in files:
        yield File(name.as_posix(), partial(_read, path))


def _in_zip(name: str, content: bytes) -> Iterator[File]:
    pack = archive.opened(name, content)
    for member in sorted(entry.filename for entry in pack.infolist() if not entry.is_dir()):
        if not _is_hidden(PurePosixPath(member)):
            yield File(member, partial(_unpacked, name, pack, member))


def _unpacked(name: str, pack: ZipFile, member: str) -> bytes:
    return b"".join(archive.blocks(name, pack, member))


def _is_hidden(path: PurePath) -> bool:
    """Whether this is an operating system's own file, which nobody meant to send."""
    return any(part.startswith((".", "__MACOSX", "~$")) for part in path.parts)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "no reason given"
        raise refused(path.name, f"cannot be read ({reason})", "check who may read it") from error
