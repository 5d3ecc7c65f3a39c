"""Commands that open the app or make a record: demo, app, new."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

import sysmap
from sysmap import places, serving
from sysmap.cli.options import NoBrowser, Port, Record, day_of
from sysmap.cli.program import app
from sysmap.errors import RecordInUse


@app.command()
def demo(
    *,
    file: Annotated[Path | None, typer.Option(help="Where the demo's record lies.")] = None,
    port: Port = None,
    no_browser: NoBrowser = False,
    build_only: Annotated[
        bool, typer.Option("--build-only", help="Make the record and stop.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Throw the demo away, make it anew.")
    ] = False,
) -> None:
    """Open the app on the invented programme Tidewell, made first where it is not there."""
    record = file or places.demo_record()
    if fresh or not record.exists():
        _make_demo(record)
    elif serving.running(record) is None:
        sysmap.Store.open(record).close()
    if build_only:
        typer.echo(record)
        return
    _show(record, port=port, no_browser=no_browser)


@app.command(name="app")
def open_app(*, file: Record, port: Port = None, no_browser: NoBrowser = False) -> None:
    """Open the app on a record file."""
    if serving.running(file) is None:
        sysmap.Store.open(file).close()
    _show(file, port=port, no_browser=no_browser)


@app.command()
def new(
    *,
    file: Record,
    name: Annotated[str | None, typer.Option(help="The programme's name.")] = None,
    start: Annotated[Any, typer.Option(parser=day_of, metavar="DAY", help="Its first day.")] = None,
    end: Annotated[Any, typer.Option(parser=day_of, metavar="DAY", help="Its last day.")] = None,
    steward: Annotated[str | None, typer.Option(help="Who answers for the record.")] = None,
    second_steward: Annotated[
        str | None, typer.Option(help="Who answers beside them; needed before any young person.")
    ] = None,
) -> None:
    """Make a new, empty record; an existing file is never overwritten."""
    sysmap.begin(
        file, name=name, start=start, end=end, steward=steward, second_steward=second_steward
    )
    typer.echo(
        f"{file} is made; bring tables in with: sysmap import {file} actors.csv ties.csv", err=True
    )


def _show(record: Path, *, port: int | None, no_browser: bool) -> None:
    address = serving.running(record)
    if address is not None:
        _tell(record, address, no_browser=no_browser)
        return
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda *_: sys.exit(0))
    with serving.serve(record, port) as app:
        _tell(record, app.address, no_browser=no_browser, how_to_end=" (Ctrl+C stops it)")
        app.wait()


def _tell(record: Path, address: str, *, no_browser: bool, how_to_end: str = "") -> None:
    typer.echo(f"sysmap is open at {address}{how_to_end}")
    typer.echo(f"the record lies in {record}")
    if not no_browser:
        serving.open_browser(address)


def _make_demo(record: Path) -> None:
    running = serving.running(record)
    if running is not None:
        raise RecordInUse(f"{record} is open in sysmap at {running}; close that first")
    with Console(stderr=True).status("Making the Tidewell demo") as status:
        sysmap.make_demo(record, tell=status.update)
