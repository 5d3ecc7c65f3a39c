"""What the group said at a meeting, and what it will do next."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator

from sysmap.model import REVIEWED_BY, VERDICTS_ON, several
from sysmap.readers.cells import ExactDay, Whole, refusal, word_of
from sysmap.readers.rows.shape import Row


class ReviewRow(Row):
    """reviews.csv: the target is a key, and of a pair the two keys with a bar between them.

    Shape:     each of the pointers stands for the target's cell; those of its type keep it
    """

    meeting: str
    target_type: Annotated[str, word_of("review", "target_type")]
    tie: str | None = None
    move: str | None = None
    context: str | None = None
    actor: str | None = None
    other: str | None = None
    verdict: Annotated[str, word_of("review", "verdict")]
    voters: Whole | None = None
    comment: str | None = None

    @model_validator(mode="after")
    def _points_by_its_type(self) -> Self:
        fields = REVIEWED_BY[self.target_type]
        told = several(self.actor) if len(fields) > 1 else [self.actor or ""]
        if len(told) != len(fields) or not all(told):
            remedy = "write A|B" if len(fields) > 1 else f"say which {self.target_type}"
            raise refusal(f"does not name a {self.target_type}", remedy, field="actor")
        for name in ("tie", "move", "context", "actor", "other"):
            setattr(self, name, dict(zip(fields, told, strict=True)).get(name))
        return self

    @model_validator(mode="after")
    def _fits_what_it_is_said_of(self) -> Self:
        words = VERDICTS_ON[self.target_type]
        if self.verdict not in words:
            what = f"{self.verdict} is not said of a {self.target_type}"
            raise refusal(what, f"write {', '.join(words)}", field="verdict")
        return self


class ActionRow(Row):
    """actions.csv."""

    id: str
    meeting: str
    what: str
    actor: str | None = None
    due: ExactDay | None = None
    done: ExactDay | None = None
