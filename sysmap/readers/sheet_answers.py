"""The small file in which an ask sheet gives its answers: keys, words and days, and a check.

It holds nobody's name but those that were typed into the sheet. The check is over what was said,
written the way a browser writes it, so that a file that was cut or changed on its way is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zlib import crc32

from sysmap.readers import archive
from sysmap.readers.archive import refused

VERSION = "1"
ENDINGS = (".json", ".txt")
ANSWERS = ("still there", "changed", "ended")
"""What may be said of a connection that stands on the sheet."""
ADDITIONS = ("new", "was there already")
"""What may be said of one that does not."""
LARGEST = 500_000
"""Bytes; a sheet of a hundred connections gives some 10,000."""
LONGEST = 200
"""Letters of a typed name or day."""
ANEW = "ask for the file again, or type the answers in from the sheet"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a member says of a connection on the sheet, by the keys of its two ends."""

    source: str
    target: str
    kind: str
    says: str


@dataclass(frozen=True, kw_only=True)
class Addition:
    """A connection that a member added: a name as it was typed."""

    name: str
    kind: str
    says: str
    since: str


@dataclass(frozen=True, kw_only=True)
class SheetAnswers:
    """What came back of one sheet.

    Shape:     `apart` the keys of those about whom the member does not want to be asked again
    """

    file: str
    programme: str
    sheet: str
    member: str
    meeting: str
    made: date
    answered: datetime
    answers: tuple[Answer, ...]
    added: tuple[Addition, ...]
    apart: tuple[str, ...]


def check_of(said: Mapping[str, object]) -> str:
    """The check over what was said, as the sheet's own script reckons it.

    >>> check_of({"member": "P03"})
    'ac57b0b1'
    """
    told = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return f"{crc32(told.encode('utf-8', 'surrogatepass')):08x}"


def mark_of(programme: str) -> str:
    """What tells one programme's sheets from another's, without its name."""
    return f"{crc32(programme.encode()):08x}"


def unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The files under a name: itself, or those in a zip.

    Raises:    InputRefused -> a zip that is damaged, locked or too large
    """
    if not name.lower().endswith(".zip"):
        yield name, content
        return
    found = archive.opened(name, content)
    for member in found.infolist():
        if member.filename.lower().endswith(ENDINGS):
            pieces = archive.blocks(name, found, member.filename)
            yield f"{name}, {member.filename}", b"".join(pieces)


def read(name: str, content: bytes) -> SheetAnswers:
    """What came back of one sheet.

    Raises:    InputRefused -> no such file, one of another version, or one that is not whole
    """
    if len(content) > LARGEST:
        raise refused(name, "is far too large for the answers of a sheet", ANEW)
    try:
        told = json.loads(content.decode("utf-8-sig"))
        version, check, said = told["sysmap_answers"], told["check"], told["said"]
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        what = "is no file of answers, or was cut on its way"
        raise refused(name, what, "choose the file that Save my answers gave") from fault
    if version != VERSION:
        what = f"was made by another version of the sheet ({str(version)[:20]})"
        raise refused(name, what, "type the answers in from the sheet")
    if not isinstance(said, dict) or check_of(said) != check:
        raise refused(name, "was changed or cut on its way", ANEW)
    try:
        return _answers(name, said)
    except (ValueError, KeyError, TypeError) as fault:
        raise refused(name, "does not say what a sheet asks", ANEW) from fault


def _answers(name: str, said: Mapping[str, Any]) -> SheetAnswers:
    fields = {part: _text(said[part]) for part in ("programme", "sheet", "member", "meeting")}
    return SheetAnswers(
        file=name,
        **fields,
        made=date.fromisoformat(said["made"]),
        answered=datetime.fromisoformat(said["answered"]),
        answers=_each(said["answers"], Answer, ANSWERS),
        added=_each(said["added"], Addition, ADDITIONS),
        apart=tuple(map(_text, said["apart"])),
    )


def _each(rows: Any, make: Callable[..., Any], words: tuple[str, ...]) -> tuple[Any, ...]:
    found = [make(**{name: _text(value) for name, value in row.items()}) for row in rows]
    if any(one.says not in words for one in found):
        raise ValueError("a word that no sheet offers")
    return tuple(found)


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise TypeError("no short text")
    return " ".join(value.split())
