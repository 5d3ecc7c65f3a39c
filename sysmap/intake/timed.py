"""Things that hold for a time: repeats folded, times that touch made one, overlaps refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sysmap.intake.incoming import Incoming, Table, named
from sysmap.intake.matching import Matched
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


def note_ends_kept(incoming: Incoming, rows: Columns, matched: Matched) -> None:
    """Tell of the rows without an end whose times have ended in the record, and stay so."""
    if matched.rows["end"] is rows["end"]:
        return
    ends = zip(rows["end"], matched.rows["end"], strict=True)
    kept = [place for place, (told, held) in enumerate(ends) if told is None and held is not None]
    count = Counter(rows[FILE][place] for place in kept)
    for file, number in count.items():
        incoming.note(
            file,
            f"{number:,} without an end where the record holds one, which stays: "
            "what goes on again gets a row with a later start",
        )


def refuse_ending_before_start(incoming: Incoming, matched: Matched) -> None:
    """Refuse a start and an end in the wrong order, of which one is told and one recorded."""
    rows = matched.rows
    if matched.new == len(matched.ids):
        return
    for place, (start, end) in enumerate(zip(rows["start"], rows["end"], strict=True)):
        if start and end and end <= start:
            what = f"the start {start} is not before the end {end}, of which one is recorded"
            incoming.refuse(rows, place, column="end", what=what, remedy="give both")


def refuse_overlaps(incoming: Incoming, *, owner: str, matched: Matched, recorded: Table) -> None:
    """Refuse each time that overlaps one that the record holds and these files do not tell anew."""
    rows = matched.rows
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
