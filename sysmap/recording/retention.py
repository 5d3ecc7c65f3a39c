"""Until when the programme keeps its record; nothing is erased by itself when the day comes."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from sysmap.errors import WrongUsage
from sysmap.model import RETAIN_UNTIL, Setting
from sysmap.recording.held import held_in
from sysmap.recording.writing import write
from sysmap.store import Fact, Operation, Store

VERB = "retain"


def save_retention(store: Store, day: date, *, who: str, operation_id: UUID) -> int:
    """The number of the save that says until when the record is kept.

    Raises:    WrongUsage -> it is kept until that day already
               EditConflict, NotWritable -> as `Store.save`
    """
    row = held_in(store).by_key("setting", RETAIN_UNTIL)
    if row and row["value"] == day.isoformat():
        raise WrongUsage(f"the record is kept until {day} already; choose another day")
    identity = UUID(str(row["id"])) if row else uuid4()
    told = Setting(id=identity, key=RETAIN_UNTIL, value=day.isoformat())
    fact = Fact(told, version=int(row["version"]) + 1 if row else 1)
    return write(store, Operation(id=operation_id, who=who, verb=VERB, facts={"setting": [fact]}))
