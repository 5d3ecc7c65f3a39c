"""How strong a tie is: in the words of its kind, or in figures."""

from __future__ import annotations

from dataclasses import dataclass

from sysmap.recording import typed
from sysmap.recording.faults import Unsound

FIELD = "strength"
LEVEL = "level"


@dataclass(frozen=True, kw_only=True)
class Scale:
    """What the strength of a kind of tie means; of a level the words from weakest to strongest."""

    meaning: str | None = None
    words: tuple[str, ...] = ()

    @property
    def levels(self) -> tuple[str, ...]:
        """The words of the levels, weakest first; none where strength is no level."""
        return tuple(word for word in self.words if word) if self.meaning == LEVEL else ()

    def read(self, given: str | float | None) -> float | None:
        """The strength that was typed, by its word or in figures; None where none was.

        Raises:    Unsound -> no strength of this kind
        """
        word = given.strip().casefold() if isinstance(given, str) else None
        named = [level.casefold() for level in self.levels]
        if word in named:
            return float(named.index(word) + 1)
        number = typed.number(given, FIELD)
        if number is not None and not self._holds(number):
            raise Unsound(FIELD, f"{given} is no strength of this kind", self._remedy())
        return number

    def told(self, strength: float) -> str:
        """The strength in its word, where it has one."""
        place = int(strength) - 1
        if strength == place + 1 and 0 <= place < len(self.levels):
            return self.levels[place]
        return f"{strength:g}"

    def regraded(self, before: float | None, given: float | None, step: int) -> float:
        """The strength after it grew stronger (step 1) or weaker (step -1).

        Raises:    Unsound -> it cannot be told, or is not stronger (weaker) than before
        """
        after = self._next(before, step) if given is None else given
        if before is not None and (after - before) * step <= 0:
            way = "stronger" if step > 0 else "weaker"
            raise Unsound(
                FIELD, f"{self.told(after)} is not {way} than {self.told(before)}", self._remedy()
            )
        return after

    def _next(self, before: float | None, step: int) -> float:
        if before is None:
            what = "no strength is recorded so far, and none is given"
            raise Unsound(FIELD, what, "say how strong it is now")
        if self.meaning != LEVEL:
            what = f"the strength so far is {before:g}, and none is given"
            raise Unsound(FIELD, what, "say how strong it is now")
        if not self._holds(before + step):
            end = "strongest" if step > 0 else "weakest"
            what = f"it is {self.told(before)} already, the {end} there is"
            raise Unsound(FIELD, what, "leave this line out")
        return before + step

    def _holds(self, number: float) -> bool:
        if self.meaning != LEVEL:
            return number > 0
        return number.is_integer() and 1 <= number <= (len(self.levels) or number)

    def _remedy(self) -> str:
        return f"say {', '.join(self.levels)}" if self.levels else "give a number above nought"


NOT_DESCRIBED = Scale()
"""The scale of a kind of tie that nobody described."""
