"""The ladder: less and less is told of a network, until no young person can be singled out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sysmap.disclosure.tie_list import Coarseness, TieList, Told
from sysmap.disclosure.uniqueness import K, Report, rare, report

_NO_DATES = Coarseness(dates="none")
_LEAST = Coarseness(
    dates="none", sectors="none", strengths="none", kinds="coarse", tie_kinds="merged"
)
STEPS: dict[str, Coarseness] = {
    "months": Coarseness(),
    "quarters": Coarseness(dates="quarter"),
    "half-years": Coarseness(dates="half-year"),
    "no dates": _NO_DATES,
    "sectors merged": Coarseness(dates="none", sectors="merged"),
    "no sectors": Coarseness(dates="none", sectors="none"),
    "no strengths": Coarseness(dates="none", sectors="none", strengths="none"),
    "coarse kinds": Coarseness(dates="none", sectors="none", strengths="none", kinds="coarse"),
    "one kind of tie": _LEAST,
}
"""Step -> what is still told after it; days never leave."""
RARE_LEFT_OUT = "rare left out"
"""The last step: those who could still be singled out leave without their ties."""


@dataclass(frozen=True, kw_only=True)
class Rung:
    """One step of the ladder: what would leave, and what could be found out from it."""

    step: str
    ties: TieList
    report: Report
    without_ties: int = 0
    """How many young people's ties were left out."""
    left_out: int = 0
    """How many of them were left out altogether, for there were too few of their like."""

    @property
    def passes(self) -> bool:
        """Whether this may leave: nobody young can be singled out, and there is a tie in it."""
        return not self.report.is_refused and bool(self.ties.ties)


def ladder(told: Told, k: int = K) -> Iterator[Rung]:
    """Every step, from the finest to the coarsest."""
    for step, coarseness in STEPS.items():
        ties = told.as_told(coarseness)
        yield Rung(step=step, ties=ties, report=report(ties, k))
    yield _without_rare(ties, k)


def first_that_passes(rungs: Sequence[Rung]) -> Rung | None:
    """The finest step at which the network may leave; None where it may at none."""
    return next((rung for rung in rungs if rung.passes), None)


def _without_rare(ties: TieList, k: int) -> Rung:
    """Each round may make others rare, so it goes on until nobody with a tie is."""
    lonely: set[int] = set()
    kept = ties
    while found := set(rare(kept, kept.protected, k)) - lonely:
        lonely |= found
        kept = ties.without_ties_of(lonely)
    few = rare(kept, kept.protected, k)
    left = kept.without(few)
    return Rung(
        step=RARE_LEFT_OUT,
        ties=left,
        report=report(left, k),
        without_ties=len(lonely) - len(few),
        left_out=len(few),
    )
