"""Rows of ties.csv -> ties, each with the times during which it held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sysmap.intake.incoming import Incoming, named
from sysmap.intake.matching import Form, Identity
from sysmap.intake.pointing import Directory, picked, pointed
from sysmap.intake.recorded import Recorded
from sysmap.intake.timed import folded
from sysmap.model import DIRECTED_TIE_KINDS, as_one
from sysmap.readers import FILE, MUTUAL, ROW, Columns
from sysmap.store.tables import FIELDS

_ENDS = ("source", "target")
_IDENTITY = (*_ENDS, "kind")
TIE = Form(noun="tie", identities=[_IDENTITY], ends=_ENDS)
SPELL = Form(
    noun="spell",
    identities=[("tie", "start"), ("tie", "end", "strength")],
    settled="start",
    describes={"precision": "start"},
)

_ALIKE = ("strength", "origin", "precision", "recorded_on")


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the files say of ties.

    Shape:     `rows` a spell a row; `tie_of` each row's place in `ties`; `counted` how many of the
               rows are rows of a file (a mutual one stands for two)
    """

    rows: Columns
    ties: Columns
    tie_of: Sequence[int]
    counted: int


def told(incoming: Incoming, recorded: Recorded, actors: Directory) -> Told:
    """The ties that the files speak of, each once, and the rows that say when they held."""
    found = pointed(incoming, incoming.table("ties"), {"source": actors, "target": actors})
    rows = _each_way({**found, "directed": _directed(incoming, recorded, found)})
    _refuse_two_ways(incoming, recorded, rows)
    identities = list(TIE.keys(rows, _IDENTITY))
    first: dict[Identity, int] = {}
    for place, identity in enumerate(identities):
        first.setdefault(identity, place)
    ties = picked({**rows, "key": _tie_keys(rows, identities)}, first.values())
    _refuse_shared_keys(incoming, recorded, ties)
    number = {identity: place for place, identity in enumerate(first)}
    return Told(
        rows=rows,
        ties={name: ties[name] for name in (FILE, ROW, *FIELDS[TIE.noun])},
        tie_of=[number[identity] for identity in identities],
        counted=len(found[FILE]),
    )


def spells(incoming: Incoming, told: Told, tie_ids: Sequence[str]) -> Columns:
    """The times of each tie: exact repeats folded, times that touch at one strength made one."""
    known = {**told.rows, "tie": [tie_ids[tie] for tie in told.tie_of]}
    rows = {name: known[name] for name in (FILE, ROW, *FIELDS[SPELL.noun])}
    held = [place for place, held in enumerate(known["held"]) if held is not False]
    counted = sum(place < told.counted for place in held)
    return folded(incoming, picked(rows, held), owner="tie", alike=_ALIKE, counted=counted)


def by_name(
    incoming: Incoming, recorded: Recorded, told: Told, tie_ids: Sequence[str], actors: Directory
) -> Directory:
    """Every tie of the files and of the record, by its key, or as `A|B|kind` where it has none."""
    before, key_of = recorded.rows("tie"), {found: key for key, found in actors.ids.items()}
    found = {}
    for rows, ids in ((before, before["id"]), (told.ties, tie_ids)):
        columns = (rows[name] for name in ("key", *_IDENTITY))
        for tie, (key, source, target, kind) in zip(ids, zip(*columns, strict=True), strict=True):
            found[key or as_one(key_of[source], key_of[target], kind)] = tie
    return Directory(
        table="ties",
        ids=found,
        spoilt=incoming.batch.keys.get("ties", ()),
        unread="ties" in incoming.batch.unread,
    )


def by_ends(
    recorded: Recorded, told: Told, tie_ids: Sequence[str]
) -> dict[tuple[str, str, str], str]:
    """Every tie by source, target and kind; one without direction the other way round too."""
    before = recorded.rows("tie")
    found = {}
    for rows, ids in ((before, before["id"]), (told.ties, tie_ids)):
        columns = (rows[name] for name in (*_IDENTITY, "directed"))
        for source, target, kind, directed, tie in zip(*columns, ids, strict=True):
            found[source, target, kind] = tie
            if not directed:
                found[target, source, kind] = tie
    return found


def _directed(incoming: Incoming, recorded: Recorded, rows: Columns) -> list[Any]:
    """Each row's direction: its own cell, else what its kind has, else none."""
    kinds: dict[str, bool] = dict.fromkeys(DIRECTED_TIE_KINDS, True)
    for known in (recorded.rows("tie_kind"), incoming.table("tie_kinds")):
        kinds.update(zip(known["kind"], known["directed"], strict=True))
    return [
        kinds.get(kind, False) if way is None else way
        for kind, way in zip(rows["kind"], rows["directed"], strict=True)
    ]


def _each_way(rows: Columns) -> Columns:
    """The rows, and after them each mutual one the other way round: it stands for two ties."""
    mutual = [place for place, way in enumerate(rows["directed"]) if way == MUTUAL]
    back = picked(rows, mutual)
    back = {
        **back,
        "source": back["target"],
        "target": back["source"],
        "id": [None] * len(mutual),
    }
    both = {name: [*values, *back[name]] for name, values in rows.items()}
    return {**both, "directed": [bool(way) for way in both["directed"]]}


def _refuse_two_ways(incoming: Incoming, recorded: Recorded, rows: Columns) -> None:
    """Refuse a tie that has a direction in one row, and none in another or in the record."""
    before = recorded.rows("tie")
    first: dict[tuple[str, ...], tuple[bool, int | None]] = {
        key: (directed, None)
        for key, directed in zip(_pairs(before), before["directed"], strict=True)
    }
    for place, (key, directed) in enumerate(zip(_pairs(rows), rows["directed"], strict=True)):
        other, earlier = first.setdefault(key, (directed, place))
        if other != directed:
            where = "the record" if earlier is None else _elsewhere(rows, earlier, beside=place)
            incoming.refuse(
                rows,
                place,
                column="directed",
                what=f"is {_WAYS[directed]} here and {_WAYS[other]} in {where}",
                remedy="say the same in both, or name two kinds of tie",
            )


_WAYS = {True: "directed", False: "undirected"}


def _pairs(rows: Mapping[str, list[Any]]) -> Iterator[tuple[str, ...]]:
    """Each row's two ends in no order, and its kind."""
    ends = zip(rows["source"], rows["target"], rows["kind"], strict=True)
    return ((min(one, other), max(one, other), kind) for one, other, kind in ends)


def _tie_keys(rows: Columns, identities: Sequence[Identity]) -> list[str | None]:
    """For each row the first id that any row of its tie gives."""
    keys: dict[Identity, str] = {}
    for identity, key in zip(identities, rows["id"], strict=True):
        if key is not None:
            keys.setdefault(identity, key)
    return [keys.get(identity) for identity in identities]


def _refuse_shared_keys(incoming: Incoming, recorded: Recorded, ties: Columns) -> None:
    """Refuse an id that stands for two ties, in the files or in the record."""
    before = recorded.rows("tie")
    owners = dict(zip(before["key"], TIE.keys(before, _IDENTITY), strict=True))
    first: dict[str, int] = {}
    for place, (key, identity) in enumerate(
        zip(ties["key"], TIE.keys(ties, _IDENTITY), strict=True)
    ):
        if key is None:
            continue
        earlier = first.setdefault(key, place)
        where = None if earlier == place else _elsewhere(ties, earlier, beside=place)
        if owners.get(key, identity) != identity:
            where = "the record"
        if where:
            incoming.refuse(
                ties,
                place,
                column="id",
                what=f"{key} is another tie in {where}",
                remedy="give each tie an id of its own, or none",
            )


def _elsewhere(rows: Columns, earlier: int, *, beside: int) -> str:
    return named(rows, earlier, beside=rows[FILE][beside])
