"""One figure of a comparison, in the same form for every analysis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sysmap.contexts.compared.testing import Test
from sysmap.contexts.compared.verdicts import DESCRIBED, NOTHING, Verdict
from sysmap.inference import Interval

Measure = Literal["ratio", "difference", "distance", "overlap", "count"]


@dataclass(frozen=True, eq=False, kw_only=True)
class Figure:
    """What one analysis found of one thing: the two values held against each other, and how sure.

    Shape:     `covered` and `other` are the two values, `n_covered` and `n_other` how many stand
               behind each; `effect` is what the measure makes of them; `why` says why one is
               missing, or why there is no test.
    """

    analysis: str
    subject: str
    unit: str
    covered: float | None = None
    other: float | None = None
    n_covered: float | None = None
    n_other: float | None = None
    measure: Measure = "difference"
    effect: float | None = None
    interval: Interval | None = None
    test: Test | None = None
    verdict: Verdict = NOTHING
    why: str = ""

    @property
    def is_tested(self) -> bool:
        """Whether a p is shown: not where no p of the level could tell."""
        return self.test is not None and self.verdict != DESCRIBED
