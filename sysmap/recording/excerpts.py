"""A part of a text that somebody marked: what it is coded as and what it speaks of, in one save."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID, uuid4

from sysmap.model import FIELDS, SPOKEN_OF, Coding, Excerpt, ExcerptLink
from sysmap.recording import typed
from sysmap.recording.drafts import Day
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Held, Row, held_in
from sysmap.recording.reading import Reading, save_read
from sysmap.recording.saving import Saved
from sysmap.recording.standing import standing
from sysmap.recording.steps import Given
from sysmap.recording.telling import Facts, Telling
from sysmap.store import CODER, Store
from sysmap.store.passages import Passage

STANCES = FIELDS["excerpt_link"]["stance"].words
KEPT_ONLY = "record"
"""The scope of a source that may neither be coded nor counted."""


@dataclass(frozen=True, kw_only=True)
class ExcerptDraft:
    """What was marked in a source, by places in the text as it is read on the page.

    Shape:     `codes` their keys; each of `links` a thing by its key (`move`, `tie`, `context` or
               `element`; a tie by its id too) with a `stance`; the speaker and the coder by name
    """

    source: str | None
    start: int | None
    end: int | None
    coder: str | None
    codes: tuple[str, ...] = ()
    links: Sequence[Given] = ()
    speaker: str | None = None
    day: Day = None


def save_excerpt(store: Store, draft: ExcerptDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of a part that was coded; one that stands there already is given more codes.

    Raises:    InputRefused -> everything that is to be put right
    """
    source = held_in(store).by_key("source", typed.text(draft.source))
    marked = _marked(store, source, draft)
    stands = _stands(held_in(store), source, marked)
    noun = "excerpt" if stands is None else "coding" if draft.codes else "excerpt_link"
    reading = Reading(noun, partial(_facts, source=source, marked=marked, stands=stands))
    return save_read(store, reading, draft, who=who, operation_id=operation_id)


def _marked(store: Store, source: Row | None, draft: ExcerptDraft) -> Passage | None:
    if source is None or draft.start is None or draft.end is None or draft.end <= draft.start:
        return None
    return store.marked(UUID(str(source["id"])), draft.start, draft.end, CODER)


def _stands(held: Held, source: Row | None, marked: Passage | None) -> Row | None:
    """The excerpt of the same places, where there is one."""
    if source is None or marked is None:
        return None
    place = (source["id"], marked.start, marked.end)
    same = ("source", "start_position", "end_position")
    rows = held.rows("excerpt")
    return next((row for row in rows if tuple(row[name] for name in same) == place), None)


def _facts(  # noqa: PLR0913 - what was looked up before the draft is read
    draft: ExcerptDraft,
    identity: UUID,
    telling: Telling,
    *,
    source: Row | None,
    marked: Passage | None,
    stands: Row | None,
) -> Facts:
    read, named = telling.faults.read, telling.people.named
    read(_refuse_source, source)
    if source is not None:
        read(_refuse_nothing_marked, draft, marked)
    coder = read(_coder, draft.coder, telling)
    speaker = read(named, draft.speaker, "speaker") if draft.speaker else None
    day = read(_coded_on, draft.day)
    read(_refuse_nothing_said, draft)
    about = UUID(str(stands["id"])) if stands else identity
    codings = list(_codings(draft, telling, about, coder, day)) if coder and day else []
    links = list(_links(draft, telling, about))
    telling.faults.refuse()
    assert source is not None
    assert marked is not None
    if stands:
        return {"coding": codings, "excerpt_link": links}
    excerpt = Excerpt(
        id=identity,
        key=telling.keys.next("excerpt"),
        source=UUID(str(source["id"])),
        start_position=marked.start,
        end_position=marked.end,
        speaker=speaker or (UUID(str(source["speaker"])) if source["speaker"] else None),
        words=marked.words,
    )
    return {"excerpt": [excerpt], "coding": codings, "excerpt_link": links}


def _codings(
    draft: ExcerptDraft, telling: Telling, about: UUID, coder: UUID, day: date
) -> Iterator[Coding]:
    read, held = telling.faults.read, telling.held
    for key in dict.fromkeys(draft.codes):
        code = read(_needed, held, "code", key)
        if code:
            given = {"excerpt": str(about), "code": code["id"], "coder": str(coder)}
            read(_refuse_twice, held, "coding", given, code["label"] or key)
            yield Coding(
                id=uuid4(), excerpt=about, code=UUID(str(code["id"])), coder=coder, day=day
            )


def _links(draft: ExcerptDraft, telling: Telling, about: UUID) -> Iterator[ExcerptLink]:
    read, held = telling.faults.read, telling.held
    for link in draft.links:
        stance = read(_stance, link.get("stance"))
        [(noun, key)] = [(noun, link[noun]) for noun in SPOKEN_OF if link.get(noun)] or [("", None)]
        row = read(_needed, held, noun, key)
        if row and stance:
            read(
                _refuse_twice, held, "excerpt_link", {"excerpt": str(about), noun: row["id"]}, noun
            )
            yield ExcerptLink(
                id=uuid4(),
                excerpt=about,
                stance=stance,  # type: ignore[arg-type] # one of STANCES
                **{noun: UUID(str(row["id"]))},
            )


def _needed(held: Held, noun: str, key: object) -> Row:
    row = standing(held, noun, key) if noun else None
    if row is None:
        raise Unsound(
            "links", "speak of nothing", "choose a move, a connection, a context or an element"
        )
    return row


def _stance(given: object) -> str | None:
    return typed.word(
        typed.needed(str(given or ""), "stance", "say how it stands to it"), STANCES, "stance"
    )


def _refuse_twice(held: Held, noun: str, told: Mapping[str, object], called: str) -> None:
    """Refuse what stands there already."""
    for row in held.rows(noun):
        if all(str(row[name]) == str(value) for name, value in told.items()):
            raise Unsound("codes", f"{called} stands there already", "leave that one out")


def _refuse_source(source: Row | None) -> None:
    if source is None:
        raise Unsound("source", "is none of the record's", "choose a source")
    if source["scope"] == KEPT_ONLY:
        what = "was given to be kept, and not to be coded"
        raise Unsound("source", what, "ask those who gave it, and change what they agreed to")


def _refuse_nothing_marked(draft: ExcerptDraft, marked: Passage | None) -> None:
    if draft.start is None or draft.end is None or draft.end <= draft.start:
        raise Unsound("words", "are not marked", "mark some words of the text first")
    if marked is None or not (marked.words or "").strip():
        raise Unsound("words", "are not all there to be read", "mark others")


def _refuse_nothing_said(draft: ExcerptDraft) -> None:
    if not draft.codes and not draft.links:
        raise Unsound("codes", "are empty", "choose a code, or what it speaks of")


def _coder(given: str | None, telling: Telling) -> UUID:
    return telling.people.named(typed.needed(given, "coder", "say who codes"), "coder")


def _coded_on(given: Day) -> date:
    return typed.bare(typed.past_day(given, "day", by=date.today()), "day") or date.today()
