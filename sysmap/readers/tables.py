"""The tables that sysmap knows, and which of them a sheet is.

A sheet that bears a table's name and has the columns it needs is that table. One of another name,
or one named actors or ties whose headers say otherwise, is the first plain table, in the order
below, whose columns it has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sysmap.errors import Problem
from sysmap.readers import rows
from sysmap.readers.cells import MUTUAL
from sysmap.readers.rows import Row
from sysmap.readers.sheet import Sheet

_TIMES = {"start": ("start", "onset", "from_date"), "end": ("end", "terminus", "until")}
_DIRECTIONS = {"directed", "undirected", MUTUAL}
_MOST_SHOWN = 6
GROUP = "group"
_GROUPS = (GROUP, "profession")


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of the pack.

    Shape:     `needs` columns without which a sheet is not this table; `needs_one_of` columns of
               which it must have at least one; `never` headers that it cannot hold all together;
               `synonyms` column -> the headers it goes by, the first found counts; `row` None where
               the noun comes with a later release; `plain` where the headers tell the table under
               any name; `nothing_else` where they must be all.
    """

    name: str
    needs: frozenset[str]
    columns: tuple[str, ...]
    row: type[Row] | None = None
    needs_one_of: Sequence[str] = ()
    synonyms: Mapping[str, Sequence[str]] = field(default_factory=dict)
    never: Sequence[frozenset[str]] = ()
    plain: bool = False
    nothing_else: bool = False

    def positions(self, sheet: Sheet) -> dict[str, int]:
        """Where each of the table's columns stands in the sheet, whatever the case."""
        headers = [header.lower() for header in sheet.header]
        found = {column: self._position(column, headers) for column in self.columns}
        positions = {column: place for column, place in found.items() if place is not None}
        return _with_type(positions, sheet) if self.name == "ties" else positions

    def _position(self, column: str, headers: Sequence[str]) -> int | None:
        names = self.synonyms.get(column, (column,))
        return next((headers.index(name) for name in names if name in headers), None)

    def fits(self, sheet: Sheet) -> bool:
        """Whether a sheet with these headers can be this table."""
        headers = {header.lower() for header in sheet.header if header}
        positions = self.positions(sheet)
        barred = any(together <= headers for together in self.never)
        crowded = self.nothing_else and len(positions) < len(headers)
        return not self.missing(sheet) and not barred and not crowded

    def missing(self, sheet: Sheet) -> str:
        """The columns that the sheet lacks to be this table, in words; empty where none."""
        found = self.positions(sheet).keys()
        if lacking := self.needs - found:
            return ", ".join(sorted(lacking))
        if self.needs_one_of and not found & set(self.needs_one_of):
            return " or ".join(self.needs_one_of)
        return ""


def _checked(
    name: str,
    row: type[Row],
    *,
    synonyms: Mapping[str, Sequence[str]] | None = None,
    never: Sequence[set[str]] = (),
    nothing_else: bool = False,
) -> Table:
    columns = [column for column in row.model_fields if column != ATTRIBUTES]
    needed = [column for column in columns if row.model_fields[column].is_required()]
    return Table(
        name=name,
        needs=frozenset(needed),
        columns=tuple(columns),
        row=row,
        synonyms={**_TIMES, **(synonyms or {})},
        never=[frozenset(together) for together in never],
        plain=True,
        nothing_else=nothing_else,
    )


def _later(name: str, needed: str, others: str = "") -> Table:
    columns = tuple(f"{needed},{others}".strip(",").split(","))
    return Table(name=name, needs=frozenset(needed.split(",")), columns=columns)


ATTRIBUTES = "attributes"
_EDGE_LIST = {"source", "target"}, {"from", "to"}
_MATRIX = {"a", "b", "c"}
_NAMES = {
    "id": ("id", "label", "name"),
    "label": ("label", "name"),
    "kind": ("kind", "type"),
}
_ENDS = {
    "source": ("source", "from", "a"),
    "target": ("target", "to", "b"),
    "strength": ("strength", "weight"),
}
_WHOM = {"actor": ("actor", "id")}

TABLES = (
    _checked("pair_flags", rows.PairFlagRow),
    _checked("ties", rows.TieRow, synonyms=_ENDS, never=[{"teller"}, {"effect"}, _MATRIX]),
    _checked("askable", rows.AskableRow),
    _checked("attendance", rows.AttendanceRow),
    _checked("memberships", rows.MembershipRow, never=[{"label"}, {"name"}]),
    _checked("roles", rows.RoleRow, never=[{"label"}, {"name"}]),
    _checked("tie_kinds", rows.TieKindRow, nothing_else=True),
    _checked("programme", rows.SettingRow, nothing_else=True),
    _checked("meetings", rows.MeetingRow, nothing_else=True),
    replace(
        _checked("actor_spells", rows.PresenceRow, synonyms=_WHOM, nothing_else=True),
        needs_one_of=("start", "end", "wave"),
    ),
    _checked("actors", rows.ActorRow, synonyms=_NAMES, never=_EDGE_LIST),
    _later(
        "moves",
        "id,date",
        "precision,title,label,saying,compartments,principles,setting,derived_from,practice,"
        "meeting,stage,room_to_act,proposed_by,outcome",
    ),
    _later("move_actors", "move,actor", "role"),
    _later("move_elements", "move,element", "part"),
    _later("move_contexts", "move,context", "how,bearing"),
    _later("reports", "teller,source,target,says", "kind,day"),
    _later("reporters", "actor", "start,end"),
    _later("attempts", "id,asker,asked", "move,day,answer,answered_on,tie"),
    _later("effects", "id,move,effect", "source,target,kind,date,strength,status"),
    _later("elements", "id,type,label"),
    _later("practices", "id,label", "existing"),
    _later("context_relations", "a,b,kind"),
    _later("practice_relations", "a,b,kind", "day,who,why"),
    _later("consent", "actor,purpose,state", "from,until,form"),
    _later(
        "contexts",
        "id,label",
        "kind,level,start,end,start_precision,end_precision,description,parent",
    ),
    _later("coverage", "context,subject_type,subject", "start,end"),
    _later("appraisals", "context,actor,direction", "date,strength,note"),
    _later("reviews", "meeting,target_type,target,verdict", "voters,comment"),
    _later("observation_windows", "start,end", "scope,note"),
    _later("sources", "id"),
    _later("excerpts", "id"),
    _later("codes", "id"),
    _later("codings", "id"),
)
"""Plain tables first, those with the more telling headers before the others."""

_BY_NAME = {table.name: table for table in TABLES}
_OFTEN_MISNAMED = ("actors", "ties")
_BY_NAME["presence"] = _BY_NAME["actor_spells"]


def recognised(sheet: Sheet) -> Table | None:
    """The table that the sheet is; None where it is none that we know."""
    named = _named(sheet)
    if named and (named.fits(sheet) or named.name not in _OFTEN_MISNAMED):
        return named if named.fits(sheet) else None
    return next((table for table in TABLES if table.plain and table.fits(sheet)), None)


def unrecognised(sheet: Sheet) -> Problem:
    """Why the sheet is no table that we know, and what to do."""
    named = _named(sheet)
    if named and (missing := named.missing(sheet)):
        what, remedy = f"has no column {missing}", f"a table of {named.name} needs it: add it"
    else:
        what = f"is no table that sysmap knows (columns {_listed(sheet.header)})"
        remedy = "name it after a table of the pack, or head its columns id, or source and target"
    return Problem(file=sheet.file, row=sheet.header_row, what=what, remedy=remedy)


def attribute_names(sheet: Sheet, positions: Mapping[str, int]) -> dict[int, str]:
    """The columns that the table does not know: position -> name; a profession is a `group`."""
    taken = set(positions.values())
    others = {
        place: header for place, header in enumerate(sheet.header) if header and place not in taken
    }
    lower = [header.lower() for header in sheet.header]
    group = next((lower.index(name) for name in _GROUPS if name in lower), None)
    return {place: GROUP if place == group else header for place, header in others.items()}


def _listed(headers: Sequence[str]) -> str:
    shown = [header or "(no name)" for header in headers[:_MOST_SHOWN]]
    more = len(headers) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _named(sheet: Sheet) -> Table | None:
    return _BY_NAME.get(sheet.name.strip().lower().replace(" ", "_").replace("-", "_"))


def _with_type(positions: dict[str, int], sheet: Sheet) -> dict[str, int]:
    """A ties table's `type` is its direction where the values say so, else its kind."""
    headers = [header.lower() for header in sheet.header]
    if "type" not in headers:
        return positions
    place = headers.index("type")
    values = {cell.lower() for cell in sheet.column(place) if cell}
    column = "directed" if values and values <= _DIRECTIONS else "kind"
    return positions if column in positions else {**positions, column: place}
