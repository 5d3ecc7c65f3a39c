"""A group's own version of the framework, begun as a copy of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from sysmap import framework
from sysmap.model import Framework, FrameworkItem
from sysmap.recording import typed
from sysmap.recording.drafts import Day
from sysmap.recording.faults import Unsound
from sysmap.recording.framework_items import items_of
from sysmap.recording.held import Held, Row, record_of
from sysmap.recording.saving import Saved, saved
from sysmap.recording.telling import Telling
from sysmap.store import Operation, Store


@dataclass(frozen=True, kw_only=True)
class FrameworkDraft:
    """A version of the group's own, copied from one of sysmap's or, by its key, from another."""

    copied_from: str | None
    label: str | None
    whose: str | None = None
    in_use_from: Day = None


def save_framework(store: Store, draft: FrameworkDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of a copy, which begins with all that stands in what it was copied from.

    Raises:    InputRefused -> everything that is to be put right
    """
    make = partial(_operation, draft, who=who, operation_id=operation_id)
    return saved(store, "framework", make, operation_id=operation_id, draft=draft)


def _operation(
    draft: FrameworkDraft, held: Held, identity: UUID, *, who: str, operation_id: UUID
) -> Operation:
    telling = Telling.of("the version", held, ())
    read = telling.faults.read
    label = read(typed.needed, draft.label, "label", "say what it is called")
    day = (read(typed.day, draft.in_use_from, "in_use_from") or typed.NO_DAY).day
    read(_refuse_day_of_another, held, day)
    source = read(_source, held, draft.copied_from)
    telling.faults.refuse()
    version = Framework(
        id=identity,
        key=telling.keys.next("framework"),
        label=label,
        whose=typed.text(draft.whose),
        in_use_from=day,
        parent=UUID(str(source["id"])) if source else None,
    )
    there = _standing(held, source) if source else list(_built_in(draft.copied_from or ""))
    facts = {"framework": [version], "framework_item": _copies(version, there)}
    return Operation(id=operation_id, who=who, verb="record framework", facts=facts)


def _refuse_day_of_another(held: Held, day: date | None) -> None:
    if day and any(row["in_use_from"] == day for row in held.rows("framework")):
        raise Unsound("in_use_from", "another version is in use from that day", "give another day")


def _source(held: Held, name: str | None) -> Row | None:
    """The version of the record that is copied; None for one of sysmap's own."""
    wanted = typed.needed(name, "copied_from", "say which version it begins with")
    row = held.by_key("framework", wanted)
    if row is None and wanted not in framework.BUILT_IN:
        raise Unsound("copied_from", f"there is no version {wanted}", "choose one of the list")
    return row


def _standing(held: Held, version: Row) -> list[FrameworkItem]:
    """What stands in a version of the record; wording that stays in the record stays with it."""
    offered = items_of(held, version["key"], date.today())
    return [record_of("framework_item", row) for row in offered]


def _built_in(name: str) -> Iterator[FrameworkItem]:
    """What stands in a version of sysmap's own, as if a record held it."""
    sheet = framework.BUILT_IN[name]()
    item = partial(_item, uuid4())
    for part in sheet.compartments:
        above = item(sort="compartment", label=part.name, definition=part.definition)
        yield above
        yield from (item(sort="move", label=label, compartment=above.id) for label in part.labels)
    for principle in sheet.principles:
        yield item(sort="principle", label=principle.name, definition=principle.definition)


def _item(of: UUID, **fields: Any) -> FrameworkItem:
    return FrameworkItem(id=uuid4(), key="", framework=of, **fields)


def _copies(version: Framework, items: Sequence[FrameworkItem]) -> list[FrameworkItem]:
    """The items as those of another version, with keys of their own."""
    new = {item.id: uuid4() for item in items}
    return [
        replace(
            item,
            id=new[item.id],
            key=f"{version.key}-{number:02}",
            framework=version.id,
            compartment=item.compartment and new[item.compartment],
            position=number,
        )
        for number, item in enumerate(items, start=1)
    ]
