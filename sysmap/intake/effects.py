"""Rows of effects.csv: what a move did to a tie, which is named by its ends and its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from sysmap.intake.incoming import Incoming
from sysmap.intake.plain import once
from sysmap.intake.pointing import Directory, picked, pointed, unknown
from sysmap.intake.tables import EFFECTS
from sysmap.readers import Columns

Ends: TypeAlias = tuple[str, str, str]
"""The ids of source and target, and the kind."""


def told(
    incoming: Incoming, directories: Mapping[str, Directory], ties: Mapping[Ends, str]
) -> Columns:
    """What each move did to which tie, each thing once."""
    pointers = {column: directories[table] for column, table in EFFECTS.pointers.items()}
    table = incoming.table(EFFECTS.table)
    rows = pointed(incoming, {**table, "written": _ends(table)}, pointers)
    unread, refused = "ties" in incoming.batch.unread, _refused_ties(incoming)
    found = {**rows, "tie": [ties.get(ends) for ends in _ends(rows)]}
    for place, tie in enumerate(found["tie"]):
        is_refused = unread or frozenset(rows["written"][place][:2]) in refused
        if tie is None and not is_refused:
            _refuse(incoming, rows, place)
    known = [place for place, tie in enumerate(found["tie"]) if tie is not None]
    return once(incoming, EFFECTS, picked(found, known))


def _ends(rows: Columns) -> list[Ends]:
    return list(zip(rows["source"], rows["target"], rows["kind"], strict=True))


def _refused_ties(incoming: Incoming) -> set[frozenset[str | None]]:
    """The pairs of ends of ties whose own rows were refused: to name them is no further fault."""
    rows = incoming.batch.refused.get("ties", ())
    return {frozenset((row.get("source"), row.get("target"))) for row in rows}


def _refuse(incoming: Incoming, rows: Columns, place: int) -> None:
    source, target, kind = rows["written"][place]
    incoming.refuse(
        rows,
        place,
        column="target",
        what=unknown(f"{source} {kind} {target}", "ties"),
        remedy="add it to ties.csv, or mend the names",
    )
