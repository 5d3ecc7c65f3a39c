"""Tables of which each row is one thing: settings, kinds, roles, meetings, attendance, flags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sysmap.intake.incoming import Incoming, named
from sysmap.intake.matching import Form
from sysmap.intake.pointing import Directory, picked, pointed
from sysmap.intake.recorded import Recorded
from sysmap.readers import FILE, ROW, Columns
from sysmap.store.tables import FIELDS


@dataclass(frozen=True, kw_only=True)
class Plain:
    """A table of which each row is one thing.

    Shape:     `pointers` column -> the table that it names things of; `key` the column that is the
               thing's key, where that goes by another name
    """

    table: str
    form: Form
    pointers: Mapping[str, str] = field(default_factory=dict)
    key: str | None = None


MEETINGS = Plain(table="meetings", form=Form(noun="meeting", identities=[("key",)]), key="id")

PLAIN = (
    Plain(table="programme", form=Form(noun="setting", identities=[("key",)])),
    Plain(table="tie_kinds", form=Form(noun="tie_kind", identities=[("kind",)])),
    Plain(
        table="roles",
        form=Form(noun="role", identities=[("actor", "role", "start")]),
        pointers={"actor": "actors"},
    ),
    Plain(
        table="memberships",
        form=Form(noun="membership", identities=[("actor", "service", "start")]),
        pointers={"actor": "actors", "service": "actors"},
    ),
    Plain(
        table="attendance",
        form=Form(noun="attendance", identities=[("meeting", "actor", "role")]),
        pointers={"meeting": "meetings", "actor": "actors"},
    ),
    Plain(
        table="pair_flags",
        form=Form(noun="pair_flag", identities=[("a", "b", "flag", "start")], ends=("a", "b")),
        pointers={"a": "actors", "b": "actors"},
    ),
    Plain(
        table="askable",
        form=Form(
            noun="askable",
            identities=[("kind_a", "kind_b", "tie_kind")],
            ends=("kind_a", "kind_b"),
        ),
    ),
)


def told(incoming: Incoming, plain: Plain, directories: Mapping[str, Directory]) -> Columns:
    """What the table says, each thing once; rows that only repeat another are folded."""
    rows = incoming.table(plain.table)
    if plain.key:
        rows = {**rows, "key": rows[plain.key]}
    pointers = {column: directories[table] for column, table in plain.pointers.items()}
    found = pointed(incoming, rows, pointers)
    names = (FILE, ROW, *FIELDS[plain.form.noun])
    return _once(incoming, plain, {name: found[name] for name in names})


def refuse_programme_ending_before_start(incoming: Incoming, recorded: Recorded) -> None:
    """Refuse a last day of the programme that is not after its first, told here or recorded."""
    rows, before = incoming.table("programme"), recorded.rows("setting")
    known = dict(zip(before["key"], before["value"], strict=True))
    known.update(zip(rows["key"], rows["value"], strict=True))
    told = [place for place, key in enumerate(rows["key"]) if key in ("start", "end")]
    start, end = known.get("start"), known.get("end")
    if told and start and end and end <= start:
        incoming.refuse(
            rows,
            told[-1],
            column="value",
            what=f"the programme starts on {start}, which is not before its end {end}",
            remedy="mend the one or the other",
        )


def _once(incoming: Incoming, plain: Plain, rows: Columns) -> Columns:
    """The rows without those that repeat another; two that contradict each other are refused."""
    contents = list(zip(*(rows[name] for name in plain.form.content), strict=True))
    first: dict[object, int] = {}
    for place, identity in enumerate(plain.form.keys(rows, plain.form.identities[0])):
        earlier = first.setdefault(identity, place)
        if earlier == place:
            continue
        if contents[earlier] == contents[place]:
            incoming.fold(rows, [place])
        else:
            _refuse(incoming, rows, place, earlier=earlier)
    return picked(rows, first.values())


def _refuse(incoming: Incoming, rows: Columns, place: int, *, earlier: int) -> None:
    other = named(rows, earlier, beside=rows[FILE][place])
    incoming.refuse(
        rows,
        place,
        what=f"says another thing than {other} of the same",
        remedy="leave one of them out",
    )
