"""A network as two tables for a researcher: pseudonyms, allowed columns, and no order."""

from __future__ import annotations

from collections.abc import Sequence

from sysmap.disclosure.pseudonyms import pseudonyms
from sysmap.disclosure.tie_list import NODE_COLUMNS, TIE_COLUMNS, Tie, TieList
from sysmap.writers.folder import Files
from sysmap.writers.rows import csv_text

NODES, TIES = "nodes.csv", "ties.csv"


def tie_files(ties: TieList, key: bytes, names: Sequence[str]) -> Files:
    """The two tables; their rows stand in the order of the pseudonyms, which the key shuffles.

    Shape:     `names` what the record calls each actor, by number; it is in no file
    """
    called = pseudonyms(key, [names[actor] for actor in ties.actors])
    nodes = sorted((name, *node) for name, node in zip(called, ties.nodes, strict=True))
    rows = sorted(_tie(tie, called, ties.directed) for tie in ties.ties)
    return {
        NODES: csv_text(NODE_COLUMNS, nodes).encode(),
        TIES: csv_text(TIE_COLUMNS, rows).encode(),
    }


def _tie(tie: Tie, called: Sequence[str], directed: frozenset[str]) -> tuple[str, ...]:
    source, target = called[tie.source], called[tie.target]
    ends = (source, target) if tie.kind in directed else sorted((source, target))
    return (*ends, *tie[2:])
