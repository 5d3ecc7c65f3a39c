"""A map's payload as nodes and edges of a graph: a row each, with numbers for ids."""

from __future__ import annotations

from typing import Any

from sysmap.views.maps.scene import Payload

Row = dict[str, Any]

OF_AN_ACTOR = {
    "id": "key",
    "label": "label",
    "kind": "kind",
    "sector": "sector",
    "x": "x",
    "y": "y",
    "spans": "spans",
}
OF_A_TIE = {
    "from": "source",
    "to": "target",
    "kind": "kind",
    "spans": "spans",
    "status": "status",
}
"""What stands in a row -> the payload's column that it comes from."""


def nodes(payload: Payload) -> list[Row]:
    """The actors, in the payload's order; nothing that leads back to the record but their names."""
    return _rows(payload["actor"], OF_AN_ACTOR)


def edges(payload: Payload) -> list[Row]:
    """The ties, in the payload's order."""
    return _rows(payload["tie"], OF_A_TIE)


def _rows(columns: Payload, names: dict[str, str]) -> list[Row]:
    values = zip(*(columns[column] for column in names.values()), strict=True)
    return [dict(zip(names, row, strict=True)) for row in values]
