"""Whether the record is what its own history says it should be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duckdb import DuckDBPyConnection

from sysmap.store.clock import moment
from sysmap.store.definitions import definition_faults
from sysmap.store.digest import Line, chained, digest_of, digests_as_saved_sql, digests_sql
from sysmap.store.head import EMPTY, Head
from sysmap.store.migrations import nouns_of

Fault = tuple[int, str]
"""The operation that a fault belongs to, and the fault in a sentence."""

NO_ROWS = (0, digest_of([]))


def faults(cursor: DuckDBPyConnection, head: Head | None, form: int) -> list[str]:
    """What is wrong with the record: its views and macros, then the earliest operation first.

    Cost:      reads every row once
    """
    saved = saved_lines(cursor, first=1)
    by_operation = sorted([*_chain_faults(saved, EMPTY), *_row_faults(cursor, saved, form)])
    return [
        *definition_faults(cursor, form),
        *(sentence for _, sentence in by_operation),
        *head_faults(cursor, head),
    ]


def saved_lines(cursor: DuckDBPyConnection, *, first: int) -> list[tuple[Line, str]]:
    """The operations from number `first` on, each with the chain that was saved with it."""
    rows = cursor.execute(
        'SELECT seq, id, epoch_us(recorded_at), who, team, verb, "rows", digest, chain '
        "FROM operation WHERE seq >= ? ORDER BY seq",
        [first],
    ).fetchall()
    return [
        (
            Line(
                seq=seq,
                id=identity,
                recorded_at=at,
                who=who,
                team=team,
                verb=verb,
                rows=count,
                digest=digest,
            ),
            chain,
        )
        for seq, identity, at, who, team, verb, count, digest, chain in rows
    ]


def head_faults(cursor: DuckDBPyConnection, head: Head | None) -> list[str]:
    """What is wrong between the record and the head that was kept outside it.

    A record may be ahead of its head by the one save that the head says had begun, after which the
    process died, if the chain goes on.
    """
    saved = saved_lines(cursor, first=head.seq if head else 0)
    chains = {0: ""} | {line.seq: chain for line, chain in saved}
    if head is None:
        return (
            ["its head file is missing, so nobody can tell whether the last saves are there"]
            if saved
            else []
        )
    if head.seq not in chains:
        return [f"the last saves are missing: operation {head.seq} was confirmed, and is not there"]
    if chains[head.seq] != head.chain:
        return [f"operation {head.seq} is not the one that was confirmed"]
    later = [(line, chain) for line, chain in saved if line.seq > head.seq]
    if len(later) > head.begun:
        told = f"its head file shows operation {head.seq} as the last, and the record goes on to "
        return [f"{told}{later[-1][0].seq}: an older head, or saves that were added from outside"]
    return [sentence for _, sentence in _chain_faults(later, head)]


def _chain_faults(saved: Sequence[tuple[Line, str]], before: Head) -> Iterator[Fault]:
    for line, chain in saved:
        if line.seq != before.seq + 1:
            yield before.seq + 1, f"operation {before.seq + 1} is missing"
        elif chain != chained(before.chain, line):
            yield (
                line.seq,
                f"{_title(line)} is not as it was saved: its line in the history was changed",
            )
        before = Head(line.seq, chain)


def _row_faults(
    cursor: DuckDBPyConnection, saved: Sequence[tuple[Line, str]], form: int
) -> Iterator[Fault]:
    nouns = nouns_of(form)
    in_sql = digests_as_saved_sql if "erasure" in nouns else digests_sql
    digests = cursor.execute(in_sql(nouns)).fetchall()
    found = {seq: (rows, digest) for seq, rows, digest in digests}
    for line, _ in saved:
        rows, digest = found.pop(line.seq, NO_ROWS)
        if rows != line.rows:
            yield line.seq, f"{_title(line)} wrote {line.rows} rows, and {rows} are there"
        elif digest != line.digest:
            yield (
                line.seq,
                f"{_title(line)} wrote {line.rows} rows, and one or more were changed since",
            )
    for seq, (rows, _) in found.items():
        yield seq, f"{rows} rows belong to operation {seq}, which is not in the history"


def _title(line: Line) -> str:
    at = f"{moment(line.recorded_at):%Y-%m-%d %H:%M} UTC"
    return f"operation {line.seq} ({line.verb} by {line.who}, {at})"
