"""Measures between and within groups: sectors, or whatever field the settings group by."""

from __future__ import annotations

from functools import lru_cache, partial

import numpy as np

from sysmap.metrics.catalogue import Value, Values, measure, subject_of
from sysmap.metrics.column import Column
from sysmap.metrics.whole import whole_figure
from sysmap.network import Counts, Network


@lru_cache(maxsize=1)
def group_of_subject(network: Network) -> dict[str, int]:
    """Subject -> place in `group_names`, for each group that is there."""
    there = np.flatnonzero(np.bincount(network.group[network.group >= 0])).tolist()
    return {subject_of(network.group_names[group]): group for group in there}


@lru_cache(maxsize=1)
def group_sizes(network: Network) -> list[int]:
    """How many actors are in each group."""
    sizes: list[int] = np.bincount(network.group[network.group >= 0]).tolist()
    return sizes


@lru_cache(maxsize=1)
def connected_pairs(network: Network) -> Counts:
    """How many observable pairs from each group to each are connected; nobody may change it."""
    return network.connected_pairs(network.group, len(network.group_names))


@lru_cache(maxsize=1)
def possible_pairs(network: Network) -> Counts:
    """How many pairs from each group to each could be seen to have a tie; nobody may change it."""
    return network.possible_pairs(network.group, len(network.group_names))


def _members(network: Network, subject: str) -> int:
    """How many actors belong to the groups of a pair."""
    return _pair_sizes(network)[subject]


@lru_cache(maxsize=1)
def _pair_sizes(network: Network) -> dict[str, int]:
    sizes = np.array(group_sizes(network), dtype=np.int64)
    both = sizes + sizes[:, np.newaxis] - np.diag(sizes)
    return dict(zip(_subjects(network), _cells(network, both).tolist(), strict=True))


def no_groups(network: Network, subject: str) -> str:
    """Why a figure about groups is undefined."""
    field = network.settings.group_by
    if (network.group >= 0).any():
        return f"no ties between actors whose {field} is known"
    if network.in_several_groups.any():
        return f"nobody is in one {field} alone"
    return f"no actor's {field} is recorded"


def ungrouped(network: Network, subject: str) -> str:
    """How many actors a figure about groups leaves out, and why."""
    return _ungrouped(network)


@lru_cache(maxsize=1)
def _ungrouped(network: Network) -> str:
    field = network.settings.group_by
    several = int(network.in_several_groups.sum())
    unknown = int((network.group < 0).sum()) - several
    parts = [f"{unknown} whose {field} is not recorded"] if unknown else []
    parts += [f"{several} in more than one {field}"] if several else []
    return f"left out: {', '.join(parts)}" if parts else ""


_measure = partial(measure, level="group", count=_members, note=ungrouped)
_figure = partial(whole_figure, note=ungrouped)


@_measure(
    label="Ties between groups",
    formula="connected observable pairs with an end in each group; A to B where directed",
    unit="ties",
    source="Wasserman & Faust 1994 (blockmodel)",
    undefined="always defined",
    caution="Large groups have more ties: read the density between groups beside it.",
)
def mixing_ties(network: Network) -> Values:
    """How many ties there are within each group and between each two."""
    tied = connected_pairs(network)
    if not network.directed:
        tied = tied - np.diag(tied.diagonal() // 2)
    counts = _cells(network, tied)
    return Column(_subjects(network), counts, np.ones(counts.shape, dtype=bool))


@_measure(
    label="Density between groups",
    formula="connected observable pairs / observable pairs; A to B where directed",
    unit="share, 0 to 1",
    source="Wasserman & Faust 1994 (blockmodel density)",
    undefined="no pair who could be asked about",
    caution="Between groups of two or three one tie moves it far.",
)
def mixing_density(network: Network) -> Values:
    """The share of pairs that are connected, within each group and between each two."""
    tied, possible = (
        _cells(network, pairs) for pairs in (connected_pairs(network), possible_pairs(network))
    )
    return Column(_subjects(network), tied / np.maximum(possible, 1), possible > 0)


@_figure(
    label="E-I index",
    formula="(ties between groups - ties within) / both, over observable pairs with a group each",
    unit="-1 (all within) to 1 (all between)",
    source="Krackhardt & Stern 1988",
    undefined=no_groups,
    caution="Read it beside the value expected by chance, which is seldom 0.",
)
def ei_index(network: Network) -> Value:
    """The balance of ties that cross between groups against ties that stay within one."""
    return _crossing_balance(connected_pairs(network))


def _no_pairs(network: Network, subject: str) -> str:
    return no_groups(network, subject).replace("no ties between", "no observable pair of")


@_figure(
    label="E-I index by chance",
    formula="(observable pairs between groups - observable pairs within) / both",
    unit="-1 (all within) to 1 (all between)",
    source="Krackhardt & Stern 1988",
    undefined=_no_pairs,
    caution="A yardstick, not a goal: nobody mixes at random, nor should.",
)
def ei_index_expected(network: Network) -> Value:
    """What the E-I index would be if everybody mixed at random."""
    return _crossing_balance(possible_pairs(network))


def _crossing_balance(pairs: Counts) -> Value:
    everything, within = int(pairs.sum()), int(pairs.trace())
    return (everything - 2 * within) / everything if everything else None


def _cells(network: Network, square: Counts) -> Counts:
    """What a square over the groups says of each of `_subjects`, in their order."""
    there = [*group_of_subject(network).values()]
    cells = square if len(there) == len(square) else square[np.ix_(there, there)]
    return cells.ravel() if network.directed else cells[np.triu_indices(len(there))]


def _subjects(network: Network) -> list[str]:
    """Each pair of groups that are there, a group with itself too."""
    return _paired(tuple(group_of_subject(network)), directed=network.directed)


@lru_cache(maxsize=1)
def _paired(names: tuple[str, ...], *, directed: bool) -> list[str]:
    return [
        f"{one}|{other}"
        for number, one in enumerate(names)
        for other in names[0 if directed else number :]
    ]
