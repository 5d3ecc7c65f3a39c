"""Every sentence about who is left out and who holds the worker, and the same as a table.

Counts of groups and shares of all; nobody is told alone, and no group is said to do badly.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sysmap.left_out import ALL, Cell, GroupRow, WhoHolds
from sysmap.left_out.cells import HIDDEN
from sysmap.left_out.groups import NO_VERDICTS
from sysmap.system import System
from sysmap.views.clock import written
from sysmap.views.practice.around import in_force_in_words
from sysmap.views.tables import Table, undefined
from sysmap.views.words import counted, in_hundred

GROUP_BY = "Young people by"
NOBODY = "No young person was there in that time, so there is no group to speak of."
MEANT = (
    "Hollow is the share of the young people who are of the group, filled the share of the moves "
    "made for them, of the ties that formed with them, of those that were found. Shares of fewer "
    "than ten are not drawn. Where all were alike the two would lie on each other; so few may lie "
    "apart by chance."
)
WHO_HOLDS = "Who holds the worker"
COLUMNS = (
    "Group",
    "Young people",
    "Share of all",
    "Moves for them",
    "Share of moves",
    "Ties formed",
    "Ties found",
    "With no move",
    "Of whose ties nobody told",
    "Circle not spoken of at a meeting",
)
MEASURES = {"moves": "moves", "formed": "ties formed", "found": "ties found"}
SPOKEN_OF = (
    "A circle was spoken of where a meeting gave it a verdict, whichever; a meeting that wrote "
    "none down may have spoken of it all the same."
)
CANNOT_SAY = (
    "A move that nobody wrote down is not counted, and with no move recorded is not the same as "
    "with nothing done. Figures are about the programme, not about anybody in it; counts of fewer "
    "than 5 people, and so few less than all, are not told."
)


def who_is_left_out(rows: Sequence[GroupRow], since: date, meetings: int) -> str:
    """For how many young people no move was made, and of whom nobody told or spoke."""
    every = rows[-1]
    return (
        f"Since {written(since)}: {_of_all(every.people, 'young person', 'young people')}; for "
        f"{_so_many(every.no_move)} of them no move is recorded. {_no_word(every.no_word)} "
        f"{_not_spoken_of(every.not_spoken, meetings)}"
    )


def _no_word(cell: Cell) -> str:
    """Of how many of their ties nobody told."""
    if cell.value == 0:
        return "Somebody told of the ties of each of them."
    return f"Nobody told anything of the ties of {_so_many(cell)} of them."


def _not_spoken_of(cell: Cell, meetings: int) -> str:
    """Of how many circles the meetings since did not speak."""
    if cell.reason == NO_VERDICTS:
        return f"{NO_VERDICTS[:1].upper()}{NO_VERDICTS[1:]}."
    at = "the one meeting" if meetings == 1 else f"any of the {meetings} meetings"
    return f"The circles of {_so_many(cell)} of them were not spoken of at {at} since."


def who_holds(found: WhoHolds, on_day: date) -> str:
    """How many practitioners are held by ties and by contexts."""
    if not found.practitioners:
        return "No practitioner is there on the last day, so there is no share to tell."
    return (
        f"On {written(on_day)}, of {counted(found.practitioners, 'practitioner')}: with a tie of "
        f"support and one of supervision {_share(found.by_ties, found.practitioners)}; covered by "
        f"a context of support or supervision {_share(found.by_context, found.practitioners)}."
    )


def paragraph(
    rows: Sequence[GroupRow], system: System, *, since: date, until: date, by: str
) -> str:
    """What, how sure, what else was going on, and what it cannot say."""
    counts = (cell for row in rows for cell in (row.no_move, row.no_word, row.not_spoken))
    hidden = sum(cell.reason == HIDDEN for cell in counts)
    groups = [row for row in rows if row.name != ALL]
    every = rows[-1]
    told = [
        f"{row.name}: {in_hundred((row.people.value or 0) / every.people.value)} of the young "
        f"people and {in_hundred((row.moves.value or 0) / every.moves.value)} of the moves"
        for row in groups
        if row.people.value and every.people.value and every.moves.value
    ]
    return (
        f"By {by}, {'; '.join(told) or 'no group is large enough to be told'}. A move for two "
        f"groups counts in both. {hidden or 'No'} {'count is' if hidden == 1 else 'counts are'} "
        f"hidden. {SPOKEN_OF} "
        f"{in_force_in_words(system, since, until)} {CANNOT_SAY}"
    )


def groups_table(rows: Sequence[GroupRow]) -> Table:
    """Each group with what was done for it, hidden counts with the reason."""
    every = rows[-1]
    return Table(COLUMNS, [_row(row, every) for row in rows])


def _row(row: GroupRow, every: GroupRow) -> tuple[object, ...]:
    return (
        row.name,
        _cell(row.people),
        _part(row.people, every.people),
        _cell(row.moves),
        _part(row.moves, every.moves),
        *map(_cell, (row.formed, row.found, row.no_move, row.no_word, row.not_spoken)),
    )


def _cell(cell: Cell) -> object:
    return undefined(cell.reason) if cell.value is None else cell.value


def _part(cell: Cell, of: Cell) -> object:
    if cell.value is None or not of.value:
        return undefined(cell.reason or "none at all")
    return in_hundred(cell.value / of.value)


def _so_many(cell: Cell) -> str:
    return f"some ({cell.reason})" if cell.value is None else str(cell.value or "none")


def _of_all(cell: Cell, one: str, several: str) -> str:
    return several if cell.value is None else counted(cell.value, one, several)


def _share(cell: Cell, of: int) -> str:
    if cell.value is None:
        return f"it is not known ({cell.reason})" if cell.reason != HIDDEN else f"({HIDDEN})"
    return f"{cell.value or 'none'} ({in_hundred(cell.value / of)})"
