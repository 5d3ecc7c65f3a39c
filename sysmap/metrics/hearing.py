"""Who is asked about their ties, who of them was heard from of late, and what that says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial

import numpy as np

from sysmap.metrics.catalogue import Value, figure
from sysmap.metrics.whole import everybody
from sysmap.network import Network
from sysmap.periods import months_later
from sysmap.selection import Selection
from sysmap.spans import recorded_spans
from sysmap.system import ALWAYS, Flags, day_number

MONTHS = 3
"""Whoever told something within so many months counts as heard."""
ENOUGH = 0.8
"""Where a smaller share was heard, what is known of the ties is partial."""
PARTIAL = "partial: fewer than 80 in 100 heard"


@dataclass(frozen=True, eq=False)
class Hearing:
    """Which actors are asked about their ties on a day, and which of them were heard by then."""

    eligible: Flags
    heard: Flags


def hearing(selection: Selection, on_day: date, months: int = MONTHS) -> Hearing:
    """Who is among those asked on a day, and who of them reported within the months before it."""
    system, day = selection.system, day_number(on_day)
    reporters = recorded_spans(system, "reporter", "actor")
    eligible = np.zeros(system.actor_count, dtype=bool)
    eligible[reporters.of[reporters.holding(day)]] = True
    eligible &= selection.present(day)
    told = system.days("report", "day", ALWAYS)
    lately = (told > day_number(months_later(on_day, -months))) & (told <= day)
    heard = np.zeros_like(eligible)
    heard[system.numbers("report", "teller")[lately]] = True
    return Hearing(eligible, heard & eligible)


@lru_cache(maxsize=1)
def _hearing(network: Network) -> Hearing:
    return hearing(network.selection, network.on_day)


def _asked(network: Network, subject: str) -> int:
    """How many are asked about their ties that day."""
    return int(_hearing(network).eligible.sum())


def _nobody_asked(network: Network, subject: str) -> str:
    if not network.system.tables["reporter"].num_rows:
        return "nobody is recorded as asked about ties"
    return "nobody of those asked about ties is there that day"


def _no_pair(network: Network, subject: str) -> str:
    nobody = not _asked(network, subject)
    return _nobody_asked(network, subject) if nobody else "no two actors who could be asked about"


_figure = partial(
    figure,
    level="whole",
    unit="share, 0 to 1",
    source="own",
    caution=(
        "Says who was heard, not whether they told everything; under 0.8 a change in the ties may "
        "be a change in who was asked."
    ),
)


def _partial(network: Network, subject: str) -> str:
    return _told_partial(coverage(network))


def _pairs_partial(network: Network, subject: str) -> str:
    return _told_partial(pair_coverage(network))


def _told_partial(share: Value) -> str:
    return PARTIAL if share is not None and share < ENOUGH else ""


@_figure(
    label="Hearing",
    formula="those asked who reported in the last 3 months / those asked who are there that day",
    count=_asked,
    undefined=_nobody_asked,
    note=_partial,
)
def coverage(network: Network) -> Value:
    """The share of those asked about their ties who told something in the last three months."""
    told = _hearing(network)
    asked = int(told.eligible.sum())
    return int(told.heard.sum()) / asked if asked else None


@_figure(
    label="Hearing of pairs",
    formula="observable pairs with an end that was heard / observable pairs",
    count=everybody,
    undefined=_no_pair,
    note=_pairs_partial,
)
def pair_coverage(network: Network) -> Value:
    """The share of pairs that could be asked about of whom at least one was heard of late."""
    told = _hearing(network)
    unheard = np.where(told.heard[network.actors], -1, 0).astype(np.int32)
    possible, unknown = (
        int(network.possible_pairs(group, 1)[0, 0]) for group in (np.zeros_like(unheard), unheard)
    )
    return (possible - unknown) / possible if possible and told.eligible.any() else None
