"""What became of each link from one time to the next: made, sustained, broken, re-made, dormant.

Source: after Shove, Pantzar & Watson 2012, who speak of links made, sustained and broken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import comb
from typing import Literal

from sysmap.practice.elements import Link
from sysmap.practice.links import Links

State = Literal["made", "sustained", "broken", "re-made", "dormant"]
States = Mapping[Link, State]

LIKELY = 0.2
"""Above this chance a link on one side only is told as "may just not have been drawn"."""


def link_states(windows: Sequence[Links]) -> list[States | None]:
    """The state of each link in each window, held against all windows before it.

    Undefined: None for the first window, and where this one or the one before has no move with
               elements: not observed is not broken.
    """
    present = [window.present() for window in windows]
    return [
        _states(present[: place + 1])
        if place and _observed(windows[place - 1 : place + 1])
        else None
        for place in range(len(windows))
    ]


def _observed(windows: Sequence[Links]) -> bool:
    return all(window.moves for window in windows)


def _states(present: Sequence[frozenset[Link]]) -> States:
    *earlier, before, now = present
    known = before.union(*earlier)
    return {link: _state(link, now, before, known) for link in known | now}


def _state(
    link: Link, now: frozenset[Link], before: frozenset[Link], known: frozenset[Link]
) -> State:
    if link in now:
        return "sustained" if link in before else "re-made" if link in known else "made"
    return "broken" if link in before else "dormant"


def chance_of_so_few(here: int, there: int, *, moves_here: int, moves_there: int) -> float:
    """How likely so few of a link's uses fall there, if it is used alike here and there.

    The uses are dealt out at random among all moves: hypergeometric, exact. With none there it is
    C(moves_here, uses) / C(moves_here + moves_there, uses).

    >>> round(chance_of_so_few(2, 0, moves_here=3, moves_there=1), 3)
    0.5
    """
    uses, moves = here + there, moves_here + moves_there
    ways = (
        comb(moves_there, fall) * comb(moves_here, uses - fall)
        for fall in range(min(there, moves_there) + 1)
    )
    return sum(ways) / comb(moves, uses)


def just_not_drawn(chance: float) -> bool:
    """Whether a link on one side only is no more than so few moves would give."""
    return chance > LIKELY
