"""The classes of change, each by its own rule.

A tie at the first day or the second falls into exactly one class, so that

    ties_after = ties_before + formed + formed_with_joiner + found + not_sure + reopened
                             - ended - left_with_actor

No rule is "all the rest": were one of them wrong, the two sides would differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sysmap.system import Flags


@dataclass(frozen=True, eq=False, kw_only=True)
class Evidence:
    """What is known of each tie, as flags in one order."""

    before: Flags
    """Held on the first day."""
    after: Flags
    """Held on the second day."""
    earlier: Flags
    """Held on some day before the first."""
    found: Flags
    """When first written down, it had been there already."""
    not_sure: Flags
    """When first written down, nobody was sure whether it was new."""
    ends_before: Flags
    """Both ends were there on the first day."""
    ends_after: Flags
    """Both ends were there on the second day."""


def kept(known: Evidence) -> Flags:
    """Held on both days."""
    return known.before & known.after


def reopened(known: Evidence) -> Flags:
    """Held on the second day and not on the first, but on some day before."""
    return ~known.before & known.after & known.earlier


def found(known: Evidence) -> Flags:
    """Came into the record between the two days, but had been there already."""
    return ~known.before & known.after & ~known.earlier & known.found


def not_sure(known: Evidence) -> Flags:
    """Came into the record between the two days, and nobody was sure whether it was new."""
    return ~known.before & known.after & ~known.earlier & known.not_sure


def formed_with_joiner(known: Evidence) -> Flags:
    """Formed between the two days with somebody who was not there on the first."""
    new = ~known.before & known.after & ~known.earlier & ~known.found & ~known.not_sure
    return new & ~known.ends_before


def formed(known: Evidence) -> Flags:
    """Formed between the two days among those who were there on the first."""
    new = ~known.before & known.after & ~known.earlier & ~known.found & ~known.not_sure
    return new & known.ends_before


def ended(known: Evidence) -> Flags:
    """Held on the first day and not on the second, though both ends are still there."""
    return known.before & ~known.after & known.ends_after


def left_with_actor(known: Evidence) -> Flags:
    """Held on the first day and not on the second, where an end is no longer there."""
    return known.before & ~known.after & ~known.ends_after


RULES: dict[str, Callable[[Evidence], Flags]] = {
    "formed": formed,
    "formed_with_joiner": formed_with_joiner,
    "found": found,
    "not_sure": not_sure,
    "reopened": reopened,
    "ended": ended,
    "left_with_actor": left_with_actor,
    "kept": kept,
}
"""Class of change -> its rule."""
