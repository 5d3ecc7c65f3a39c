"""Columns of the ledger about people: who was covered, heard from and how they found it."""

from __future__ import annotations

import numpy as np

from sysmap.contexts.case import Case
from sysmap.contexts.columns import counted, reckoned
from sysmap.metrics.catalogue import Value
from sysmap.system import Flags


@counted(
    about="people",
    noun="actor",
    label="Covered actors",
    formula="actors covered on half or more of the days of the period on which they were there",
    unit="actors",
)
def covered(case: Case) -> list[int]:
    """Whom the context covered for half of the period or more."""
    return _which(case.covered)


def _analysed(case: Case) -> list[int]:
    """The covered people who agreed to be in analyses, on the last day of the period."""
    told = case.system.tables["consent"]
    said = zip(told.column("purpose").to_pylist(), told.column("state").to_pylist(), strict=True)
    yes = np.array([one == ("analyse", "given") for one in said], dtype=bool)
    last = case.period.after - 1
    yes &= (case.system.starts("consent") <= last) & (last < case.system.ends("consent"))
    agreed = set(case.system.numbers("consent", "actor")[yes].tolist())
    return [actor for actor in covered(case) if actor in agreed]


@reckoned(
    of="covered",
    rows=_analysed,
    label="Covered, with consent",
    formula="covered actors who had said yes to analyses on the last day of the period",
    unit="actors",
    undefined="no register of consents is kept",
)
def covered_with_consent(case: Case) -> Value:
    """How many of those covered had agreed to be in analyses; services give no consent."""
    return len(_analysed(case)) if case.system.tables["consent"].num_rows else None


@counted(
    about="people",
    noun="actor",
    label="Asked about ties",
    formula="covered actors on the list of those who are asked, there on the last day",
    unit="actors",
)
def eligible(case: Case) -> list[int]:
    """How many of those covered are among the people who are asked about their ties."""
    return _which(case.covered & case.whole.hearing.eligible)


@counted(
    about="people",
    noun="actor",
    label="Heard from",
    formula="those of them who reported in the three months to the last day",
    unit="actors",
)
def heard(case: Case) -> list[int]:
    """How many of those asked told something in the three months to the period's last day."""
    return _which(case.covered & case.whole.hearing.heard)


def _nobody_asked(case: Case) -> str:
    if not case.system.tables["reporter"].num_rows:
        return "nobody is recorded as asked about ties"
    return "nobody covered is among those asked about ties"


@reckoned(
    of="heard",
    label="Hearing",
    formula="heard / eligible",
    unit="share, 0 to 1",
    undefined=_nobody_asked,
)
def hearing(case: Case) -> Value:
    """The share of those asked who were heard from; under 0.8 what is known is partial."""
    asked = len(eligible(case))
    return len(heard(case)) / asked if asked else None


def _appraised(case: Case, direction: str) -> list[int]:
    rows = case.system.tables["appraisal"].to_pylist()
    return [
        number
        for number, row in enumerate(rows)
        if row["context"] == case.context
        and row["direction"] == direction
        and case.period.holds(row["date"])
    ]


def _enter_appraisals(direction: str) -> None:
    def rows(case: Case) -> list[int]:
        return _appraised(case, direction)

    rows.__name__ = direction
    rows.__doc__ = f"How many times somebody said in this period that they found it {direction}."
    counted(
        about="appraisals",
        noun="appraisal",
        label=f"Found {direction}",
        formula=f"appraisals of the context in the period that say {direction}",
        unit="appraisals",
    )(rows)


for _direction in ("enabling", "constraining", "both", "unclear"):
    _enter_appraisals(_direction)


def _which(actors: Flags) -> list[int]:
    numbers: list[int] = np.flatnonzero(actors).tolist()
    return numbers
