"""What may be taken away: the team's own pack and map, with names; for anybody else without."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sysmap import logbook, places
from sysmap.disclosure.profiles import AUDIENCES, Audience
from sysmap.errors import WrongUsage
from sysmap.store import NAMED_EXPORT, PSEUDONYMOUS_EXPORT, Store, refuse_unknown_yet, releases
from sysmap.store.release_keys import key_file
from sysmap.store.releases import Release
from sysmap.system import System
from sysmap.views import clock, leaving_words, share_outside_words, share_words
from sysmap.views.tables import Table
from sysmap.writers import folder
from sysmap.writers.folder import Files
from sysmap.writers.outside import RESEARCH, Outside
from sysmap.writers.pack import pack, tables
from sysmap.writers.releasing import Asked, outside, release
from sysmap.writers.stand_alone import map_page, programme_page
from sysmap.writers.stand_alone.moments import programme_steps

PACK, MAP = "pack", "map"
INTERNAL: Audience = "internal"


@dataclass(frozen=True, kw_only=True)
class Known:
    """A moment of the record: the last save that counts, and the day on which it was made."""

    seq: int = 0
    day: date | None = None


def known(store: Store, as_known_on: date | None) -> Known:
    """What the record knows, or knew at the end of a day (UTC)."""
    saves = ((line.seq, line.recorded_at.astimezone(UTC).date()) for line in store.history())
    before = [(seq, day) for seq, day in saves if as_known_on is None or day <= as_known_on]
    seq, last = before[-1] if before else (0, None)
    return Known(seq=seq, day=as_known_on or last)


def export(  # noqa: PLR0913 - for whom it is, and how much of it
    store: Store,
    target: Path,
    *,
    profile: str = RESEARCH,
    recipient: str = "",
    agreement: str = "",
    report_read: bool = False,
    formats: Collection[str] = (PACK,),
    on: date | None = None,
    as_known_on: date | None = None,
) -> str:
    """What was written into a new folder, for those of a profile; it is noted beforehand.

    `internal` writes names: the pack, the map, or both (`formats`; the map has every step of the
    programme where no day is given). Any other profile writes none, and lists of ties only to a
    `recipient` under an `agreement`, after somebody has read the report of who could be found.
    Raises:    WrongUsage -> the folder is there and not empty, or nothing was known by that day
               NotAllowed -> it may not leave
               NotWritable -> no room, no right, or no such place; nothing is left behind
    """
    folder.must_be_empty(target)
    audience = as_audience(profile)
    if audience == INTERNAL:
        return _with_names(store, target, formats, on, as_known_on)
    asked = Asked(profile=audience, recipient=recipient, agreement=agreement)
    made = outside(store, asked)
    files, key = release(store, asked, made, report_read=report_read)
    folder.write(files, target)
    told = leaving_words.written(str(target), audience, files)
    notes = [leaving_words.where_the_key_is(str(key_file(key)))] if key else []
    if audience == RESEARCH and not agreement:
        notes = [leaving_words.NO_AGREEMENT]
    return "\n".join([told, *notes])


def as_audience(profile: str) -> Audience:
    """The profile of this name.

    Raises:    WrongUsage -> there is none
    """
    for audience in AUDIENCES:
        if audience == profile:
            return audience
    raise WrongUsage(f"no profile {profile!r}; there are: {', '.join(AUDIENCES)}")


def _with_names(
    store: Store,
    target: Path,
    formats: Collection[str],
    on: date | None,
    as_known_on: date | None,
) -> str:
    refuse_unknown_yet(store, as_known_on)
    system = store.system(NAMED_EXPORT, as_known_on=as_known_on)
    files: dict[str, bytes] = {}
    if PACK in formats:
        files |= whole_record(system, known(store, as_known_on))
    if MAP in formats:
        files |= the_map(system, on)
    _note(store, *formats)
    folder.write(files, target)
    return share_words.written(str(target), system, files)


def export_report(store: Store) -> str:
    """Who could still be found in the list of ties that would leave now; nothing leaves."""
    return Outside(store.system(PSEUDONYMOUS_EXPORT), RESEARCH, with_ties=True).report


def zip_to_take(store: Store, as_known_on: date | None = None) -> bytes:
    """The pack as one ZIP in memory; it is noted in FILE.access."""
    files = whole_record(
        store.system(NAMED_EXPORT, as_known_on=as_known_on), known(store, as_known_on)
    )
    _note(store, PACK)
    return folder.zipped(files)


def outside_to_take(store: Store, asked: Asked) -> bytes:
    """What leaves without names as one ZIP, its report read; it is noted beforehand."""
    files, _ = release(store, asked, outside(store, asked), report_read=True)
    return folder.zipped(files)


def hidden_numbers(made: Outside) -> Table:
    """Every number of the tables that does not leave as it is, and why; for the team alone."""
    told = made.figures.hidden
    return share_outside_words.numbers_table(
        (each.table, each.row, each.column, each.shown, each.reason) for each in told
    )


def what_left(store: Store) -> Table:
    """What has left before: when, for whom and what; the last first."""
    told = [
        (left.at.date(), left.profile, left.recipient, left.formats)
        for left in releases.noted(store.path)
    ]
    return share_outside_words.ledger_table(told)


def map_to_take(store: Store, on_day: date | None, as_known_on: date | None = None) -> bytes:
    """The map on a day, or with a slider where none is given, as a page; noted in FILE.access."""
    [page] = the_map(store.system(NAMED_EXPORT, as_known_on=as_known_on), on_day).values()
    _note(store, MAP)
    return page


def whole_record(system: System, moment: Known) -> Files:
    """The pack with its README.txt, and a manifest by which a changed file can be told."""
    tables = pack(system)
    release = places.release()
    names = [name.removesuffix(".csv") for name in tables]
    told = share_words.read_me(system, tables=names, known_on=moment.day, version=release)
    files = {"README.txt": told.encode(), **tables}
    return {**files, "manifest.json": _manifest(files, moment, release)}


def the_map(system: System, on_day: date | None) -> Files:
    """The map on a day as one file; with a slider over the whole programme where none is given."""
    page = programme_page(system) if on_day is None else map_page(system, on_day)
    return {map_name(on_day): page}


def map_name(on_day: date | None) -> str:
    """The name of the file with the map on a day, or on all of them."""
    return "map.html" if on_day in (None, clock.UNDATED) else f"map-{on_day}.html"


def maps_to_take(system: System) -> dict[str, date | None]:
    """What a map may show, in words -> its day: first the whole programme, which has none."""
    steps = next(iter(programme_steps(system).values()))
    whole = {share_words.WHOLE_PROGRAMME: None} if len(steps) > 1 else {}
    return {**whole, **{step.label: step.day for step in steps}}


def contents(system: System) -> Table:
    """Each table of the pack, how many rows it has, and what it holds."""
    rows = [
        (f"{name}.csv", len(next(iter(columns.values()))), share_words.TABLES[name])
        for name, columns in tables(system).items()
    ]
    return Table(share_words.CONTENTS, rows)


def _note(store: Store, *formats: str) -> None:
    logbook.note_access(store.path, f"export --profile {INTERNAL} --format {' '.join(formats)}")
    releases.note(
        store.path,
        Release(at=datetime.now(UTC), profile=INTERNAL, recipient="", formats=tuple(formats)),
    )


def _manifest(files: Files, moment: Known, release: str) -> bytes:
    told = {
        "profile": INTERNAL,
        "holds_names": True,
        "sysmap": release,
        "last_save": moment.seq,
        "as_known_on": moment.day and moment.day.isoformat(),
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
    return (json.dumps(told, indent=1) + "\n").encode()
