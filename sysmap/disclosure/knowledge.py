"""All that a reader was told, as rows over the groups: what was given earlier, and what is new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sysmap.disclosure.statements import Statement
from sysmap.disclosure.universe import Groups
from sysmap.system import Flags, Numbers

Matrix = npt.NDArray[np.float64]

NEAR = 1e-6
"""What is closer than this is the same."""


class Knowledge(NamedTuple):
    """Statements as rows over the groups, with their bounds."""

    rows: Matrix
    low: Numbers
    high: Numbers

    def allows(self, worlds: Matrix) -> Flags:
        """Which of several possible truths agree with every statement."""
        sums = worlds @ self.rows.T
        agrees: Flags = np.all((sums >= self.low - NEAR) & (sums <= self.high + NEAR), axis=1)
        return agrees


class Known(NamedTuple):
    """What is counted, and what readers know of it."""

    size: Numbers
    """How many each group counts; the corrections of what was given earlier stand last."""
    people: Numbers
    rows: Matrix
    """The earlier statements."""


def known(groups: Groups, earlier: Sequence[Statement]) -> Known:
    """The groups beside what was given earlier.

    Where the record was corrected since, an earlier statement is not true any more. The correction
    is then a group of its own: so many were written down later, or taken out.
    """
    rows = matrix(groups, earlier)
    now = rows @ groups.size
    low, high = bounds(earlier)
    off = np.maximum(low - now, 0) - np.maximum(now - high, 0)
    wrong = np.flatnonzero(np.abs(off) > NEAR)
    corrections = np.zeros((len(earlier), wrong.size))
    corrections[wrong, np.arange(wrong.size)] = np.sign(off[wrong])
    amounts = np.abs(off[wrong])
    return Known(
        size=np.concatenate([groups.size, amounts]),
        people=np.concatenate([groups.people, amounts]),
        rows=np.hstack([rows, corrections]),
    )


def matrix(groups: Groups, statements: Sequence[Statement], further: int = 0) -> Matrix:
    """Statements as rows over the groups, and over so many corrections, which they do not touch."""
    rows = [groups.row(told) for told in statements]
    made = np.array(rows, dtype=float).reshape(len(rows), groups.size.size)
    return np.pad(made, ((0, 0), (0, further)))


def bounds(statements: Sequence[Statement]) -> tuple[Numbers, Numbers]:
    """The least and the most of each statement."""
    return (
        np.array([told.low for told in statements], dtype=float),
        np.array([told.high for told in statements], dtype=float),
    )
