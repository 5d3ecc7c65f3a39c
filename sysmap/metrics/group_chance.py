"""Whether ties cross between groups more or less than chance would have them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from sysmap import inference
from sysmap.inference import PValue
from sysmap.metrics.catalogue import Value, figure
from sysmap.metrics.groups import ei_index, ei_index_expected
from sysmap.metrics.whole import everybody
from sysmap.network import Network
from sysmap.system import Integers, Numbers


class _Test(NamedTuple):
    by_labels: float
    """The mean E-I index over all labellings that were tried."""
    p: PValue


def _untested(network: Network, subject: str) -> str:
    if ei_index(network) is None:
        return "the E-I index is undefined"
    return "the groups can be given out in one way only: there is nothing to test"


def _how(network: Network, subject: str) -> str:
    test = _tested(network)
    if test is None:
        return ""
    return f"{test.p.told(inference.SEED)}; their E-I index is {test.by_labels:.2f} on average"


@figure(
    level="whole",
    count=everybody,
    label="E-I index, p value",
    formula=(
        "share of labellings at least as far from ei_index_expected as ei_index is, two-sided; "
        "groups change places within each kind: b / N where all N <= 20,000 are tried, else "
        "(b + 1) / (B + 1) with B = 1,000 seeded draws"
    ),
    unit="probability, 0 to 1",
    source="Krackhardt & Stern 1988; Phipson & Smyth 2010",
    undefined=_untested,
    note=_how,
    caution=(
        "A large p does not say that ties cross as chance has it, only that so few actors could "
        "not show otherwise. Where most ties join two kinds, labels within kinds need not come to "
        "the E-I index by chance: read their mean in the note."
    ),
    cost="draws",
)
def ei_index_p(network: Network) -> Value:
    """How often groups given out at random would be as far from chance as the E-I index is."""
    test = _tested(network)
    return test.p.value if test else None


@lru_cache(maxsize=8)
def _tested(network: Network) -> _Test | None:
    seen, chance = ei_index(network), ei_index_expected(network)
    grouped = np.flatnonzero(network.group >= 0)
    ways = inference.labellings(network.group[grouped], network.kind[grouped])
    if seen is None or chance is None or ways.count == 1:
        return None
    place = np.cumsum(network.group >= 0) - 1
    source, target = (place[ends] for ends in _counted(network))
    drawn = np.concatenate([_balance(labels, source, target) for labels in ways.blocks()])
    found = inference.p_value(seen - chance, drawn - chance, every=ways.every)
    return _Test(float(drawn.mean()), found)


def _counted(network: Network) -> tuple[Integers, Integers]:
    """The ends of the ties that the E-I index counts."""
    source, target = network.source, network.target
    counted = (network.group[source] >= 0) & (network.group[target] >= 0)
    counted &= network.observed
    return source[counted], target[counted]


def _balance(labels: Integers, source: Integers, target: Integers) -> Numbers:
    """The E-I index for each column of labels."""
    within = (labels[source] == labels[target]).sum(axis=0, dtype=np.int32)
    balance: Numbers = (source.size - 2 * within) / source.size
    return balance
