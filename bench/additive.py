"""What can be added up over ties, for all twelve periods, beside a SQL statement for each of it.

    PYTHONPATH=. python3 bench/additive.py [actors ties]    20,000 and 100,000 where none are given

Ours is a panel of networks, settings read and kinds coded anew each time; beside it stand DuckDB
tables of the same actors and spells, and one statement a measure and period, on one thread, whose
rows are fetched as arrays; whoever has no row is filled in by numpy. Values are compared before any
time is taken. Goal: ours takes at most a fifth. What twelve periods cost beside one is printed too.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"

import sys
from collections.abc import Mapping
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from measuring import our_panel, refuse_other_values, seconds_in_turn
from panel_input import PanelInput, panel_input
from programme import DAYS, programme

SHARE = 1 / 5
TURNS = 5

HELD = '(SELECT * FROM spell WHERE start <= $day AND $day < "end") AS held'
ENDS = f"(SELECT source AS id, * FROM {HELD} UNION ALL SELECT target AS id, * FROM {HELD})"
NEAR = f"""(
  SELECT source AS id, target AS other FROM {HELD}
  UNION SELECT target AS id, source AS other FROM {HELD}
)"""
GROUPS = f"""(
  SELECT a.sector AS of_source, b.sector AS of_target, strength, source, target FROM {HELD}
  JOIN actor AS a ON a.id = source JOIN actor AS b ON b.id = target
)"""
BALANCE = "(sum({0}) FILTER (of_source <> of_target) - sum({0}) FILTER (of_source = of_target))"


STATEMENTS = {
    "ties": f"SELECT count(*) FROM {HELD}",
    "density": f"SELECT count(*) / (SELECT count(*) * (count(*) - 1) FROM actor) FROM {HELD}",
    "isolates": f"SELECT count(*) FROM actor WHERE id NOT IN (SELECT id FROM {ENDS})",
    "mean_degree": f"SELECT count(*) / (SELECT count(*) FROM actor) FROM {NEAR}",
    "reciprocity": f"""
        SELECT count(back.source) / count(*) FROM {HELD} LEFT JOIN {HELD.replace("held", "back")}
        ON back.source = held.target AND back.target = held.source
    """,
    "ei_index": f"SELECT {BALANCE.format(1)} / count(*) FROM {GROUPS}",
    "ei_index_weighted": f"SELECT {BALANCE.format('strength')} / sum(strength) FROM {GROUPS}",
    "degree_centralization": f"""
        SELECT (any_value(n) * max(degree) - sum(degree)) / any_value((n - 1) * (n - 2))
        FROM (SELECT count(*) AS degree FROM {NEAR} GROUP BY id),
          (SELECT count(*) AS n FROM actor)
    """,
    "mixing_ties": f"""
        SELECT of_source * (SELECT count(*) FROM sector) + of_target, count(*) FROM {GROUPS}
        GROUP BY of_source, of_target
    """,
    "degree": f"SELECT id, count(*) FROM {NEAR} GROUP BY id",
    "in_degree": f"SELECT target, count(*) FROM {HELD} GROUP BY target",
    "out_degree": f"SELECT source, count(*) FROM {HELD} GROUP BY source",
    "strength": f"SELECT id, sum(strength) FROM {ENDS} GROUP BY id",
    "in_strength": f"SELECT target, sum(strength) FROM {HELD} GROUP BY target",
    "out_strength": f"SELECT source, sum(strength) FROM {HELD} GROUP BY source",
    "kinds_reached": f"""
        SELECT near.id, count(DISTINCT kind) FROM {NEAR} AS near
        JOIN actor AS them ON them.id = other GROUP BY near.id
    """,
    "focus_share": f"""
        SELECT near.id, count(*) FILTER (them.kind = 'young person') / count(*) FROM {NEAR} AS near
        JOIN actor AS them ON them.id = other JOIN actor AS own ON own.id = near.id
        WHERE own.kind <> 'young person' AND them.kind <> 'service' GROUP BY near.id
    """,
}


def main() -> int:
    actors, ties = [int(number) for number in sys.argv[1:]] or (20_000, 100_000)
    system = programme(actors, ties)
    given = panel_input(system, DAYS)
    print(f"{actors} actors, {ties} ties, {len(DAYS)} periods, {len(STATEMENTS)} measures", end="")
    print("; CPU seconds")
    with tables(given) as connection:
        refuse_other_values(
            "SQL", our_panel(system, STATEMENTS, DAYS), run(connection, given), STATEMENTS
        )
        ours, first, theirs = seconds_in_turn(
            lambda: our_panel(system, STATEMENTS, DAYS),
            lambda: our_panel(system, STATEMENTS, DAYS[:1]),
            lambda: run(connection, given),
            turns=TURNS,
        )
    print(f"ours {ours:.3f}   SQL {theirs:.3f} (median of {TURNS})", end="   ")
    print(f"ours / SQL {ours / theirs:.3f} (at most {SHARE:g})", end="   ")
    print(f"twelve periods / one {ours / first:.1f}")
    return int(ours / theirs > SHARE)


def tables(given: PanelInput) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"threads": 1})
    columns = ("source", "target", "start", "end", "strength")
    rows = {
        "actor": pa.table({"id": range(given.size), "kind": given.kind, "sector": given.group}),
        "spell": pa.table({name: getattr(given, name) for name in columns}),
        "sector": pa.table({"sector": range(given.groups)}),
    }
    for name, table in rows.items():
        connection.register("rows", table)
        connection.execute(f"CREATE TABLE {name} AS FROM rows")
        connection.unregister("rows")
    return connection


def run(connection: duckdb.DuckDBPyConnection, given: PanelInput) -> list[Mapping[str, Any]]:
    return [
        {name: answer(connection, name, given, day) for name in STATEMENTS} for day in given.days
    ]


def answer(connection: duckdb.DuckDBPyConnection, name: str, given: PanelInput, day: int) -> Any:
    *places, values = connection.execute(STATEMENTS[name], {"day": day}).fetchnumpy().values()
    if not places:
        return float(values[0])
    size = given.groups**2 if name == "mixing_ties" else given.size
    found = np.full(size, np.nan if name == "focus_share" else 0.0)
    found[places[0]] = values
    return found


if __name__ == "__main__":
    sys.exit(main())
