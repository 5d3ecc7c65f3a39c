"""Names on ask sheets that nobody could be found for, until a person matches them or lets them go.

They lie beside the record with what people typed and have not saved, so that they go with it when
somebody is erased, and when nobody came back to them for a month.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from sysmap.recording import unfinished
from sysmap.recording.drafts import ToldDraft
from sysmap.recording.held import Held
from sysmap.recording.reports import save_told
from sysmap.recording.saving import Saved
from sysmap.store import Store

PLACE = sha256(b"answers put aside").hexdigest()[:32]
"""The id of the file in which they lie, among those of the browsers' drafts."""
ASIDE, DONE = "aside", "done"


@dataclass(frozen=True, kw_only=True)
class Aside:
    """A connection that a member added, which a person must look at.

    Shape:     `matched` the key of whom the name means, where only the day is left to be looked at;
               None where nobody, or several, are called so
    """

    teller: str
    name: str
    kind: str | None
    says: str
    since: str
    day: date
    matched: str | None = None

    @property
    def id(self) -> str:
        """What tells it from all others; the same on whatever sheet it comes again."""
        return sha256(repr(self).encode()).hexdigest()[:16]


def put_aside(record: Path) -> list[Aside]:
    """Everything that waits for a person, in the order in which it came."""
    return [Aside(**one) for one in _kept(record, ASIDE)]


def aside_shown(held: Held, record: Path) -> list[Aside]:
    """What waits, but for what would bring together two who are kept apart."""
    return [one for one in put_aside(record) if not _apart(held, one)]


def _apart(held: Held, aside: Aside) -> bool:
    one, other = (held.actor(key or "") for key in (aside.teller, aside.matched))
    if one is None or other is None:
        return False
    return held.kept_apart(str(one["id"]), str(other["id"]), None)


def add(record: Path, found: Iterable[Aside]) -> list[Aside]:
    """Put these aside; those of them that were not there before, nor looked at already."""
    waiting = put_aside(record)
    known = {*_kept(record, DONE), *(one.id for one in waiting)}
    new = list({one.id: one for one in found if one.id not in known}.values())
    if new:
        _keep(record, [*waiting, *new], _kept(record, DONE))
    return new


def let_go(record: Path, aside: Aside) -> None:
    """One that needs no more looking at."""
    waiting = [one for one in put_aside(record) if one.id != aside.id]
    _keep(record, waiting, [*_kept(record, DONE), aside.id])


def match(store: Store, aside: Aside, key: str, *, who: str, operation_id: UUID) -> Saved:
    """The save of what was told, now that somebody said whom the name means.

    Raises:    InputRefused -> everything that is to be put right
    """
    draft = ToldDraft(
        teller=aside.teller,
        one=aside.teller,
        other=key,
        kind=aside.kind,
        says=aside.says,
        day=aside.day,
    )
    told = save_told(store, draft, who=who, operation_id=operation_id)
    let_go(store.path, aside)
    return told


def _kept(record: Path, name: str) -> list[Any]:
    found = unfinished.kept(record, PLACE).get(name)
    return found if isinstance(found, list) else []


def _keep(record: Path, waiting: Iterable[Aside], done: Iterable[str]) -> None:
    told = {ASIDE: [asdict(one) for one in waiting], DONE: list(done)}
    unfinished.keep(record, PLACE, told)
