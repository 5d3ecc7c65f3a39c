"""The program itself: its name, its help, and how it ends."""

from __future__ import annotations

import sys

import typer

from sysmap import logbook
from sysmap.errors import SysmapError

app = typer.Typer(
    help="Map a whole system of people and services, and see how it joins up over a programme.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main() -> None:
    """Run the command line; leave with the exit code that the contract gives each fault."""
    try:
        app()
    except SysmapError as fault:
        typer.echo(str(fault), err=True)
        sys.exit(fault.exit_code)
    except Exception as fault:  # noqa: BLE001 - the outermost door: no traceback reaches a person
        typer.echo(logbook.note_fault(fault), err=True)
        sys.exit(1)
