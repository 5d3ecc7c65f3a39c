"""Lines about the programme itself, held against each other."""

from __future__ import annotations

from sysmap.intake.incoming import Incoming
from sysmap.intake.recorded import Recorded


def refuse_ending_before_start(incoming: Incoming, recorded: Recorded) -> None:
    """Refuse a last day of the programme that is not after its first, told here or recorded."""
    rows, before = incoming.table("programme"), recorded.rows("setting")
    known = dict(zip(before["key"], before["value"], strict=True))
    known.update(zip(rows["key"], rows["value"], strict=True))
    told = [place for place, key in enumerate(rows["key"]) if key in ("start", "end")]
    start, end = known.get("start"), known.get("end")
    if told and start and end and end <= start:
        incoming.refuse(
            rows,
            told[-1],
            column="value",
            what=f"the programme starts on {start}, which is not before its end {end}",
            remedy="mend the one or the other",
        )
