"""Change in parts, by kind of tie or by pair: the identity holds in each, all make the whole."""

import random
from datetime import date

import pytest
from drawing import draw, recorded
from hypothesis import given, settings
from hypothesis import strategies as st
from random_ties import day, random_record

from sysmap.change import between, part_rows, ties_behind
from sysmap.errors import WrongUsage

SINCE, UNTIL = date(2025, 2, 1), date(2025, 5, 5)
GAINS = ("formed", "formed_with_joiner", "found", "not_sure", "reopened")
LOSSES = ("ended", "left_with_actor")
FIELDS = ("tie_kind", "kind", "service", "sector")

THREE_SERVICES = """
    P1 home S1
    P2 home S2
    P3 home S2
    P1 -- P2 2025-03-01..
    P2 -- P1 2025-01-01..2025-03-01 knows_of
    P2 -- P3 2025-01-01..
    P1 -- S1 2025-03-01..
    C1 -- P2 2025-03-01..
"""


def counts(text, by, **options):
    """Part -> id -> value, for what is not nought."""
    found = {}
    for row in part_rows(between(draw(text), SINCE, UNTIL, **options), by):
        if row.value:
            found.setdefault(row.subject, {})[row.measure] = row.value
    return found


def test_a_change_by_pair_of_services_is_that_of_home_services():
    assert counts(THREE_SERVICES, "service") == {
        "|S2": {"ties_after": 1, "formed": 1},  # a carer belongs to none
        "S1|S1": {"ties_after": 1, "formed": 1},  # a service belongs to itself
        "S1|S2": {"ties_before": 1, "ties_after": 1, "formed": 1, "ended": 1},
        "S2|S2": {"ties_before": 1, "ties_after": 1, "kept": 1},
    }


def test_a_change_by_pair_of_kinds_and_by_kind_of_tie():
    assert counts(THREE_SERVICES, "kind").keys() == {
        "carer|practitioner",
        "practitioner|practitioner",
        "practitioner|service",
    }
    assert counts(THREE_SERVICES, "tie_kind")["knows_of"] == {"ties_before": 1, "ended": 1}


def test_where_every_tie_has_a_direction_a_pair_has_one_too():
    text = "P1@x -> P2@y 2025-03-01..\nP2@y -> P1@x 2025-03-01.."
    assert counts(text, "sector").keys() == {"x|y", "y|x"}
    assert counts(text.replace("->", "--"), "sector").keys() == {"x|y"}


def test_a_part_says_how_many_actors_it_speaks_of():
    rows = part_rows(between(draw(THREE_SERVICES), SINCE, UNTIL), "service")
    assert {row.subject: row.n for row in rows} == {"|S2": 4, "S1|S1": 2, "S1|S2": 5, "S2|S2": 3}


def test_a_strength_that_a_part_does_not_tell_is_undefined_in_that_part_alone():
    text = "P1 -- P2 x1\nP1 -- P3 knows_of"
    rows = part_rows(between(draw(text), SINCE, UNTIL), "tie_kind")
    told = {row.subject: (row.value, row.reason) for row in rows if row.measure == "regraded"}
    assert told == {
        "works_with": (0, ""),
        "knows_of": (None, "no kept tie has a strength recorded on both days"),
    }


def test_what_cannot_split_ties_is_refused():
    with pytest.raises(WrongUsage, match="ties cannot be split by 'shoe'; choose among: tie_kind"):
        counts("P1 -- P2", "shoe")
    with pytest.raises(WrongUsage, match="a pair may have ties of several kinds"):
        counts("P1 -- P2", "tie_kind", pairs=True)


def test_every_count_gives_the_ties_behind_it():
    difference = between(draw(THREE_SERVICES), SINCE, UNTIL)
    assert ties_behind(difference, "formed").tolist() == [0, 3, 4]
    assert ties_behind(difference, "ties_before").tolist() == [1, 2]
    with pytest.raises(WrongUsage, match="'jaccard' counts no ties; choose among: ties_before"):
        ties_behind(difference, "jaccard")


def with_services(seed):
    record, dice = random_record(seed), random.Random(seed + 1)
    for actor in record["actor"]:
        actor |= {"sector": dice.choice(["m", "n|o", None]), "service": dice.choice([None, 3, 4])}
    record["actor"][4]["kind"] = "service"
    return record


def part_of(record, tie, by, *, directed):
    """The part in which a tie lies, in the slow plain way."""
    told = record["tie"][tie]
    if by == "tie_kind":
        return told["kind"]
    actors = record["actor"]

    def name(end):
        actor = actors[told[end]]
        if by != "service":
            return actor[by] or ""
        home = told[end] if actor["kind"] == "service" else actor["service"]
        return "" if home is None else actors[home]["key"]

    ends = [name("source"), name("target")]
    return "|".join(end.replace("|", r"\|") for end in (ends if directed else sorted(ends)))


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 10**6),
    st.lists(st.integers(1, 13), min_size=2, max_size=2).map(sorted),
    st.sampled_from(FIELDS),
    st.sampled_from(["apart", "ended"]),
    st.booleans(),
)
def test_the_identity_holds_in_every_part_and_the_parts_make_the_whole(
    seed, days, by, leavers, put_back
):
    record = with_services(seed)
    options = {"leavers": leavers, "found_put_back": put_back}
    difference = between(recorded(**record), *map(day, days), **options)
    values = {}
    for row in part_rows(difference, by):
        values.setdefault(row.subject, {})[row.measure] = row.value
    for part in values.values():
        gained, lost = (sum(part[name] for name in names) for names in (GAINS, LOSSES))
        assert part["ties_after"] == part["ties_before"] + gained - lost
    whole = difference.counts()
    for name in (*GAINS, *LOSSES, "ties_before", "ties_after", "kept", "came_and_went"):
        assert sum(part[name] for part in values.values()) == whole[name]
        parts = [
            part_of(record, tie, by, directed=difference.selection.directed)
            for tie in ties_behind(difference, name)
        ]
        assert {part: found[name] for part, found in values.items() if found[name]} == {
            part: parts.count(part) for part in set(parts)
        }
