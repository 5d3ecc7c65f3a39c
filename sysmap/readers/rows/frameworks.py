"""The group's own versions of the framework, and what stands in each."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator

from sysmap.readers.cells import ExactDay, Whole, refusal, word_of
from sysmap.readers.rows.shape import Row


class FrameworkRow(Row):
    """frameworks.csv."""

    id: str
    label: str | None = None
    whose: str | None = None
    in_use_from: ExactDay | None = None
    parent: str | None = None


class FrameworkItemRow(Row):
    """framework_items.csv: a compartment is named by its id; `official` comes in, and stays."""

    id: str
    framework: str
    sort: Annotated[str, word_of("framework_item", "sort")]
    label: str
    definition: str | None = None
    compartment: str | None = None
    position: Whole | None = None
    contributors: str | None = None
    retired_on: ExactDay | None = None
    official: str | None = None

    @model_validator(mode="after")
    def _stands_in_a_compartment(self) -> Self:
        if (self.sort == "move") != (self.compartment is not None):
            what = "is empty" if self.sort == "move" else f"is given for a {self.sort}"
            remedy = "name the compartment of a move's label, and of nothing else"
            raise refusal(what, remedy, field="compartment")
        return self
