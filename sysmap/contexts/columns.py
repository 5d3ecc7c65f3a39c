"""The columns of the ledger: what each says, how it is reckoned, and which rows stand behind it.

A column is one function of a case (one context in one period), entered by a decorator; its name is
the id, its first line the sentence. The command, the page and the tests are written once, over
`COLUMNS`. Undefined is None with a reason, never 0; what is not in force has no figure at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sysmap.contexts.case import Case
from sysmap.metrics.catalogue import Value

Rows = Callable[[Case], list[int]]
Figure = Callable[[Case], Value]
Reason = str | Callable[[Case], str]


@dataclass(frozen=True)
class Cell:
    """One figure of the ledger, why it is missing where it is, and what stands behind it.

    Shape:     `counted` and `behind` are rows of the record's table `noun`: all that the figure
               counts, and those of them that may be listed.
    """

    value: Value
    reason: str = ""
    noun: str = ""
    counted: tuple[int, ...] = ()
    behind: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: `rows` gives what stands behind a figure; without a `figure` it is how many.

    Shape:     `about` is people, appraisals, moves, ties, circles or practice.
    """

    id: str
    about: str
    label: str
    sentence: str
    formula: str
    unit: str
    noun: str
    rows: Rows
    figure: Figure | None
    undefined: Reason = "always defined"

    def cell(self, case: Case) -> Cell:
        """The figure of one context in one period."""
        if not case.in_force:
            return Cell(None, case.standing)
        rows = tuple(self.rows(case))
        value = len(rows) if self.figure is None else self.figure(case)
        told = self.undefined if value is None else ""
        reason = told if isinstance(told, str) else told(case)
        behind = case.whole.listed(rows) if self.noun == "tie" else rows
        return Cell(value, reason, self.noun, rows, behind)


COLUMNS: dict[str, Column] = {}
"""Id -> column, in the order in which the files of this room enter theirs."""


def counted(*, about: str, noun: str, **described: Any) -> Callable[[Rows], Rows]:
    """Enter a function that gives rows of one of the record's tables; the figure is how many."""

    def entered(rows: Rows) -> Rows:
        _enter(rows, about=about, noun=noun, rows=rows, figure=None, **described)
        return rows

    return entered


def reckoned(*, of: str, **described: Any) -> Callable[[Figure], Figure]:
    """Enter a function that gives a figure; the rows of the column `of` stand behind it."""

    def entered(figure: Figure) -> Figure:
        behind = COLUMNS[of]
        told = {"about": behind.about, "noun": behind.noun, "rows": behind.rows, **described}
        _enter(figure, figure=figure, **told)
        return figure

    return entered


def _enter(function: Callable[..., Any], **described: Any) -> None:
    name = function.__name__
    sentence = (function.__doc__ or "").partition("\n")[0]
    COLUMNS[name] = Column(id=name, sentence=sentence, **described)
