"""Things that hold for a time: repeats folded, times that touch made one, overlaps refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sysmap.intake.incoming import Incoming, named
from sysmap.intake.matching import Matched, Table
from sysmap.intake.pointing import picked
from sysmap.intake.spans import joined, overlaps
from sysmap.readers import FILE, Columns

_REMEDY = "end the one on or before the day the other starts"
_REMEDY_IN_RECORD = f"give it the start that is recorded, or {_REMEDY}"


def folded(
    incoming: Incoming, rows: Columns, *, owner: str, alike: Sequence[str], counted: int
) -> Columns:
    """The rows as few times as say the same: one a time in which the owner is `alike` throughout.

    Shape:     the first `counted` rows are rows of the file; a fold among others is not reported
    """
    looks = list(zip(*(rows[name] for name in alike), strict=True))
    times = joined(rows[owner], rows["start"], rows["end"], alike=looks)
    incoming.fold(rows, [place for place in times.folded if place < counted])
    for earlier, later in times.clashes:
        other = named(rows, earlier, beside=rows[FILE][later])
        what = f"overlaps {other} ({_spoken(rows, earlier)})"
        incoming.refuse(rows, later, column="start", what=what, remedy=_REMEDY)
    ends = picked({"end": rows["end"]}, times.last)
    return {**picked(rows, times.first), **ends}


def refuse_overlaps(
    incoming: Incoming, rows: Columns, *, owner: str, matched: Matched, recorded: Table
) -> None:
    """Refuse each time that overlaps one that the record holds and these files do not tell anew."""
    owners, told = set(rows[owner]), set(matched.ids)
    kept = [
        place
        for place, identity in enumerate(recorded["id"])
        if recorded[owner][place] in owners and identity not in told
    ]
    count = len(matched.ids)
    both = {
        name: [*rows[name], *(recorded[name][place] for place in kept)]
        for name in (owner, "start", "end")
    }
    for pair in overlaps(both[owner], both["start"], both["end"]):
        place = min(pair)
        if place < count <= max(pair):
            what = f"overlaps {_spoken(both, max(pair))}, which the record holds already"
            incoming.refuse(rows, place, column="start", what=what, remedy=_REMEDY_IN_RECORD)


def _spoken(rows: Table, place: int) -> str:
    start: date | None = rows["start"][place]
    end: date | None = rows["end"][place]
    return f"{start or 'always'} to {end or 'still going'}"
