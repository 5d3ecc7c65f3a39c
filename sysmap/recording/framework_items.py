"""What stands in a group's version of the framework: looked up, added to, and worded officially.

The official sheet's wording may be pasted in beside the group's own. It stays in the record: moves
are told in the group's own words, whichever of the two somebody reads or types.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args
from uuid import UUID

from sysmap import framework
from sysmap.model import ItemSort, as_known
from sysmap.recording import typed
from sysmap.recording.changing import save_changes
from sysmap.recording.faults import Faults, Unsound
from sysmap.recording.held import Held, Row, held_in
from sysmap.recording.saving import Saved
from sysmap.recording.steps import Addition, Change, Step
from sysmap.store import Store

OF_A_MOVE = "move"
COMPARTMENT = "compartment"


@dataclass(frozen=True, kw_only=True)
class ItemDraft:
    """Something more in a version, both named by their keys; a move's label has a compartment."""

    framework: str | None
    sort: str | None
    label: str | None
    definition: str | None = None
    compartment: str | None = None
    contributors: str | None = None
    official: str | None = None


def items_of(held: Held, version: str | None, day: date) -> list[Row]:
    """What a version offers on a day, in the order of its sheet; what is retired is left out.

    The label of a move goes with its compartment.
    """
    row = held.by_key("framework", version)
    found = [item for item in held.rows("framework_item") if row and item["framework"] == row["id"]]
    offered = [item for item in found if item["retired_on"] is None or day < item["retired_on"]]
    there = {item["id"] for item in offered}
    standing = [item for item in offered if item["compartment"] in (None, *there)]
    return sorted(standing, key=_place)


def _place(item: Row) -> tuple[bool, int, str]:
    return item["position"] is None, item["position"] or 0, item["key"]


def labels_shown(held: Held, day: date) -> dict[str, str]:
    """Each label that is in use on a day, with the official wording beside it where it has one."""
    shown = dict.fromkeys(framework.in_use(held.system, day).labels)
    version = framework.version_in_use(held.system, day)
    rows = items_of(held, version.key, day) if version else []
    official = {row["label"]: row["official"] for row in rows if row["sort"] == OF_A_MOVE}
    return {
        label: f"{label} ({official[label]})" if official.get(label) else label for label in shown
    }


def own_label(held: Held, label: str | None) -> str | None:
    """A label in the group's own words, where somebody typed the official ones."""
    own = {row["official"]: row["label"] for row in held.rows("framework_item") if row["official"]}
    return label and own.get(as_known(own)(label), label)


def save_item(store: Store, draft: ItemDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of one more item, which stands last in its version.

    Raises:    InputRefused -> everything that is to be put right
    """
    held, faults = held_in(store), Faults("the version")
    version = faults.read(typed.needed, draft.framework, "framework", "say in which version")
    sort = faults.read(typed.word, draft.sort, get_args(ItemSort), "sort")
    faults.read(typed.needed, draft.label, "label", "say it in a few words")
    faults.read(typed.needed, draft.sort, "sort", "say what it is")
    if sort == OF_A_MOVE:
        faults.read(typed.needed, draft.compartment, "compartment", "say in which compartment")
    faults.refuse()
    number = _last_number(held, version or "") + 1
    key = f"{version}-{number:02}"
    above = draft.compartment if sort == OF_A_MOVE else None
    own = {"key": key, "position": number, "sort": sort, "compartment": above}
    fields = {**vars(draft), **own}
    step = Addition(noun="framework_item", fields=fields)
    return Saved(seq=save_changes(store, [step], who=who, operation_id=operation_id), key=key)


def _last_number(held: Held, version: str) -> int:
    """The greatest number that an item of a version has, or ever had, in its key."""
    numbered = re.compile(re.escape(version) + r"-(\d+)")
    matches = map(numbered.fullmatch, held.keys("framework_item"))
    return max((int(match[1]) for match in matches if match), default=0)


def paste_official(
    store: Store, compartment: str | None, text: str | None, *, who: str, operation_id: UUID
) -> Saved:
    """What became of the official wording of a compartment's labels: a line each, in their order.

    A label whose line is empty has none from now on.
    Raises:    InputRefused -> more lines than labels, or nothing that is new in them
    """
    held, faults = held_in(store), Faults("the official wording")
    labels = labels_in(held, compartment, date.today())
    lines = [line.strip() for line in (text or "").rstrip().splitlines()]
    faults.read(typed.needed, compartment, "compartment", "say of which compartment")
    faults.read(_refuse_lines, lines, labels)
    steps = [
        Change(
            noun="framework_item",
            id=UUID(str(row["id"])),
            version=row["version"],
            fields={"official": line or None},
        )
        for row, line in zip(labels, [*lines, *[""] * len(labels)], strict=False)
        if line != (row["official"] or "")
    ]
    faults.read(_refuse_nothing_new, steps)
    faults.refuse()
    return Saved(seq=save_changes(store, steps, who=who, operation_id=operation_id), key=None)


def labels_in(held: Held, compartment: str | None, day: date) -> list[Row]:
    """The labels of moves in a compartment, which is named by its key, in the sheet's order."""
    above = held.by_key("framework_item", compartment)
    version = above and held.by_id("framework", above["framework"])
    if above is None or version is None:
        return []
    return [row for row in items_of(held, version["key"], day) if row["compartment"] == above["id"]]


def _refuse_lines(lines: Sequence[str], labels: Sequence[Row]) -> None:
    if len(lines) > len(labels):
        what = f"{len(lines)} lines, and the compartment has {len(labels)} labels"
        raise Unsound("official", what, "paste a line for each label, in the order shown")


def _refuse_nothing_new(steps: Sequence[Step]) -> None:
    if not steps:
        raise Unsound("official", "the record holds this already", "leave it, or paste another")
