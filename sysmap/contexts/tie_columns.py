"""Columns of the ledger about ties among those covered, and across the edge of their set.

The classes are those of `sysmap.change`, from the day before the period (or the programme's first)
to its last. A tie that came counts where both its ends were covered on its first day, one that went
where either end was covered on its last day, so that those across the edge are among them. Ties of
a pair kept apart on any day of the period are in no number.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sysmap.contexts.case import Case
from sysmap.contexts.columns import Reason, counted, reckoned
from sysmap.metrics import CATALOGUE
from sysmap.metrics.catalogue import Value
from sysmap.system import Flags, Integers

CAME = {
    "ties_formed": ("formed", "Ties formed"),
    "ties_formed_with_joiner": ("formed_with_joiner", "Formed with a joiner"),
    "ties_reopened": ("reopened", "Ties reopened"),
    "ties_found": ("found", "Ties found, not formed"),
    "ties_not_sure": ("not_sure", "Ties nobody is sure of"),
}
WENT = {
    "ties_ended": ("ended", "Ties ended"),
    "ties_left_with_actor": ("left_with_actor", "Ties left with an actor"),
}
GONE = {change for change, _ in WENT.values()}
BOTH, EITHER, ONE = "both ends covered", "either end covered", "one end covered"


def _held(case: Case, ends: Callable[[Integers, Integers], Flags]) -> list[int]:
    tie, one, other = case.whole.held
    numbers: list[int] = tie[ends(one, other)].tolist()
    return numbers


@counted(
    about="ties",
    noun="tie",
    label="Ties held",
    formula=f"ties that hold on the last day, as on the Map; {BOTH}",
    unit="ties",
)
def ties_held(case: Case) -> list[int]:
    """How many ties there are among those covered on the last day of the period."""
    return _held(case, case.both)


def _enter(name: str, change: str, label: str, rule: str) -> None:
    """Enter the count of the ties of one class of change whose ends were covered by a rule."""

    def rows(case: Case) -> list[int]:
        one, other = case.ends_covered
        ends = {BOTH: one & other, EITHER: one | other, ONE: one != other}[rule]
        changed = case.whole.difference.changes.tie[case.whole.ties[change] & ends]
        numbers: list[int] = changed.tolist()
        return numbers

    day = "on its last day" if change in GONE else "on its first day"
    rows.__name__ = name
    rows.__doc__ = (
        f"How many ties are {change.replace('_', ' ')} in the period: {rule}, each {day}."
    )
    counted(
        about="ties",
        noun="tie",
        label=label,
        formula=f"ties of the class {change} of sysmap change over the period; {rule} {day}",
        unit="ties",
    )(rows)


for _rule, _classes in ((BOTH, CAME), (EITHER, WENT)):
    for _name, (_class, _label) in _classes.items():
        _enter(_name, _class, _label, _rule)


@reckoned(
    of="ties_formed",
    label="Formation rate",
    formula=f"pairs formed or reopened / observable pairs without a tie the day before; {BOTH}",
    unit="share, 0 to 1",
    undefined="no observable pair among those covered was without a tie",
)
def formation_rate(case: Case) -> Value:
    """The share of pairs of those covered throughout, without a tie before, that have one after."""
    pairs, ends = case.whole.pairs, case.whole.pair_ends
    stayed = _stayed(case)
    both = stayed[ends[0]] & stayed[ends[1]]
    not_at_risk = pairs["kept"] | pairs["ended"] | pairs["found"] | pairs["not_sure"]
    at_risk = _possible_pairs(case, stayed) - int((not_at_risk & both).sum())
    came = int(((pairs["formed"] | pairs["reopened"]) & both).sum())
    return came / at_risk if at_risk else None


@reckoned(
    of="ties_ended",
    label="Dissolution rate",
    formula=f"pairs that ended / pairs tied the day before whose ends are still there; {EITHER}",
    unit="share, 0 to 1",
    undefined="nobody covered had a tie the day before",
)
def dissolution_rate(case: Case) -> Value:
    """The share of the pairs tied before that ended, where either end is covered."""
    pairs, either = case.whole.pairs, case.either(*case.whole.pair_ends)
    ended, kept = (int((pairs[name] & either).sum()) for name in ("ended", "kept"))
    return ended / (ended + kept) if ended + kept else None


def _stayed(case: Case) -> Flags:
    difference = case.whole.difference
    return case.covered & difference.present_before & difference.present_after


def _possible_pairs(case: Case, members: Flags) -> int:
    selection = case.whole.selection
    together = np.where(members, 0, -1).astype(np.int32)
    ordered = int(selection.possible_pairs(together, 1, case.whole.apart)[0, 0])
    return ordered if selection.directed else ordered // 2


def _why(measure: str) -> Reason:
    return lambda case: CATALOGUE[measure].reason(case.network, "", None)


def _enter_measure(measure: str, label: str) -> None:
    """Enter a measure of the whole network, taken among those covered."""
    entry = CATALOGUE[measure]

    def figure(case: Case) -> Value:
        return entry.values(case.network)[""]

    figure.__name__ = measure
    figure.__doc__ = f"{entry.sentence.rstrip('.')}: among those covered, on the last day."
    reckoned(
        of="ties_held", label=label, formula=entry.formula, unit=entry.unit, undefined=_why(measure)
    )(figure)


_enter_measure("density", "Density among them")
_enter_measure("ei_index", "E-I among them")
_enter_measure("ei_index_expected", "E-I by chance")


@counted(
    about="ties",
    noun="tie",
    label="Ties across the edge",
    formula=f"ties that hold on the last day, {ONE}; neither held nor formed among them",
    unit="ties",
)
def crossing_held(case: Case) -> list[int]:
    """How many ties join somebody covered with somebody who is not."""
    return _held(case, lambda one, other: case.covered[one] != case.covered[other])


_enter("crossing_formed", "formed", "Formed across the edge", ONE)
_enter("crossing_ended", "ended", "Ended across the edge", ONE)
