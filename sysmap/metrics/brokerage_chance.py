"""How often actors would broker in each role if groups were given out at random.

Groups change places among actors of one kind; the ties stay where they are. Many labellings are
counted at once, as networks that lie side by side and have no tie with one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from sysmap import inference
from sysmap.metrics.brokerage import FEWEST
from sysmap.metrics.two_steps import ROLES, TwoSteps, roles, two_steps
from sysmap.network import Counts, Network
from sysmap.system import Integers

MOST_TIES_AT_ONCE = 2_000_000


class ByChance(NamedTuple):
    """How often somebody brokers in a role, beside what chance alone gives."""

    seen: int
    expected: float
    """The mean over the labellings."""
    p: float
    """How often chance is at least as far from `expected` as what was seen, above or below."""
    smallest_p: float
    """The smallest p that this design can give."""


def brokerage_by_chance(
    network: Network, *, draws: int = inference.PERMUTATIONS, seed: int = inference.SEED
) -> Mapping[str, Mapping[str, ByChance]]:
    """For each role, how often each actor brokers in it and what chance would give.

    All labellings are tried where they are few, else so many are drawn. Where there is one only, or
    the actor can broker nothing, p and the smallest p are 1: there is nothing to test.

    Shape:     {role: {key: figures}}; whoever has no group is left out, as is everybody where there
               are fewer than three actors.
    Source:    Gould & Fernandez 1989; p as in Phipson & Smyth 2010.
    Cost:      draws times actors and ties, in time; draws times actors in memory.
    """
    grouped = np.flatnonzero(network.group >= 0).astype(np.int32)
    if network.size < FEWEST or not grouped.size:
        return {role: {} for role in ROLES}
    steps = two_steps(network)
    ways = inference.labellings(
        network.group[grouped], network.kind[grouped], draws=draws, seed=seed
    )
    drawn = np.concatenate([*_counted(steps, network.size, grouped, ways)], axis=1)
    seen = roles(steps, network.group)[:, grouped]
    keys = [network.keys[place] for place in grouped]
    return {
        role: _figures(keys, seen[number], drawn[number], every=ways.every)
        for number, role in enumerate(ROLES)
    }


def _counted(
    steps: TwoSteps, size: int, grouped: Integers, ways: inference.Labellings
) -> Iterator[Counts]:
    """What each who has a group brokers, by role and labelling."""
    at_once = max(1, MOST_TIES_AT_ONCE // max(1, steps.source.size + steps.struck.shape[1]))
    for block in ways.blocks():
        for first in range(0, block.shape[1], at_once):
            some = block[:, first : first + at_once].T
            group = np.full((len(some), size), -1, dtype=np.int32)
            group[:, grouped] = some
            counts = roles(_side_by_side(steps, len(some), size), group.ravel())
            yield counts.reshape(len(ROLES), *group.shape)[:, :, grouped].astype(np.int32)


def _side_by_side(steps: TwoSteps, copies: int, size: int) -> TwoSteps:
    """The same ties so many times over, each time among actors of their own."""
    moved = np.arange(copies, dtype=np.int32)[:, np.newaxis] * size
    return replace(
        steps,
        source=(steps.source + moved).ravel(),
        target=(steps.target + moved).ravel(),
        struck=(steps.struck[:, np.newaxis] + moved).reshape(len(steps.struck), -1),
    )


def _figures(
    keys: list[str], seen: Counts, drawn: Counts, *, every: bool
) -> Mapping[str, ByChance]:
    expected = drawn.mean(axis=0)
    p, smallest = inference.p_values(seen - expected, drawn - expected, every=every)
    rows = zip(seen.tolist(), expected.tolist(), p.tolist(), smallest.tolist(), strict=True)
    return {key: ByChance(*row) for key, row in zip(keys, rows, strict=True)}
