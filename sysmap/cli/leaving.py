"""The command that takes the record, or a picture of it, away: export."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

import sysmap
from sysmap.cli.options import AsKnownOn, Record, day_of
from sysmap.cli.program import app
from sysmap.errors import NotAllowed, WrongUsage


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
        Profile, typer.Option(help="Only internal so far: with names, for the team alone.")
    ] = Profile.RESEARCH,
    forms: Annotated[
        list[Away] | None,
        typer.Option("--format", help="The whole record as tables, or its map; repeatable."),
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
    """Write the whole record as a pack of CSV files, or its map as one HTML file, with names.

    Only --profile internal is here yet; the others come with the rules of disclosure.
    """
    if profile is not Profile.INTERNAL:
        raise NotAllowed(
            f"the {profile} profile is not here yet, so nothing may leave the team; "
            "--profile internal writes the team's own record, with names"
        )
    chosen = list(dict.fromkeys(forms or [Away.PACK]))
    if on and Away.MAP not in chosen:
        raise WrongUsage("--on is the day of the map; add --format map, or leave it out")
    with sysmap.Store.open(file, read_only=True) as store:
        told = sysmap.export(store, folder, formats=chosen, on=on, as_known_on=as_known_on)
    typer.echo(told)
