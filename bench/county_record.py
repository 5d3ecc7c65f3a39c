"""A county as a record: the ties of the generator, and moves drawn beside them.

Ties begin and end in the middle of a month; everybody makes moves at a pace of their own, in
compartments and of elements that they lean to, and in one setting teams lean too.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from math import exp
from pathlib import Path

import numpy as np
import pyarrow as pa

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "datasets" / "tidewell"))

from county_setting import RESTRUCTURE, county
from dice import Dice
from growth import grow
from people import PRACTITIONER, PROFESSIONS, Cast
from story import Month

from sysmap import framework
from sysmap.system import SCHEMAS, Numbers, System

COMPARTMENTS = tuple(part.name for part in framework.plain().compartments)
TYPES = ("meaning", "competency", "material")
OF_EACH_TYPE = 15
MOVES_A_MONTH, LEANING = 0.8, 0.5
DAY = 15


def record(seed: int, *, effects: bool, team_differences: float, ties: bool = True) -> System:
    """One county, drawn with this seed; without ties it is drawn sooner."""
    setting = county(effects=effects, team_differences=team_differences, seed=seed)
    number = {key: place for place, key in enumerate(setting.cast.actors)}
    tied, spells = [], []
    for life in grow(setting, Dice(seed)) if ties else ():
        one, other = (number[key] for key in life.pair)
        span = [_day(setting.months, month) for month in (life.began, life.ended)]
        spells.append(
            {"tie": len(tied), "start": None if life.baseline else span[0], "end": span[1]}
        )
        tied.append({"source": one, "target": other, "kind": "works_jointly", "directed": False})
    last = setting.months[-1].after - timedelta(days=1)
    days = {"start": setting.months[0].first_day, "end": last}
    rows = {
        "setting": [{"key": key, "value": day.isoformat()} for key, day in days.items()],
        "actor": _actors(setting.cast, number),
        "tie": tied,
        "spell": spells,
        "askable": [{"kind_a": PRACTITIONER, "kind_b": PRACTITIONER}],
        "context": [{"key": "X2", "start": RESTRUCTURE.start, "end": RESTRUCTURE.end}],
        "coverage": [
            {"context": 0, "subject_type": "service", "actor": number[team]}
            for team in RESTRUCTURE.covers
        ],
        **_moves(setting.cast, number, np.random.default_rng(seed), team_differences),
    }
    return System(
        {name: pa.Table.from_pylist(told, schema=SCHEMAS[name]) for name, told in rows.items()}
    )


def _day(months: tuple[Month, ...], number: int | None) -> date | None:
    return None if number is None else months[number - 1].first_day.replace(day=DAY)


def _actors(cast: Cast, number: Mapping[str, int]) -> list[dict[str, object]]:
    return [
        {
            "key": key,
            "kind": who.kind,
            "service": number[who.service] if who.service else None,
            "attributes": json.dumps({"profession": who.profession}) if who.profession else None,
        }
        for key, who in cast.actors.items()
    ]


def _moves(
    cast: Cast, number: Mapping[str, int], random: np.random.Generator, team_differences: float
) -> dict[str, list[dict[str, object]]]:
    """Moves of the months in which the context is in force; it does nothing to them."""
    moves, makers, elements = [], [], []
    sizes = {"compartment": len(COMPARTMENTS), "element": len(TYPES) * OF_EACH_TYPE, "pace": 1}
    team = {
        key: {what: team_differences * random.normal(size=size) for what, size in sizes.items()}
        for key in cast.staff
    }
    for key, who in cast.actors.items():
        if who.profession not in PROFESSIONS:
            continue
        own = {
            what: LEANING * random.normal(size=size) + team[who.service][what]
            for what, size in sizes.items()
        }
        for _ in range(random.poisson(5 * MOVES_A_MONTH * exp(own["pace"][0]))):
            day = RESTRUCTURE.start + timedelta(days=int(random.integers(150)))
            compartment = COMPARTMENTS[_picked(random, own["compartment"])]
            moves.append(
                {"key": f"M{len(moves)}", "title": "m", "date": day, "compartments": compartment}
            )
            makers.append({"move": len(moves) - 1, "actor": number[key], "role": "maker"})
            for place in range(len(TYPES)):
                of_type = slice(place * OF_EACH_TYPE, (place + 1) * OF_EACH_TYPE)
                chosen = place * OF_EACH_TYPE + _picked(random, own["element"][of_type])
                elements.append({"move": len(moves) - 1, "element": chosen})
    every = [
        {"key": f"E{place * OF_EACH_TYPE + n}", "type": kind}
        for place, kind in enumerate(TYPES)
        for n in range(OF_EACH_TYPE)
    ]
    return {"move": moves, "move_actor": makers, "move_element": elements, "element": every}


def _picked(random: np.random.Generator, leaning: Numbers) -> int:
    weights = np.exp(leaning)
    return int(random.choice(weights.size, p=weights / weights.sum()))
