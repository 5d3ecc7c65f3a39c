"""Who answers for the record, and that two do before the first young person is saved."""

from __future__ import annotations

from collections.abc import Mapping

from sysmap.model import STEWARDS, YOUNG_PERSON, as_known
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Held

FIRST, SECOND = STEWARDS


def stewards(held: Held) -> Mapping[str, str]:
    """The stewards who are named, by the setting that names them."""
    return {row["key"]: row["value"] for row in held.rows("setting") if row["key"] in STEWARDS}


def refuse_unwatched(held: Held, kind: str | None) -> None:
    """Refuse the first young person of a record that has no second steward.

    Raises:    Unsound -> it is the first, and none is named
    """
    first = all(row["kind"] != YOUNG_PERSON for row in held.rows("actor"))
    named = kind and as_known([YOUNG_PERSON])(kind)
    if named == YOUNG_PERSON and first and SECOND not in stewards(held):
        what = "no young person is saved while one steward alone answers for the record"
        raise Unsound("kind", what, "name a second steward under Record, Consent first")
