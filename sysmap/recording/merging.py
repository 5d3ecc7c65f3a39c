"""Two actors who turn out to be one: all that is said of the second is said of the first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sysmap.errors import EditConflict, InputRefused, Problem
from sysmap.model import FIELDS, KEPT_APART
from sysmap.recording import typed
from sysmap.recording.held import Held, Row, held_in, record_of
from sysmap.recording.past import PLACES
from sysmap.recording.writing import write
from sysmap.store import Fact, Operation, Store
from sysmap.store.operation import MERGE

BETWEEN = {
    "tie": ("source", "target"),
    "attempt": ("asker", "asked"),
    "report": ("source", "target"),
    "membership": ("actor", "service"),
}
"""Noun -> its two ends: what would lead from somebody to themselves is taken out."""
ONE_EACH = {
    "role": ("actor", "role", "start"),
    "membership": ("actor", "service", "start"),
    "attendance": ("meeting", "actor", "role"),
    "pair_flag": ("a", "b", "flag", "start"),
    "coverage": ("context", "subject_type", "actor", "subject", "start"),
    "appraisal": ("context", "actor", "date"),
    "move_actor": ("move", "actor", "role"),
    "effect": ("move", "tie", "effect", "date", "key"),
    "attempt": ("move", "asker", "asked", "day", "key"),
    "report": ("teller", "source", "target", "kind", "day", "says"),
    "reporter": ("actor", "start"),
    "configuration_evidence": ("configuration", "move", "tie", "element", "actor", "day"),
    "review": ("meeting", "target_type", "tie", "move", "context", "actor", "other"),
    "coding": ("excerpt", "code", "coder"),
    "excerpt_link": ("excerpt", "move", "tie", "context", "element"),
}
"""Noun -> the fields that no two of its rows share: the second of two is taken out."""
OPEN_LIFE = (date.min, date.max)
LOOP, DOUBLE, OVERLAP = "loop", "double", "overlap"


@dataclass
class Merging:
    """What a merge writes, as far as it is worked out.

    Shape:     `rows` each changed row by noun and id, None where it is taken out; `told` the ties
               that are loops or doubles and the times that overlap, each by what is said of it
    """

    held: Held
    first: str
    second: str
    rows: dict[tuple[str, str], dict[str, Any] | None] = field(default_factory=dict)
    told: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def now(self, noun: str) -> Iterator[Mapping[str, Any]]:
        """The rows of a noun as they will stand."""
        for row in self.held.rows(noun):
            after = self.rows.get((noun, str(row["id"])), row)
            if after is not None:
                yield after

    def put(self, noun: str, row: Mapping[str, Any], **fields: object) -> None:
        """Give a row other values."""
        self.rows[noun, str(row["id"])] = {**row, **fields}

    def out(self, noun: str, row: Mapping[str, Any]) -> None:
        """Take a row out."""
        self.rows[noun, str(row["id"])] = None

    @property
    def counts(self) -> Counter[str]:
        """How many rows of each noun will speak of the first."""
        changed = (noun for (noun, _id), row in self.rows.items() if row is not None)
        return Counter(noun for noun in changed if noun != "actor")

    @property
    def doubles(self) -> Counter[str]:
        """How many rows of each noun go because they were said of both."""
        gone = Counter(noun for (noun, _id), row in self.rows.items() if row is None)
        return gone - Counter({"actor": 1, PLACES: gone[PLACES]})


def merging(held: Held, first: str, second: str) -> Merging:
    """What it takes to make the second of two actors, by id, into the first.

    Raises:    InputRefused -> they are not two, or one of them may not be merged here
    """
    _refuse(held, first, second)
    found = Merging(held, first, second)
    _point_at_the_first(found)
    _take_out_what_leads_back(found)
    _keep_when_the_first_was_there(found)
    _join_ties(found)
    _join_consents(found)
    _take_out_doubles(found)
    _fill_what_is_empty(found)
    return found


def merge(
    store: Store,
    pair: tuple[str, str],
    *,
    who: str,
    operation_id: UUID,
    reason: str | None = None,
) -> int:
    """The number of the one save that makes the second of a pair of actors into the first.

    Raises:    InputRefused -> as `merging`
               EditConflict -> somebody changed one of the things meanwhile
    """
    held = held_in(store)
    found = merging(held, *pair)
    facts: dict[str, list[object]] = defaultdict(list)
    for (noun, identity), after in found.rows.items():
        row = held.by_id(noun, identity)
        assert row is not None
        record = record_of(noun, row if after is None else after)
        facts[noun].append(Fact(record, version=row["version"] + 1, void=after is None))
    return write(
        store,
        Operation(id=operation_id, who=who, verb=MERGE, facts=facts, reason=typed.text(reason)),
    )


def _refuse(held: Held, first: str, second: str) -> None:
    both = [held.by_id("actor", one) for one in (first, second)]
    if None in both:
        what = "one of the two was taken out meanwhile; look at what stands there now"
        raise EditConflict(what, noun="actor", id=UUID(second))
    if first == second:
        raise _refused("it is the same actor", "choose somebody else")
    if _parted(held, first, second):
        raise _refused("these two cannot be made one here", "ask the steward")


def _parted(held: Held, first: str, second: str) -> bool:
    """Whether a flag stands between the two, or would come to stand on a tie of the other's."""
    if held.kept_apart(first, second, None):
        return True
    for one, other in ((first, second), (second, first)):
        flagged = {end for row in held.rows("pair_flag") for end in _partner(row, one)}
        tied = {end for row in held.rows("tie") for end in _across(row, other)}
        if flagged & tied:
            return True
    return False


def _partner(flag: Row, actor: str) -> list[str]:
    ends = [str(flag["a"]), str(flag["b"])]
    return (
        [end for end in ends if end != actor]
        if actor in ends and flag["flag"] == KEPT_APART
        else []
    )


def _across(tie: Row, actor: str) -> list[str]:
    ends = [str(tie["source"]), str(tie["target"])]
    return [end for end in ends if end != actor] if actor in ends else []


def _refused(what: str, remedy: str) -> InputRefused:
    return InputRefused([Problem(file="the record", what=what, remedy=remedy)])


def _point_at_the_first(found: Merging) -> None:
    """Whatever points at the second points at the first; the second goes, with their place."""
    for noun, fields in FIELDS.items():
        names = [name for name, known in fields.items() if known.target == "actor"]
        for row in found.held.rows(noun):
            moved = {name: found.first for name in names if str(row[name]) == found.second}
            if moved and noun == PLACES:
                found.out(noun, row)
            elif moved:
                found.put(noun, row, **moved)
    second = found.held.by_id("actor", found.second)
    assert second is not None
    found.out("actor", second)


def _take_out_what_leads_back(found: Merging) -> None:
    for noun, (one, other) in BETWEEN.items():
        for row in list(found.now(noun)):
            if str(row[one]) == str(row[other]) == found.first:
                if noun == "tie":
                    found.told[LOOP].append(found.held.by_id(noun, str(row["id"])) or row)
                    _take_out_tie(found, row)
                else:
                    found.out(noun, row)
    first = found.rows.get(("actor", found.first)) or found.held.by_id("actor", found.first)
    if first and str(first["service"]) == found.first:
        found.put("actor", first, service=None)


def _keep_when_the_first_was_there(found: Merging) -> None:
    """Who was there all along stays so: the second's times of being there are taken out."""
    if not found.held.presences(found.first):
        for row in found.held.presences(found.second):
            found.out("presence", row)


def _take_out_tie(found: Merging, tie: Mapping[str, Any]) -> None:
    """A tie goes with its times, effects and as evidence; what was asked for it stays."""
    which = str(tie["id"])
    found.out("tie", tie)
    for noun in ("spell", "effect", "configuration_evidence", "review", "excerpt_link"):
        for row in list(found.now(noun)):
            if str(row["tie"]) == which:
                found.out(noun, row)
    for row in list(found.now("attempt")):
        if str(row["tie"]) == which:
            found.put("attempt", row, tie=None)


def _join_ties(found: Merging) -> None:
    """Where both had a tie of one kind with one actor it is one tie, with the times of both."""
    moved = {which for noun, which in found.rows if noun == "tie"}
    ties = list(found.now("tie"))
    stays = [row for row in ties if str(row["id"]) not in moved]
    for row in (row for row in ties if str(row["id"]) in moved):
        alike = next((other for other in stays if _alike(row, other)), None)
        if alike is None:
            stays.append(row)
        else:
            found.told[DOUBLE].append(found.held.by_id("tie", str(row["id"])) or row)
            _join(found, row, alike)


def _alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    ends = [(str(row["source"]), str(row["target"])) for row in (one, other)]
    turned = ends[0] == ends[1][::-1] and not (one["directed"] and other["directed"])
    return one["kind"] == other["kind"] and (ends[0] == ends[1] or turned)


def _join(found: Merging, tie: Mapping[str, Any], into: Mapping[str, Any]) -> None:
    held = [row for row in found.now("spell") if str(row["tie"]) == str(into["id"])]
    for row in [row for row in found.now("spell") if str(row["tie"]) == str(tie["id"])]:
        if any(_overlap(row, other) for other in held):
            found.told[OVERLAP].append(row)
            found.out("spell", row)
        else:
            found.put("spell", row, tie=into["id"])
    for noun in ("effect", "attempt", "configuration_evidence", "review", "excerpt_link"):
        for row in list(found.now(noun)):
            if str(row["tie"]) == str(tie["id"]):
                found.put(noun, row, tie=into["id"])
    found.out("tie", tie)


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    (began, ended), (start, end) = (_life(row) for row in (one, other))
    return began < end and start < ended


def _life(row: Mapping[str, Any]) -> tuple[date, date]:
    return row["start"] or OPEN_LIFE[0], row["end"] or OPEN_LIFE[1]


def _join_consents(found: Merging) -> None:
    """What both said alike is said once; a yes and a no are for people to settle, not for us."""
    rows = [row for row in found.now("consent") if str(row["actor"]) == found.first]
    moved = {which for noun, which in found.rows if noun == "consent"}
    stays = [row for row in rows if str(row["id"]) not in moved]
    for row in (row for row in rows if str(row["id"]) in moved):
        for other in (one for one in stays if one["purpose"] == row["purpose"]):
            if _overlap(row, other) and row["state"] != other["state"]:
                what = f"they said different things to {row['purpose']}"
                raise _refused(what, "write one answer for both under Consent first")
            if _overlap(row, other):
                found.out("consent", row)


def _take_out_doubles(found: Merging) -> None:
    for noun, names in ONE_EACH.items():
        moved = {which for changed, which in found.rows if changed == noun}
        rows = sorted(found.now(noun), key=lambda row: str(row["id"]) in moved)
        seen: set[tuple[str, ...]] = set()
        for row in rows:
            told = tuple(str(row[name]) for name in names)
            if told in seen:
                found.out(noun, row)
            seen.add(told)


def _fill_what_is_empty(found: Merging) -> None:
    """What only the second was known to be, the first is."""
    first = found.rows.get(("actor", found.first)) or found.held.by_id("actor", found.first)
    second = found.held.by_id("actor", found.second)
    assert first
    assert second
    told = {
        name: second[name]
        for name in FIELDS["actor"]
        if first[name] is None and second[name] is not None and str(second[name]) != found.first
    }
    if told:
        found.put("actor", first, **told)
