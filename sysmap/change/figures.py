"""The figures of change beside its counts: rates, and who came and went."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np

from sysmap.change.counts import anybody
from sysmap.change.difference import Difference
from sysmap.metrics.catalogue import Value, figure
from sysmap.selection import Pair
from sysmap.system import Flags, day_number

DAYS_OF_A_MONTH = 365.25 / 12


def _stayers(difference: Difference, subject: str) -> int:
    """How many actors were there on both days."""
    return int(difference.stayed.size)


def _beside_jaccard(difference: Difference, subject: str) -> str:
    tally = tallied(difference)
    stayed = _share(tally.kept, tally.kept + tally.ended)
    told = "" if stayed is None else f"; {stayed:.2f} of the pairs tied on the first day are kept"
    return f"cannot be above {jaccard_ceiling(difference):.2f}{told}"


def _formed_a_month(difference: Difference, subject: str) -> str:
    return _a_month(difference, formation_rate(difference))


def _ended_a_month(difference: Difference, subject: str) -> str:
    return _a_month(difference, dissolution_rate(difference))


def _a_month(difference: Difference, rate: Value) -> str:
    """What a rate comes to for each month between the two days: periods may differ in length."""
    months = (difference.until - difference.since).days / DAYS_OF_A_MONTH
    return f"{rate / months:.3g} a month on average" if rate is not None and months else ""


_rate = partial(
    figure,
    level="change",
    count=_stayers,
    unit="share, 0 to 1",
    caution=(
        "Over observable pairs of those there on both days; found and not sure left out. Who was "
        "not heard from seems to have changed nothing."
    ),
)


@_rate(
    label="Jaccard stability",
    formula="pairs tied on both days / pairs tied on either",
    source="Snijders, van de Bunt & Steglich 2010",
    undefined="no ties on either day",
    note=_beside_jaccard,
)
def jaccard(difference: Difference) -> Value:
    """The share of connected pairs, of either day, that are connected on both."""
    tally = tallied(difference)
    return _share(tally.kept, tally.kept + tally.ended + tally.formed)


@_rate(
    label="Jaccard ceiling",
    formula="smaller / larger number of tied pairs of the two days",
    source="own",
    undefined="no ties on either day",
)
def jaccard_ceiling(difference: Difference) -> Value:
    """The most that Jaccard stability could be, since the number of ties has changed."""
    tally = tallied(difference)
    smaller, larger = sorted((tally.kept + tally.ended, tally.kept + tally.formed))
    return _share(smaller, larger)


@_rate(
    label="Formation rate",
    formula="pairs formed or reopened / observable pairs not tied on the first day",
    source="Krivitsky & Handcock 2014",
    undefined="no observable pair was without a tie",
    note=_formed_a_month,
)
def formation_rate(difference: Difference) -> Value:
    """The share of pairs without a tie on the first day that have one on the second."""
    tally = tallied(difference)
    return _share(tally.formed, tally.at_risk)


@_rate(
    label="Dissolution rate",
    formula="pairs tied on the first day and not on the second / pairs tied on the first",
    source="Krivitsky & Handcock 2014",
    undefined="no ties on the first day",
    note=_ended_a_month,
)
def dissolution_rate(difference: Difference) -> Value:
    """The share of pairs tied on the first day that are not tied on the second."""
    tally = tallied(difference)
    return _share(tally.ended, tally.kept + tally.ended)


_of_actors = partial(
    figure,
    level="change",
    count=anybody,
    source="own",
    caution="Joining and leaving the map, as recorded; not a judgement of anybody's part in it.",
)
_actors = partial(_of_actors, unit="actors", undefined="always defined")


@_actors(label="Joined", formula="actors there on the second day and not on the first")
def joined_actors(difference: Difference) -> int:
    """How many actors are there on the second day who were not there on the first."""
    return int(difference.joined.size)


@_actors(label="Left", formula="actors there on the first day and not on the second")
def left_actors(difference: Difference) -> int:
    """How many actors were there on the first day who are not there on the second."""
    return int(difference.left.size)


@_of_actors(
    unit="share, 0 to 1",
    label="Turnover of actors",
    formula="(joined + left) / actors there on either day",
    undefined="nobody is there on either day",
)
def node_turnover(difference: Difference) -> Value:
    """The share of actors, of either day, who were there on one of them only."""
    moved = int(difference.joined.size + difference.left.size)
    return _share(moved, anybody(difference, ""))


class Tally(NamedTuple):
    """How many observable pairs of those there on both days went which way."""

    kept: int
    formed: int
    ended: int
    """With `leavers` "ended", those lost because an end left among them."""
    at_risk: int
    """Had no tie on the first day, and none was found or is doubtful on the second."""


@lru_cache(maxsize=1)
def tallied(difference: Difference) -> Tally:
    """The pairs that the rates and Jaccard stability are reckoned on."""
    selection, changes = difference.selection, difference.pair_changes
    source, target = selection.tie_source[changes.tie], selection.tie_target[changes.tie]
    stayed = difference.present_before & difference.present_after
    both = stayed[source] & stayed[target]
    apart = _kept_apart(difference)
    seen = {
        name: flags & selection.observable(source, target, apart)
        for name, flags in changes.classes.items()
    }
    formed = int(((seen["formed"] | seen["reopened"]) & both).sum())
    not_at_risk = seen["kept"] | seen["ended"] | seen["found"] | seen["not_sure"]
    return Tally(
        kept=int(seen["kept"].sum()),
        formed=formed,
        ended=int(seen["ended"].sum()),
        at_risk=_possible_pairs(difference, stayed, apart) - int((not_at_risk & both).sum()),
    )


def _kept_apart(difference: Difference) -> set[Pair]:
    """The pairs kept apart on either day."""
    days = map(day_number, (difference.since, difference.until))
    return set().union(*map(difference.selection.kept_apart, days))


def _possible_pairs(difference: Difference, stayed: Flags, apart: set[Pair]) -> int:
    together = np.where(stayed, 0, -1).astype(np.int32)
    ordered = int(difference.selection.possible_pairs(together, 1, apart)[0, 0])
    return ordered if difference.selection.directed else ordered // 2


def _share(part: int, whole: int) -> Value:
    return part / whole if whole else None
