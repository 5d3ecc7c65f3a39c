"""What the rows of a table say, as drafts: texts as they came, names parted by semicolons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from sysmap.recording.drafts import (
    ActorDraft,
    ContextDraft,
    CoverageDraft,
    EffectDraft,
    MoveDraft,
    TieDraft,
)
from sysmap.recording.held import Held
from sysmap.views.record_words import EFFECTS

Cells: TypeAlias = Mapping[str, str | None]

ACTOR = ("label", "kind", "sector", "service", "age_band", "start", "end", "key")
TIE = ("one", "kind", "other", "began", "start", "end", "strength")
CONTEXT = ("label", "kind", "level", "start", "end", "description", "parent", "key")
MOVE = ("title", "date", "makers", "for_whom", "with_whom", "saying")
EFFECT = ("one", "kind", "other", "effect", "strength", "began", "since")
REACH = ("subject_type", "subject")
COLUMNS: Mapping[str, Sequence[str]] = {
    "move": (*MOVE, *EFFECT),
    "actor": ACTOR,
    "tie": TIE,
    "context": (*CONTEXT[:5], *REACH, *CONTEXT[5:]),
}
"""Noun -> the columns of its table."""
NAMES = ("makers", "for_whom", "with_whom")
BETWEEN_NAMES = ";"


def tells_of_a_connection(cells: Cells) -> bool:
    """Whether a move's row says what became of a connection."""
    return any(cells.get(name) for name in EFFECT)


def move(held: Held, rows: Sequence[Cells], *, strangers: bool) -> MoveDraft:
    """The move of some rows: the first tells of it, and each of a connection.

    `strangers` brings those into the record whom it does not know.
    """
    first = rows[0]
    named = {name: _names(first.get(name)) for name in NAMES}
    effects = [_effect(cells, named["makers"]) for cells in rows if tells_of_a_connection(cells)]
    parts: dict[str, Any] = {**named, "effects": tuple(effects)}
    if strangers:
        ends = [end for effect in effects for end in (effect.one, effect.other) if end]
        everybody = dict.fromkeys([*(who for names in named.values() for who in names), *ends])
        new = (who for who in everybody if held.actor(who) is None)
        parts["newcomers"] = tuple(ActorDraft(label=who) for who in new)
    texts = {name: first.get(name) for name in ("title", "date", "saying")}
    return MoveDraft(**{**texts, **parts})


def _effect(cells: Cells, makers: Sequence[str]) -> EffectDraft:
    said = (cells.get("effect") or "").strip()
    meant = {shown: word for word, shown in EFFECTS.items()}.get(said.casefold(), said)
    given = {name: cells.get(name) for name in EFFECT}
    maker = makers[0] if makers else None
    return EffectDraft(**{**given, "one": given["one"] or maker, "effect": meant})


def _names(cell: str | None) -> tuple[str, ...]:
    names = (name.strip() for name in (cell or "").split(BETWEEN_NAMES))
    return tuple(name for name in names if name)


def actor(cells: Cells) -> ActorDraft:
    """Somebody new."""
    return ActorDraft(**{name: cells.get(name) for name in ACTOR})


def tie(cells: Cells) -> TieDraft:
    """A connection that somebody tells of today."""
    return TieDraft(told_on=date.today(), **{name: cells.get(name) for name in TIE})


def context(cells: Cells) -> ContextDraft:
    """A context, and the one sort of those whom it reaches."""
    sort, subject = (cells.get(name) for name in REACH)
    reach = (CoverageDraft(subject_type=sort, subject=subject),) if sort else ()
    return ContextDraft(coverage=reach, **{name: cells.get(name) for name in CONTEXT})
