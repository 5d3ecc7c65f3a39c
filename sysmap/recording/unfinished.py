"""What somebody typed and has not saved: kept beside the record until it is saved or thrown away.

It holds names, as the record does: each browser's lies in a file of its own, `FILE.drafts/ID.json`,
which only this account of the machine may read, under a random id that means nothing elsewhere. It
goes with the save, when it is thrown away, and when nobody came back to it for a month.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from sysmap.errors import NotWritable
from sysmap.store.beside import drafts_folder

KEPT_FOR = 30 * 24 * 60 * 60
"""Seconds."""
OWN_FOLDER, OWN_FILE = 0o700, 0o600
DAY = "day"
_ID = re.compile(r"[0-9a-f]{32}")


def kept(record: Path, browser: str) -> dict[str, Any]:
    """What was typed in this browser; nothing where nothing was kept, or it cannot be read."""
    _forget_the_old(record)
    try:
        text = _file(record, browser).read_text(encoding="utf-8")
        found = json.loads(text, object_hook=_with_days)
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def keep(record: Path, browser: str, typed: Mapping[str, object]) -> None:
    """Keep what was typed; nothing typed leaves nothing behind.

    Raises:    NotWritable -> no room, or no right to it
    """
    file = _file(record, browser)
    if not typed:
        throw_away(record, browser)
        return
    new = file.with_suffix(".new")
    try:
        file.parent.mkdir(mode=OWN_FOLDER, exist_ok=True)
        opened = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWN_FILE)
        with os.fdopen(opened, "w", encoding="utf-8") as writing:
            json.dump(typed, writing, default=_as_plain)
        new.replace(file)
    except OSError as fault:
        raise NotWritable(
            f"{file.parent} cannot be written ({fault.strerror}), so a refresh would lose what is "
            "typed; save it, or make room"
        ) from fault


def throw_away(record: Path, browser: str) -> None:
    """Keep nothing of what was typed in this browser."""
    file = _file(record, browser)
    file.unlink(missing_ok=True)
    with suppress(OSError):  # other browsers' drafts lie there
        file.parent.rmdir()


def _file(record: Path, browser: str) -> Path:
    assert _ID.fullmatch(browser), "an id of ours names the file, never a text from elsewhere"
    return drafts_folder(record) / f"{browser}.json"


def is_id(text: str) -> bool:
    """Whether a text, as it came from a browser, may name a draft."""
    return bool(_ID.fullmatch(text))


def _forget_the_old(record: Path) -> None:
    oldest = time.time() - KEPT_FOR
    for file in drafts_folder(record).glob("*"):
        with suppress(OSError):
            if file.stat().st_mtime < oldest:
                file.unlink()


def _as_plain(value: object) -> object:
    if isinstance(value, date):
        return {DAY: value.isoformat()}
    raise TypeError(f"{type(value).__name__} cannot be kept")


def _with_days(found: dict[str, Any]) -> object:
    return date.fromisoformat(found[DAY]) if found.keys() == {DAY} else found
