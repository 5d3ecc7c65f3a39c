"""What twelve periods cost again after one more tie, beside all of them anew.

    PYTHONPATH=. python3 bench/after_one_tie.py               2,000 actors and 10,000 ties
    PYTHONPATH=. python3 bench/after_one_tie.py 20000 100000  the same at another size

The tie holds for some days of one period and stands in the middle of the record, so that the ties
after it have other numbers; each turn adds another. Networks are built and told apart in both; the
figures, all that the product gives but those of paths and circles, are rows as every door shows
them, above 5,000 actors those of the whole network alone. Rows are compared before any time is
taken. Goal: at most a sixth (one period in twelve would be 0.083).
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"

import sys
from collections.abc import Mapping
from datetime import date, timedelta
from statistics import median

import pyarrow as pa
import pyarrow.compute as pc
from measuring import seconds
from panel_input import COMMUNITIES, panel_ids
from programme import DAYS, programme

from sysmap import network
from sysmap.metrics import CATALOGUE, PanelFigures, Row, measure_rows
from sysmap.system import System

SHARE = 1 / 6
TURNS = 3
MOST_ACTORS_FOR_ALL = 5_000
EVERY_ID = [*panel_ids("cheap"), *COMMUNITIES, "ei_index_p", "coverage", "pair_coverage"]


def main() -> int:
    actors, ties = [int(number) for number in sys.argv[1:]] or (2_000, 10_000)
    system = programme(actors, ties)
    large = actors > MOST_ACTORS_FOR_ALL
    ids = [name for name in EVERY_ID if not large or CATALOGUE[name].level == "whole"]
    kept = PanelFigures()
    before = kept.rows(network.panel(system, DAYS), ids)
    print(f"{actors} actors, {ties} ties, {len(DAYS)} periods, {len(ids)} measures", end="; ")
    print(f"{len(before)} rows")
    turns = [turn(kept, before, with_one_more(system, day), ids) for day in DAYS[:TURNS]]
    every, one = (median(column) for column in zip(*turns, strict=True))
    print(
        f"all periods {every:.3f} s   after one tie {one:.3f} s (median of {TURNS}; CPU)", end="   "
    )
    print(f"share {one / every:.3f} (at most {SHARE:.3f})")
    return int(one / every > SHARE)


def turn(
    kept: PanelFigures, before: list[Row], system: System, ids: list[str]
) -> tuple[float, float]:
    """The seconds of all periods anew, and of those that one more tie left to do."""
    anew: list[Row] = []
    again: list[Row] = []
    every = seconds(
        lambda: anew.extend(
            row for found in network.panel(system, DAYS) for row in measure_rows(found, ids)
        )
    )
    one = seconds(lambda: again.extend(kept.rows(network.panel(system, DAYS), ids)))
    touched = {new.on_day for old, new in zip(before, again, strict=True) if old is not new}
    if again != anew or len(touched) != 1:
        raise SystemExit("not the same rows, or not one period reckoned again")
    return every, one


def with_one_more(system: System, day: date) -> System:
    """The record with a tie from the first actor to the last round a day, in its middle."""
    tie, spell = system.tables["tie"], system.tables["spell"]
    middle = tie.num_rows // 2
    ends = {"source": 0, "target": system.actor_count - 1, "kind": "works_jointly"}
    held = {"tie": middle, "start": day - timedelta(3), "end": day + timedelta(3), "strength": 1.0}
    moved = spell.column("tie").combine_chunks()
    moved = pc.add(moved, pc.greater_equal(moved, middle).cast(pa.int32()))
    spells = spell.set_column(spell.column_names.index("tie"), "tie", moved)
    return System(
        {
            **system.tables,
            "tie": inserted(tie, middle, {**ends, "directed": True}),
            "spell": inserted(spells, middle, held),
        }
    )


def inserted(table: pa.Table, place: int, row: Mapping[str, object]) -> pa.Table:
    own = pa.Table.from_pylist([row], schema=table.schema)
    return pa.concat_tables([table.slice(0, place), own, table.slice(place)]).combine_chunks()


if __name__ == "__main__":
    sys.exit(main())
