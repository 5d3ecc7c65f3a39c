"""The register of consents, person by person, as it counts on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from sysmap.model import NOT_PEOPLE, PURPOSES
from sysmap.recording.consents import GIVEN
from sysmap.recording.held import Row, held_in, holds, shown_in
from sysmap.store import Store


@dataclass(frozen=True, kw_only=True)
class Answers:
    """One person of the register, and what they said that counts on a day.

    Shape:     `name` what may be shown of them, `shown` whether anything may; `said` purpose ->
               the row of the answer, without the purposes that nobody asked about
    """

    key: str
    name: str
    kind: str
    shown: bool
    said: dict[str, Row]

    def state(self, purpose: str) -> str:
        """What they said to a purpose."""
        return str(self.said[purpose]["state"]) if purpose in self.said else "not_asked"

    @property
    def lacking(self) -> list[str]:
        """The purposes to which they have not said yes."""
        return [purpose for purpose in PURPOSES if self.state(purpose) != GIVEN]

    def ends_within(self, days: int, today: date) -> bool:
        """Whether a yes of theirs ends within so many days."""
        ends = (row["end"] for row in self.said.values() if row["state"] == GIVEN)
        return any(end and end <= today + timedelta(days=days) for end in ends)


def register(store: Store, today: date, *, names: bool) -> list[Answers]:
    """Everybody who can be asked, by kind and name; with their names for the steward alone."""
    held, shown = held_in(store), shown_in(store)
    said: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in held.rows("consent"):
        if holds(row, today):
            said[str(row["actor"])][row["purpose"]] = row
    told = {str(row["id"]): row for row in (held if names else shown).rows("actor")}
    people = [row for row in held.rows("actor") if row["kind"] not in NOT_PEOPLE]
    lines = [_answers(row, told.get(str(row["id"])), said[str(row["id"])]) for row in people]
    return sorted(lines, key=lambda line: (line.kind, _in_order(line.name)))


def _in_order(name: str) -> tuple[str, int]:
    """A name's place among others: carer 7 comes before carer 12."""
    bare = name.rstrip("0123456789")
    return bare.casefold(), int(name[len(bare) :] or 0)


def _answers(row: Row, told: Row | None, said: dict[str, Row]) -> Answers:
    key = told["key"] if told else ""
    label = told["label"] if told else None
    return Answers(
        key=key,
        name=f"{label} ({key})" if label and label != key else key,
        kind=row["kind"] or "",
        shown=told is not None,
        said=said,
    )


def names_to_choose(store: Store, *, all_names: bool) -> dict[str, str]:
    """Whom an answer may be written down of, by key; with all names for the steward."""
    lines = register(store, date.today(), names=all_names)
    return {line.key: line.name for line in lines if line.shown}
