"""The codebook: codes of one's own, and those that come with the record's own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args
from uuid import UUID, uuid4

from sysmap import framework
from sysmap.model import FIELDS, Code, CodeSort, ElementType
from sysmap.recording import typed
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Held, as_called
from sysmap.recording.reading import Reading, save_read
from sysmap.recording.saving import Saved
from sysmap.recording.standing import standing
from sysmap.recording.telling import Facts, Telling
from sysmap.store import Store

SORTS = FIELDS["code"]["sort"].words
OWN: CodeSort = "own"
THEMES = {
    "resourceful": (
        "Knowing what there is, who has it and how to get at it, with the framework as a guide."
    ),
    "responsive": "Answering what turns up, and bending the usual way of doing things to do it.",
    "reflexive": "Looking at one's own part in it, and at what one has got used to.",
    "resilient": "Keeping on, and being kept going, when the setting does not help.",
}
LENSES = {
    "action": "What somebody did.",
    "context": "Where and when: what helped, or stood in the way.",
    "change": "What is different now.",
}
ELEMENTS: dict[ElementType, tuple[str, str]] = {
    "meaning": ("meanings", "What people hold to."),
    "competency": ("competencies", "What people can do."),
    "material": ("materials", "Things and places that are used."),
}


@dataclass(frozen=True, kw_only=True)
class CodeDraft:
    """A code of one's own; `parent` is the key of the code that it is a part of."""

    label: str | None
    parent: str | None = None
    description: str | None = None


@dataclass(frozen=True, kw_only=True)
class _Built:
    """A code that comes with the record; its parent by its label."""

    sort: CodeSort
    label: str
    description: str | None = None
    parent: str | None = None


def save_code(store: Store, draft: CodeDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of a code of one's own.

    Raises:    InputRefused -> everything that is to be put right
    """
    return save_read(store, Reading("code", _own), draft, who=who, operation_id=operation_id)


def fill_codebook(store: Store, *, who: str, operation_id: UUID) -> Saved:
    """What became of the codes that come with the record, of which only the missing are added.

    They are the themes, the lenses, the compartments of the framework in use, the record's
    elements and the kinds of its contexts.
    Raises:    InputRefused -> all of them stand there
    """
    return save_read(store, Reading("code", _built), "codebook", who=who, operation_id=operation_id)


def _own(draft: CodeDraft, identity: UUID, telling: Telling) -> Facts:
    read = telling.faults.read
    label = read(typed.needed, draft.label, "label", "say what it is called")
    parent = read(standing, telling.held, "code", draft.parent)
    read(_refuse_called_so, telling.held, label)
    telling.faults.refuse()
    code = Code(
        id=identity,
        key=telling.keys.next("code"),
        label=label,
        sort=OWN,
        parent=UUID(str(parent["id"])) if parent else None,
        description=typed.text(draft.description),
    )
    return {"code": [code]}


def _refuse_called_so(held: Held, label: str | None) -> None:
    called = {as_called(row["label"] or "") for row in held.rows("code") if row["sort"] == OWN}
    if label and as_called(label) in called:
        raise Unsound(
            "label", f"{label} stands in the codebook already", "use that, or another word"
        )


def _built(_draft: object, identity: UUID, telling: Telling) -> Facts:
    ids = {(row["sort"], row["label"]): UUID(str(row["id"])) for row in telling.held.rows("code")}
    codes: list[Code] = []
    for built in _coming(telling.held):
        if (built.sort, built.label) not in ids:
            new = uuid4() if codes else identity
            ids[built.sort, built.label] = new
            codes.append(
                Code(
                    id=new,
                    key=telling.keys.next("code"),
                    label=built.label,
                    sort=built.sort,
                    parent=ids[built.sort, built.parent] if built.parent else None,
                    description=built.description,
                )
            )
    telling.faults.read(_refuse_none, codes)
    return {"code": codes}


def _coming(held: Held) -> Iterator[_Built]:
    """Every code that comes with a record, parents first."""
    for label, said in THEMES.items():
        yield _Built(sort="theme", label=label, description=said)
    for label, said in LENSES.items():
        yield _Built(sort="lens", label=label, description=said)
    for part in framework.in_use(held.system, date.today()).compartments:
        yield _Built(sort="compartment", label=part.name, description=part.definition or None)
    for type_ in get_args(ElementType):
        group, said = ELEMENTS[type_]
        rows = [row for row in held.rows("element") if row["type"] == type_]
        if rows:
            yield _Built(sort="element", label=group, description=said)
        for row in sorted(rows, key=lambda row: str(row["key"])):
            yield _Built(sort="element", label=row["label"] or row["key"], parent=group)
    for kind in sorted({row["kind"] for row in held.rows("context") if row["kind"]}):
        yield _Built(sort="context", label=kind)


def _refuse_none(codes: list[Code]) -> None:
    if not codes:
        what = "stand in the codebook already, all that come with this record"
        raise Unsound("codes", what, "add codes of your own")
