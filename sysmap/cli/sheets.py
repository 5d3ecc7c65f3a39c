"""The commands that hand out the ask sheets of a meeting, and bring their answers home."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

import sysmap
from sysmap.cli.options import Record
from sysmap.cli.program import app
from sysmap.errors import WrongUsage

NOTHING_TAKEN = 4
"""The exit code where every file was refused."""


@app.command()
def sheets(
    *,
    file: Record,
    meeting: Annotated[str, typer.Argument(metavar="MEETING", help="Its key, as G05.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
) -> None:
    """Write an ask sheet for each member whose turn it is: an offline page. It holds names."""
    from sysmap.store import TEAM  # noqa: PLC0415 - it loads much, and help must be quick
    from sysmap.writers import ask_sheets  # noqa: PLC0415

    with sysmap.Store.open(file, read_only=True) as store:
        system = store.system(TEAM)
        keys = system.texts("meeting", "key")
        if meeting not in keys:
            held = ", ".join(key for key in keys if key) or "none"
            raise WrongUsage(f"the record knows no meeting {meeting!r}; it has: {held}")
        made = ask_sheets.sheets_for(system, keys.index(meeting), date.today())
        ask_sheets.write(store, made, folder)
    waiting = len(made.turns.waiting)
    typer.echo(f"{len(made.turns.now)} sheets in {folder}, which hold names; {waiting} wait")


@app.command()
def answers(
    *,
    file: Record,
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Answer files, or zips of them.")
    ],
) -> None:
    """Bring home what members answered on their ask sheets: one save, a line for each fault."""
    from sysmap import recording  # noqa: PLC0415 - it loads much, and help must be quick
    from sysmap.views import tonight_before_words as words  # noqa: PLC0415

    given = {str(path): _content(path) for path in paths}
    with sysmap.Store.open(file) as store:
        told = recording.bring_in(
            store, given, who="steward", operation_id=uuid4(), today=date.today()
        )
    typer.echo(words.brought(told.reports, told.flags, told.already, told.members))
    for line in (*told.notes, *told.faults):
        typer.echo(line, err=True)
    if told.aside:
        typer.echo(words.wait_for_a_person(len(told.aside)), err=True)
    if told.faults and not told.members:
        raise typer.Exit(NOTHING_TAKEN)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise WrongUsage(f"{path} cannot be read ({fault.strerror}); choose another") from fault
