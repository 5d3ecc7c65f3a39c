"""Actors: several tables merge by key; where the files are silent, what the record knows stays."""

from __future__ import annotations

import json
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from sysmap.intake import pointing
from sysmap.intake.incoming import Incoming, named
from sysmap.intake.matching import Form
from sysmap.intake.pointing import Directory, picked, pointed
from sysmap.intake.recorded import NewId, Recorded
from sysmap.intake.timed import folded
from sysmap.readers import FILE, ROW, Columns

FORM = Form(noun="actor", identities=[("key",)])
PRESENCE = Form(
    noun="presence",
    identities=[("actor", "start"), ("actor", "end")],
    settled="start",
    describes={"precision": "start"},
)

_PLAIN = ("label", "kind", "sector", "service", "statutory", "age_band")
_ATTRIBUTE = "attribute "
_MOST_SHOWN = 6


def directory(incoming: Incoming, recorded: Recorded, new_id: NewId) -> Directory:
    """Every actor of the files and of the record, the new ones with new ids."""
    rows = incoming.table("actors")
    return pointing.directory(
        incoming,
        "actors",
        told=[*rows["id"], *_ends_of_a_bare_edge_list(incoming, recorded)],
        known=recorded.actors,
        labels=pointing.bearers(rows, recorded.rows("actor"), label="label"),
        new_id=new_id,
    )


def _ends_of_a_bare_edge_list(incoming: Incoming, recorded: Recorded) -> Iterable[str]:
    """Ties make their own actors where nobody has named any, in these files or in the record."""
    if recorded.actors or "actors" in incoming.batch.keys.keys() | incoming.batch.unread:
        return ()
    ties = incoming.table("ties")
    return chain.from_iterable(zip(ties["source"], ties["target"], strict=True))


def told(incoming: Incoming, recorded: Recorded, known: Directory) -> Columns:
    """Every actor that the files speak of, each once, with all that is known of it.

    An empty cell says nothing: what the record holds there stays.
    """
    rows = pointed(incoming, incoming.table("actors"), {"service": known})
    merged = _merged(incoming, rows)
    for key in known.ids.keys() - recorded.actors.keys():
        merged.setdefault(key, {})
    before = _as_recorded(recorded, merged)
    actors = [(key, {**before.get(key, {}), **fields}) for key, fields in sorted(merged.items())]
    columns: Columns = {"key": [key for key, _ in actors]}
    columns["id"] = [known.ids[key] for key, _ in actors]
    for name in _PLAIN:
        columns[name] = [fields.get(name) for _, fields in actors]
    columns["attributes"] = [_as_json(fields) for _, fields in actors]
    return columns


def presences(incoming: Incoming, known: Directory) -> Columns:
    """When each actor was there: its own rows, else the start and end that its actor row gives."""
    spells = incoming.table("actor_spells")
    own = set(spells["actor"])
    rows = incoming.table("actors")
    dated = [
        place for place in range(len(rows["id"])) if rows["start"][place] or rows["end"][place]
    ]
    _note_set_aside(incoming, rows, [place for place in dated if rows["id"][place] in own])
    dated = [place for place in dated if rows["id"][place] not in own]
    from_actors = picked({**rows, "actor": rows["id"]}, dated)
    names = (FILE, ROW, "actor", "start", "end", "precision")
    both = {name: [*spells[name], *from_actors[name]] for name in names}
    found = pointed(incoming, both, {"actor": known})
    return folded(incoming, found, owner="actor", alike=["precision"], counted=len(spells[FILE]))


def _note_set_aside(incoming: Incoming, rows: Columns, places: Iterable[int]) -> None:
    """Tell which days were not taken, for the actor has rows of presence of its own."""
    of_file: dict[str, dict[str, None]] = {}
    for place in places:
        of_file.setdefault(rows[FILE][place], {})[rows["id"][place]] = None
    for file, found in of_file.items():
        keys = list(found)
        more = f" and {len(keys) - _MOST_SHOWN:,} more" if len(keys) > _MOST_SHOWN else ""
        incoming.note(
            file,
            f"start and end set aside for {', '.join(keys[:_MOST_SHOWN])}{more}: "
            "rows of presence say when they were there",
        )


def _merged(incoming: Incoming, rows: Columns) -> dict[str, dict[str, Any]]:
    merged: dict[str, dict[str, Any]] = {}
    first_told: dict[tuple[str, str], int] = {}
    seen: set[Hashable] = set()
    for place, key in enumerate(rows["id"]):
        fields = dict(_fields(rows, place))
        signature = (key, rows["start"][place], rows["end"][place], *fields.items())
        if signature in seen:
            incoming.fold(rows, [place])
        seen.add(signature)
        known = merged.setdefault(key, {})
        for name, value in fields.items():
            if known.setdefault(name, value) != value:
                _refuse(incoming, rows, place, name=name, earlier=first_told[key, name])
            first_told.setdefault((key, name), place)
    return merged


def _refuse(incoming: Incoming, rows: Columns, place: int, *, name: str, earlier: int) -> None:
    column = name.removeprefix(_ATTRIBUTE)
    other = named(rows, earlier, beside=rows[FILE][place])
    incoming.refuse(
        rows,
        place,
        column=column,
        what=f"{rows['id'][place]} has another {column} in {other}",
        remedy="make the two the same, or empty one",
    )


def _fields(rows: Columns, place: int) -> Iterator[tuple[str, Any]]:
    """What a row says of its actor, attributes apart from fields that may bear the same name."""
    for name in _PLAIN:
        if rows[name][place] is not None:
            yield name, rows[name][place]
    for name, value in (rows["attributes"][place] or {}).items():
        yield _ATTRIBUTE + name, value


def _as_recorded(recorded: Recorded, keys: Container[str]) -> dict[str, dict[str, Any]]:
    rows = recorded.rows("actor")
    read = {**rows, "attributes": [json.loads(text or "{}") for text in rows["attributes"]]}
    return {key: dict(_fields(read, place)) for place, key in enumerate(rows["key"]) if key in keys}


def _as_json(fields: Mapping[str, Any]) -> str | None:
    attributes = {
        name.removeprefix(_ATTRIBUTE): value
        for name, value in fields.items()
        if name.startswith(_ATTRIBUTE)
    }
    return json.dumps(attributes, ensure_ascii=False) if attributes else None
