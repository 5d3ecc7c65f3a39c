"""What an import did, with every row accounted for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

_MOST_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """What became of the rows of one file: `read` is the sum of the other two."""

    file: str
    table: str
    read: int
    taken: int
    folded: int
    notes: Sequence[str] = ()

    def text(self) -> str:
        """The line in words; what is none is left out."""
        fates = {
            f"taken as {self.table}": self.taken,
            "folded into others": self.folded,
        }
        parts = [f"{count:,} {fate}" for fate, count in fates.items() if count]
        return "; ".join([", ".join([f"{self.file}: {self.read:,} rows", *parts]), *self.notes])


@dataclass(frozen=True, kw_only=True)
class NounLine:
    """How many things of one noun the record did not have, had otherwise, or had just so."""

    noun: str
    new: int
    updated: int
    unchanged: int

    def text(self) -> str:
        """The line in words."""
        name = self.noun.replace("_", " ")
        return f"{name}: {self.new:,} new, {self.updated:,} updated, {self.unchanged:,} unchanged"


@dataclass(frozen=True, kw_only=True)
class UnknownKinds:
    """Kinds of actor or of tie that the files use and sysmap does not know; they are kept.

    Shape:     `of` actor or tie; `known` the kinds that it does know
    """

    of: str
    kinds: Sequence[str]
    known: Sequence[str]

    def text(self) -> str:
        """The line in words; of many kinds only the first."""
        more = len(self.kinds) - _MOST_SHOWN
        shown = ", ".join(self.kinds[:_MOST_SHOWN]) + (f" and {more:,} more" if more > 0 else "")
        line = (
            f"kinds of {self.of} that no measure knows, kept as they are: {shown}; "
            f"known are {', '.join(self.known)}"
        )
        return f"{line}; tie_kinds.csv may add others" if self.of == "tie" else line


@dataclass(frozen=True, kw_only=True)
class Report:
    """What an import did.

    Shape:     `seq` the number of the save, None where nothing was saved; `passed_over` files of a
               folder that are no tables; `unknown_kinds` a line for actors and one for ties, where
               there are any; `may_identify` sort -> texts that may tell who somebody is;
               `still_to_do` what the record now lacks, a sentence each
    """

    files: Sequence[FileLine]
    nouns: Sequence[NounLine]
    passed_over: Sequence[str]
    unknown_kinds: Sequence[UnknownKinds]
    seq: int | None
    dry_run: bool
    may_identify: Mapping[str, int] = field(default_factory=dict)
    still_to_do: Sequence[str] = ()

    def text(self) -> str:
        """The report for a person, a line a file and a noun."""
        lines = [line.text() for line in self.files] + [line.text() for line in self.nouns]
        lines += [line.text() for line in self.unknown_kinds]
        if self.passed_over:
            lines.append(f"no tables, passed over: {', '.join(self.passed_over)}")
        if self.may_identify:
            told = ", ".join(f"{count:,} with {sort}" for sort, count in self.may_identify.items())
            lines.append(
                f"texts that may tell who somebody is: {told}; look for them, and change them or "
                "keep them"
            )
        return "\n".join([*lines, *self.still_to_do, self._outcome()])

    def as_json(self) -> str:
        """The report for a program."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    def _outcome(self) -> str:
        if self.dry_run:
            return "dry run: nothing was saved"
        if self.seq is None:
            return "nothing new: nothing was saved"
        return f"saved as operation {self.seq}"
