"""Who is asked, who told what, and when anybody was looking."""

from __future__ import annotations

from typing import Annotated

from sysmap.readers.cells import ExactDay, TieKindName, word_of
from sysmap.readers.rows.shape import Lasting, Pairing


class ReportRow(Pairing):
    """reports.csv."""

    pair = ("source", "target")
    paired = "tied to"

    teller: str
    source: str
    target: str
    kind: TieKindName | None = None
    day: ExactDay | None = None
    says: Annotated[str, word_of("report", "says")]


class ReporterRow(Lasting):
    """reporters.csv."""

    actor: str


class ObservationWindowRow(Lasting):
    """observation_windows.csv."""

    scope: str | None = None
    note: str | None = None
