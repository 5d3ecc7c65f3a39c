"""What a design could detect: ties that end by chance in the team's own sizes and dates.

The months at risk are those of the record; how many ties end between each two units is drawn from
the rate of both arms together, times the ratio where either end is covered. In a second setting
the units to which the context was given differ otherwise too, each with a pace of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sysmap.contexts.compared.at_risk import MOST_DENSE
from sysmap.contexts.compared.covered import ENDED, CoveredOrNot
from sysmap.contexts.compared.levels import Level
from sysmap.contexts.compared.rates import EITHER, Rates
from sysmap.contexts.compared.testing import FEWEST_WAYS
from sysmap.contexts.compared.verdicts import ENOUGH
from sysmap.inference import SEED, p_value
from sysmap.system import Integers, Numbers

RATIOS = (1.0, 2.0, 3.0, 5.0, 8.0)
SPREADS = (0.0, 0.5)
"""How much units differ otherwise: the spread of the logarithm of their pace."""
RUNS = 100
NO_RATE = "no tie was at risk, or none ended, so there is no rate to go by"
TOO_MANY = f"more than {MOST_DENSE} units were compared, too many to draw a hundred times"


class Found(NamedTuple):
    """In how many of the runs a ratio was found, units differing so much otherwise."""

    ratio: float
    spread: float
    found: int
    runs: int


@dataclass(frozen=True, eq=False)
class Design:
    """The sizes and dates of one context: units, their labels, and the months at risk."""

    level: Level
    months: Numbers
    """Between each two units."""
    alike: Integers
    """Of each unit the larger unit whose pace it has: that at which the context was given."""
    given: str
    """What those larger units are called."""
    rate: float
    """Ties that ended for each month at risk, of both arms together."""

    @property
    def can_tell(self) -> bool:
        """Whether any p of this level could be .05 or below."""
        return self.level.labellings.count >= FEWEST_WAYS

    def settings(self) -> list[tuple[float, float]]:
        """Each ratio with each spread."""
        return [(ratio, spread) for spread in SPREADS for ratio in RATIOS]


def designs(compared: CoveredOrNot) -> list[Design]:
    """The design at the level of the context, and that of single people where it is another.

    Undefined: none where no tie was at risk, or none ended: there is no rate to go by; and none of
    more units than are gone through cell by cell.
    """
    found = []
    levels = [compared.level]
    if compared.level.name != compared.people.name:
        levels.append(compared.people)
    for level in levels:
        rates = compared.at_risk[ENDED].by(level)
        months, events = float(rates.months.sum()), float(rates.events.sum())
        if months > 0 and events > 0 and level.size <= MOST_DENSE:
            alike = np.zeros(level.size, dtype=np.int32)
            alike[level.unit] = compared.level.unit
            found.append(
                Design(level, rates.months, alike, compared.level.several, events / months)
            )
    return found


def why_none(compared: CoveredOrNot) -> str:
    """Why a context has no design."""
    rates = compared.at_risk[ENDED].by(compared.level)
    return TOO_MANY if rates.months.sum() > 0 and rates.events.sum() > 0 else NO_RATE


def detected(design: Design) -> Iterator[Found]:
    """Each setting drawn a hundred times: the work of a job, one result after the other."""
    for number, (ratio, spread) in enumerate(design.settings()):
        random = np.random.default_rng([SEED, number])
        drawn = (_drawn(design, ratio, spread, random) for _ in range(RUNS))
        found = sum(_p(design, events) <= ENOUGH for events in drawn)
        yield Found(ratio, spread, found, RUNS)


def _drawn(design: Design, ratio: float, spread: float, random: np.random.Generator) -> Numbers:
    """How many ties end between each two units, by chance."""
    label = design.level.label
    covered = np.maximum.outer(label, label)
    pace = np.exp(spread * random.normal(size=design.alike.max() + 1) / 2)[design.alike]
    events: Numbers = random.poisson(
        design.months * design.rate * np.where(covered, ratio, 1.0) * np.outer(pace, pace)
    ).astype(float)
    return events


def _p(design: Design, events: Numbers) -> float:
    rates = Rates(events, design.months, EITHER)
    seen = float(rates.arms(design.level.label[:, None]).log_ratio[0])
    cloud = np.concatenate([rates.arms(labels).log_ratio for labels in design.level.ways])
    return p_value(seen, cloud, every=design.level.labellings.every).value
