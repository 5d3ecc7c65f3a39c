"""A text in which people tell of the programme: pasted or uploaded, with what they agreed to."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sysmap.model import FIELDS, Source
from sysmap.recording import typed
from sysmap.recording.drafts import Day
from sysmap.recording.faults import Unsound
from sysmap.recording.reading import Reading, save_read
from sysmap.recording.saving import Saved
from sysmap.recording.standing import standing
from sysmap.recording.telling import Facts, Telling
from sysmap.store import Store

KINDS, SCOPES = FIELDS["source"]["kind"].words, FIELDS["source"]["scope"].words
LONGEST = 400_000
"""Characters: a day of talk, written down."""


@dataclass(frozen=True, kw_only=True)
class SourceDraft:
    """A source as it was typed; the speaker by name or key, the meeting by key.

    Shape:     `text` what was pasted, or the bytes of a file of plain text
    """

    kind: str | None
    scope: str | None
    text: str | bytes | None
    day: Day = None
    title: str | None = None
    speaker: str | None = None
    meeting: str | None = None


def save_source(store: Store, draft: SourceDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of a source.

    Raises:    InputRefused -> everything that is to be put right
    """
    return save_read(store, Reading("source", _facts), draft, who=who, operation_id=operation_id)


def plain_text(given: str | bytes | None) -> str:
    r"""The text as the record keeps it: composed letters, a line feed at the end of each line.

    Raises:    Unsound -> nothing in it, too much, or bytes that are no plain text

    >>> plain_text("Cafe\u0301\r\n we met ")
    'Café\n we met'
    """
    text = unicodedata.normalize("NFC", _decoded(given))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
    if not text:
        raise Unsound("text", "is empty", "paste the text, or choose a file of plain text")
    if len(text) > LONGEST:
        remedy = "save it in parts, each as a source"
        raise Unsound("text", f"has {len(text):,} characters, more than {LONGEST:,}", remedy)
    return text


def _decoded(given: str | bytes | None) -> str:
    if not isinstance(given, bytes):
        return (given or "").removeprefix("\ufeff")
    try:
        return given.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        remedy = "save it as plain text (UTF-8) first, or paste it"
        raise Unsound("text", "the file is no plain text in UTF-8", remedy) from fault


def _facts(draft: SourceDraft, identity: UUID, telling: Telling) -> Facts:
    read = telling.faults.read
    kind = read(_one_of, draft.kind, KINDS, "kind", "say how it came about")
    scope = read(_one_of, draft.scope, SCOPES, "scope", "say what those who gave it agreed to")
    text = read(plain_text, draft.text)
    met = read(standing, telling.held, "meeting", draft.meeting)
    day = read(_said_on, draft.day) or (met["date"] if met else None)
    speaker = read(telling.people.named, draft.speaker, "speaker") if draft.speaker else None
    telling.faults.refuse()
    source = Source(
        id=identity,
        key=telling.keys.next("source"),
        kind=kind,  # type: ignore[arg-type] # one of its words
        day=day,
        title=typed.text(draft.title),
        speaker=speaker,
        meeting=UUID(str(met["id"])) if met else None,
        scope=scope,  # type: ignore[arg-type] # one of its words
        text=text,
    )
    return {"source": [source]}


def _one_of(given: str | None, words: tuple[str, ...], field: str, remedy: str) -> str | None:
    return typed.word(typed.needed(given, field, remedy), words, field)


def _said_on(given: Day) -> date | None:
    return typed.bare(typed.past_day(given, "day", by=date.today()), "day")
