"""G21: nobody who keeps every release learns of a few by subtracting one from another."""

import itertools
import json

from attacking import differences, meant
from random_releases import population, sequence

from sysmap.disclosure import PROFILES, Universe, count, protect, read
from sysmap.disclosure.forms import first_form, given

AUDIENCES = ("group", "manager", "research", "public")


def asked(universe, on, filters):
    """The counts of one release."""
    wanted = [population(on, **kept) for kept in filters]
    return [count(str(each), len(universe.members(each)), each) for each in wanted]


def released(universe, releases, profile):
    """Each count of a sequence of releases as it was printed: its population, and the text."""
    ledger, told = [], []
    for on, filters in releases:
        numbers = asked(universe, on, filters)
        earlier = [read(one) for tables in ledger for one in tables]
        passed = protect(numbers, universe, profile, earlier)
        ledger.append([one.plain() for one in passed.statements])
        told += [(each.terms[0][1], passed.numbers[each.key].text) for each in numbers]
    return told


def released_unchecked(universe, releases, profile):
    """The same, each release looked at alone and only small counts hidden."""
    told = []
    for on, filters in releases:
        for each in asked(universe, on, filters):
            shown = given(each, first_form(each, profile), profile).value
            told.append((each.terms[0][1], "*" if shown is None else f"{shown:g}"))
    return told


def found_by_subtracting(universe, told, profile, most_terms):
    """The sets of 1 to threshold - 1 people whose number follows exactly from what was printed."""
    rules = {"threshold": profile.threshold, "base": profile.rounding}
    published = [
        (universe.members(each), *bounds) for each, text in told if (bounds := meant(text, **rules))
    ]
    published = [one for one in published if one[0]]
    few = range(1, profile.threshold)
    return [
        people for people, low, high in differences(published, most_terms) if low == high in few
    ] + list(_net(told, rules, few))


def _net(told, rules, few):
    """What is else alike on two days, where the difference is small."""
    for (one, text), (other, beside) in itertools.combinations(told, 2):
        ends = meant(text, **rules), meant(beside, **rules)
        if one.where == other.where and one.on != other.on and all(ends):
            least, most = ends[1][0] - ends[0][1], ends[1][1] - ends[0][0]
            if least == most and abs(least) in few:
                yield {one, other}


def sequences_attacked(seeds, release=released, most_terms=3):
    """Differences found, counts printed and counts hidden in many sequences."""
    found, shown, hidden = 0, 0, 0
    for seed in seeds:
        profile = PROFILES[AUDIENCES[seed % 4]]
        universe, releases = sequence(seed)
        told = release(universe, releases, profile)
        found += len(found_by_subtracting(universe, told, profile, most_terms))
        hidden += sum(text == "*" for _, text in told)
        shown += sum(text != "*" for _, text in told)
    return found, shown, hidden


def test_no_difference_of_a_few_follows_from_any_sequence_of_releases():
    found, shown, hidden = sequences_attacked(range(20))
    assert found == 0
    assert shown > 100
    assert hidden > 50


def test_many_do_where_each_release_is_looked_at_alone():
    assert sequences_attacked(range(20), released_unchecked)[0] > 20


def may_and_june(may, june):
    fields = {person: {"kind": "carer"} for person in {*may, *june}}
    days = {"2025-05-31": frozenset(may), "2025-06-30": frozenset(june)}
    return Universe(days, fields), [(day, [{}]) for day in days]


def test_the_one_who_joined_is_not_told_of_by_may_and_june():
    told = released(*may_and_june(range(21), range(22)), PROFILES["group"])
    assert [text for _, text in told] == ["21", "*"]
    for both in released(*may_and_june(range(21), range(40)), PROFILES["group"]):
        assert both[1] in ("21", "40")


def test_a_change_of_few_is_not_told_of_where_others_left_either():
    may, june = range(21), range(9, 31)
    told = released(*may_and_june(may, june), PROFILES["group"])
    assert [text for _, text in told] == ["21", "about 20"]


def test_somebody_written_down_later_is_not_told_of_by_a_second_release_of_the_same_day():
    group = PROFILES["group"]
    first, _ = may_and_june(range(21), range(60))
    before = protect(asked(first, "2025-05-31", [{}]), first, group)
    later, _ = may_and_june(range(22), range(60))
    again = protect(asked(later, "2025-05-31", [{}]), later, group, before.statements)
    assert [each.text for each in again.numbers.values()] == ["*"]
    [number] = again.numbers.values()
    assert number.reason == "difference"


def test_a_filter_within_another_does_not_tell_of_those_between():
    fields = {one: {"kind": "carer", "sector": "x" if one < 20 else "y"} for one in range(23)}
    universe = Universe({"2025-05-31": frozenset(fields)}, fields)
    releases = [("2025-05-31", [{"sector": "x"}]), ("2025-05-31", [{"kind": "carer"}])]
    told = released(universe, releases, PROFILES["group"])
    assert [text for _, text in told] == ["20", "about 25"]  # 3 to 7 between them, not 3


def test_the_same_release_twice_gives_the_same_numbers():
    universe, releases = sequence(3)
    on, filters = releases[0]
    told = released(universe, [(on, filters), (on, filters)], PROFILES["manager"])
    assert told[: len(filters)] == told[len(filters) :]


def test_what_readers_know_goes_through_json_and_names_nobody():
    universe, releases = sequence(5)
    numbers = asked(universe, *releases[0])
    passed = protect(numbers, universe, PROFILES["group"])
    plain = json.loads(json.dumps([each.plain() for each in passed.statements]))
    assert [read(each) for each in plain] == passed.statements
    assert {key for each in plain for key in each} == {"terms", "low", "high"}
