"""What each noun is made of, read off its dataclass: fields with their types, and pointers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from types import NoneType
from typing import Annotated, Literal, get_args, get_origin, get_type_hints
from uuid import UUID

from sysmap.model.ids import Of


@dataclass(frozen=True)
class Local:
    """Marks a field that never leaves the record file: no `System` has it, and so no export."""


LocalText = Annotated[str, Local()]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a noun.

    Shape:     `type` the one plain type of its values; `target` the noun that an id points at;
               `words` what a text may say, none where it may say anything; `local` whether it
               stays in the record file, whatever is made of the record
    """

    name: str
    type: type
    needed: bool
    target: str | None
    words: tuple[str, ...]
    local: bool = False


def fields_of(noun: type) -> Mapping[str, Field]:
    """The fields of a noun but its id, in order."""
    hints = get_type_hints(noun, include_extras=True)
    return {
        entry.name: _field(entry.name, hints[entry.name], needed=entry.default is MISSING)
        for entry in fields(noun)
        if entry.name != "id"
    }


def _field(name: str, hint: object, *, needed: bool) -> Field:
    bare = _without_none(hint)
    target = next((part.noun for part in get_args(bare)[1:] if isinstance(part, Of)), None)
    words = get_args(bare) if get_origin(bare) is Literal else ()
    local = any(isinstance(part, Local) for part in get_args(bare)[1:])
    plain = UUID if target else str if words or local else bare
    assert isinstance(plain, type), f"{name} has a type that the record cannot hold"
    return Field(name=name, type=plain, needed=needed, target=target, words=words, local=local)


def _without_none(hint: object) -> object:
    if get_origin(hint) in (Annotated, Literal):
        return hint
    return next((part for part in get_args(hint) if part is not NoneType), hint)
