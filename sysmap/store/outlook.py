"""What is told of an erasure, before it is done and after: what goes, what is left elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sysmap.store.copies import Copy, copies_holding
from sysmap.store.erasing import Plan
from sysmap.store.erasure import Named, counted, named_elsewhere
from sysmap.store.namesakes import Names
from sysmap.store.releases import Release, noted


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What an erasure takes away, and what holds them still.

    Shape:     `keys` and `names` by which they are or were known; `things` how many of each noun
               go or are rewritten; `named` the texts of others that name them; `pseudonyms` the
               keys that they have afterwards, none where they are removed
    """

    keys: Sequence[str]
    names: Names
    pseudonyms: Sequence[str]
    things: Mapping[str, int]
    named: Sequence[Named]
    backups: Sequence[Copy]
    releases: Sequence[Release]


@dataclass(frozen=True, kw_only=True)
class Erased:
    """An erasure that is done: the number of its save, and what it was about."""

    seq: int
    outlook: Outlook


def outlook_of(record: Path, plan: Plan, keys: Sequence[str]) -> Outlook:
    """What an erasure takes away, and what holds them still."""
    people: frozenset[UUID] = plan.wanted.people
    return Outlook(
        keys=keys,
        names=plan.wanted.names,
        pseudonyms=[key for _identity, key in plan.wanted.pseudonyms.values()],
        things=counted(plan),
        named=named_elsewhere(plan),
        backups=copies_holding(record, people),
        releases=[
            release for release in noted(record) if any(release.holds(who) for who in people)
        ],
    )
