"""A short name for all that a measure may look at: where it is the same, figures are the same.

Of ties it takes those that hold on the day, of reports who was heard by then; all else that
measures read of the record is taken as a whole, so that another person, role or pair kept apart
makes another network of every day.
"""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache

import pyarrow as pa

from sysmap.metrics.hearing import hearing
from sysmap.network import Network
from sysmap.system import System

READ_WHOLE = (
    "actor",
    "askable",
    "membership",
    "pair_flag",
    "presence",
    "reporter",
    "role",
    "tie_kind",
)
READ_BY_DAY = ("tie", "spell", "report")


def network_digest(network: Network) -> bytes:
    """The digest of a network and of what the record says about those in it."""
    selection, tie = network.selection, network.tie
    digest = hashlib.blake2b(_record_digest(network.system), digest_size=16)
    read_as = (selection.settings, selection.directed, selection.tie_kinds.names)
    digest.update(repr((network.on_day, read_as)).encode())
    for column in (
        network.actors,
        network.tie_source,
        network.tie_target,
        network.strength,
        selection.tie_kinds.of[tie],
        selection.tie_directed[tie],
        hearing(selection, network.on_day).heard,
    ):
        digest.update(f"{column.dtype}{column.shape}".encode())
        digest.update(column.tobytes())
    return digest.digest()


@lru_cache(maxsize=2)
def _record_digest(system: System) -> bytes:
    """The digest of the tables that are taken as a whole."""
    digest = hashlib.blake2b(digest_size=16)
    for name in READ_WHOLE:
        table, written = system.tables[name], io.BytesIO()
        with pa.ipc.new_stream(written, table.schema) as stream:
            stream.write_table(table.combine_chunks())
        digest.update(written.getvalue())
    return digest.digest()
