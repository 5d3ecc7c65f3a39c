"""Sources, excerpts, codes, and what is said of an excerpt."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator

from sysmap.model import SPOKEN_OF
from sysmap.readers.cells import ExactDay, Whole, refusal, word_of
from sysmap.readers.rows.shape import Row


class SourceRow(Row):
    """sources.csv."""

    id: str
    kind: Annotated[str, word_of("source", "kind")]
    day: ExactDay | None = None
    title: str | None = None
    speaker: str | None = None
    meeting: str | None = None
    scope: Annotated[str, word_of("source", "scope")]
    text: str | None = None


class ExcerptRow(Row):
    """excerpts.csv."""

    id: str
    source: str
    start_position: Whole | None = None
    end_position: Whole | None = None
    speaker: str | None = None
    words: str | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if (self.start_position is None) != (self.end_position is None):
            raise refusal("has one end only", "give both places, or none", field="end_position")
        if self.start_position is not None and self.end_position <= self.start_position:  # type: ignore[operator] # both are given
            what = f"is not after the start {self.start_position}"
            raise refusal(what, "give the place after the last character", field="end_position")
        return self


class CodeRow(Row):
    """codes.csv."""

    id: str
    label: str | None = None
    sort: Annotated[str, word_of("code", "sort")]
    parent: str | None = None
    description: str | None = None


class CodingRow(Row):
    """codings.csv."""

    excerpt: str
    code: str
    coder: str | None = None
    day: ExactDay | None = None


class ExcerptLinkRow(Row):
    """excerpt_links.csv: a move, a tie, a context or an element."""

    excerpt: str
    move: str | None = None
    tie: str | None = None
    context: str | None = None
    element: str | None = None
    stance: Annotated[str, word_of("excerpt_link", "stance")]

    @model_validator(mode="after")
    def _speaks_of_one(self) -> Self:
        told = [name for name in SPOKEN_OF if getattr(self, name)]
        if len(told) != 1:
            raise refusal(
                f"names {' and '.join(told) or 'nothing'}",
                "name one move, one tie, one context or one element",
                field=told[-1] if told else SPOKEN_OF[0],
            )
        return self
