"""What came, went and stayed while a context held, as rows that a list may name."""

from __future__ import annotations

from collections.abc import Mapping

from sysmap.contexts.account import Account
from sysmap.contexts.tie_columns import CAME, WENT
from sysmap.contexts.workbook import ties_told
from sysmap.practice import moves_of

KEPT = "kept"


def listed(account: Account, *columns: str) -> tuple[int, ...]:
    """The ties that columns count while it held; those of a pair kept apart are left out."""
    ties = {tie for row in account.rows for column in columns for tie in row[column].behind}
    return tuple(sorted(ties & ties_told(account.system)))


def kept(account: Account) -> tuple[int, ...]:
    """The ties that were there when it began and held, both ends covered, in every period."""
    if not account.rows:
        return ()
    held = set.intersection(*(set(row["ties_held"].behind) for row in account.rows))
    return tuple(sorted((held & ties_told(account.system)) - {*listed(account, *CAME)}))


def ties_while_held(account: Account) -> Mapping[str, tuple[int, ...]]:
    """What became of ties while it held (formed, ended, kept ...) -> the ties, by the ledger."""
    changed = {change: listed(account, column) for column, (change, _) in {**CAME, **WENT}.items()}
    return {change: ties for change, ties in {**changed, KEPT: kept(account)}.items() if ties}


def elements_while_held(account: Account) -> Mapping[int, int]:
    """The elements of the moves made under it -> in how many of those moves each came up."""
    every, uses = moves_of(account.system).all, dict[int, int]()
    for move in account.total("moves"):
        for element in {made.element for made in every[move].elements}:
            uses[element] = uses.get(element, 0) + 1
    return uses
