"""Whom each context covers, and on which days.

A context covers an actor on a day when the context is in force that day and one of its coverage
rows, in force that day too, reaches the actor:

    all                    everybody in the record
    actor                  that actor
    service                the service itself, and its members: those with a membership of it that
                           day, and those whose home service it is and who have no membership then
    sector, area, group    the actors whose field of that name has that value

Days are exact, right-open spans; a date known to the month counts from the day that was written
down, and `coarse` says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from sysmap.belonging import services_belonged_to
from sysmap.selection import Counts, Selection
from sysmap.spans import Spans, always, clipped, joined, merged, on_days, overlaps
from sysmap.system import Flags, Integers, System

EXACT = (None, "day")


@dataclass(frozen=True, eq=False, repr=False)
class Exposure:
    """The coverage of every context of a record, resolved to actors and days."""

    selection: Selection

    @property
    def system(self) -> System:
        """The record."""
        return self.selection.system

    @cached_property
    def days(self) -> list[tuple[int, int]]:
        """The days [start, end) of each context; `ALWAYS` and `STILL` where none is recorded."""
        return _days_of(self.system, "context")

    @cached_property
    def spans(self) -> list[Spans]:
        """For each context, the times in which it covers each actor.

        Shape:     the times of one actor never touch, and stand in order of actor and day.
        """
        reached: list[list[Spans]] = [[] for _ in self.days]
        rows = self.system.tables["coverage"].to_pylist()
        for row, days in zip(rows, _days_of(self.system, "coverage"), strict=True):
            in_force = clipped(self._reached(row), *self.days[row["context"]])
            reached[row["context"]].append(clipped(in_force, *days))
        return [merged(joined(parts)) for parts in reached]

    def covers(self, context: int, actors: Integers, days: Integers) -> Flags:
        """Whether a context covers each of these actors on the day that stands beside it."""
        return on_days(self.spans[context], actors, days)

    @cached_property
    def spans_there(self) -> list[Spans]:
        """The same as `spans`, while the actor is there."""
        lives = self.selection.actor_lives
        return [merged(overlaps(spans, spans.of, lives)) for spans in self.spans]

    @cached_property
    def lives(self) -> Spans:
        """The times in which each actor is there, none of which touch."""
        return merged(self.selection.actor_lives)

    def days_covered(self, context: int, first: int, after: int) -> Counts:
        """On how many days of [first, after) a context covers each actor, while they are there."""
        return self._days(self.spans_there[context], first, after)

    def days_there(self, first: int, after: int) -> Counts:
        """On how many days of [first, after) each actor is there."""
        return self._days(self.lives, first, after)

    def _days(self, spans: Spans, first: int, after: int) -> Counts:
        within = clipped(spans, first, after)
        length = (within.end - within.start).astype(np.float64)
        days = np.bincount(within.of, weights=length, minlength=self.system.actor_count)
        return days.astype(np.int64)

    def coarse(self, context: int) -> list[str]:
        """Which of a context's two days, start and end, are not known to the day."""
        told = self.system.tables["context"].slice(context, 1).to_pylist()[0]
        return [edge for edge in ("start", "end") if told[f"{edge}_precision"] not in EXACT]

    def _reached(self, row: Mapping[str, Any]) -> Spans:
        """The actors whom a coverage row reaches, and when they belong to what it names."""
        match row["subject_type"]:
            case "all":
                return always(np.arange(self.system.actor_count, dtype=np.int32))
            case "actor":
                return always(np.array([row["actor"]], dtype=np.int32))
            case "service":
                service, belonging = self._belonging
                return belonging.chosen(service == row["actor"])
            case field:
                return always(self._with(field, row["subject"]))

    def _with(self, field: str, value: str) -> Integers:
        """The actors whose field of this name has this value."""
        held = self.system.field(field)
        return np.array([actor for actor, text in enumerate(held) if text == value], np.int32)

    @cached_property
    def _belonging(self) -> tuple[Integers, Spans]:
        return services_belonged_to(self.system)


def _days_of(system: System, table: str) -> list[tuple[int, int]]:
    return list(zip(system.starts(table).tolist(), system.ends(table).tolist(), strict=True))
