"""The figures of a record file, for whoever asks: the same for the command line and for Python.

Rows about single people are given only to those who ask for `people`, which is noted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from sysmap import logbook
from sysmap.change import between
from sysmap.change.difference import ChangeRow
from sysmap.change.ledger import Leavers
from sysmap.contexts import (
    COLUMNS,
    MOVES_RULES,
    Exposure,
    Length,
    MovesBy,
    compared,
    ledger_of,
    printed_columns,
    printed_rows,
)
from sysmap.errors import NotAllowed, RecordInUse, WrongUsage
from sysmap.forgetting import when_erased
from sysmap.inference import SEED
from sysmap.metrics import CATALOGUE, PanelFigures, Row, left_out
from sysmap.metrics.catalogue import Level
from sysmap.metrics.series import Point
from sysmap.network import Settings, panel
from sysmap.selection import Selection
from sysmap.store import ANALYST, Store, refuse_unknown_yet
from sysmap.system import System
from sysmap.writers.answers import Answer, Holds

HOLDS: Mapping[str, Holds] = {
    "on_day": "day",
    "first_day": "day",
    "last_day": "day",
    "value": "number",
    "n": "count",
    **dict.fromkeys((*COLUMNS, *compared.NUMBERS, *compared.P_VALUES), "number"),
    **dict.fromkeys(compared.COUNTS, "count"),
}
"""What columns hold; any other holds text."""

ABOUT_NOBODY_ALONE = ("whole", "group")
SHARED_FIELDS = ("kind", "sector", "service", "statutory", "age_band", "group")
NAMING_FIELDS = ("key", "label", "attributes")

_KEPT = PanelFigures()
"""Whoever reads a file again after a save has only the days reckoned anew that it touched."""

when_erased(_KEPT.let_go)

INTERNAL = "internal: counts about few people, for the team alone"
RULES = {
    "ties": "formed: both ends covered; ended: either end; across the edge apart",
    "covered": "half of the days or more; with consent: a yes to analyses on the last day",
}


COMPARED = (
    "while it was in force; those of the kinds it covers, without who ran the group; "
    "ended: either end covered; formed: both ends"
)


def read(file: Path | str, *, as_known_on: date | None = None) -> Record:
    """The record in a file as it is, or as it was known at the end of a day; the file is let go.

    Raises:    WrongUsage -> no such file, or nothing was written down by that day
               RecordInUse -> another process has it open
               RecordDamaged -> it cannot be read
    """
    with _opened(file) as store:
        refuse_unknown_yet(store, as_known_on)
        system = store.system(ANALYST, as_known_on=as_known_on)
    return Record(Path(file), system, as_known_on)


def _opened(file: Path | str) -> Store:
    try:
        return Store.open(file, read_only=True)
    except RecordInUse as busy:
        raise RecordInUse(
            f"{busy}; a backup made on its Share page can be read meanwhile"
        ) from busy


@dataclass(frozen=True, eq=False)
class Record:
    """What a record file held when it was read, and the figures that it gives."""

    file: Path
    system: System
    as_known_on: date | None = None

    def metrics(
        self,
        *days: date,
        measures: Sequence[str] | None = None,
        levels: Sequence[str] | None = None,
        settings: Settings | None = None,
        people: bool = False,
    ) -> Answer:
        """Measures of the network on one day or more: all of them, or those of some ids or levels.

        With `people` rows about single people are among them, which is noted in FILE.access.
        Raises:    NotAllowed -> rows about single people were asked for without saying so
                   WrongUsage -> no such measure, level or convention, or no day
        """
        if not days:
            raise WrongUsage("measures are those of a day: name one or more")
        settings = settings or Settings()
        if people:
            logbook.note_access(self.file, "metrics --people")
        else:
            _refuse_groups_of_one(self.system, settings.group_by)
            levels = _about_nobody_alone(measures, levels)
        networks = panel(self.system, days, settings)
        rows = _KEPT.rows(networks, measures, levels)
        beyond = (name for network in networks for name in left_out(network, measures, levels))
        told = {"left_out": tuple(dict.fromkeys(beyond))}
        return self._answer(Row._fields, rows, networks[0].selection, **told)

    def change(  # noqa: PLR0913 - the options of the command, each a plain value
        self,
        since: date,
        until: date,
        *,
        settings: Settings | None = None,
        leavers: Leavers = "apart",
        found_put_back: bool = False,
        pairs: bool = False,
    ) -> Answer:
        """What formed, ended, stayed and left between two days; see `between` for the options.

        Raises:    WrongUsage -> the second day lies before the first
        """
        told = {"leavers": leavers, "found_put_back": found_put_back, "pairs": pairs}
        difference = between(
            self.system,
            since,
            until,
            settings,
            leavers=leavers,
            found_put_back=found_put_back,
            pairs=pairs,
        )
        return self._answer(ChangeRow._fields, difference.rows(), difference.selection, **told)

    def contexts(
        self,
        period: Length = "month",
        *,
        settings: Settings | None = None,
        moves_by: MovesBy = "maker",
    ) -> Answer:
        """The ledger: one row a context and period, with whom it covered and what happened.

        `moves_by` says who must be covered on the day of a move: its maker, any or all in it.

        Counts about few people are for the team alone.
        """
        ledger = ledger_of(self.system, period, settings, moves_by)
        rules = {"moves": MOVES_RULES[moves_by].words, **RULES}
        told = {"period": period, "profile": INTERNAL, **rules}
        return self._answer(
            printed_columns(), list(printed_rows(ledger)), ledger.exposure.selection, **told
        )

    def contexts_compared(self, *, settings: Settings | None = None) -> Answer:
        """What was so before, during and after each context, and among those covered and not.

        Each figure has its verdict; counts about few people are for the team alone.
        """
        selection = Selection(self.system, settings or Settings())
        rows = compared.compared_rows(compared.comparisons(Exposure(selection)))
        told = {"profile": INTERNAL, "compared": COMPARED, "seed": str(SEED)}
        return self._answer(compared.COLUMNS, [*rows], selection, **told)

    def line(
        self, measure: str, points: Sequence[Point], settings: Settings, **told: object
    ) -> Answer:
        """A line of the whole as rows, one a point; of change, told on the later day of the two."""
        level = CATALOGUE[measure].level
        if level == "change":
            told |= {"since": "the step before", "leavers": "apart"}
        rows = [_row_of(measure, level, point) for point in points]
        return self._answer(Row._fields, rows, Selection(self.system, settings), **told)

    def _answer(
        self,
        columns: Sequence[str],
        rows: Sequence[Sequence[object]],
        selection: Selection,
        **told: object,
    ) -> Answer:
        read_as = {"directed": selection.directed, "as_known_on": self.as_known_on}
        return Answer(
            columns=columns,
            rows=rows,
            settings={**asdict(selection.settings), **read_as, **told},
            holds=HOLDS,
        )


def _about_nobody_alone(
    measures: Sequence[str] | None, levels: Sequence[str] | None
) -> Sequence[str]:
    """The levels that may be given to somebody who did not ask for rows about people."""
    asked = {CATALOGUE[name].level for name in measures or () if name in CATALOGUE}
    if {"actor", "circle"} & {*asked, *(levels or ())}:
        raise NotAllowed("rows about single people need --people, which is noted in FILE.access")
    return levels or ABOUT_NOBODY_ALONE


def _refuse_groups_of_one(system: System, group_by: str) -> None:
    values = [value for value in system.field(group_by) if value is not None]
    names_each = group_by not in SHARED_FIELDS and len(set(values)) == len(values) > 1
    if group_by in NAMING_FIELDS or names_each:
        raise NotAllowed(
            f"grouping by {group_by} gives rows about single people, which need --people; "
            "group by a field that several actors share"
        )


def _row_of(measure: str, level: Level, point: Point) -> Row:
    status = "undefined" if point.value is None else "ok"
    return Row(point.day, level, "", measure, point.value, status, point.reason, point.n)
