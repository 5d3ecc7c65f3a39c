"""What a move was made of, and the contexts in which it was made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import get_args
from uuid import UUID, uuid4

from sysmap.model import Bearing, Element, ElementType, MoveContext, MoveElement, Part
from sysmap.recording import typed
from sysmap.recording.covering import awaiting, in_force
from sysmap.recording.drafts import ElementDraft, MoveDraft, NamedContext
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Row
from sysmap.recording.telling import Telling

UNDER: Bearing = "under"
ELEMENT_TYPES: tuple[str, ...] = get_args(ElementType)


def elements(
    move: UUID, drafts: Sequence[ElementDraft], telling: Telling
) -> dict[str, list[object]]:
    """The elements that the move was made of, and those of them that the record did not know."""
    new: dict[tuple[str, str], Element] = {}
    parts: dict[UUID, object] = {}
    for draft in drafts:
        with telling.faults.gathered():
            element = known_element(draft, new, telling)
            part = typed.word(draft.part, get_args(Part), "elements")
            parts[element] = MoveElement(id=uuid4(), move=move, element=element, part=part)  # type: ignore[arg-type] # one of Part
    return {"element": list(new.values()), "move_element": list(parts.values())}


def known_element(
    draft: ElementDraft, new: dict[tuple[str, str], Element], telling: Telling
) -> UUID:
    """The record's element of this name, else a new one, the same for the same name."""
    sort = typed.word(draft.type, ELEMENT_TYPES, "elements")
    label = typed.needed(draft.label, "elements", "say what it is called")
    if sort is None:
        raise Unsound("elements", f"{label} is of no type", f"say {', '.join(ELEMENT_TYPES)}")
    known = (row for row in telling.held.rows("element") if _is(row, sort, label))
    if row := next(known, None):
        return UUID(str(row["id"]))
    name = sort, label.casefold()
    if name not in new:
        key = telling.keys.next("element")
        new[name] = Element(id=uuid4(), key=key, type=sort, label=label)  # type: ignore[arg-type] # one of ELEMENT_TYPES
    return new[name].id


def _is(row: Row, sort: str, label: str) -> bool:
    names = (row["key"], (row["label"] or "").casefold())
    return bool(row["type"] == sort) and (label == names[0] or label.casefold() == names[1])


def contexts(
    move: UUID, on_day: date, draft: MoveDraft, telling: Telling
) -> dict[str, list[object]]:
    """The contexts of the move.

    One that was in force and reached a maker is derived; any other, and any on which the move bore
    otherwise than being made under it, was named by whoever tells of the move.
    """
    rows: list[object] = []
    derived = _derived(on_day, draft, telling) if draft.contexts else []
    for named in {context.key: context for context in draft.contexts}.values():
        with telling.faults.gathered():
            rows.append(_context(move, named, derived, telling))
    return {"move_context": rows}


def _derived(on_day: date, draft: MoveDraft, telling: Telling) -> list[str]:
    held = telling.held
    new = [actor for name in draft.makers if (actor := telling.people.newcomer(name))]
    known = [row["key"] for name in draft.makers if (row := held.actor(name))]
    covering = [key for actor in new for key in awaiting(held, actor, on_day)]
    return [*in_force(held.system, known, on_day), *covering]


def _context(
    move: UUID, named: NamedContext, derived: Sequence[str], telling: Telling
) -> MoveContext:
    row = telling.held.by_key("context", named.key)
    if row is None:
        raise Unsound("contexts", f"the record has no context {named.key}", "record it first")
    bearing = typed.word(named.bearing, get_args(Bearing), "contexts")
    was_derived = named.key in derived and bearing == UNDER
    return MoveContext(
        id=uuid4(),
        move=move,
        context=UUID(str(row["id"])),
        how="derived" if was_derived else "named_by_teller",
        bearing=bearing,  # type: ignore[arg-type] # one of Bearing
    )
