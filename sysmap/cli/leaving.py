"""The command that takes the record, or what may be told of it, away: export."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

import sysmap
from sysmap.cli.options import AsKnownOn, Record, day_of
from sysmap.cli.program import app
from sysmap.errors import WrongUsage


class Profile(StrEnum):
    """For whom it is."""

    RESEARCH = "research"
    INTERNAL = "internal"
    GROUP = "group"
    MANAGER = "manager"
    PUBLIC = "public"


class Away(StrEnum):
    """What is written."""

    PACK = "pack"
    MAP = "map"


@app.command()
def export(
    *,
    file: Record,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    profile: Annotated[
        Profile, typer.Option(help="For whom it is; internal alone holds names.")
    ] = Profile.RESEARCH,
    recipient: Annotated[
        str, typer.Option(metavar="TEXT", help="Who gets it; noted beside the record.")
    ] = "",
    agreement: Annotated[
        str,
        typer.Option(
            metavar="ID", help="The data agreement under which a researcher gets a list of ties."
        ),
    ] = "",
    accept_report: Annotated[
        bool,
        typer.Option("--accept-report", help="You have read who could be found in the ties."),
    ] = False,
    forms: Annotated[
        list[Away] | None,
        typer.Option(
            "--format", help="Of internal: the whole record as tables, or its map; repeatable."
        ),
    ] = None,
    on: Annotated[
        Any,
        typer.Option(
            parser=day_of,
            metavar="DAY",
            help="The map of this day alone; without it the map has every step, and a slider.",
        ),
    ] = None,
    as_known_on: AsKnownOn = None,
) -> None:
    """Write what may leave for a researcher, the group, a manager or anybody: never a name.

    Everybody gets the group map. A list of ties goes to a researcher alone, who is named, under a
    data agreement, once to each; before it leaves a report says who could still be found in it, and
    where it warns it must have been read (--accept-report). With --profile internal the team takes
    its own record away, with names: as a pack of CSV files, or its map as one HTML file.
    """
    internal = profile is Profile.INTERNAL
    if not internal and (forms or on or as_known_on):
        raise WrongUsage("--format, --on and --as-known-on belong to --profile internal")
    if internal and agreement:
        raise WrongUsage("--agreement is for a list of ties; leave it out, or choose research")
    chosen = list(dict.fromkeys(forms or [Away.PACK]))
    if on and Away.MAP not in chosen:
        raise WrongUsage("--on is the day of the map; add --format map, or leave it out")
    with sysmap.Store.open(file, read_only=True) as store:
        if agreement and recipient and profile is Profile.RESEARCH:
            typer.echo(sysmap.export_report(store))
        told = sysmap.export(
            store,
            folder,
            profile=profile,
            recipient=recipient,
            agreement=agreement,
            report_read=accept_report,
            formats=chosen,
            on=on,
            as_known_on=as_known_on,
        )
    typer.echo(told)
