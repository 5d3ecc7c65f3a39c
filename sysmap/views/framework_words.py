"""Every sentence about the framework and the group's own versions of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sysmap.framework import Version
from sysmap.views.clock import written

WHAT, VERSION = "What", "Version"
COPY, ADD, OFFICIAL = "copy", "add", "official"
DOINGS = {
    COPY: "Make a version of your own from it",
    ADD: "Add something to it",
    OFFICIAL: "Paste official wording beside it",
}
BUILT_IN = {
    "plain": "Plain words (sysmap's own)",
    "blank": "Blank: compartments and principles, no labels (sysmap's own)",
}
NAME, WHOSE, IN_USE_FROM = "What it is called", "Whose it is", "In use from"
WHOSE_HINT = "young people's panel, kinship carers; a group, never one child"
NOT_YET = "2025-03-05; empty where it is not in use yet"
SORT, LABEL, DEFINITION = "What it is", "In your words", "What is meant by it"
COMPARTMENT, CONTRIBUTORS = "Compartment", "Who brought or agreed it"
CONTRIBUTORS_HINT = "two carers, the Tuesday group"
SORTS = {"move": "a label for moves", "compartment": "a compartment", "principle": "a principle"}
OFFICIAL_WORDING = "Official wording: a line for each label, in their order; an empty line for none"
RETIRED = "No longer offered from"
PRINCIPLES = "Principles"
OFFICIAL_STAYS = (
    "Official wording stays in this record: it is shown here and where a move is written down, and "
    "is in no export, table, map or list of changes. Moves are kept in your own words. A backup is "
    "a copy of the whole record, and holds it."
)
MOVES_KEEP = (
    "A move takes its label from the version in use on its day, and keeps what it said then. To "
    "reword, retire or take out what stands here, or to put a version in use, open it on the "
    "Record page, under Change something."
)
OWN_FIRST = "sysmap's own versions stay as they are: make one of your own first."


def called(version: Version, in_use: Version | None) -> str:
    """A version by its name, whose it is, and whether it is the one in use."""
    whose = f", {version.whose}" if version.whose else ""
    return f"{version.name}{whose}{' (in use)' if in_use and in_use.key == version.key else ''}"


def stands(version: Version | None, day: date) -> str:
    """Which version is in use on a day."""
    if version is None:
        return "In use: plain words, sysmap's own."
    since = f" since {written(version.in_use_from)}" if version.in_use_from else ""
    return f"In use on {written(day)}: {called(version, None)}{since}."


def copied(name: str, key: str) -> str:
    """That a version was made."""
    return f"Version: {name} ({key}). {MOVES_KEEP}"


def added(label: str) -> str:
    """That something was added to a version."""
    return f"Added: {label}."


def in_order(labels: Sequence[str]) -> str:
    """The labels in the order in which their official wording is to be pasted, a line each."""
    return "  \n".join(f"{number} {label}" for number, label in enumerate(labels, start=1))


def lines(wordings: Sequence[str | None]) -> str:
    r"""The official wording that stands beside the labels already, a line each.

    >>> lines(["first", None, "third", None])
    'first\n\nthird'
    """
    return "\n".join(wording or "" for wording in wordings).rstrip()


def line(label: str, row: Mapping[str, object]) -> str:
    """One item as it stands in a version, with who brought it and its official wording."""
    brought = f" (by {row['contributors']})" if row["contributors"] else ""
    meant = f": {row['definition']}" if row["definition"] else ""
    official = f" \N{MIDDLE DOT} official: {row['official']}" if row["official"] else ""
    return f"{label}{meant}{brought}{official}"


def item_name(version: str, sort: str, label: str, compartment: str | None) -> str:
    """An item by its words, and where it stands."""
    where = compartment or SORTS.get(sort, sort).removeprefix("a ")
    return f"{label} ({where}, {version})"
