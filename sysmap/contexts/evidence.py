"""What of the record may be offered as evidence for what somebody makes of a context."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from sysmap.contexts.account import Account
from sysmap.contexts.workbook import ties_told
from sysmap.practice import moves_of

FORMED, ENDED = ("ties_formed", "ties_reopened"), ("ties_ended", "ties_left_with_actor")


@dataclass(frozen=True, kw_only=True)
class Offered:
    """Rows of the record, by what they are; none is chosen.

    Shape:     ties of pairs that are kept apart are in neither list; `appraisals` whenever made
    """

    moves: tuple[int, ...]
    formed: tuple[int, ...]
    ended: tuple[int, ...]
    elements: tuple[int, ...]
    appraisals: tuple[int, ...]


def offered(account: Account) -> Offered:
    """Moves made under a context, ties that came or went while it held, elements, appraisals."""
    every = moves_of(account.system).all
    moves = account.total("moves")
    elements = {made.element for move in moves for made in every[move].elements}
    return Offered(
        moves=moves,
        formed=_listed(account, FORMED),
        ended=_listed(account, ENDED),
        elements=tuple(sorted(elements)),
        appraisals=tuple(sorted(chain(*account.appraisals.values()))),
    )


def _listed(account: Account, columns: tuple[str, ...]) -> tuple[int, ...]:
    ties = {tie for row in account.rows for column in columns for tie in row[column].behind}
    return tuple(sorted(ties & ties_told(account.system)))
