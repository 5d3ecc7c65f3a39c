"""The rows of a table of many things: as typed, as they stood, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sysmap.errors import SysmapError
from sysmap.recording.sheet_drafts import Cells


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row as it was typed, and as it stood; `of` tells what stands in the record, none is new.

    Shape:     `of` noun -> the id and the version that were seen
    """

    typed: Cells
    stood: Cells = field(default_factory=dict)
    of: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def ids(self) -> dict[str, str]:
        """What stands in the record, by noun."""
        return {noun: identity for noun, (identity, _version) in self.of.items()}

    @property
    def changed(self) -> dict[str, str | None]:
        """The cells that differ from what stood there."""
        return {
            name: given
            for name, given in self.typed.items()
            if (given or None) != (self.stood.get(name) or None)
        }


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table of things of one noun; `strangers` adds whom its moves name and nobody knows."""

    noun: str
    lines: Sequence[Line]
    strangers: bool = False


@dataclass(frozen=True, kw_only=True)
class Became:
    """What became of some rows: the number of their save, or why there is none."""

    rows: Sequence[int]
    seq: int | None = None
    fault: SysmapError | None = None
