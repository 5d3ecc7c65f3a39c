"""Commands that print figures: metrics, change, contexts."""

from __future__ import annotations

from typing import Annotated, Any

import typer

import sysmap
from sysmap.cli.listing import list_measures
from sysmap.cli.options import (
    AsKnownOn,
    Cut,
    Direction,
    Format,
    Found,
    HowWritten,
    Isolates,
    Leavers,
    Level,
    MovesBy,
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
        list[str] | None,
        typer.Option(metavar="ID", help="Only this measure (see --list); repeatable."),
    ] = None,
    level: Annotated[Level | None, typer.Option(help="Only measures of this level.")] = None,
    group_by: Annotated[
        str,
        typer.Option(metavar="FIELD", help="What makes groups: sector, service, kind, ..."),
    ] = "sector",
    tie_kind: TieKinds = None,
    actor_kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="Only actors of this kind; repeatable.")
    ] = None,
    without_role: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ROLE", help="Leave out actors while they hold this role; repeatable."
        ),
    ] = None,
    direction: Annotated[
        Direction,
        typer.Option(help="Keep the direction of ties where all have one, or set it aside."),
    ] = Direction.RECORDED,
    isolates: Annotated[
        Isolates, typer.Option(help="Whether actors without a tie count among the actors.")
    ] = Isolates.IN,
    convention: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Reckon a measure as some publication did (see --list); repeatable.",
        ),
    ] = None,
    stale_after: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="MONTHS", help="Leave out ties that nobody confirmed for so long."
        ),
    ] = None,
    found: Annotated[
        Found,
        typer.Option(help="Count found ties from their start, or from when they were told of."),
    ] = Found.START,
    as_known_on: AsKnownOn = None,
    people: Annotated[
        bool, typer.Option("--people", help="Also rows about single people; noted in FILE.access.")
    ] = False,
    written: HowWritten = Format.CSV,
    listed: Annotated[  # noqa: ARG001 - its callback prints and ends
        bool,
        typer.Option(
            "--list",
            is_eager=True,
            callback=list_measures,
            help="Print every id with its level, label, formula and conventions, and stop.",
        ),
    ] = False,
) -> None:
    """Print measures of the network on one day or more; all of them, or some by their id.

    Each row says whose figure it is, of what, on which day, and why it is missing where it is.
    JSON and Parquet carry in every row the settings that made it; beside CSV they go to stderr.
    Rows about single actors and circles need --people. Above 5,000 actors, measures of paths are
    given only where --measure names them.
    """
    settings = sysmap.Settings(
        tie_kinds=_chosen(tie_kind),
        actor_kinds=_chosen(actor_kind),
        without_roles=tuple(without_role or ()),
        direction=direction.value,
        isolates=isolates.value,
        group_by=group_by,
        stale_after=stale_after,
        found_put_back=found is Found.START,
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
    moves_by: Annotated[
        MovesBy,
        typer.Option(help="Who must be covered on the day of a move: its maker, any or all in it."),
    ] = MovesBy.MAKER,
    compare: Annotated[
        bool,
        typer.Option(
            "--compare",
            help="Instead of the ledger: before, during and after; those covered and those not.",
        ),
    ] = False,
    tie_kind: TieKinds = None,
    as_known_on: AsKnownOn = None,
    written: HowWritten = Format.CSV,
) -> None:
    """Print the ledger: one row a context and period, with whom it covered and what happened.

    Counts about few people are for the team alone.
    """
    settings = sysmap.Settings(tie_kinds=_chosen(tie_kind))
    record = sysmap.read(file, as_known_on=as_known_on)
    if compare:
        print_answer(record.contexts_compared(settings=settings), written)
        return
    print_answer(record.contexts(period.value, settings=settings, moves_by=moves_by.value), written)


def _chosen(values: list[str] | None) -> tuple[str, ...] | None:
    return tuple(values) if values else None
