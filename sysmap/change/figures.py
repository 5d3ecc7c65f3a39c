"""The figures of change: counts, rates and who came and went."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np

from sysmap.change.difference import Difference
from sysmap.change.rules import RULES
from sysmap.metrics.catalogue import Value, figure
from sysmap.selection import Pair
from sysmap.system import Flags, day_number


def _anybody(difference: Difference, subject: str) -> int:
    """How many actors were there on either day."""
    return int((difference.present_before | difference.present_after).sum())


def _stayers(difference: Difference, subject: str) -> int:
    """How many actors were there on both days."""
    return int(difference.stayed.size)


_count = partial(figure, level="change", count=_anybody, unit="ties", undefined="always defined")
_rate = partial(
    figure,
    level="change",
    count=_stayers,
    unit="share, 0 to 1",
    caution="Over observable pairs of those there on both days; found and not sure left out.",
)


@_count(label="Ties before", formula="ties, each kind apart, that hold on the first day")
def ties_before(difference: Difference) -> int:
    """How many ties held on the first day, both ends there."""
    return int(difference.changes.before.sum())


@_count(label="Ties after", formula="ties, each kind apart, that hold on the second day")
def ties_after(difference: Difference) -> int:
    """How many ties held on the second day, both ends there."""
    return int(difference.changes.after.sum())


def _enter_class(name: str, sentence: str) -> None:
    """Enter the count of one class of change; its rule's first line says what it is."""

    def count(difference: Difference) -> int:
        return int(difference.changes.classes[name].sum())

    count.__name__, count.__doc__ = name, sentence
    _count(label=name.replace("_", " ").capitalize(), formula=f"ties: {sentence}")(count)


for _name, _rule in RULES.items():
    _enter_class(_name, (_rule.__doc__ or "").strip())


def _no_strength(difference: Difference, subject: str) -> str:
    if difference.pairs:
        return "strength belongs to a tie, not to a pair"
    return "no kept tie has a strength recorded on both days"


_strength = partial(figure, level="change", count=_anybody, unit="ties", undefined=_no_strength)


@_strength(label="Stronger", formula="kept ties whose strength is greater on the second day")
def stronger(difference: Difference) -> Value:
    """How many kept ties are stronger on the second day."""
    return _regraded(difference, difference.changes.stronger)


@_strength(label="Weaker", formula="kept ties whose strength is smaller on the second day")
def weaker(difference: Difference) -> Value:
    """How many kept ties are weaker on the second day."""
    return _regraded(difference, difference.changes.weaker)


@_strength(label="Regraded", formula="stronger + weaker")
def regraded(difference: Difference) -> Value:
    """How many kept ties have another strength on the second day."""
    return _regraded(difference, difference.changes.stronger | difference.changes.weaker)


@_count(label="Interrupted", formula="kept ties with a day between on which they did not hold")
def interrupted(difference: Difference) -> int:
    """How many kept ties ended and began again between the two days."""
    return int(difference.changes.interrupted.sum())


@_count(label="Came and went", formula="ties that hold on neither day but on some day between")
def came_and_went(difference: Difference) -> int:
    """How many ties began after the first day and ended before the second."""
    return int(difference.changes.came_and_went.sum())


@_rate(
    label="Jaccard stability",
    formula="pairs tied on both days / pairs tied on either",
    source="Snijders, van de Bunt & Steglich 2010",
    undefined="no ties on either day",
)
def jaccard(difference: Difference) -> Value:
    """The share of connected pairs, of either day, that are connected on both."""
    tally = tallied(difference)
    return _share(tally.kept, tally.kept + tally.ended + tally.formed)


@_rate(
    label="Jaccard ceiling",
    formula="smaller / larger number of tied pairs of the two days",
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
)
def dissolution_rate(difference: Difference) -> Value:
    """The share of pairs tied on the first day that are not tied on the second."""
    tally = tallied(difference)
    return _share(tally.ended, tally.kept + tally.ended)


_actors = partial(_count, unit="actors")


@_actors(label="Joined", formula="actors there on the second day and not on the first")
def joined_actors(difference: Difference) -> int:
    """How many actors are there on the second day who were not there on the first."""
    return int(difference.joined.size)


@_actors(label="Left", formula="actors there on the first day and not on the second")
def left_actors(difference: Difference) -> int:
    """How many actors were there on the first day who are not there on the second."""
    return int(difference.left.size)


@figure(
    level="change",
    count=_anybody,
    unit="share, 0 to 1",
    label="Turnover of actors",
    formula="(joined + left) / actors there on either day",
    undefined="nobody is there on either day",
)
def node_turnover(difference: Difference) -> Value:
    """The share of actors, of either day, who were there on one of them only."""
    moved = int(difference.joined.size + difference.left.size)
    return _share(moved, _anybody(difference, ""))


class Tally(NamedTuple):
    """How many observable pairs of those there on both days went which way."""

    kept: int
    formed: int
    ended: int
    """With `leavers` "ended", those lost because an end left among them."""
    at_risk: int
    """Had no tie on the first day, and none was found or is doubtful on the second."""


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


def _regraded(difference: Difference, regraded: Flags) -> Value:
    changes = difference.changes
    known = ~np.isnan(changes.strength_before) & ~np.isnan(changes.strength_after)
    untold = changes.classes["kept"].any() and not (changes.classes["kept"] & known).any()
    return None if untold or difference.pairs else int(regraded.sum())


def _share(part: int, whole: int) -> Value:
    return part / whole if whole else None
