"""Figures on their way to stdout."""

from __future__ import annotations

import sys

import typer

import sysmap
from sysmap.cli.options import Format


def print_answer(answer: sysmap.Answer, written: Format) -> None:
    """Print figures with the settings that made them; CSV has them beside it, on stderr."""
    if written is Format.PARQUET:
        sys.stdout.buffer.write(answer.parquet)
    elif written is Format.JSON:
        typer.echo(answer.json, nl=False)
    else:
        for name, value in answer.settings.items():
            typer.echo(f"# {name}: {value}", err=True)
        typer.echo(answer.csv, nl=False)
