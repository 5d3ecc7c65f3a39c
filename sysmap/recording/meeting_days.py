"""What belongs to a meeting beside its verdicts: that there is one, who came, what is done next."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from sysmap.model import Action, Attendance
from sysmap.recording import typed
from sysmap.recording.changing import save_changes
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Row, held_in, record_of
from sysmap.recording.keys import Keys
from sysmap.recording.reading import Reading, save_read
from sysmap.recording.review_drafts import ActionDraft, CameDraft
from sysmap.recording.reviews import meeting_row
from sysmap.recording.saving import Saved
from sysmap.recording.steps import Addition, Change
from sysmap.recording.telling import Facts, Telling
from sysmap.recording.writing import write
from sysmap.store import Fact, Operation, Store


def begin_meeting(store: Store, day: date, *, who: str, operation_id: UUID) -> str:
    """The key of a meeting on a day: the one that is recorded for it, else a new one."""
    held = held_in(store)
    if found := [row["key"] for row in held.rows("meeting") if row["date"] == day]:
        return str(found[0])
    key = Keys(held).next("meeting")
    number = max((row["number"] or 0 for row in held.rows("meeting")), default=0) + 1
    fields = {"key": key, "date": day, "number": number}
    save_changes(
        store, [Addition(noun="meeting", fields=fields)], who=who, operation_id=operation_id
    )
    return key


def save_came(store: Store, draft: CameDraft, *, who: str, operation_id: UUID) -> int | None:
    """The number of the save of who came to a meeting; None where that stands so already.

    Raises:    InputRefused -> everything that is to be put right
    """
    telling = Telling.of("who came", held_in(store), ())
    row = telling.faults.read(meeting_row, telling.held, draft.meeting)
    named = telling.people.named
    came = {telling.faults.read(named, name, "came") for name in draft.came}
    telling.faults.refuse()
    assert row is not None
    stood = [one for one in telling.held.rows("attendance") if one["meeting"] == row["id"]]
    facts = [*_gone(stood, came), *_come(stood, came, UUID(str(row["id"])))]
    if not facts:
        return None
    verb = "record attendance"
    found = {"attendance": facts}
    return write(store, Operation(id=operation_id, who=who, verb=verb, facts=found))


def _gone(stood: list[Row], came: set[UUID | None]) -> list[object]:
    return [
        Fact(record_of("attendance", row), version=row["version"] + 1, void=True)
        for row in stood
        if UUID(str(row["actor"])) not in came
    ]


def _come(stood: list[Row], came: set[UUID | None], meeting: UUID) -> list[object]:
    there = {UUID(str(row["actor"])) for row in stood}
    late = sorted((actor for actor in came if actor and actor not in there), key=str)
    return [Attendance(id=uuid4(), meeting=meeting, actor=actor) for actor in late]


def save_action(store: Store, draft: ActionDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of something that the group will do next.

    Raises:    InputRefused -> everything that is to be put right
    """
    return save_read(store, Reading("action", _action), draft, who=who, operation_id=operation_id)


def _action(draft: ActionDraft, identity: UUID, telling: Telling) -> Facts:
    read = telling.faults.read
    row = read(meeting_row, telling.held, draft.meeting)
    what = read(typed.needed, draft.what, "what", "say what is to be done")
    named = typed.text(draft.actor)
    actor = read(telling.people.named, named, "actor") if named else None
    due = read(typed.bare_day, draft.due, "due")
    if row is None or what is None:
        return {}
    action = Action(
        id=identity,
        key=telling.keys.next("action"),
        meeting=UUID(str(row["id"])),
        what=what,
        actor=actor,
        due=due,
    )
    return {"action": [action]}


def save_done(store: Store, key: str, done: date | None, *, who: str, operation_id: UUID) -> int:
    """The number of the save that an action was done on a day, or is not done yet.

    Raises:    InputRefused -> there is no such action
    """
    telling = Telling.of("the action", held_in(store), ())
    row = telling.faults.read(_action_row, telling, key)
    telling.faults.refuse()
    assert row is not None
    step = Change(
        noun="action", id=UUID(str(row["id"])), version=row["version"], fields={"done": done}
    )
    return save_changes(store, [step], who=who, operation_id=operation_id)


def _action_row(telling: Telling, key: str) -> Row:
    row = telling.held.by_key("action", key)
    if row is None:
        raise Unsound("action", f"the record has no action {key}", "look at the page again")
    return row
