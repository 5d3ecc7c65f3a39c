"""A thing of the record that a draft names."""

from __future__ import annotations

from uuid import UUID

from sysmap.recording import typed
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Held, Row
from sysmap.recording.past import ties_shown


def standing(held: Held, noun: str, given: object) -> Row | None:
    """The row of a noun that is named by its key, or a tie by its id; None where nothing is.

    Raises:    Unsound -> the record has none of that name, or a tie of two who are kept apart
    """
    named = typed.text(None if given is None else str(given))
    if named is None:
        return None
    row = held.by_key(noun, named) or (held.by_id(noun, named) if _is_id(named) else None)
    if row is None or (noun == "tie" and row not in ties_shown(held)):
        raise Unsound(noun, f"the record has no {noun} {named}", "choose another")
    return row


def _is_id(named: str) -> bool:
    try:
        return bool(UUID(named))
    except ValueError:
        return False
