"""What may be shown of past saves: nothing that brings together two who are kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sysmap.model import KEPT_APART
from sysmap.recording.held import Held, Row
from sysmap.store import OperationLine, Written

FLAGS, PLACES = "pair_flag", "place"
BETWEEN_TWO = (("source", "target"), ("a", "b"), ("asker", "asked"), ("actor", "other"))
"""The fields that hold the two ends of a thing."""


def shown(held: Held, written: Iterable[Written]) -> list[Written]:
    """What a save did, but for places on the map, flags, and what is between two kept apart."""
    apart = _pairs(held)
    return [
        entry
        for entry in written
        if entry.noun not in (FLAGS, PLACES)
        and not _between(apart, entry.after or entry.before or {})
    ]


def undone_saves(history: Sequence[OperationLine]) -> set[int]:
    """The saves that are taken back by now; what was brought again is not among them."""
    undone: set[int] = set()
    for line in reversed(history):
        if line.took_back is not None and line.seq not in undone:
            undone.add(line.took_back)
    return undone


def ties_shown(held: Held) -> list[Row]:
    """The ties of the record but those of two who are kept apart."""
    return _between_others(held, "tie", "source", "target")


def attempts_shown(held: Held) -> list[Row]:
    """What was asked, but for what is between two who are kept apart."""
    return _between_others(held, "attempt", "asker", "asked")


def reports_shown(held: Held) -> list[Row]:
    """What was said of connections, but for those of two who are kept apart."""
    return _between_others(held, "report", "source", "target")


def _between_others(held: Held, noun: str, one: str, other: str) -> list[Row]:
    apart = _pairs(held)
    keys = _actor_keys(held)
    return [
        row for row in held.rows(noun) if (keys[str(row[one])], keys[str(row[other])]) not in apart
    ]


def _actor_keys(held: Held) -> dict[str, str]:
    return {str(row["id"]): row["key"] for row in held.rows("actor")}


def _pairs(held: Held) -> set[tuple[str, str]]:
    """The keys of each two who were ever kept apart, both ways round."""
    keys = _actor_keys(held)
    flagged = [row for row in held.rows(FLAGS) if row["flag"] == KEPT_APART]
    pairs = [(keys[str(row["a"])], keys[str(row["b"])]) for row in flagged]
    return {*pairs, *((other, one) for one, other in pairs)}


def _between(apart: set[tuple[str, str]], values: Mapping[str, object]) -> bool:
    """Whether a thing, told by keys, is between two who are kept apart, or hangs on such a tie."""
    ends = {(values.get(one), values.get(other)) for one, other in BETWEEN_TWO}
    tie = str(values.get("tie"))
    return bool(apart & ends) or any(tie.startswith(f"{one}, {other}, ") for one, other in apart)
