"""The identity of change, on random records, against a plain day-by-day count.

    ties_after = ties_before + formed + formed_with_joiner + found + not_sure + reopened
                             - ended - left_with_actor

The oracle goes through the days one by one and never sees a span. Then each rule is broken in turn,
and the identity itself is seen to fail.
"""

import numpy as np
import pytest
from drawing import recorded
from hypothesis import given, settings
from hypothesis import strategies as st
from random_ties import DAYS, day, random_record

from sysmap.change import between, rules

GAINS = ("formed", "formed_with_joiner", "found", "not_sure", "reopened")
LOSSES = ("ended", "left_with_actor")


class DayByDay:
    """The plain slow count: what holds on each day, and what that makes of each tie."""

    def __init__(self, record, *, found_put_back, leavers, pairs):
        self.record = record
        self.put_back = found_put_back
        self.leavers = leavers
        directed = bool(record["tie"]) and all(tie["directed"] for tie in record["tie"])
        self.units = {}
        for number, tie in enumerate(record["tie"]):
            ends = (tie["source"], tie["target"])
            pair = ends if directed else tuple(sorted(ends))
            self.units.setdefault(pair if pairs else number, []).append(number)

    def there(self, actor, number):
        spans = [span for span in self.record["presence"] if span["actor"] == actor]
        return not spans or any(holds(span["start"], span["end"], number) for span in spans)

    def ends(self, unit):
        tie = self.record["tie"][self.units[unit][0]]
        return tie["source"], tie["target"]

    def both_there(self, unit, number):
        return all(self.there(end, number) for end in self.ends(unit))

    def origin(self, spell):
        told = spell["origin"] if spell["origin"] in ("found", "unknown") else "new"
        return "new" if told == "found" and self.put_back else told

    def holding(self, unit, number):
        """The spells of a tie that count on a day."""
        spells = [spell for spell in self.record["spell"] if spell["tie"] in self.units[unit]]
        found = []
        for spell in spells:
            hidden = not self.put_back and self.origin(spell) != "new" and spell["recorded_on"]
            known = not hidden or spell["recorded_on"] <= day(number)
            if known and holds(spell["start"], spell["end"], number):
                found.append(spell)
        return found if self.both_there(unit, number) else []

    def tied(self, unit, number):
        return bool(self.holding(unit, number))

    def first_origin(self, unit):
        [first, *_] = [number for number in DAYS if self.tied(unit, number)]
        origins = {self.origin(spell) for spell in self.holding(unit, first)}
        return next(told for told in ("found", "unknown", "new") if told in origins)

    def change(self, unit, since, until):
        """The class of change, told as the design page tells it: the first that fits."""
        before, after = self.tied(unit, since), self.tied(unit, until)
        if before and after:
            return "kept"
        if before:
            leaves = self.leavers == "apart" and not self.both_there(unit, until)
            return "left_with_actor" if leaves else "ended"
        if not after:
            between_them = any(self.tied(unit, number) for number in range(since + 1, until))
            return "came_and_went" if between_them else None
        if any(self.tied(unit, number) for number in range(since)):
            return "reopened"
        told = {"found": "found", "unknown": "not_sure"}.get(self.first_origin(unit))
        joiner = not self.both_there(unit, since)
        return told or ("formed_with_joiner" if joiner else "formed")

    def interrupted(self, unit, since, until):
        kept = self.tied(unit, since) and self.tied(unit, until)
        return kept and not all(self.tied(unit, number) for number in range(since, until))

    def strength(self, unit, number):
        [spell] = self.holding(unit, number)
        return spell["strength"]


def holds(start, end, number):
    return (start is None or start <= day(number)) and (end is None or day(number) < end)


options = st.fixed_dictionaries(
    {
        "found_put_back": st.booleans(),
        "leavers": st.sampled_from(["apart", "ended"]),
        "pairs": st.booleans(),
    }
)
two_days = st.lists(st.integers(1, 13), min_size=2, max_size=2).map(sorted)


def holds_together(difference):
    """The identity, and that every tie of either day lies in exactly one class."""
    changes = difference.changes
    of_class = {name: int(flags.sum()) for name, flags in changes.classes.items()}
    gained, lost = (sum(of_class[name] for name in names) for names in (GAINS, LOSSES))
    once = np.sum(list(changes.classes.values()), axis=0) == (changes.before | changes.after)
    balanced = int(changes.after.sum()) == int(changes.before.sum()) + gained - lost
    return balanced and bool(once.all())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), two_days, options)
def test_change_agrees_with_a_count_day_by_day(seed, days, chosen):
    record = random_record(seed)
    since, until = days
    difference = between(recorded(**record), day(since), day(until), **chosen)
    slow = DayByDay(record, **chosen)
    expected = [found for unit in slow.units if (found := slow.change(unit, since, until))]
    counts = difference.counts()
    for name in (*GAINS, *LOSSES, "kept", "came_and_went"):
        assert counts[name] == expected.count(name), name
    assert counts["ties_before"] == sum(slow.tied(unit, since) for unit in slow.units)
    assert counts["ties_after"] == sum(slow.tied(unit, until) for unit in slow.units)
    broken = [unit for unit in slow.units if slow.interrupted(unit, since, until)]
    assert counts["interrupted"] == len(broken)
    assert holds_together(difference)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), two_days)
def test_regrades_agree_with_a_count_day_by_day(seed, days):
    record = random_record(seed)
    since, until = days
    slow = DayByDay(record, found_put_back=False, leavers="apart", pairs=False)
    kept = [unit for unit in slow.units if slow.change(unit, since, until) == "kept"]
    graded = [(slow.strength(unit, since), slow.strength(unit, until)) for unit in kept]
    known = [(a, b) for a, b in graded if a is not None and b is not None]
    counts = between(recorded(**record), day(since), day(until)).counts()
    untold = kept and not known
    assert counts["stronger"] == (None if untold else sum(a < b for a, b in known))
    assert counts["weaker"] == (None if untold else sum(a > b for a, b in known))
    assert counts["regraded"] == (None if untold else sum(a != b for a, b in known))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), two_days, st.sampled_from(["apart", "ended"]))
def test_rates_agree_with_a_count_day_by_day(seed, days, leavers):
    record = random_record(seed)
    since, until = days
    difference = between(recorded(**record), day(since), day(until), leavers=leavers)
    slow = DayByDay(record, found_put_back=False, leavers=leavers, pairs=True)
    kind = [actor["kind"] for actor in record["actor"]]
    apart_at = [number for number in (since, until) if 4 <= number < 8]

    def seen(a, b):
        apart = {a, b} == {0, 1} and apart_at
        return not apart and (not record["askable"] or kind[a] != kind[b])

    stayed = [n for n in range(5) if slow.there(n, since) and slow.there(n, until)]
    directed = difference.selection.directed
    pairs = [
        (a, b) for a in stayed for b in stayed if seen(a, b) and (a < b or (directed and a != b))
    ]
    changes = {unit: slow.change(unit, since, until) for unit in slow.units if seen(*unit)}
    among = [changes.get(pair) for pair in pairs]
    kept = among.count("kept")
    formed = among.count("formed") + among.count("reopened")
    ended = sum(
        change == "ended" for unit, change in changes.items() if leavers == "ended" or unit in pairs
    )
    discovered = among.count("found") + among.count("not_sure")
    at_risk = len(pairs) - kept - among.count("ended") - discovered
    counts = difference.counts()

    def share(part, whole):
        return part / whole if whole else None

    assert counts["jaccard"] == share(kept, kept + formed + ended)
    most, least = max(kept + formed, kept + ended), min(kept + formed, kept + ended)
    assert counts["jaccard_ceiling"] == share(least, most)
    assert counts["formation_rate"] == share(formed, at_risk)
    assert counts["dissolution_rate"] == share(ended, kept + ended)


SABOTAGE = {
    "kept": lambda known: known.before,
    "formed": lambda known: ~known.before & known.after & ~known.earlier & known.ends_before,
    "formed_with_joiner": lambda known: ~known.before & known.after & ~known.ends_before,
    "found": lambda known: ~known.before & known.after & known.found,
    "not_sure": lambda known: ~known.before & ~known.earlier & known.not_sure,
    "reopened": lambda known: known.after & known.earlier,
    "ended": lambda known: known.before & ~known.after,
    "left_with_actor": lambda known: known.before & ~known.after,
}
"""Each rule with one of its clauses forgotten."""


def every_record_holds_together():
    return all(
        holds_together(between(recorded(**random_record(seed)), day(4), day(9)))
        for seed in range(40)
    )


def test_the_identity_holds_on_the_records_that_the_sabotage_uses():
    assert set(SABOTAGE) == set(rules.RULES)
    assert every_record_holds_together()


@pytest.mark.parametrize("name", SABOTAGE)
def test_a_rule_with_a_clause_forgotten_breaks_the_identity(name, monkeypatch):
    monkeypatch.setitem(rules.RULES, name, SABOTAGE[name])
    assert not every_record_holds_together()
