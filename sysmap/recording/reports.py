"""What somebody said of a connection on a day: it stands beside the tie and never replaces it."""

from __future__ import annotations

from datetime import date
from typing import get_args
from uuid import UUID, uuid4

from sysmap.model import Report, Says
from sysmap.recording import typed
from sysmap.recording.drafts import FOUND, NEW, NOT_SURE, TieDraft, ToldDraft
from sysmap.recording.ends import Ends, refuse_kept_apart
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Held
from sysmap.recording.reading import Reading, save_read
from sysmap.recording.saving import Saved
from sysmap.recording.telling import Facts, Telling
from sysmap.store import Store

SAYS = get_args(Says)
SAID_OF_BEGINNING: dict[str | None, Says] = {
    NEW: "new",
    FOUND: "was there already",
    NOT_SURE: "don't know",
}
"""What whoever tells of a tie says of it, by what they say of its beginning."""


def save_told(store: Store, draft: ToldDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of what somebody said of a connection.

    Raises:    InputRefused -> everything that is to be put right
    """
    return save_read(store, Reading("report", _told), draft, who=who, operation_id=operation_id)


def _told(draft: ToldDraft, identity: UUID, telling: Telling) -> Facts:
    faults, named = telling.faults, telling.people.named
    teller = faults.read(named, draft.teller, "teller")
    one, other = (faults.read(named, draft.one, "one"), faults.read(named, draft.other, "other"))
    kind = faults.read(typed.word, draft.kind, telling.held.tie_kinds, "kind")
    said = faults.read(typed.word, draft.says, SAYS, "says")
    day = faults.read(_day_of_telling, draft)
    if draft.says is None:
        faults.read(typed.needed, None, "says", "choose what they said")
    if one and other and day:
        faults.read(_refuse_ends, telling.held, one, other, kind, day)
    if not (teller and one and other and said and day):
        return {}
    report = Report(
        id=identity,
        teller=teller,
        source=one,
        target=other,
        kind=kind,
        day=day,
        says=said,  # type: ignore[arg-type] # one of SAYS
    )
    faults.read(_refuse_said_already, telling.held, report)
    return {"report": [report]}


def _day_of_telling(draft: ToldDraft) -> date | None:
    return typed.bare(typed.needed_day(draft.day, "day", by=date.today()), "day")


def _refuse_ends(held: Held, one: UUID, other: UUID, kind: str | None, day: date) -> None:
    if one == other:
        raise Unsound("other", "is the same actor at both ends", "choose two")
    refuse_kept_apart(held, Ends(source=one, target=other, kind=kind or ""), day)


def _refuse_said_already(held: Held, report: Report) -> None:
    same = ("teller", "source", "target", "kind", "day", "says")
    new = [str(getattr(report, name)) for name in same]
    if any([str(row[name]) for name in same] == new for row in held.rows("report")):
        raise Unsound("says", "is written down already", "leave it as it is")


def of_beginning(draft: TieDraft, source: UUID, target: UUID, telling: Telling) -> list[Report]:
    """What whoever told of a new tie says of it; nothing where nobody is named."""
    if typed.text(draft.teller) is None:
        return []
    teller = telling.people.named(draft.teller, "teller")
    kind = typed.word(draft.kind, telling.held.tie_kinds, "kind")
    return [
        Report(
            id=uuid4(),
            teller=teller,
            source=source,
            target=target,
            kind=kind,
            day=draft.told_on,
            says=SAID_OF_BEGINNING[draft.began],
        )
    ]
