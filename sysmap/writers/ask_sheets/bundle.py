"""All sheets for one meeting: made from the record as the team sees it, packed into one zip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from sysmap import logbook
from sysmap.asking_sheets import OwnList, Turns, own_lists, turns
from sysmap.model import TIE_KINDS
from sysmap.network import Network, snapshot
from sysmap.store import Store, releases
from sysmap.store.releases import Release
from sysmap.system import System
from sysmap.writers import folder
from sysmap.writers.ask_sheets.sheet import Occasion, as_page, plain
from sysmap.writers.folder import Files

SHEETS, STARS, CIRCLE = "ask sheets", "own stars on paper", "circle on paper"
AGENDA = "agenda on paper"
"""What is noted of each that is taken away with names."""


@dataclass(frozen=True, eq=False)
class Sheets:
    """The sheets for one meeting, by its number in the record."""

    system: System
    meeting: int
    made: date

    @cached_property
    def turns(self) -> Turns:
        """Who is given one, and who waits."""
        return turns(self.system, self.meeting)

    @cached_property
    def own_lists(self) -> list[OwnList]:
        """What stands on each."""
        return own_lists(self.system, self.turns.now, self.occasion.day)

    @cached_property
    def occasion(self) -> Occasion:
        """For which meeting they are, and what may be said on them."""
        day: date = self.system.column("meeting", "date")[self.meeting]  # type: ignore[assignment] # a day
        key = self.system.texts("meeting", "key")[self.meeting] or ""
        return Occasion(meeting=key, day=day, made=self.made, kinds=self._kinds)

    @cached_property
    def network(self) -> Network:
        """The network on the day of the meeting."""
        return snapshot(self.system, self.occasion.day)

    @property
    def _kinds(self) -> list[str]:
        """The kinds of tie that the programme described, else those in use, else ours."""
        for table in ("tie_kind", "tie"):
            if kinds := sorted({kind for kind in self.system.texts(table, "kind") if kind}):
                return kinds
        return list(TIE_KINDS)

    def page(self, own: OwnList) -> str:
        """One sheet as a page."""
        return as_page(self.system, own, self.occasion)

    def name(self, own: OwnList) -> str:
        """What the file of a sheet is called."""
        return f"sheet-{plain(self.system.keys[own.member])}-{plain(self.occasion.meeting)}.html"


def sheets_for(system: System, meeting: int, made: date) -> Sheets:
    """The sheets for a meeting, made on a day."""
    return Sheets(system, meeting, made)


def zip_of_sheets(sheets: Sheets) -> bytes:
    """Every sheet as a page, in one zip; it holds names."""
    return folder.zipped(_files(sheets))


def write(store: Store, sheets: Sheets, target: Path) -> None:
    """Write every sheet into a new or empty folder; it is noted beside the record beforehand."""
    folder.must_be_empty(target)
    _note(store, SHEETS)
    folder.write(_files(sheets), target)


def to_take(store: Store, what: str, make: Callable[[], str | bytes]) -> bytes:
    """Something with names on it that is taken away; it is noted beside the record beforehand."""
    _note(store, what)
    made = make()
    return made.encode() if isinstance(made, str) else made


def _files(sheets: Sheets) -> Files:
    return {sheets.name(own): sheets.page(own).encode() for own in sheets.own_lists}


def _note(store: Store, what: str) -> None:
    logbook.note_access(store.path, what)
    left = Release(at=datetime.now(UTC), profile="internal", recipient="", formats=(what,))
    releases.note(store.path, left)
