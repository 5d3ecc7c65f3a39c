"""What is known of what is not: who is asked, who came to a meeting, when anybody was looking."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid4

from sysmap.model import Attendance, Meeting, ObservationWindow, Reporter
from sysmap.recording import typed
from sysmap.recording.drafts import AskedDraft, LookDraft, MeetingDraft
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Row
from sysmap.recording.reading import Reading, save_read
from sysmap.recording.saving import Saved
from sysmap.recording.telling import Facts, Telling
from sysmap.store import Store


def save_asked(store: Store, draft: AskedDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of some who are asked about their connections from now on.

    Raises:    InputRefused -> everything that is to be put right
    """
    return save_read(store, Reading("reporter", _asked), draft, who=who, operation_id=operation_id)


def save_look(store: Store, draft: LookDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of a time during which somebody was looking.

    Raises:    InputRefused -> everything that is to be put right
    """
    reading = Reading("observation_window", _look)
    return save_read(store, reading, draft, who=who, operation_id=operation_id)


def save_meeting(store: Store, draft: MeetingDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of who came to a meeting; whoever was asked and is not named did not come.

    Raises:    InputRefused -> everything that is to be put right
    """
    return save_read(store, Reading("attendance", _came), draft, who=who, operation_id=operation_id)


def _asked(draft: AskedDraft, identity: UUID, telling: Telling) -> Facts:
    faults = telling.faults
    start = faults.read(typed.bare_day, draft.start, "start")
    end = faults.read(typed.bare_day, draft.end, "end")
    faults.read(_in_order, start, end)
    people = _everybody(telling, draft.who, "who", "say who is asked")
    already = telling.held.rows("reporter")
    rows: list[Reporter] = []
    for name, actor in people.items():
        faults.read(_refuse_asked_already, already, name, actor, start, end)
        new = uuid4() if rows else identity
        rows.append(Reporter(id=new, actor=actor, start=start, end=end))
    return {"reporter": rows}


def _refuse_asked_already(
    already: Iterable[Row], name: str, actor: UUID, start: date | None, end: date | None
) -> None:
    theirs = [row for row in already if str(row["actor"]) == str(actor)]
    if any(_meet(row["start"], row["end"], start, end) for row in theirs):
        raise Unsound(
            "who", f"{name} is asked then already", "change that time under Change something"
        )


def _meet(start: date | None, end: date | None, other: date | None, until: date | None) -> bool:
    """Whether two times have a day in common."""
    return (start or date.min) < (until or date.max) and (other or date.min) < (end or date.max)


def _look(draft: LookDraft, identity: UUID, telling: Telling) -> Facts:
    faults = telling.faults
    start = faults.read(typed.bare_day, draft.start, "start")
    end = faults.read(typed.bare_day, draft.end, "end")
    faults.read(_in_order, start, end)
    if start is None and end is None:
        faults.read(typed.needed, None, "start", "say since when somebody was looking")
    window = ObservationWindow(
        id=identity,
        start=start,
        end=end,
        scope=typed.text(draft.scope),
        note=typed.text(draft.note),
    )
    return {"observation_window": [window]}


def _in_order(start: date | None, end: date | None) -> None:
    if start and end and end <= start:
        raise Unsound("end", "is not after the day it began", "give a later day, or none")


def _came(draft: MeetingDraft, identity: UUID, telling: Telling) -> Facts:
    faults = telling.faults
    row = telling.held.by_key("meeting", draft.meeting)
    day = None if row else faults.read(_day_of_meeting, draft)
    came = _everybody(telling, draft.came, "came", "say who came")
    new = Meeting(
        id=uuid4(),
        key=telling.keys.next("meeting"),
        date=day or date.min,
        place=typed.text(draft.place),
    )
    meeting = UUID(str(row["id"])) if row else new.id
    there = {
        str(one["actor"])
        for one in telling.held.rows("attendance")
        if str(one["meeting"]) == str(meeting)
    }
    late = [actor for actor in came.values() if str(actor) not in there]
    if came and not late:
        faults.read(_refuse_nobody_new)
    ids = (identity, *(uuid4() for _ in late[1:]))
    rows = [
        Attendance(id=one, meeting=meeting, actor=actor)
        for one, actor in zip(ids, late, strict=False)
    ]
    return {"meeting": [] if row else [new], "attendance": rows}


def _day_of_meeting(draft: MeetingDraft) -> date | None:
    return typed.bare(typed.needed_day(draft.day, "day", by=date.today()), "day")


def _refuse_nobody_new() -> None:
    raise Unsound("came", "all stand there already", "choose somebody else")


def _everybody(
    telling: Telling, names: tuple[str, ...], field: str, remedy: str
) -> dict[str, UUID]:
    """The ids of all who are named, each once."""
    if not names:
        telling.faults.read(typed.needed, None, field, remedy)
    found = {name: telling.faults.read(telling.people.named, name, field) for name in names}
    by_id = {actor: name for name, actor in found.items() if actor}
    return {name: actor for actor, name in by_id.items()}
