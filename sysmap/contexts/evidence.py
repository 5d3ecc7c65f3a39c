"""What of the record may be offered as evidence for what somebody makes of a context."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from sysmap.contexts.account import Account
from sysmap.contexts.while_held import elements_while_held, listed

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
    return Offered(
        moves=account.total("moves"),
        formed=listed(account, *FORMED),
        ended=listed(account, *ENDED),
        elements=tuple(sorted(elements_while_held(account))),
        appraisals=tuple(sorted(chain(*account.appraisals.values()))),
    )
