"""How many of Tidewell's people could be singled out: at the start, in the middle, at the end.

    PYTHONPATH=. python3 bench/uniqueness.py

What would have left on each day is reckoned, which is every time of every tie up to then: step by
step of the ladder, and first with the days, which never leave. Then how long the ladder takes.
"""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter

import pyarrow.compute as pc

from sysmap import intake
from sysmap.disclosure.coarsening import Rung, first_that_passes, ladder
from sysmap.disclosure.tie_list import Coarseness, Told
from sysmap.disclosure.uniqueness import report
from sysmap.store import STEWARD, Store
from sysmap.system import System
from sysmap.views.singled_out import TOLD, of_them

DAYS = {
    "start": date(2024, 9, 30),
    "middle": date(2025, 3, 31),
    "end": date(2025, 10, 31),
}


def main() -> None:
    system = demo()
    told = {name: Told(until(system, day)) for name, day in DAYS.items()}
    rungs = {name: list(ladder(found)) for name, found in told.items()}
    print("young people who share all that is told of them with fewer than 3 | other people")
    print("step | " + " | ".join(f"{name} ({day})" for name, day in DAYS.items()))
    print("days (never leave) | " + " | ".join(with_days(found) for found in told.values()))
    for steps in zip(*rungs.values(), strict=True):
        print(f"{TOLD[steps[0].step][0]} | " + " | ".join(map(cell, steps)))
    print("what leaves | " + " | ".join(leaves(found) for found in rungs.values()))
    began = perf_counter()
    list(ladder(Told(system)))
    print(f"the whole ladder in {perf_counter() - began:.3f} s")


def demo() -> System:
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "tidewell.duckdb"
        intake.make_demo(record)
        with Store.open(record, read_only=True) as store:
            return store.system(STEWARD)


def until(system: System, day: date) -> System:
    """The record as it would have been that day: no tie began later, and no end is known yet."""
    spells = system.tables["spell"]
    begun = spells.filter(pc.fill_null(pc.less_equal(spells["start"], day), fill_value=True))
    place = begun.schema.get_field_index("end")
    known = pc.if_else(pc.less_equal(begun["end"], day), begun["end"], None)
    return System({**system.tables, "spell": begun.set_column(place, "end", known)})


def with_days(told: Told) -> str:
    found = report(told.as_told(Coarseness(dates="day")))
    return counts(found.young.rare, found.young.people, found.people.rare, found.people.people)


def cell(rung: Rung) -> str:
    young, people = rung.report.young, rung.report.people
    return counts(young.rare, young.people, people.rare, people.people)


def counts(young: int, of_young: int, people: int, of_people: int) -> str:
    return f"{of_them(young, of_young)}, {of_them(people - young, of_people - of_young)}"


def leaves(rungs: list[Rung]) -> str:
    found = first_that_passes(rungs)
    if found is None:
        return "no list of ties"
    alone, rows = found.report.young.unique_by_neighbours_degrees, len(rungs[-2].ties.ties)
    return (
        f"{TOLD[found.step][0].lower()}: {len(found.ties.ties)} rows of {rows}, "
        f"{found.without_ties} young people without their ties; by their neighbours' numbers of "
        f"ties {alone} of {found.report.young.people} alone"
    )


if __name__ == "__main__":
    main()
