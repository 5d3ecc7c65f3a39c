"""The only words that a network may leave with: a programme's own may name a person or a place."""

from __future__ import annotations

from collections.abc import Collection

from sysmap.model import (
    CARER,
    KINDS,
    NOT_PEOPLE,
    PRACTITIONER,
    SERVICE,
    TIE_KINDS,
    YOUNG_PERSON,
    as_known,
)

OTHER = "other"
STATUTORY_SECTORS = ("social care", "health", "education", "housing", "justice")
VOLUNTARY = "voluntary"
SECTORS = (*STATUTORY_SECTORS, VOLUNTARY)
ADULTS = (PRACTITIONER, CARER, "academic")
ADULT, PERSON = "adult", "person"
TIED = "tied"


def kind_that_leaves(kind: str | None) -> str:
    """A kind of actor: one that everybody uses, or `other`; empty where none is recorded."""
    return _known(kind, KINDS)


def sector_that_leaves(sector: str | None) -> str:
    """A sector: one that everybody uses, or `other`; empty where none is recorded."""
    return _known(sector, SECTORS)


def tie_kind_that_leaves(kind: str | None) -> str:
    """A kind of tie: one that everybody uses, or `other`."""
    return _known(kind, TIE_KINDS)


def coarse_kind(kind: str) -> str:
    """Young person, adult or service; a person where nobody knows which.

    >>> [coarse_kind(kind) for kind in ("carer", "thing", "young person", "other")]
    ['adult', 'service', 'young person', 'person']
    """
    if kind in NOT_PEOPLE:
        return SERVICE
    if kind == YOUNG_PERSON:
        return kind
    return ADULT if kind in ADULTS else PERSON


def coarse_sector(sector: str) -> str:
    """Statutory, voluntary or other; empty where none is recorded.

    >>> [coarse_sector(sector) for sector in ("health", "voluntary", "other", "")]
    ['statutory', 'voluntary', 'other', '']
    """
    return "statutory" if sector in STATUTORY_SECTORS else sector


def is_person(kind: str) -> bool:
    """Whether a kind, as it leaves, is that of people; one that nobody knows is."""
    return kind not in NOT_PEOPLE


def is_protected(kind: str) -> bool:
    """Whether a kind is that of young people; one that nobody knows may be, and counts so."""
    return is_person(kind) and kind not in (*ADULTS, ADULT)


def _known(word: str | None, words: Collection[str]) -> str:
    if not word:
        return ""
    known = as_known(words)(word)
    return known if known in words else OTHER
