"""A seeded programme to measure on: four kinds of actor in organisations, twelve periods.

Ties are directed, 55 in 100 inside an organisation, 20 in 100 returned, with a heavy-tailed degree
and open ends; about six in ten hold at any one time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sysmap.system import SCHEMAS, System

FIRST = date(2025, 1, 1)
PERIODS = 12
PERIOD_DAYS = 30
DAYS = [FIRST + timedelta(days=PERIOD_DAYS * period + PERIOD_DAYS - 1) for period in range(PERIODS)]
KINDS = np.array(["practitioner", "service", "carer", "young person"])
OPEN = np.datetime64("NaT")

Dice = np.random.Generator
Whole = npt.NDArray[np.integer[Any]]
Columns = Mapping[str, Any]


def programme(actors: int, ties: int, *, seed: int = 20260) -> System:
    """A system of so many actors and ties."""
    dice = np.random.default_rng(seed)
    kind = KINDS[dice.choice(4, actors, p=(0.4, 0.15, 0.2, 0.25))]
    group = dice.integers(actors // 25, size=actors)
    source, target = _pairs(dice, group, ties)
    tie_kind = np.where(kind[target] == "young person", "cares_for", "works_jointly")
    tables = {
        "actor": {
            "key": [f"a{number:06}" for number in range(actors)],
            "kind": kind,
            "sector": [f"g{number:04}" for number in group],
        },
        "tie": {"source": source, "target": target, "kind": tie_kind, "directed": [True] * ties},
        "spell": _spells(dice, ties),
        "tie_kind": {"kind": ["cares_for", "works_jointly"], "strength": ["count", "count"]},
    }
    return System({name: _table(name, columns) for name, columns in tables.items()})


def _pairs(dice: Dice, group: Whole, ties: int) -> Whole:
    """Distinct ordered pairs; popular actors are drawn more often."""
    size = group.size
    weight = dice.pareto(2.0, size) + 0.2
    popular = np.cumsum(weight / weight.sum())
    members = [np.flatnonzero(group == number) for number in range(group.max() + 1)]
    found: dict[tuple[int, int], None] = {}
    while len(found) < ties:
        one = int(popular.searchsorted(dice.random(), side="right"))
        inside = members[group[one]]
        if dice.random() < 0.55:
            other = int(dice.choice(inside))
        else:
            other = int(popular.searchsorted(dice.random(), side="right"))
        if one != other:
            found[one, other] = None
            if dice.random() < 0.2:
                found[other, one] = None
    return np.array(list(found)[:ties], dtype=np.int32).T


def _spells(dice: Dice, ties: int) -> Columns:
    last = PERIODS * PERIOD_DAYS
    start = dice.integers(-last, last, ties)
    length = dice.exponential(3 * last, ties).astype(int) + 20
    ended = start + length < last
    first = np.datetime64(FIRST)
    return {
        "tie": np.arange(ties),
        "start": first + start,
        "end": np.where(ended, first + start + length, OPEN),
        "strength": dice.integers(1, 4, ties).astype(float),
    }


def _table(name: str, columns: Columns) -> pa.Table:
    schema = SCHEMAS[name]
    missing = {
        field: pa.nulls(len(next(iter(columns.values()))), schema.field(field).type)
        for field in schema.names
        if field not in columns
    }
    made = {field: pa.array(values, from_pandas=True) for field, values in columns.items()}
    return pa.table({**made, **missing})
