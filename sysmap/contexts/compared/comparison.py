"""Everything that is compared for one context, each figure with its verdict."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from sysmap.contexts.compared.arms import Arms
from sysmap.contexts.compared.before import BeforeDuringAfter
from sysmap.contexts.compared.covered import CoveredOrNot
from sysmap.contexts.compared.elements import ElementsCompared
from sysmap.contexts.compared.figures import Figure
from sysmap.contexts.compared.overlaps import Overlap, overlaps_of
from sysmap.contexts.compared.shares import MovesCompared
from sysmap.contexts.compared.verdicts import NO_COMPARISON, NOT_IN_FORCE, NOTHING, Verdict
from sysmap.contexts.exposure import Exposure
from sysmap.inference import among_many

ALL = "everything"
NEVER = "it was in force on no day of the programme"
REACHES_NOBODY = "it covers nobody in the record"
EVERYBODY = "everybody of the kinds that it covers was covered"


@dataclass(frozen=True, eq=False, repr=False)
class Comparison:
    """One context: what was so before, during and after, and among those covered and not."""

    exposure: Exposure
    context: int

    @cached_property
    def arms(self) -> Arms:
        """Those covered and those not."""
        return Arms(self.exposure, self.context)

    @cached_property
    def before(self) -> BeforeDuringAfter:
        """Before, during and after."""
        return BeforeDuringAfter(self.arms)

    @cached_property
    def covered(self) -> CoveredOrNot:
        """Covered and not covered."""
        return CoveredOrNot(self.arms)

    @cached_property
    def moves(self) -> MovesCompared:
        """The moves of those covered and of the others."""
        return MovesCompared(self.covered)

    @cached_property
    def elements(self) -> ElementsCompared:
        """The elements of those moves."""
        return ElementsCompared(self.moves)

    @cached_property
    def overlaps(self) -> list[Overlap]:
        """This context with every other."""
        return overlaps_of(self.exposure, self.context)

    @cached_property
    def standing(self) -> tuple[Verdict, str] | None:
        """Why nothing can be compared, where that is so."""
        if not self.arms.in_force:
            return NOT_IN_FORCE, NEVER
        if not self.arms.covered.any():
            return NOTHING, REACHES_NOBODY
        return None if self.arms.has_two else (NO_COMPARISON, EVERYBODY)

    @cached_property
    def figures(self) -> list[Figure]:
        """Every figure, analysis by analysis; one alone where nothing can be compared."""
        if self.standing and self.standing[0] != NO_COMPARISON:
            return [self._nothing(*self.standing)]
        if self.standing:
            return [self._nothing(*self.standing), *self.before.figures]
        parts = (self.before, self.covered, self.moves, self.elements)
        return [*chain.from_iterable(part.figures for part in parts)]

    def of(self, *analyses: str) -> list[Figure]:
        """The figures of some analyses."""
        return [figure for figure in self.figures if figure.analysis in analyses]

    @cached_property
    def tests(self) -> int:
        """How many figures are tested; those that no p of their level could tell are not."""
        return len(self._adjusted)

    def adjusted(self, figure: Figure) -> float | None:
        """Its p, held beside the other tests of this context; None where it was not tested."""
        return self._adjusted.get(figure.analysis + figure.subject)

    @cached_property
    def _adjusted(self) -> dict[str, float]:
        told = {
            f.analysis + f.subject: f.test.p.value for f in self.figures if f.is_tested and f.test
        }
        return dict(zip(told, among_many([*told.values()]), strict=True))

    def _nothing(self, verdict: Verdict, why: str) -> Figure:
        return Figure(analysis="all", subject=ALL, unit="", verdict=verdict, why=why)


def comparisons(exposure: Exposure) -> list[Comparison]:
    """One for each context of the record."""
    return [Comparison(exposure, context) for context in range(len(exposure.days))]
