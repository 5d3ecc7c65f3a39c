"""The difference between two days, tie by tie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np

from sysmap.change.ledger import Changes, Leavers, Ledger
from sysmap.change.lives import Lives
from sysmap.errors import WrongUsage
from sysmap.metrics.catalogue import CATALOGUE, Entry, Value
from sysmap.selection import Selection, Settings
from sysmap.system import Flags, Integers, System, day_number


class ChangeRow(NamedTuple):
    """One figure of change, and why it is missing where it is."""

    measure: str
    value: Value
    status: str
    reason: str
    n: int


@dataclass(frozen=True, eq=False, kw_only=True)
class Difference:
    """What changed between two days."""

    lives: Lives
    since: date
    until: date
    leavers: Leavers
    pairs: bool
    changes: Changes
    """Tie by tie, or pair by pair where `pairs` was asked for."""
    pair_changes: Changes
    """Pair by pair always: the rates and Jaccard are reckoned on it."""
    present_before: Flags
    present_after: Flags

    @property
    def selection(self) -> Selection:
        """Which actors and ties were chosen."""
        return self.lives.selection

    @property
    def found_put_back(self) -> bool:
        """Whether found ties count from when they began."""
        return self.lives.found_put_back

    @property
    def system(self) -> System:
        """The record that this difference was taken from."""
        return self.selection.system

    @property
    def tie(self) -> Integers:
        """The ties that `changes` speaks of, by their number in the record."""
        return self.changes.tie

    @cached_property
    def change(self) -> list[str]:
        """Each tie's class of change; empty for one that came and went."""
        names = np.full(self.tie.size, "", dtype=object)
        for name, flags in self.changes.classes.items():
            names[flags] = name
        listed: list[str] = names.tolist()
        return listed

    @property
    def joined(self) -> Integers:
        """The actors who are there on the second day and were not on the first."""
        return _numbers(self.present_after & ~self.present_before)

    @property
    def left(self) -> Integers:
        """The actors who were there on the first day and are not on the second."""
        return _numbers(self.present_before & ~self.present_after)

    @property
    def stayed(self) -> Integers:
        """The actors who are there on both days."""
        return _numbers(self.present_before & self.present_after)

    def counts(self) -> dict[str, Value]:
        """Every figure of change by its id; None where it is undefined, and `rows` says why."""
        return {row.measure: row.value for row in self.rows()}

    def rows(self) -> list[ChangeRow]:
        """Every figure of change as a row; n is how many actors, or met pairs, it speaks of."""
        return [self._row(entry) for entry in CATALOGUE.values() if entry.level == "change"]

    def _row(self, entry: Entry) -> ChangeRow:
        value = entry.values(self)[""]
        status = "undefined" if value is None else "ok"
        reason = entry.reason(self, "", value)
        return ChangeRow(entry.id, value, status, reason, entry.count(self, ""))


def between(  # noqa: PLR0913 - the options of the command, each a plain value
    system: System,
    since: date,
    until: date,
    settings: Settings | None = None,
    *,
    leavers: Leavers = "apart",
    found_put_back: bool = False,
    pairs: bool = False,
) -> Difference:
    """What formed, ended, stayed and left between two days.

    A spell that was found, or of which nobody was sure, counts from the day it was first written
    down; with `found_put_back` every spell counts from its start. With `leavers` "ended", ties lost
    because an end left count as ended. With `pairs`, a pair counts once however many ties it has.

    Raises:    WrongUsage -> the second day lies before the first.
    """
    lives = Lives(Selection(system, settings or Settings()), found_put_back)
    return difference_of(lives, since, until, leavers=leavers, pairs=pairs)


def difference_of(
    lives: Lives, since: date, until: date, *, leavers: Leavers, pairs: bool
) -> Difference:
    """What two days make of lives that have been fetched already."""
    if until < since:
        raise WrongUsage(f"{until} lies before {since}; give the earlier day as since")
    days = day_number(since), day_number(until)
    pair_changes = Ledger(lives.pairs, *days, leavers).changes()
    present_before, present_after = map(lives.selection.present, days)
    return Difference(
        lives=lives,
        since=since,
        until=until,
        leavers=leavers,
        pairs=pairs,
        changes=pair_changes if pairs else Ledger(lives.ties, *days, leavers).changes(),
        pair_changes=pair_changes,
        present_before=present_before,
        present_after=present_after,
    )


def _numbers(flags: Flags) -> Integers:
    return np.flatnonzero(flags).astype(np.int32)
