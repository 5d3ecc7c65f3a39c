"""Commands that print figures: metrics, change, contexts."""

from __future__ import annotations

from typing import Annotated, Any

import typer

import sysmap
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
from sysmap.cli.printing import print_answer
from sysmap.cli.program import app


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
    isolates: Annotated[
        Isolates, typer.Option(help="Whether actors without a tie count among the actors.")
    ] = Isolates.IN,
    convention: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Another way to reckon a measure, named in its entry; repeatable.",
        ),
    ] = None,
    as_known_on: AsKnownOn = None,
    people: Annotated[
        bool, typer.Option("--people", help="Also rows about single people; noted in FILE.access.")
    ] = False,
    written: HowWritten = Format.CSV,
) -> None:
    """Print measures of the network on one day or more.

    Each row says whose figure it is, of what, on which day, and why it is missing where it is.
    JSON and Parquet carry in every row the settings that made it; beside CSV they go to stderr.
    """
    settings = sysmap.Settings(
        tie_kinds=_chosen(tie_kind),
        actor_kinds=_chosen(actor_kind),
        without_roles=tuple(without_role or ()),
        direction=direction.value,
        isolates=isolates.value,
        group_by=group_by,
        conventions=tuple(convention or ()),
    )
    record = sysmap.read(file, as_known_on=as_known_on)
    levels = [level] if level else None
    print_answer(
        record.metrics(*on, measures=measure, levels=levels, settings=settings, people=people),
        written,
    )


@app.command()
def change(
    *,
    file: Record,
    since: Annotated[Any, typer.Option(parser=day_of, metavar="DAY", help="The earlier day.")],
    until: Annotated[Any, typer.Option(parser=day_of, metavar="DAY", help="The later day.")],
    leavers: Annotated[
        Leavers,
        typer.Option(help="Ties lost because an end left: a class of their own, or ended."),
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

    A found tie counts from the day it was first written down. The rates and Jaccard stability are
    over pairs, whether --pairs stands or not.
    """
    record = sysmap.read(file, as_known_on=as_known_on)
    print_answer(
        record.change(
            since,
            until,
            settings=sysmap.Settings(tie_kinds=_chosen(tie_kind)),
            leavers=leavers.value,
            found_put_back=found_put_back,
            pairs=pairs,
        ),
        written,
    )


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

    Counts about few people are for the team alone.
    """
    settings = sysmap.Settings(tie_kinds=_chosen(tie_kind))
    record = sysmap.read(file, as_known_on=as_known_on)
    print_answer(record.contexts(period.value, settings=settings), written)


def _chosen(values: list[str] | None) -> tuple[str, ...] | None:
    return tuple(values) if values else None
