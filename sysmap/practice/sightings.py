"""Where a practice was seen: its first place, and each place where it was seen later.

Nothing here says that it came from one place to the next: only a recorded origin tells that.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sysmap.practice.moves import RecordedMove
from sysmap.practice.practices import Practised
from sysmap.system import System


class Sighting(NamedTuple):
    """One move of a practice, and what of its place is new.

    Shape:     `makers`, `services` (actor numbers), `sectors` and `contexts` are those that no
               earlier move of the practice had; the first move's are its first place.
    """

    practice: str
    move: int
    first: bool
    makers: frozenset[int]
    services: frozenset[int]
    sectors: frozenset[str]
    contexts: frozenset[int]

    @property
    def elsewhere(self) -> bool:
        """Whether it was seen in another service or sector than ever before."""
        return not self.first and bool(self.services or self.sectors)


def sightings(practised: Practised, system: System) -> tuple[Sighting, ...]:
    """Every move of a practice with what of its place is new, earliest first.

    Moves of one day are all held against the days before.
    """
    moves = sorted(practised.moves, key=lambda move: (move.day, move.number))
    return tuple(
        _sighting(
            practised.name,
            move,
            [other for other in moves if other.day < move.day],
            system,
            first=move is moves[0],
        )
        for move in moves
    )


def _sighting(
    practice: str,
    move: RecordedMove,
    earlier: Iterable[RecordedMove],
    system: System,
    *,
    first: bool,
) -> Sighting:
    before = list(earlier)
    return Sighting(
        practice,
        move.number,
        first or not before,
        _makers([move]) - _makers(before),
        _services([move], system) - _services(before, system),
        _sectors([move], system) - _sectors(before, system),
        _contexts([move]) - _contexts(before),
    )


def _makers(moves: Iterable[RecordedMove]) -> frozenset[int]:
    return frozenset(maker for move in moves for maker in move.makers)


def _services(moves: Iterable[RecordedMove], system: System) -> frozenset[int]:
    homes = (int(system.home_service[maker]) for maker in _makers(moves))
    return frozenset(home for home in homes if home >= 0)


def _sectors(moves: Iterable[RecordedMove], system: System) -> frozenset[str]:
    sectors = system.texts("actor", "sector")
    return frozenset(sector for maker in _makers(moves) if (sector := sectors[maker]))


def _contexts(moves: Iterable[RecordedMove]) -> frozenset[int]:
    return frozenset(made.context for move in moves for made in move.contexts)
