"""What the commands can be told: words, days, files, each with its help."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sysmap.errors import WrongUsage


class Direction(StrEnum):
    """How the ties' direction is read."""

    RECORDED = "recorded"
    EITHER = "either"


class Isolates(StrEnum):
    """Whether actors without a tie count among the actors."""

    IN = "in"
    OUT = "out"


class Found(StrEnum):
    """From when ties count that were there before somebody wrote them down."""

    START = "start"
    WRITTEN_DOWN = "written-down"


class Leavers(StrEnum):
    """Where ties go that were lost because an end left."""

    APART = "apart"
    ENDED = "ended"


class Cut(StrEnum):
    """Into which periods the programme is cut."""

    MONTH = "month"
    QUARTER = "quarter"
    MEETING = "meeting"


class MovesBy(StrEnum):
    """Whose coverage decides whether a move stands under a context."""

    MAKER = "maker"
    ANY = "any"
    ALL = "all"


class Format(StrEnum):
    """How figures are written."""

    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


class Reading(StrEnum):
    """How an import reads its files."""

    AUTO = "auto"


class Level(StrEnum):
    """What a measure speaks of."""

    WHOLE = "whole"
    GROUP = "group"
    ACTOR = "actor"
    CIRCLE = "circle"


class Telling(StrEnum):
    """How an import reports what it did."""

    TEXT = "text"
    JSON = "json"


def day_of(text: str) -> date:
    """The day that was written as 2025-03-05."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day; write it as 2025-03-05") from None


def days_of(text: str) -> list[date]:
    """The days that were written with commas between them."""
    return [day_of(part.strip()) for part in text.split(",")]


def _no_bytes_on_a_terminal(written: Format) -> Format:
    if written is Format.PARQUET and sys.stdout.isatty():
        raise WrongUsage("parquet is bytes, not text: send it to a file, as in > figures.parquet")
    return written


Record = Annotated[Path, typer.Argument(metavar="FILE", help="The record file.")]
Port = Annotated[
    int | None,
    typer.Option(min=1, max=65535, help="Port on this machine; a busy one takes the next."),
]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")]
AsKnownOn = Annotated[
    date | None,
    typer.Option(parser=day_of, metavar="DAY", help="The record as it was known that day."),
]
TieKinds = Annotated[
    list[str] | None,
    typer.Option("--tie-kind", metavar="KIND", help="Only ties of this kind; repeatable."),
]
HowWritten = Annotated[
    Format,
    typer.Option(
        "--format", callback=_no_bytes_on_a_terminal, help="Parquet is bytes: send it to a file."
    ),
]
