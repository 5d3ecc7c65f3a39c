"""The tables that sysmap knows, and which of them a sheet is.

A sheet that bears a table's name and has the columns it needs is that table, whatever else it has.
One of another name, or one named actors or ties whose headers say otherwise, is the first plain
table, in the order below, whose columns it has.
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
ATTRIBUTE_MARK = "attribute:"


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of the pack.

    Shape:     `needs` columns without which a sheet is not this table; `needs_one_of` columns of
               which it must have at least one; `never` headers that it cannot hold all together;
               `synonyms` column -> the headers it goes by, the first found counts; `plain` where
               the headers tell the table under any name, `nothing_else` where they do so only if
               they are all.
    """

    name: str
    needs: frozenset[str]
    columns: tuple[str, ...]
    row: type[Row]
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
        headers = _headers(sheet)
        return not self.missing(sheet) and not any(barred <= headers for barred in self.never)

    def is_told_by(self, sheet: Sheet) -> bool:
        """Whether the headers alone say that the sheet is this table."""
        crowded = self.nothing_else and len(self.positions(sheet)) < len(_headers(sheet))
        return self.plain and self.fits(sheet) and not crowded

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


def _by_name(
    name: str, row: type[Row], *, synonyms: Mapping[str, Sequence[str]] | None = None
) -> Table:
    """A table whose headers might be another's: its name must tell it."""
    return replace(_checked(name, row, synonyms=synonyms), plain=False)


def _headers(sheet: Sheet) -> frozenset[str]:
    return frozenset(header.lower() for header in sheet.header if header)


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
_FROM_UNTIL = {"start": ("from", *_TIMES["start"]), "end": ("until", *_TIMES["end"])}
_WHOM = {"actor": ("actor", "id")}
_SUBJECT = {"actor": ("subject",)}
_TARGET = {"actor": ("target",)}
_LABELLED = {"label": ("label", "name")}
_NAMED = {"label"}, {"name"}
_OF_MOVES = {"move"}

TABLES = (
    _checked("pair_flags", rows.PairFlagRow),
    _checked("effects", rows.EffectRow, synonyms=_ENDS),
    _checked("reports", rows.ReportRow, synonyms=_ENDS),
    _checked("ties", rows.TieRow, synonyms=_ENDS, never=[{"teller"}, {"effect"}, _MATRIX]),
    _checked("consent", rows.ConsentRow, synonyms=_FROM_UNTIL),
    _checked("askable", rows.AskableRow),
    _checked("attempts", rows.AttemptRow),
    _checked("attendance", rows.AttendanceRow, never=[_OF_MOVES]),
    _checked("move_actors", rows.MoveActorRow, nothing_else=True),
    _checked("move_elements", rows.MoveElementRow, nothing_else=True),
    _checked("move_contexts", rows.MoveContextRow, nothing_else=True),
    _checked("moves", rows.MoveRow, nothing_else=True),
    _checked("coverage", rows.CoverageRow, synonyms=_SUBJECT),
    _checked("appraisals", rows.AppraisalRow),
    _checked("memberships", rows.MembershipRow, never=[*_NAMED, _OF_MOVES]),
    _checked("roles", rows.RoleRow, never=[*_NAMED, _OF_MOVES]),
    _checked("tie_kinds", rows.TieKindRow, nothing_else=True),
    _checked("programme", rows.SettingRow, nothing_else=True),
    _checked("meetings", rows.MeetingRow, nothing_else=True),
    replace(
        _checked("actor_spells", rows.PresenceRow, synonyms=_WHOM, never=_NAMED, nothing_else=True),
        needs_one_of=("start", "end", "wave"),
    ),
    _checked("actors", rows.ActorRow, synonyms=_NAMES, never=_EDGE_LIST),
    _by_name("contexts", rows.ContextRow, synonyms=_NAMES),
    _by_name("elements", rows.ElementRow, synonyms=_NAMES),
    _by_name("practices", rows.PracticeRow, synonyms=_NAMES),
    _by_name("frameworks", rows.FrameworkRow, synonyms=_NAMES),
    _by_name("framework_items", rows.FrameworkItemRow),
    _by_name("places", rows.PlaceRow),
    _by_name("context_relations", rows.ContextRelationRow),
    _by_name("configurations", rows.ConfigurationRow),
    _by_name("configuration_evidence", rows.ConfigurationEvidenceRow),
    _by_name("practice_relations", rows.PracticeRelationRow),
    _by_name("reporters", rows.ReporterRow),
    replace(
        _by_name("observation_windows", rows.ObservationWindowRow),
        needs_one_of=("start", "end"),
    ),
    _checked("reviews", rows.ReviewRow, synonyms=_TARGET),
    _by_name("actions", rows.ActionRow),
    _by_name("sources", rows.SourceRow),
    _by_name("excerpts", rows.ExcerptRow),
    _by_name("codes", rows.CodeRow, synonyms=_LABELLED),
    _by_name("codings", rows.CodingRow),
    _by_name("excerpt_links", rows.ExcerptLinkRow),
)
"""Plain tables first, those with the more telling headers before the others."""

_BY_NAME = {table.name: table for table in TABLES}
_OFTEN_MISNAMED = ("actors", "ties")
_BY_NAME["presence"] = _BY_NAME["actor_spells"]


def called(name: str) -> Table | None:
    """The table of this name, however it is spaced; None where there is none."""
    return _BY_NAME.get(name.strip().lower().replace(" ", "_").replace("-", "_"))


def recognised(sheet: Sheet) -> Table | None:
    """The table that the sheet is; None where it is none that we know."""
    named = called(sheet.name)
    if named and named.fits(sheet):
        return named
    if named and named.name not in _OFTEN_MISNAMED:
        return None
    return next((table for table in TABLES if table.is_told_by(sheet)), None)


def unrecognised(sheet: Sheet) -> Problem:
    """Why the sheet is no table that we know, and what to do."""
    named = called(sheet.name)
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
    return {
        place: GROUP if place == group else _without_mark(header)
        for place, header in others.items()
    }


def _without_mark(header: str) -> str:
    """The name of an attribute that an export marked, for it is also the name of a column."""
    marked = header.lower().startswith(ATTRIBUTE_MARK)
    return header[len(ATTRIBUTE_MARK) :] if marked else header


def _listed(headers: Sequence[str]) -> str:
    shown = [header or "(no name)" for header in headers[:_MOST_SHOWN]]
    more = len(headers) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _with_type(positions: dict[str, int], sheet: Sheet) -> dict[str, int]:
    """A ties table's `type` is its direction where the values say so, else its kind."""
    headers = [header.lower() for header in sheet.header]
    if "type" not in headers:
        return positions
    place = headers.index("type")
    values = {cell.lower() for cell in sheet.column(place) if cell}
    column = "directed" if values and values <= _DIRECTIONS else "kind"
    return positions if column in positions else {**positions, column: place}
