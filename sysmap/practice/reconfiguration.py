"""How far the links of some moves are arranged otherwise than before, beside what chance gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sysmap.inference import p_value
from sysmap.practice.elements import elements, links, with_elements
from sysmap.practice.moves import RecordedMove
from sysmap.system import Flags, Numbers

DRAWS = 1999
SEED = 0
NO_LINKS = "no link between elements is recorded on one of the two sides"


@dataclass(frozen=True)
class Reconfiguration:
    """The distance between the links of two times, which is told beside its null median alone.

    `distance` (Ruzicka) and `divergence` (Jensen-Shannon, base 2) go from 0, the same links in the
    same proportions, to 1, none in common. `null_median` is the median distance where the moves are
    dealt out anew between the two times, each maker keeping their number in both; `p` how often
    that lies as far out. `turnover` is the share of all elements that came up in one time only.
    """

    distance: float
    null_median: float
    p: float
    divergence: float
    turnover: float
    draws: int
    seed: int


def reconfiguration(
    before: Sequence[RecordedMove],
    since: Sequence[RecordedMove],
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Reconfiguration | None:
    """How far the links since differ from those before.

    Undefined: None where either side has no link.
    Source:    Ruzicka 1958; own null: maker-stratified permutation of the two times.
    """
    earlier, later = with_elements(before), with_elements(since)
    joined = _moves_by_links([*earlier, *later])
    is_later = np.arange(len(joined)) >= len(earlier)
    if not (joined[~is_later].any() and joined[is_later].any()):
        return None
    seen, divergence = (distance(joined, is_later[None, :])[0] for distance in (ruzicka, js))
    drawn = ruzicka(joined, _redealt([*earlier, *later], is_later, draws=draws, seed=seed))
    return Reconfiguration(
        distance=float(seen),
        null_median=float(np.nanmedian(drawn)),
        p=p_value(float(seen), np.nan_to_num(drawn, nan=1.0), every=False).value,
        divergence=float(divergence),
        turnover=turnover(earlier, later),
        draws=draws,
        seed=seed,
    )


def turnover(before: Sequence[RecordedMove], since: Sequence[RecordedMove]) -> float:
    """Of all elements that came up, the share that did so on one side only."""
    one, other = (
        frozenset(element for move in moves for element in elements(move))
        for moves in (before, since)
    )
    return len(one ^ other) / len(one | other)


def ruzicka(joined: Numbers, is_later: Flags) -> Numbers:
    """The Ruzicka distance between two sides, for each way to deal the moves to them.

    Shape:     a row of `is_later` for each way; not a number where a side has no link.
    """
    one, other = _proportions(joined, is_later)
    distance: Numbers = 1 - np.minimum(one, other).sum(1) / np.maximum(one, other).sum(1)
    return distance


def js(joined: Numbers, is_later: Flags) -> Numbers:
    """The Jensen-Shannon divergence to base 2, for each way to deal the moves to two sides."""
    one, other = _proportions(joined, is_later)
    middle = (one + other) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = [np.where(side > 0, side * np.log2(side / middle), 0.0) for side in (one, other)]
    divergence: Numbers = (apart[0].sum(1) + apart[1].sum(1)) / 2
    return divergence


def _proportions(joined: Numbers, is_later: Flags) -> tuple[Numbers, Numbers]:
    later = is_later.astype(float) @ joined
    earlier = joined.sum(0) - later
    with np.errstate(divide="ignore", invalid="ignore"):
        return earlier / earlier.sum(1, keepdims=True), later / later.sum(1, keepdims=True)


def _moves_by_links(moves: Sequence[RecordedMove]) -> Numbers:
    """A row a move, a column a link: 1 where the move joined it."""
    of = [links(move) for move in moves]
    place = {link: column for column, link in enumerate(sorted(frozenset().union(*of)))}
    joined = np.zeros((len(moves), len(place)))
    for row, found in enumerate(of):
        joined[row, [place[link] for link in found]] = 1
    return joined


def _redealt(moves: Sequence[RecordedMove], is_later: Flags, *, draws: int, seed: int) -> Flags:
    """The moves dealt to the two times anew, each maker keeping their number in both."""
    generator = np.random.default_rng(seed)
    of_maker: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for row, move in enumerate(moves):
        of_maker[tuple(sorted(move.makers))].append(row)
    dealt = np.tile(is_later, (draws, 1))
    for rows in of_maker.values():
        dealt[:, rows] = generator.permuted(dealt[:, rows], axis=1)
    return dealt
