"""The record on disk: one file, to which saves are added and in which nothing is overwritten."""

from sysmap.store.knowing import refuse_unknown_yet
from sysmap.store.operation import Fact, Operation, OperationLine, Version, Written
from sysmap.store.outlook import Erased, Outlook
from sysmap.store.record import Store
from sysmap.store.subject import Subject
from sysmap.store.viewer import (
    ANALYST,
    CODER,
    NAMED_EXPORT,
    PSEUDONYMOUS_EXPORT,
    STEWARD,
    TEAM,
    TEAM_FIGURES,
    Viewer,
)

__all__ = [
    "ANALYST",
    "CODER",
    "NAMED_EXPORT",
    "PSEUDONYMOUS_EXPORT",
    "STEWARD",
    "TEAM",
    "TEAM_FIGURES",
    "Erased",
    "Fact",
    "Operation",
    "OperationLine",
    "Outlook",
    "Store",
    "Subject",
    "Version",
    "Viewer",
    "Written",
    "refuse_unknown_yet",
]
