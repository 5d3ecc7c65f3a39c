"""Who stands between whom in two steps, counted by the groups of the three.

`a` has a tie to `v` and `v` one to `b`, but `a` has none to `b`: `v` brokers between them. All ways
of two steps are counted from how many ties lead from and to each group; those that broker nothing
are few, and are listed once for whatever groups.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

import numpy as np
from scipy.sparse import coo_array

from sysmap.network import Counts, Network
from sysmap.system import Integers

ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")
COORDINATOR, CONSULTANT, GATEKEEPER, REPRESENTATIVE, LIAISON = range(len(ROLES))
TOLD_TWICE = [COORDINATOR, CONSULTANT, LIAISON]
"""The roles that are the same from either side: without direction each pair comes up twice."""


@dataclass(frozen=True, eq=False, kw_only=True)
class TwoSteps:
    """Every tie by which an actor may broker, whatever the groups.

    Shape:     without direction each tie is there both ways; `struck` are the ways of two steps
               that broker nothing, as columns a, v, b: a has a tie to b as well, or a is b.
    """

    source: Integers
    target: Integers
    struck: Integers
    directed: bool


def two_steps(network: Network) -> TwoSteps:
    """The ties and ways by which actors broker, found once for any groups."""
    source, target = network.source, network.target
    if not network.directed:
        source, target = np.concatenate([source, target]), np.concatenate([target, source])
    returned = network.returned if network.directed else np.ones(source.size, dtype=bool)
    struck = [_shortened(network), np.stack([source, target, source])[:, returned]]
    return TwoSteps(
        source=source,
        target=target,
        struck=np.concatenate(struck, axis=1),
        directed=network.directed,
    )


def roles(steps: TwoSteps, group: Integers) -> Counts:
    """How often each actor brokers in each role, if these are the groups.

    Shape:     a row a role, in the order of `ROLES`; who has no group (-1) is in no count.
    """
    counts = _all_ways(steps, group) - _struck(steps, group)
    if not steps.directed:
        counts[TOLD_TWICE] //= 2
    return counts


def _all_ways(steps: TwoSteps, group: Integers) -> Counts:
    """The ways of two steps over each actor in each role, those that broker nothing too."""
    known = (group[steps.source] >= 0) & (group[steps.target] >= 0)
    source, target = steps.source[known], steps.target[known]
    own = group[source] == group[target]
    from_own, from_others, to_own, to_others = (
        np.bincount(ends[side], minlength=group.size)
        for ends in (target, source)
        for side in (own, ~own)
    )
    consulted = _back_to_the_group(source[~own], target[~own], group)
    return np.stack(
        [
            from_own * to_own,
            consulted,
            from_others * to_own,
            from_own * to_others,
            from_others * to_others - consulted,
        ]
    )


def _back_to_the_group(source: Integers, target: Integers, group: Integers) -> Counts:
    """How many ways over each actor come from a group and go back into it."""
    came, went = (
        coo_array(
            (np.ones(ends.size, dtype=np.int64), (ends, group[others])),
            shape=(group.size, group.max(initial=0) + 1),
        ).tocsr()
        for ends, others in ((target, source), (source, target))
    )
    ways: Counts = came.multiply(went).sum(axis=1)
    return ways


def _struck(steps: TwoSteps, group: Integers) -> Counts:
    """The ways over each actor in each role that broker nothing."""
    ways = steps.struck[:, (group[steps.struck] >= 0).all(axis=0)]
    a, v, b = group[ways]
    role = np.select(
        [(a == v) & (v == b), a == v, v == b, a == b],
        [COORDINATOR, REPRESENTATIVE, GATEKEEPER, CONSULTANT],
        LIAISON,
    )
    cells = np.bincount(role * group.size + ways[1], minlength=len(ROLES) * group.size)
    return cells.reshape(len(ROLES), group.size)


def _shortened(network: Network) -> Integers:
    """The ways a, v, b of two steps where a has a tie to b as well."""
    corners = np.array(network.either.list_triangles(), dtype=np.int32).reshape(-1, 3).T
    tied = {
        ends: network.connected(*corners[[*ends]]) for ends in permutations(range(len(corners)), 2)
    }
    return np.concatenate(
        [
            corners[[a, v, b]][:, tied[a, v] & tied[v, b] & tied[a, b]]
            for a, v, b in permutations(range(len(corners)))
        ],
        axis=1,
    )
