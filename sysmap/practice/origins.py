"""Of ties that came, which have a move that is recorded to have made them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sysmap.practice.moves import CLAIMED, CONFIRMED, Moves

MADE = ("created", "reopened")


class KnownOrigins(NamedTuple):
    """How many ties have a confirmed move, how many only a claimed one, how many none known."""

    confirmed: int
    claimed: int
    unknown: int


def known_origins(
    moves: Moves, ties: Iterable[int], *, since: date | None, until: date
) -> KnownOrigins:
    """Of these ties, how many have a move recorded as creating or reopening them in this time.

    A disputed or withdrawn effect makes no move known.
    """
    told = [
        {
            effect.status
            for effect in moves.of_tie.get(tie, ())
            if effect.effect in MADE
            and (since is None or since < effect.day)
            and effect.day <= until
        }
        for tie in ties
    ]
    confirmed = sum(CONFIRMED in statuses for statuses in told)
    claimed = sum(CLAIMED in statuses and CONFIRMED not in statuses for statuses in told)
    return KnownOrigins(confirmed, claimed, len(told) - confirmed - claimed)
