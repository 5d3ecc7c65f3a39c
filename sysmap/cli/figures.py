"""Commands that print figures: metrics, change, contexts."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

import typer

import sysmap
from sysmap import logbook
from sysmap.cli.options import (
    AsKnownOn,
    Cut,
    Direction,
    Format,
    HowWritten,
    Isolates,
    Leavers,
    Level,
    Record,
    TieKinds,
    day_of,
)
from sysmap.cli.printing import print_rows, system_of
from sysmap.cli.program import app
from sysmap.errors import NotAllowed

SHARED_FIELDS = ("kind", "sector", "service", "statutory", "age_band", "group")
NAMING_FIELDS = ("key", "label", "attributes")
ABOUT_PEOPLE = {Level.ACTOR, Level.CIRCLE}
INTERNAL = "internal: counts about few people, for the team alone"
RULES = {
    "moves": "maker rule",
    "ties": "formed: both ends covered; ended: either end; across the edge apart",
    "covered": "half of the days or more; with consent: left out, no consent is recorded yet",
}
CHANGE_COLUMNS = ("measure", "value", "status", "reason", "n")


@app.command()
def metrics(
    *,
    file: Record,
    on: Annotated[
        list[Any], typer.Option(parser=day_of, metavar="DAY", help="A day to measure; repeatable.")
    ],
    measure: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this one; repeatable.")
    ] = None,
    level: Annotated[Level | None, typer.Option(help="Only measures of this level.")] = None,
    group_by: Annotated[str, typer.Option(help="The actors' field that makes groups.")] = "sector",
    tie_kind: TieKinds = None,
    actor_kind: Annotated[
        list[str] | None, typer.Option(help="Only actors of this kind; repeatable.")
    ] = None,
    without_role: Annotated[
        list[str] | None, typer.Option(help="Not actors in this role; repeatable.")
    ] = None,
    direction: Annotated[
        Direction, typer.Option(help="Ties as recorded, or either way.")
    ] = Direction.RECORDED,
    isolates: Annotated[Isolates, typer.Option(help="Actors without a tie.")] = Isolates.IN,
    as_known_on: AsKnownOn = None,
    people: Annotated[
        bool, typer.Option("--people", help="Also rows about single people; noted in FILE.access.")
    ] = False,
    written: HowWritten = Format.CSV,
) -> None:
    """Print measures of the network on one day or more.

    --format parquet and --convention are not here yet.
    """
    settings = sysmap.Settings(
        tie_kinds=_chosen(tie_kind),
        actor_kinds=_chosen(actor_kind),
        without_roles=tuple(without_role or ()),
        direction=direction.value,
        isolates=isolates.value,
        group_by=group_by,
    )
    levels = _levels(measure, level, people=people)
    system = system_of(file, as_known_on)
    if not people:
        _refuse_groups_of_one(system, group_by)
    if people:
        logbook.note_access(file, "metrics --people")
    rows = [
        row
        for network in sysmap.panel(system, on, settings)
        for row in sysmap.measure_rows(network, measure, levels)
    ]
    print_rows(sysmap.Row._fields, rows, written, settings=asdict(settings))


@app.command()
def change(
    *,
    file: Record,
    since: Annotated[Any, typer.Option(parser=day_of, metavar="DAY", help="The earlier day.")],
    until: Annotated[Any, typer.Option(parser=day_of, metavar="DAY", help="The later day.")],
    leavers: Annotated[
        Leavers, typer.Option(help="Ties lost because an end left.")
    ] = Leavers.APART,
    found_put_back: Annotated[
        bool, typer.Option("--found-put-back", help="Count found ties from when they began.")
    ] = False,
    tie_kind: TieKinds = None,
    pairs: Annotated[
        bool, typer.Option("--pairs", help="Count connected pairs, not ties.")
    ] = False,
    as_known_on: AsKnownOn = None,
    written: HowWritten = Format.CSV,
) -> None:
    """Print what formed, ended, stayed and left between two days.

    --format parquet is not here yet.
    """
    settings = sysmap.Settings(tie_kinds=_chosen(tie_kind))
    difference = sysmap.between(
        system_of(file, as_known_on),
        since,
        until,
        settings,
        leavers=leavers.value,
        found_put_back=found_put_back,
        pairs=pairs,
    )
    conventions = {"leavers": leavers, "found_put_back": found_put_back, "pairs": pairs}
    print_rows(CHANGE_COLUMNS, difference.rows(), written, settings=asdict(settings) | conventions)


@app.command()
def contexts(
    *,
    file: Record,
    period: Annotated[
        Cut, typer.Option(help="How the programme is cut; meeting is from each to the next.")
    ] = Cut.MONTH,
    tie_kind: TieKinds = None,
    as_known_on: AsKnownOn = None,
    written: HowWritten = Format.CSV,
) -> None:
    """Print the ledger: one row a context and period, with whom it covered and what happened.

    Counts about few people are for the team alone. --format parquet is not here yet.
    """
    settings = sysmap.Settings(tie_kinds=_chosen(tie_kind))
    ledger = sysmap.ledger_of(system_of(file, as_known_on), period.value, settings)
    told = asdict(ledger.settings) | {"period": period.value, "profile": INTERNAL} | RULES
    columns, rows = sysmap.printed_columns(), sysmap.printed_rows(ledger)
    print_rows(columns, rows, written, settings=told)


def _levels(measure: list[str] | None, level: Level | None, *, people: bool) -> list[str] | None:
    """The levels to print: all with --people, else those that speak of nobody alone."""
    if people:
        return [level] if level else None
    asked = {sysmap.CATALOGUE[name].level for name in measure or () if name in sysmap.CATALOGUE}
    if ABOUT_PEOPLE & (asked | {level}):
        raise NotAllowed("rows about single people need --people, which is noted in FILE.access")
    return [level] if level else [Level.WHOLE, Level.GROUP]


def _refuse_groups_of_one(system: sysmap.System, group_by: str) -> None:
    values = [value for value in system.field(group_by) if value is not None]
    names_each = group_by not in SHARED_FIELDS and len(set(values)) == len(values) > 1
    if group_by in NAMING_FIELDS or names_each:
        raise NotAllowed(
            f"grouping by {group_by} gives rows about single people, which need --people; "
            "group by a field that several actors share"
        )


def _chosen(values: list[str] | None) -> tuple[str, ...] | None:
    return tuple(values) if values else None
