"""Files by name -> a folder that is there whole or not at all, or one ZIP in memory."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sysmap.errors import NotWritable, WrongUsage
from sysmap.views import share_words

Files = Mapping[str, bytes]
"""The name of each file -> its bytes."""


def must_be_empty(folder: Path) -> None:
    """Raise WrongUsage unless the folder is empty or not there yet."""
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise WrongUsage(share_words.refused_folder(str(folder)))


def write(files: Files, folder: Path) -> None:
    """Write the files into a new folder, readable by this account alone: all of them, or none.

    Raises:    NotWritable -> no such place, no right to it, no room
               WrongUsage -> somebody put something into the folder
    """
    folder = folder.resolve()
    must_be_empty(folder)
    try:
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as fault:
        raise _not_writable(folder, fault) from fault
    try:
        for name, content in files.items():
            _keep(made / name, content)
        made.replace(folder)
    except OSError as fault:
        raise _not_writable(folder, fault) from fault
    finally:
        shutil.rmtree(made, ignore_errors=True)


def zipped(files: Files) -> bytes:
    """The files as one ZIP; equal files give equal bytes."""
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return target.getvalue()


def _keep(path: Path, content: bytes) -> None:
    """Write a file and wait until the disk holds it."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _not_writable(folder: Path, fault: OSError) -> NotWritable:
    reason = fault.strerror or "no reason given"
    return NotWritable(share_words.not_writable(str(folder), reason))
