"""What belongs to a move: people, elements and contexts, each added, changed or taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import streamlit as st

from sysmap.model import FIELDS
from sysmap.pages import record_fields, record_typed
from sysmap.pages.record_opened import Opened
from sysmap.recording import ElementDraft, Held, Step, part_steps
from sysmap.views import change_words
from sysmap.views import record_words as words

PARTS = FIELDS["move_element"]["part"].words
BEARINGS = FIELDS["move_context"]["bearing"].words
UNDER = "under"
OF_A_MOVE = ("move_actor", "move_element", "move_context")


def fields(held: Held, opened: Opened) -> None:
    """Pick-lists of what belongs to the move."""
    people = record_fields.people(held)
    for roles in (words.ROLES[:3], words.ROLES[3:]):
        for (role, label), column in zip(roles, st.columns(3), strict=False):
            with column:
                stands = [
                    row.fields["actor"]
                    for row in opened.of("move_actor")
                    if row.fields["role"] == role
                ]
                _several(opened, role, (label, people), stands, new=words.TYPE_A_NAME)
    record_fields.ask_of_newcomers(opened.form, named(opened), held)
    _elements(held, opened)
    _contexts(held, opened)


def _several(
    opened: Opened,
    part: str,
    shown: tuple[str, Mapping[str, str]],
    stands: Sequence[object],
    *,
    new: str | None = None,
) -> list[str]:
    name = opened.name("parts", part)
    record_typed.offer(name, list(stands))
    look: dict[str, Any] = {"placeholder": new, "accept_new_options": True} if new else {}
    return record_fields.several(name, *shown, **look)


def _elements(held: Held, opened: Opened) -> None:
    parts = {row.fields["element"]: row.fields["part"] for row in opened.of("move_element")}
    for (sort, label), column in zip(words.ELEMENTS.items(), st.columns(3), strict=True):
        rows = [row for row in held.rows("element") if row["type"] == sort]
        names = {row["key"]: row["label"] or row["key"] for row in rows}
        stands = [key for key in parts if key in names]
        with column:
            for key in _several(opened, sort, (label, names), stands, new=words.TYPE_AN_ELEMENT):
                name = opened.name("part", f"{sort}.{key}")
                record_typed.offer(name, parts.get(key))
                called = change_words.PART_OF_ELEMENT.format(names.get(key, key))
                record_fields.one(name, called, record_fields.of(PARTS))


def _contexts(held: Held, opened: Opened) -> None:
    bearings = {row.fields["context"]: row.fields["bearing"] for row in opened.of("move_context")}
    names = {row["key"]: row["label"] or row["key"] for row in held.rows("context")}
    for key in _several(opened, "contexts", (words.CONTEXTS, names), [*bearings]):
        name = opened.name("bearing", key)
        record_typed.offer(name, bearings.get(key, UNDER))
        label = words.BEARING.format(names.get(key, key))
        record_fields.one(name, label, record_fields.of(BEARINGS))


def _chosen(opened: Opened, part: str) -> list[str]:
    return record_typed.value(opened.name("parts", part)) or []


def named(opened: Opened) -> list[str]:
    """Whoever is named with a part in the move."""
    return list(chain.from_iterable(_chosen(opened, role) for role, _label in words.ROLES))


def steps(held: Held, opened: Opened) -> list[Step]:
    """What makes what belonged to the move into what was chosen."""
    wanted: dict[str, list[Mapping[str, object]]] = {
        "move_actor": [
            {"actor": _key(held, who), "role": role}
            for role, _label in words.ROLES
            for who in _chosen(opened, role)
        ],
        "move_element": list(_wanted_elements(held, opened)),
        "move_context": [
            {"context": key, "bearing": record_typed.value(opened.name("bearing", key)) or UNDER}
            for key in _chosen(opened, "contexts")
        ],
    }
    of = {"move": opened.key}
    return [
        step for noun in OF_A_MOVE for step in part_steps(noun, opened.of(noun), wanted[noun], of)
    ]


def _key(held: Held, name: str) -> str:
    row = held.actor(name)
    return row["key"] if row else name


def _wanted_elements(held: Held, opened: Opened) -> Iterator[Mapping[str, object]]:
    for sort in words.ELEMENTS:
        for chosen in _chosen(opened, sort):
            known = held.by_key("element", chosen)
            element = chosen if known else ElementDraft(type=sort, label=chosen)
            part = record_typed.value(opened.name("part", f"{sort}.{chosen}"))
            yield {"element": element, "part": part}
