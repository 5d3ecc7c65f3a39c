"""What leaves for a group, managers, researchers or everybody: tables that passed the room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sysmap.disclosure.profiles import Audience
from sysmap.system import System


@dataclass(frozen=True)
class Hidden:
    """One number that did not leave as it is, and why; for the team alone."""

    table: str
    row: str
    column: str
    reason: str


@dataclass(frozen=True)
class Released:
    """Tables that may leave.

    Shape:     `files` is name -> CSV bytes, `hidden` what the team is told, `tables` the plain
               JSON value that the ledger of releases keeps, to be given as one of `earlier`.
    """

    files: Mapping[str, bytes]
    hidden: Sequence[Hidden]
    tables: list[dict[str, Any]]


def released(
    system: System, audience: Audience, earlier: Sequence[list[dict[str, Any]]] = ()
) -> Released:
    """The tables that leave for an audience, given the `tables` of every earlier release to it.

    `system` is the record as the viewer may see it. Nothing is written.
    Raises:    WrongUsage -> internal: the team's own record leaves whole, by another way
    """
    raise NotImplementedError
