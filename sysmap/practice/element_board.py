"""The board of elements: which links came up before a day, and which since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sysmap.practice.elements import Link
from sysmap.practice.link_states import chance_of_so_few, just_not_drawn
from sysmap.practice.links import Links, links_of
from sysmap.practice.moves import RecordedMove

Standing = Literal["made", "sustained", "broken"]

ENOUGH = 15
"""With fewer moves on either side nothing is said to be broken: it has often just not come up."""
LEAST = 2
"""Where the sides are compared, elements are linked where so many moves joined them."""


@dataclass(frozen=True)
class LinkRow:
    """One link: how many moves joined its elements before and since, and what that makes it.

    `chance` is how likely so few fall on the thinner side if nothing changed; None where it is
    sustained or the sides are not compared.
    """

    link: Link
    before: int
    since: int
    standing: Standing
    chance: float | None

    @property
    def unsure(self) -> bool:
        """Whether it may just not have been drawn."""
        return self.chance is not None and just_not_drawn(self.chance)


@dataclass(frozen=True, eq=False)
class ElementBoard:
    """Everything before a day against everything since it.

    Shape:     `compared` says whether both sides have enough moves; where not, the rows are the
               links used since, new (`made`) or again (`sustained`), and none is `broken`.
    """

    day: date
    before: Links
    since: Links
    compared: bool
    rows: tuple[LinkRow, ...]

    def of(self, standing: Standing) -> tuple[LinkRow, ...]:
        """The links of one standing: surest first, then those that came up most."""
        found = (row for row in self.rows if row.standing == standing)
        return tuple(sorted(found, key=lambda row: (row.unsure, -row.before - row.since, row.link)))


def element_board(moves: Iterable[RecordedMove], day: date) -> ElementBoard:
    """The links of the moves up to a day beside those of the moves after it."""
    every = tuple(moves)
    before = links_of(move for move in every if move.day <= day)
    since = links_of(move for move in every if move.day > day)
    compared = min(before.moves, since.moves) >= ENOUGH
    rows = _compared(before, since) if compared else _used(before, since)
    return ElementBoard(day, before, since, compared, rows)


def _used(before: Links, since: Links) -> tuple[LinkRow, ...]:
    return tuple(
        LinkRow(
            link,
            before.together.get(link, 0),
            count,
            "sustained" if link in before.together else "made",
            None,
        )
        for link, count in since.together.items()
    )


def _compared(before: Links, since: Links) -> tuple[LinkRow, ...]:
    was, now = before.present(LEAST), since.present(LEAST)
    return tuple(
        LinkRow(
            link,
            before.together.get(link, 0),
            since.together.get(link, 0),
            "made" if link not in was else "sustained" if link in now else "broken",
            _chance(link, before, since) if (link in was) != (link in now) else None,
        )
        for link in was | now
    )


def _chance(link: Link, before: Links, since: Links) -> float:
    """How likely so few uses are on the side where the elements are not linked."""
    strong, weak = (before, since) if link in before.present(LEAST) else (since, before)
    return chance_of_so_few(
        strong.together.get(link, 0),
        weak.together.get(link, 0),
        moves_here=strong.moves,
        moves_there=weak.moves,
    )
