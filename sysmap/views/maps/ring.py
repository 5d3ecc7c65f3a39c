"""The ring: groups round the rim in a good order, their members beside them, everybody else inside.

Everything here lies in a square of side 2 round (0, 0).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.spatial import cKDTree

Places = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]
Weights = npt.NDArray[np.float64]

RIM = 0.93
STAFF = 0.76
"""How far out staff are drawn to, beside their service on the rim."""
INNER = 0.8
"""Where services stand on the rim, nobody else stands further out than this."""
SQUARENESS = 2.6
"""Of the rim: 2 is an ellipse, more reaches further into the corners of the screen."""
CLIMBS = 2500
GROUPS_CLIMBED = range(4, 61)
"""Up to three stand side by side in any order; with more than these it takes too long."""
SHARED_PERSON = 0.25
"""What a person whom two groups both know weighs against a tie between them."""
ROUNDS = 200


@dataclass(frozen=True, eq=False)
class Ties:
    """All pairs ever tied, each once, with the number of ties between them."""

    source: Rows
    target: Rows
    weight: Weights


@dataclass(frozen=True, eq=False, kw_only=True)
class Groups:
    """What stands on the rim."""

    of: Rows
    """Each actor's group, -1 for none."""
    head: Rows
    """The actor who stands for each group on the rim, -1 where it is but a name."""
    sector: tuple[str, ...]
    """Groups of one sector stand side by side; a group that is but a name is its own sector."""


def ring(groups: Groups, ties: Ties, generator: np.random.Generator) -> Places:
    """Groups on the rim, their members beside them, all others inside amid their ties."""
    return _relaxed(groups, ties, homes(groups, ties, generator), generator)


def homes(groups: Groups, ties: Ties, generator: np.random.Generator) -> Places:
    """Where everybody is drawn to: groups on the rim, members beside them, others in the middle.

    Cost:      next to nothing: many stand at one place until there is room between them.
    """
    rim = _rim_places(groups, _rim_order(groups, ties, generator))
    in_group = (groups.of >= 0)[:, None]
    home: Places = np.where(in_group, rim[groups.of] * (STAFF / RIM), 0.0)
    headed = groups.head >= 0
    home[groups.head[headed]] = rim[headed]
    return home


def stretched(places: Places) -> Places:
    """The places pulled out until they reach from edge to edge, across and down."""
    low, high = places.min(axis=0), places.max(axis=0)
    reaching: Places = (places - (low + high) / 2) / np.maximum((high - low) / 2, 1e-9) * RIM
    return reaching


def spread(places: Places, may_move: npt.NDArray[np.bool_], gap: float) -> Places:
    """The places with at least about `gap` between each two; some may not move."""
    for _ in range(60):
        places = np.clip(apart(places, may_move, gap), -RIM, RIM)
    return places


def _rim_order(groups: Groups, ties: Ties, generator: np.random.Generator) -> Rows:
    """An order that keeps sectors together and puts groups with many ties side by side."""
    nearness = _nearness(groups, ties)
    sectors = np.unique(groups.sector, return_inverse=True)[1]
    order: Rows = np.argsort(sectors, kind="stable")
    climbs = CLIMBS if len(order) in GROUPS_CLIMBED else 0
    shortest = _ring_length(order, nearness, sectors)
    for taken, put in generator.integers(len(order), size=(climbs, 2)):
        tried = np.insert(np.delete(order, taken), put, order[taken])
        if (length := _ring_length(tried, nearness, sectors)) < shortest:
            order, shortest = tried, length
    return order


def _nearness(groups: Groups, ties: Ties) -> Weights:
    """What each two groups have to do with each other: ties, and people whom both know."""
    count = len(groups.of)
    members = np.flatnonzero(groups.of >= 0)
    one_each = (np.ones(len(members)), (members, groups.of[members]))
    belongs = sparse.csr_array(one_each, shape=(count, len(groups.head)))
    one_way = sparse.csr_array((ties.weight, (ties.source, ties.target)), shape=(count, count))
    tied = one_way + one_way.T
    known = belongs.T @ tied[:, groups.of < 0]
    near: Weights = (belongs.T @ tied @ belongs + SHARED_PERSON * (known @ known.T)).toarray()
    np.fill_diagonal(near, 0)
    return near


def _ring_length(order: Rows, nearness: Weights, sectors: Rows) -> float:
    """How far apart groups that are near to each other stand; a broken sector costs most."""
    seat = np.argsort(order)
    apart = np.abs(seat[:, None] - seat)
    round_the_ring = np.minimum(apart, len(order) - apart)
    breaks = np.count_nonzero(sectors[order] != sectors[np.roll(order, 1)])
    return float((nearness * round_the_ring).sum() + breaks * (nearness.sum() + 1))


def _rim_places(groups: Groups, order: Rows) -> Places:
    """A point on the rim for each group, with more room beside the larger ones."""
    members = np.bincount(groups.of[groups.of >= 0], minlength=len(order))
    room = 1 + 0.5 * np.sqrt(members[order])
    middle = (np.cumsum(room) - room / 2) / room.sum()
    turn = np.linspace(-np.pi / 2, 1.5 * np.pi, 1441)
    steps = np.hypot(*np.diff(_on_rim(turn), axis=0).T)
    walked = np.concatenate([[0], np.cumsum(steps)])
    places = np.empty((len(order), 2))
    places[order] = _on_rim(np.interp(middle * walked[-1], walked, turn))
    return places


def _on_rim(turn: Weights) -> Places:
    """The points of a rounded square at these angles."""
    ways = np.column_stack([np.cos(turn), np.sin(turn)])
    return RIM * ways / _reach(ways)[:, None]


def _reach(places: Places) -> Weights:
    """How far out each place lies, measured in rounded squares."""
    reach: Weights = (np.abs(places) ** SQUARENESS).sum(axis=1) ** (1 / SQUARENESS)
    return np.maximum(reach, 1e-9)


def _relaxed(groups: Groups, ties: Ties, home: Places, generator: np.random.Generator) -> Places:
    """Members drawn to their group, everybody to those they are tied to, with room between all."""
    in_group = (groups.of >= 0)[:, None]
    headed = groups.head >= 0
    may_move = np.full(len(groups.of), True)
    may_move[groups.head[headed]] = False
    places = home + np.where(may_move[:, None], generator.normal(scale=0.04, size=home.shape), 0)
    edge = INNER if headed.any() else RIM
    gap = 1.5 / float(np.sqrt(max(1, int(np.count_nonzero(may_move)))))
    for calm in np.linspace(1, 0, ROUNDS, endpoint=False):
        to_home = np.where(in_group, 0.16, 0.0) * (home - places)
        to_tied = np.where(in_group, 0.02, 0.1) * to_the_tied(places, ties)
        drawn = _within(edge, places + calm * (to_home + to_tied))
        places = apart(np.where(may_move[:, None], drawn, places), may_move, gap)
    places = spread(places, may_move, 0.8 * gap)
    return places if headed.any() else stretched(places)


def _within(edge: float, places: Places) -> Places:
    """The places, those beyond the edge drawn back onto it."""
    return places * np.minimum(1, edge / _reach(places))[:, None]


def to_the_tied(places: Places, ties: Ties) -> Places:
    """For each actor, the way to the middle of those it is tied to; no way without a tie."""
    ends = np.concatenate([ties.source, ties.target])
    others = np.concatenate([ties.target, ties.source])
    weight = np.concatenate([ties.weight, ties.weight])
    count = len(places)
    pulls = weight[:, None] * (places[others] - places[ends])
    ways = [np.bincount(ends, pulls[:, axis], minlength=count) for axis in (0, 1)]
    total = np.bincount(ends, weight, minlength=count)
    return np.asarray(np.column_stack(ways) / np.maximum(total, 1)[:, None])


def apart(places: Places, may_move: npt.NDArray[np.bool_], gap: float) -> Places:
    """The places after each two that stand closer than `gap` have stepped a little aside."""
    tree = cKDTree(places, balanced_tree=False, compact_nodes=False)  # built anew for each step
    near = tree.query_pairs(gap, output_type="ndarray")
    one, other = near[:, 0], near[:, 1]
    way = places[one] - places[other]
    distance = np.hypot(way[:, 0], way[:, 1]) + 1e-9
    step = way * (0.35 * (gap - distance) / distance)[:, None]
    ends, steps = np.concatenate([one, other]), np.concatenate([step, -step])
    aside = [np.bincount(ends, steps[:, axis], minlength=len(places)) for axis in (0, 1)]
    return np.where(may_move[:, None], places + np.column_stack(aside), places)
