"""Things that come from others of their own kind: a line of them may not lead back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sysmap.intake.incoming import Incoming, Table
from sysmap.intake.matching import Matched


def refuse(incoming: Incoming, matched: Matched, *, above: str, recorded: Table) -> None:
    """Refuse the first row of each line of things that leads back to where it began.

    Cost:      linear in rows: each thing is passed once
    """
    leads_to: dict[str, Any] = dict(zip(recorded["id"], recorded[above], strict=True))
    leads_to.update(zip(matched.ids, matched.rows[above], strict=True))
    row_of = {identity: place for place, identity in enumerate(matched.ids)}
    passed: set[str] = set()
    for identity in matched.ids:
        line = _line(leads_to, identity, passed)
        loop = _loop(line, back_to=leads_to.get(line[-1])) if line else []
        if loop:
            _refuse(
                incoming, matched.rows, min(row_of[one] for one in loop if one in row_of), above
            )
        passed.update(line)


def _line(leads_to: Mapping[str, Any], start: str, passed: set[str]) -> list[str]:
    """The things from this one on, up to the first that was passed before or stands in the line."""
    line: dict[str, None] = {}
    reached: str | None = start
    while reached is not None and reached not in line and reached not in passed:
        line[reached] = None
        reached = leads_to.get(reached)
    return list(line)


def _loop(line: list[str], *, back_to: str | None) -> list[str]:
    return line[line.index(back_to) :] if back_to in line else []


def _refuse(incoming: Incoming, rows: Table, place: int, above: str) -> None:
    incoming.refuse(
        rows,
        place,
        column=above,
        what=f"{rows['key'][place]} leads back to itself",
        remedy="empty it here, or in one of those that it leads to",
    )
