"""One context over the whole programme: what was done under it, who pushed back, what moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, get_args

import numpy as np

from sysmap.contexts.case import Case
from sysmap.contexts.columns import COLUMNS
from sysmap.contexts.ledger import (
    COARSE_CONTEXT,
    COARSE_MOVES,
    FEW,
    FEWEST,
    NO_COMPARISON,
    Ledger,
    Row,
)
from sysmap.metrics.hearing import ENOUGH
from sysmap.model import AppraisalDirection, Bearing
from sysmap.practice import moves_of
from sysmap.system import ALWAYS, System

DIRECTIONS: tuple[str, ...] = get_args(AppraisalDirection)
PUSHING_BACK = tuple(bearing for bearing in get_args(Bearing) if bearing != "under")
ANSWERED = ("accepted", "declined", "not eligible")
ACCEPTED = "accepted"

NO_COVERAGE = "nobody is recorded as covered"
NOBODY_REACHED = "its coverage reaches nobody in the record"


class Funnel(NamedTuple):
    """What somebody covered asked for while the context held: rows of attempts at each stage."""

    asked: tuple[int, ...]
    answered: tuple[int, ...]
    accepted: tuple[int, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Account:
    """One context over all periods of a ledger: its figures are those of the rows, added up."""

    ledger: Ledger
    context: int

    @property
    def system(self) -> System:
        """The record."""
        return self.ledger.system

    @cached_property
    def recorded(self) -> Mapping[str, Any]:
        """The context as it is recorded."""
        row: dict[str, Any] = self.system.tables["context"].slice(self.context, 1).to_pylist()[0]
        return row

    @property
    def name(self) -> str:
        """Its label, else its key."""
        return str(self.recorded["label"] or self.recorded["key"])

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the ledger in which it is in force."""
        return tuple(row for row in self.ledger.of(self.context) if row.case.in_force)

    def total(self, column: str) -> tuple[int, ...]:
        """The rows of the record that a column counts in all periods; actors each once.

        A tie that ended twice is there twice, so that the periods add up to the whole.
        """
        found = [number for row in self.rows for number in row[column].counted]
        return tuple(sorted(set(found) if COLUMNS[column].noun == "actor" else found))

    @cached_property
    def ever_covered(self) -> tuple[int, ...]:
        """Everybody whom it covered on any day of the programme on which they were there."""
        return tuple(np.flatnonzero(self._days_covered > 0).tolist())

    @property
    def _days_covered(self) -> np.typing.NDArray[np.int64]:
        days = np.zeros(self.system.actor_count, dtype=np.int64)
        for row in self.rows:
            span = row.period.first, row.period.after
            days += self.ledger.exposure.days_covered(self.context, *span)
        return days

    @cached_property
    def partial(self) -> int:
        """In how many of its periods fewer than 80 in 100 were heard."""
        return sum(is_partial(row) for row in self.rows)

    @cached_property
    def flags(self) -> list[str]:
        """What must be known before its figures are used."""
        told = [flag for row in self.rows for flag in row.flags]
        few = [FEW] if self.rows and len(self.ever_covered) < FEWEST else []
        coarse = [COARSE_CONTEXT] if self.ledger.exposure.coarse(self.context) else []
        standing = [flag for flag in (NO_COMPARISON, COARSE_MOVES) if flag in told]
        return [*self._coverage_flags(), *few, *coarse, *standing]

    def _coverage_flags(self) -> list[str]:
        if not self.coverage:
            return [NO_COVERAGE]
        reached = self.ledger.exposure.spans[self.context].of.size
        return [] if reached else [NOBODY_REACHED]

    @cached_property
    def coverage(self) -> list[Mapping[str, Any]]:
        """Its coverage rows."""
        return self._of("coverage")

    @cached_property
    def appraisals(self) -> Mapping[str, tuple[int, ...]]:
        """Direction -> the appraisals of this context that say so, whenever they were made."""
        told = list(enumerate(self.system.tables["appraisal"].to_pylist()))
        return {
            direction: tuple(
                number
                for number, row in told
                if row["context"] == self.context and row["direction"] == direction
            )
            for direction in DIRECTIONS
        }

    @cached_property
    def pushing_back(self) -> Mapping[str, tuple[int, ...]]:
        """How a move bears on it (aimed at, eased, worked around ...) -> the moves; not "under"."""
        bearings = [
            (made.bearing, move.number)
            for move in moves_of(self.system).all
            for made in move.contexts
            if made.context == self.context
        ]
        return {
            bearing: moves
            for bearing in PUSHING_BACK
            if (moves := tuple(number for told, number in bearings if told == bearing))
        }

    @cached_property
    def funnel(self) -> Funnel:
        """The attempts whose asker it covered that day, those answered and those accepted."""
        stages = (None, ANSWERED, (ACCEPTED,))
        asked = self._attempts()
        answer = self.system.texts("attempt", "answer")
        return Funnel(
            *(
                tuple(row for row in asked if stage is None or answer[row] in stage)
                for stage in stages
            )
        )

    @cached_property
    def asked_listed(self) -> tuple[int, ...]:
        """Those attempts that a list may name: none within a pair that is ever kept apart."""
        selection = self.ledger.exposure.selection
        ends = (self.system.numbers("attempt", end) for end in ("asker", "asked"))
        named = ~selection.among(selection.ever_apart, *ends)
        return tuple(row for row in self.funnel.asked if named[row])

    def _attempts(self) -> list[int]:
        """The attempts of somebody covered; those within a pair kept apart are left out."""
        days = self.system.days("attempt", "day", ALWAYS)
        asker, asked = (self.system.numbers("attempt", end) for end in ("asker", "asked"))
        found = []
        for row in self.rows:
            case: Case = row.case
            within = (days >= row.period.first) & (days < row.period.after)
            shown = ~case.whole.selection.among(case.whole.apart, asker, asked)
            found += np.flatnonzero(within & shown & case.covers(asker, days)).tolist()
        return found

    @cached_property
    def relations(self) -> list[tuple[str, int]]:
        """How it stands to other contexts: the words, and the other context."""
        parent = self.recorded["parent"]
        above = [("part_of", parent)] if parent is not None else []
        rows = self.system.tables["context_relation"].to_pylist()
        towards = [(row["kind"], row["b"]) for row in rows if row["a"] == self.context]
        back = [(f"{row['kind']} of it", row["a"]) for row in rows if row["b"] == self.context]
        return list(dict.fromkeys([*above, *towards, *back]))

    def _of(self, table: str) -> list[Mapping[str, Any]]:
        rows = self.system.tables[table].to_pylist()
        return [row for row in rows if row["context"] == self.context]


def is_partial(row: Row) -> bool:
    """Whether fewer than 80 in 100 of those asked were heard from."""
    heard = row["hearing"].value
    return heard is not None and heard < ENOUGH
