"""Kinds that the files use and sysmap does not know: kept as they are, and told in the report."""

from __future__ import annotations

from collections.abc import Iterable

from sysmap.intake.incoming import Incoming
from sysmap.intake.recorded import Recorded
from sysmap.intake.report import UnknownKinds
from sysmap.model import KINDS, TIE_KINDS
from sysmap.readers import UNNAMED_TIE_KIND


def unknown(incoming: Incoming, recorded: Recorded) -> list[UnknownKinds]:
    """The unknown kinds of actor and those of tie; nothing where all are known."""
    askable = incoming.table("askable")
    of_actors = [*incoming.table("actors")["kind"], *askable["kind_a"], *askable["kind_b"]]
    reported = incoming.table("reports")["kind"]
    of_ties = [*incoming.table("ties")["kind"], *askable["tie_kind"], *reported]
    own = [*recorded.rows("tie_kind")["kind"], *incoming.table("tie_kinds")["kind"]]
    found = [
        _line("actor", of_actors, known=KINDS),
        _line("tie", of_ties, known=[*TIE_KINDS, *own]),
    ]
    return [line for line in found if line.kinds]


def _line(of: str, kinds: Iterable[str | None], *, known: Iterable[str]) -> UnknownKinds:
    words = list(dict.fromkeys(known))
    others = {kind for kind in kinds if kind}.difference(words, [UNNAMED_TIE_KIND])
    return UnknownKinds(of=of, kinds=sorted(others), known=words)
