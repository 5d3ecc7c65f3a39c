"""What leaves for a group, managers, researchers or everybody: tables that passed the room.

They hold counts, shares and names of sectors (for a group and for managers of services too), and
never a person. All numbers that count the same (people, ties) are checked together, and beside
everything that left before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sysmap.disclosure import (
    PROFILES,
    Audience,
    Disclosed,
    Profile,
    Statement,
    Universe,
    protect,
    read,
)
from sysmap.disclosure.disclosed import TOLD
from sysmap.errors import WrongUsage
from sysmap.system import System
from sysmap.writers.released.contexts import context_sheets
from sysmap.writers.released.moments import Moments, moments
from sysmap.writers.released.people import people_sheets
from sysmap.writers.released.sheets import Part, Sheet, encoded, suppression
from sysmap.writers.released.ties import ties_sheets

Tables = list[dict[str, Any]]
"""What readers know by one release, as a value that JSON can hold; it names no person."""


@dataclass(frozen=True)
class Hidden:
    """One number that did not leave as it is, and why; for the team alone."""

    table: str
    row: str
    column: str
    shown: str
    reason: str


@dataclass(frozen=True)
class Released:
    """Tables that may leave.

    Shape:     `files` is name -> CSV bytes; `suppression.csv` among them lists what was hidden or
               made coarser, in words that do not tell which number was the small one. `hidden` is
               what the team is told of it. `tables` is what the ledger of releases keeps, to be
               given as one of `earlier`.
    """

    files: Mapping[str, bytes]
    hidden: Sequence[Hidden]
    tables: Tables


def released(
    system: System,
    profile: Audience | Profile,
    earlier: Sequence[Tables] = (),
    *,
    today: date | None = None,
) -> Released:
    """The tables that leave for an audience, given the `tables` of every earlier release.

    `system` is the record as the viewer may see it; nothing is written. All earlier releases count,
    to whomever they went: those who receive them talk to each other.
    Raises:    WrongUsage -> internal: the team's own record leaves whole, by another way
    """
    rules = PROFILES[profile] if isinstance(profile, str) else profile
    if rules.name == "internal":
        raise WrongUsage("internal has no tables of its own: it is the team's whole record")
    before = _statements(earlier)
    when = moments(system, before.values(), today or date.today())
    parts = _parts(system, rules, when)
    sheets = [sheet for part in parts for sheet in part.sheets]
    shown: dict[str, Disclosed] = {}
    tables: Tables = []
    for of, universe in _universes(parts).items():
        asked = [each.number for sheet in sheets for each in sheet.asked if each.of == of]
        passed = protect(asked, universe, rules, before.get(of, ()))
        shown |= passed.numbers
        tables += [{"of": of, **each.plain()} for each in passed.statements]
    files = {f"{sheet.name}.csv": encoded(sheet, shown) for sheet in sheets}
    listed = list(_hidden(sheets, shown))
    return Released({**files, "suppression.csv": suppression(sheets, shown)}, listed, tables)


def _parts(system: System, profile: Profile, when: Moments) -> list[Part]:
    return [
        people_sheets(system, profile, when),
        ties_sheets(system, profile, when),
        context_sheets(system, profile),
    ]


def _universes(parts: Sequence[Part]) -> Mapping[str, Universe]:
    """All that is counted, by what it is; what several parts count is one."""
    found: dict[str, Universe] = {}
    for part in parts:
        for of, universe in part.universes.items():
            found[of] = found[of].and_also(universe) if of in found else universe
    return found


def _statements(earlier: Sequence[Tables]) -> Mapping[str, list[Statement]]:
    """What readers know already, by what it counts; each thing once."""
    found: dict[str, dict[Statement, None]] = {}
    for tables in earlier:
        for told in tables:
            found.setdefault(told["of"], {})[read(told)] = None
    return {of: list(statements) for of, statements in found.items()}


def _hidden(sheets: Sequence[Sheet], shown: Mapping[str, Disclosed]) -> Iterator[Hidden]:
    for sheet, row, column, number in (cell for each in sheets for cell in each.cells(shown)):
        if number.hidden or number.reason == "about":
            yield Hidden(sheet.name, row, column, number.text, TOLD[number.reason])
