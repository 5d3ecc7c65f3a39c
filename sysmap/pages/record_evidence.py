"""What a line of the workbook rests on: lists to tick, filled from what was recorded meanwhile."""

from __future__ import annotations

from collections.abc import Mapping

from sysmap import recording
from sysmap.contexts import offered
from sysmap.pages import context_choices, frame, record_fields, record_typed
from sysmap.pages.record_opened import Opened
from sysmap.recording import Held, Seen, Step, part_steps
from sysmap.recording.steps import TOLD_BY, Given
from sysmap.views import workbook_tables
from sysmap.views import workbook_words as words
from sysmap.views.workbook_tables import Evidence

OF, EVIDENCE = "configuration", "configuration_evidence"
FORMED = "formed"
Lists = Mapping[str, Mapping[str, Evidence]]
"""Sort of evidence -> what may be ticked of it."""


def to_tick(held: Held, context: str | None) -> Lists:
    """What the record offers for a context, by its key; ticked by nobody yet."""
    for account in context_choices.accounts(held.system, "month"):
        if account.recorded["key"] == context:
            return workbook_tables.to_tick(held.system, offered(account))
    return {}


def fields(name: str, lists: Lists) -> None:
    """A list for each sort of which there is anything, two beside each other."""
    filled = [(sort, found) for sort, found in lists.items() if found]
    for first in range(0, len(filled), 2):
        beside = record_fields.columns(1, 1)
        for (sort, found), place in zip(filled[first : first + 2], beside, strict=False):
            with place:
                called = {key: piece.called for key, piece in found.items()}
                look = {"placeholder": words.NOTHING_TICKED}
                record_fields.several(f"{name} {sort}", words.SORTS[sort], called, **look)


def ticked(name: str, lists: Lists) -> list[Given]:
    """What was ticked, as the fields that point at it, each thing once."""
    pieces = {
        tuple(found[key].fields.items()): found[key].fields
        for sort, found in lists.items()
        for key in record_typed.value(f"{name} {sort}") or ()
        if key in found
    }
    return list(pieces.values())


def change(page: frame.Page, held: Held, opened: Opened) -> None:
    """What a line rests on, and what else it could."""
    page.part(words.EVIDENCE)
    lists, chosen = _lists_as_they_stand(held, opened)
    for sort, keys in chosen.items():
        record_typed.offer(f"{_name(opened)} {sort}", keys)
    fields(_name(opened), lists)


def steps(held: Held, opened: Opened) -> list[Step]:
    """What makes what the line rested on into what is ticked."""
    lists, _chosen = _lists_as_they_stand(held, opened)
    wanted = ticked(_name(opened), lists)
    return part_steps(EVIDENCE, _pieces(held, opened), wanted, {OF: opened.key})


def _name(opened: Opened) -> str:
    return opened.name("parts", EVIDENCE)


def _pieces(held: Held, opened: Opened) -> list[Seen]:
    """The evidence that may be shown: no tie of two who are kept apart."""
    told = {row["key"] for row in recording.ties_shown(held)}
    return [
        seen
        for seen in opened.of(EVIDENCE)
        if _pointing(seen) and seen.fields["tie"] in (None, *told)
    ]


def _pointing(seen: Seen) -> dict[str, str]:
    return {name: str(seen.fields[name]) for name in TOLD_BY[EVIDENCE] if seen.fields[name]}


def _lists_as_they_stand(held: Held, opened: Opened) -> tuple[Lists, dict[str, list[str]]]:
    """The lists with what is ticked already among them, and by sort what that is."""
    lists = to_tick(held, str(opened.thing.fields["context"]))
    widened = {sort: dict(lists.get(sort, {})) for sort in words.SORTS}
    chosen: dict[str, list[str]] = {sort: [] for sort in words.SORTS}
    for seen in _pieces(held, opened):
        pointing = _pointing(seen)
        sort, key = _place(widened, pointing)
        widened[sort].setdefault(key, Evidence(key, pointing))
        chosen[sort].append(key)
    return widened, chosen


def _place(lists: Lists, pointing: Mapping[str, str]) -> tuple[str, str]:
    """Where a piece stands in the lists; one that is offered no more stands there by its key."""
    for sort, found in lists.items():
        for key, piece in found.items():
            if piece.fields == pointing:
                return sort, key
    return next((name for name in pointing if name in words.SORTS), FORMED), " ".join(
        pointing.values()
    )
