"""Tables of which each row is one thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sysmap.intake import pointing
from sysmap.intake.incoming import Incoming, named
from sysmap.intake.matching import Form
from sysmap.intake.pointing import Directory, picked, pointed
from sysmap.intake.recorded import NewId, Recorded
from sysmap.readers import FILE, ROW, Columns
from sysmap.store.tables import FIELDS, NUMBERED


@dataclass(frozen=True, kw_only=True)
class Plain:
    """A table of which each row is one thing.

    Shape:     `pointers` column -> the table that it names things of, this very one perhaps; `key`
               the column that is the thing's key, where that goes by another name; `label` the one
               that people may write in its place
    """

    table: str
    form: Form
    pointers: Mapping[str, str] = field(default_factory=dict)
    key: str | None = None
    label: str | None = None

    @property
    def is_pointed_at(self) -> bool:
        """Whether rows of other tables, or of this one, name its things."""
        return self.form.noun in NUMBERED

    @property
    def above(self) -> str | None:
        """The column that names another thing of this very table, where there is one."""
        return next((name for name, table in self.pointers.items() if table == self.table), None)


def directory(incoming: Incoming, recorded: Recorded, plain: Plain, new_id: NewId) -> Directory:
    """Every thing of the table and of the record by its key."""
    assert plain.key, "things are named by a key"
    rows, before = incoming.table(plain.table), recorded.rows(plain.form.noun)
    return pointing.directory(
        incoming,
        plain.table,
        told=rows[plain.key],
        known=recorded.ids(plain.form.noun),
        labels=pointing.bearers(rows, before, label=plain.label) if plain.label else {},
        new_id=new_id,
    )


def told(incoming: Incoming, plain: Plain, directories: Mapping[str, Directory]) -> Columns:
    """What the table says, each thing once; rows that only repeat another are folded."""
    pointers = {column: directories[table] for column, table in plain.pointers.items()}
    rows = once(incoming, plain, pointed(incoming, incoming.table(plain.table), pointers))
    if plain.is_pointed_at:
        rows["id"] = [directories[plain.table].ids[key] for key in rows["key"]]
    return rows


def once(incoming: Incoming, plain: Plain, rows: Columns) -> Columns:
    """The fields of the noun without rows that repeat another; a contradiction is refused."""
    known = {**rows, "key": rows[plain.key]} if plain.key else rows
    found = {name: known[name] for name in (FILE, ROW, *FIELDS[plain.form.noun])}
    contents = list(zip(*(found[name] for name in plain.form.content), strict=True))
    first: dict[object, int] = {}
    for place, identity in enumerate(plain.form.identity(found)):
        earlier = first.setdefault(identity, place)
        if earlier == place:
            continue
        if contents[earlier] == contents[place]:
            incoming.fold(found, [place])
        else:
            _refuse(incoming, found, place, earlier=earlier)
    return picked(found, first.values())


def _refuse(incoming: Incoming, rows: Columns, place: int, *, earlier: int) -> None:
    other = named(rows, earlier, beside=rows[FILE][place])
    incoming.refuse(
        rows,
        place,
        what=f"says another thing than {other} of the same",
        remedy="leave one of them out",
    )
