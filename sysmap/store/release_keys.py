"""The keys to pseudonyms, one for each export, each a file of its own far from every record.

Who has the key can tell who is who; once its file is gone nobody can. A key is in no record, no
backup, no export and no note; by its number, which says nothing, an export knows its key.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from sysmap import places
from sysmap.errors import NotWritable
from sysmap.store.disk import sync_folder

_LONG = 32
_PRIVATE = 0o600


def new_key() -> tuple[str, bytes]:
    """The number of a fresh key, and the key, which is on disk when this returns.

    Raises:    NotWritable -> no room, or no right
    """
    number, key = secrets.token_hex(8), secrets.token_bytes(_LONG)
    file = key_file(number)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE), "w") as kept:
            kept.write(key.hex())
            kept.flush()
            os.fsync(kept.fileno())
        sync_folder(file.parent)
    except OSError as error:
        raise NotWritable(
            f"{file.parent}: no key can be kept there ({error.strerror}), so nothing leaves; "
            "make room, or ask for the right to write there"
        ) from error
    return number, key


def kept_key(number: str) -> bytes | None:
    """The key of this number; None where it was destroyed, or is on another machine."""
    try:
        return bytes.fromhex(key_file(number).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def destroy_key(number: str) -> None:
    """Make it impossible for anybody to tell who is who in the export with this key."""
    key_file(number).unlink(missing_ok=True)


def key_file(number: str) -> Path:
    """Where the key of this number lies."""
    return places.release_keys() / f"{number}.key"
