"""`Disclosed`: a number as it may be shown, and the one way in which it is written.

The same function serves table, chart label, tooltip, CSV and report, so no two of them can differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "", "few", "zero", "secondary", "difference", "rounded", "about", "base", "mean", "undefined"
]
HIDDEN: tuple[Reason, ...] = ("few", "zero", "secondary", "difference", "base", "mean")

MARK = "*"
"""Stands where a number is hidden. It is the same for every reason: which of two hidden numbers is
the small one is nobody's business."""
DASH = "\N{EN DASH}"

TOLD: Mapping[Reason, str] = {
    "": "",
    "few": "rests on few people",
    "zero": "whether there is anybody at all is not told",
    "secondary": "with it, another hidden number could be worked out",
    "difference": "beside a number of another day or of an earlier release it would tell of a few",
    "rounded": "rounded",
    "about": "rounded, so that beside other numbers it does not tell of a few people",
    "base": "what it is a share or a mean of is hidden",
    "mean": "a mean of so few would tell of each of them",
    "undefined": "not defined",
}
"""Why a number is not shown as it is, for the team that gives it away."""

OUTSIDE = "hidden: it rests on few people, or would tell of a few beside other numbers"
"""All that is said of a hidden number to those who receive it."""


@dataclass(frozen=True)
class Disclosed:
    """A number as it may be shown: None where it is hidden, or where there is none."""

    value: float | None
    reason: Reason = ""
    told: str = ""
    """Why there is no such number, where there is none."""

    @property
    def hidden(self) -> bool:
        """Whether there is a number that is not shown."""
        return self.reason in HIDDEN

    @property
    def text(self) -> str:
        """The number as it is written wherever it is shown.

        >>> Disclosed(12).text, Disclosed(20, "about").text, Disclosed(None, "few").text
        ('12', 'about 20', '*')
        """
        if self.hidden:
            return MARK
        if self.value is None:
            return f"{DASH} {self.told or TOLD[self.reason]}"
        number = f"{self.value:g}"
        return f"about {number}" if self.reason == "about" else number

    @property
    def cell(self) -> float | str:
        """The same for a file: a number where there is one, so that it can be reckoned with.

        >>> Disclosed(-0.28).cell, Disclosed(12.0).cell, Disclosed(None, "few").cell
        (-0.28, 12, '*')
        """
        if self.value is None or self.reason == "about":
            return self.text
        return int(self.value) if self.value == int(self.value) else self.value

    @property
    def sentence(self) -> str:
        """What those are told who see it; empty where the number speaks for itself."""
        return OUTSIDE if self.hidden else self.told or TOLD[self.reason]
