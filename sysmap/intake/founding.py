"""New records: an empty one, and the demo's."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import uuid4

from sysmap import places
from sysmap.errors import NotWritable, WrongUsage
from sysmap.intake.arrival import STEWARD_ACCOUNT, bring_in
from sysmap.model import Setting
from sysmap.store import STEWARD, Operation, Store

DEMO_SEED = 20260
DEMO_NAME = "Tidewell Resilient Moves"


def begin(  # noqa: PLR0913 - what a record begins with
    file: Path,
    *,
    name: str | None = None,
    start: date | None = None,
    end: date | None = None,
    steward: str | None = None,
    second_steward: str | None = None,
) -> None:
    """Make a new record that knows the programme's name and days, and who answers for it.

    Raises:    WrongUsage -> the last day is not after the first, the two stewards are one, or the
                             file is there already
               NotWritable -> the folder cannot be made or written
    """
    if start and end and end <= start:
        raise WrongUsage(f"the programme ends on {end}, before it begins on {start}; swap the days")
    _make_folder(file.parent)
    known = {
        "name": (name or "").strip(),
        "start": start,
        "end": end,
        "steward": (steward or "").strip(),
        "second_steward": (second_steward or "").strip(),
    }
    if steward and known["steward"] == known["second_steward"]:
        raise WrongUsage(f"both stewards are {steward}; name two")
    lines = [
        Setting(id=uuid4(), key=key, value=str(value)) for key, value in known.items() if value
    ]
    with Store.create(file) as store:
        if lines:
            store.save(
                Operation(id=uuid4(), who=STEWARD_ACCOUNT, verb="begin", facts={"setting": lines})
            )


def make_demo(file: Path, *, tell: Callable[[str], object] = lambda _: None) -> None:
    """Make the record of Tidewell from its pack; a demo that lies there already is replaced.

    Raises:    WrongUsage -> another record lies there, which is left as it is

    It is made beside its place and moved there whole, so that nobody finds half a demo.
    """
    if file.exists():
        _must_be_the_demo(file)
    _make_folder(file.parent)
    with _work_folder(file.parent) as folder:
        made = Path(folder) / file.name
        tell("Making the Tidewell demo: a new record")
        with Store.create(made) as store:
            bring_in(store, [places.datasets() / "tidewell"], seed=DEMO_SEED, tell=tell)
        for stale in file.parent.glob(f"{file.name}.wal"):
            stale.unlink()
        for part in (f"{file.name}.head", file.name):
            (Path(folder) / part).replace(file.parent / part)


def _must_be_the_demo(file: Path) -> None:
    with Store.open(file) as store:
        name = store.system(STEWARD).programme_name
    if name != DEMO_NAME:
        raise WrongUsage(f"{file} holds {name}, which is not the demo; give another --file")


@contextmanager
def _work_folder(parent: Path) -> Iterator[str]:
    try:
        folder = tempfile.TemporaryDirectory(dir=parent)
    except OSError as fault:
        raise NotWritable(
            f"{parent}: cannot be written; choose a folder that you may write to"
        ) from fault
    with folder:
        yield folder.name


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise NotWritable(
            f"{folder}: cannot be made; choose a folder that you may write to"
        ) from fault
