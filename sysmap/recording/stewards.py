"""The two accounts that answer for the record, named by hand."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

from sysmap.model import Setting
from sysmap.recording import typed
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Row
from sysmap.recording.reading import Reading, save_read
from sysmap.recording.saving import Saved
from sysmap.recording.telling import Facts, Telling
from sysmap.recording.watching import FIRST, SECOND
from sysmap.store import Fact, Store


@dataclass(frozen=True, kw_only=True)
class StewardsDraft:
    """The accounts of the two stewards."""

    first: str | None
    second: str | None


def save_stewards(store: Store, draft: StewardsDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of the names of the two stewards.

    Raises:    InputRefused -> everything that is to be put right
    """
    return save_read(store, Reading("setting", _named), draft, who=who, operation_id=operation_id)


def _named(draft: StewardsDraft, identity: UUID, telling: Telling) -> Facts:
    read = telling.faults.read
    first = read(typed.needed, draft.first, FIRST, "say who it is")
    second = read(typed.needed, draft.second, SECOND, "say who it is")
    read(_refuse_alike, first, second)
    named = {FIRST: first or "", SECOND: second or ""}
    standing = {row["key"]: row for row in telling.held.rows("setting")}
    changed = [key for key in named if key not in standing or standing[key]["value"] != named[key]]
    if not changed:
        read(_refuse_unchanged)
    ids = [identity, uuid4()]
    return {
        "setting": [
            _line(standing.get(key), key, named[key], new)
            for key, new in zip(changed, ids, strict=False)
        ]
    }


def _line(row: Row | None, key: str, value: str, new: UUID) -> object:
    if row is None:
        return Setting(id=new, key=key, value=value)
    line = Setting(id=UUID(str(row["id"])), key=key, value=value)
    return Fact(line, version=row["version"] + 1)


def _refuse_alike(first: str | None, second: str | None) -> None:
    if first and second and first.casefold() == second.casefold():
        raise Unsound(SECOND, "is the same as the first", "name somebody else")


def _refuse_unchanged() -> None:
    raise Unsound(SECOND, "both are named so already", "change one, or leave it")
