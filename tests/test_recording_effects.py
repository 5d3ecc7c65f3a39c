"""What an effect makes of a tie: the times before, the effect, the times after, side by side.

A time is written as its days, its strength (x2), its origin, how exactly its start is known, and
the day on which it was written down (on2025-03-05).
"""

from datetime import date
from uuid import uuid4

import pytest

from sysmap.model import ORIGINS, PRECISIONS, Spell
from sysmap.recording.effects import Case, outcome
from sysmap.recording.faults import Unsound
from sysmap.recording.strength import Scale
from sysmap.store import Fact

DAY = date(2025, 3, 5)
LEVELS = Scale(meaning="level", words=("aware", "cooperating", "coordinating", "integrated"))
TIE = uuid4()


def drawn(text):
    days, *said = text.split()
    start, end = (date.fromisoformat(day) if day else None for day in days.split(".."))
    fields = {"precision": "day"}
    for word in said:
        if word in ORIGINS:
            fields["origin"] = word
        elif word in PRECISIONS:
            fields["precision"] = word
        elif word.startswith("on"):
            fields["recorded_on"] = date.fromisoformat(word[2:])
        else:
            fields["strength"] = float(word[1:])
    return Spell(id=uuid4(), tie=TIE, start=start, end=end, **fields)


def written(spell):
    parts = [f"{spell.start or ''}..{spell.end or ''}"]
    parts += [f"x{spell.strength:g}"] if spell.strength is not None else []
    parts += [spell.origin] if spell.origin else []
    parts += [spell.precision] if spell.precision not in ("day", None) else []
    parts += [f"on{spell.recorded_on}"] if spell.recorded_on else []
    return " ".join(parts)


def outcome_of(word, times, *, scale=LEVELS, **said):
    strength = scale.read(said.pop("strength", None))
    facts = [Fact(drawn(text), version=3) for text in times]
    plain = {"tie": TIE, "day": DAY, "told_on": DAY, "scale": scale, "strength": strength}
    return facts, outcome(word, Case(**{**plain, **said, "spells": facts}))


def after(word, times, **said):
    """Every time of the tie once the effect is saved; changed ones are one version on."""
    before, found = outcome_of(word, times, **said)
    assert all(fact.version == (4 if fact.record.id in ids(before) else 1) for fact in found.spells)
    newest = {fact.record.id: fact.record for fact in (*before, *found.spells)}
    return sorted(written(spell) for spell in newest.values())


def ids(facts):
    return {fact.record.id for fact in facts}


def refused(word, times, **said):
    with pytest.raises(Unsound) as refusal:
        outcome_of(word, times, **said)
    return refusal.value


NEW_TO_THE_RECORD = [
    ("new", {}, ["2025-03-05.. x2 move"], True),
    ("was there already", {}, [".. x2 found before on2025-03-05"], False),
    ("was there already", {"since": "2019"}, ["2019-01-01.. x2 found year on2025-03-05"], False),
    (
        "was there already",
        {"since": "2024-11"},
        ["2024-11-01.. x2 found month on2025-03-05"],
        False,
    ),
    ("not sure", {}, ["2025-03-05.. x2 unknown on2025-03-05"], True),
]


@pytest.mark.parametrize(("began", "said", "expected", "credited"), NEW_TO_THE_RECORD)
def test_a_tie_that_is_new_to_the_record_says_how_it_began(began, said, expected, credited):
    _before, found = outcome_of("created", [], began=began, strength="cooperating", **said)
    assert [written(fact.record) for fact in found.spells] == expected
    assert (found.credited, found.strength) == (credited, 2)


def test_a_tie_that_is_new_to_the_record_must_say_how_it_began():
    for began in (None, "perhaps"):
        told = refused("created", [], began=began)
        assert told.field == "began"
        assert "say whether it is new, was there already, or you are not sure" in told.remedy


def test_a_tie_cannot_have_been_there_already_from_a_later_day_on():
    told = refused("created", [], began="was there already", since="2025-04")
    assert (told.field, told.what) == ("since", "1 April 2025 is later than 5 March 2025")
    assert refused("created", [], began="was there already", since="last year").field == "since"


def test_a_tie_that_is_told_of_without_a_move_is_put_down_to_none():
    assert after("created", [], began="new", origin=None) == ["2025-03-05.."]


RULES = [
    ("created", ["2024-01-01..2024-06-01"], {}, "effect", "say that it began again"),
    ("created", ["2024-01-01.."], {}, "effect", "say that it grew stronger"),
    ("created", ["2025-06-01.."], {}, "date", "begin on 1 June 2025; give that day or a later"),
    ("reopened", [], {}, "effect", "new to the record; say that it is new"),
    ("reopened", ["2024-01-01.."], {}, "effect", "connected so already on 5 March 2025"),
    ("reopened", ["..2024-01-01", "2025-06-01.."], {}, "date", "begin on 1 June 2025"),
    ("strengthened", [], {}, "effect", "not connected so on 5 March 2025; say that it is new"),
    ("strengthened", ["..2024-01-01 x1"], {}, "effect", "say that it began again, or give a day"),
    ("strengthened", ["2024-01-01.."], {}, "strength", "none is given; say how strong it is now"),
    ("strengthened", ["2024-01-01.. x4"], {}, "strength", "it is integrated already, the strong"),
    ("strengthened", ["2024-01-01.. x3"], {"strength": "2"}, "strength", "cooperating is not str"),
    ("strengthened", ["2024-01-01.. x3"], {"strength": "3"}, "strength", "is not stronger than c"),
    ("strengthened", ["2024-01-01.. x3"], {"strength": "5"}, "strength", "5 is no strength of th"),
    ("strengthened", ["2024-01-01.. x1"], {"strength": "much"}, "strength", "'much' is no number"),
    ("weakened", ["2024-01-01.. x1"], {}, "strength", "it is aware already, the weakest there"),
    ("weakened", ["2024-01-01.. x2"], {"strength": "integrated"}, "strength", "is not weaker than"),
    ("ended", [], {}, "effect", "not connected so on 5 March 2025"),
    ("ended", ["2024-01-01..2025-03-05"], {}, "effect", "not connected so on 5 March 2025"),
    ("ended", ["2025-03-05.."], {}, "date", "began on 5 March 2025 itself; give a later day"),
    ("ended", ["2024-01-01..2025-06-01"], {}, "date", "this time of it end on 1 June 2025"),
]


@pytest.mark.parametrize(("word", "times", "said", "field", "words"), RULES)
def test_what_the_record_does_not_allow_is_refused_with_what_to_do(word, times, said, field, words):
    told = refused(word, times, **said)
    assert told.field == field
    assert words in f"{told.what}; {told.remedy}"


CHANGED = [
    (
        "reopened",
        ["2024-01-01..2024-06-01 x1"],
        {},
        ["2024-01-01..2024-06-01 x1", "2025-03-05.. move"],
    ),
    ("reopened", ["..2025-03-05"], {"strength": 1}, ["..2025-03-05", "2025-03-05.. x1 move"]),
    (
        "strengthened",
        ["2024-01-01.. x1 baseline"],
        {},
        ["2024-01-01..2025-03-05 x1 baseline", "2025-03-05.. x2 baseline"],
    ),
    (
        "strengthened",
        ["2019-01-01.. x1 found year on2024-10-02"],
        {"strength": "Integrated"},
        [
            "2019-01-01..2025-03-05 x1 found year on2024-10-02",
            "2025-03-05.. x4 found on2024-10-02",
        ],
    ),
    (
        "strengthened",
        ["2024-01-01..2025-06-01 x1", "2025-06-01.. x4"],
        {},
        ["2024-01-01..2025-03-05 x1", "2025-03-05..2025-06-01 x2", "2025-06-01.. x4"],
    ),
    (
        "strengthened",
        ["2024-01-01.."],
        {"strength": 3},
        ["2024-01-01..2025-03-05", "2025-03-05.. x3"],
    ),
    ("strengthened", ["2025-03-05.. x1 move"], {}, ["2025-03-05.. x2 move"]),
    ("weakened", ["2025-03-05.. x3 move"], {"strength": "aware"}, ["2025-03-05.. x1 move"]),
    ("weakened", ["2024-01-01.. x3"], {}, ["2024-01-01..2025-03-05 x3", "2025-03-05.. x2"]),
    ("ended", ["2024-01-01.. x3"], {}, ["2024-01-01..2025-03-05 x3"]),
    ("ended", [".. found before on2025-01-01"], {}, ["..2025-03-05 found before on2025-01-01"]),
]


@pytest.mark.parametrize(("word", "times", "said", "expected"), CHANGED)
def test_an_effect_opens_closes_or_regrades_the_time_that_holds(word, times, said, expected):
    assert after(word, times, **said) == expected


def test_what_is_counted_grows_only_by_a_number_that_somebody_gives():
    counted = Scale(meaning="count")
    assert "none is given" in refused("strengthened", ["2024-01-01.. x2"], scale=counted).what
    assert after("strengthened", ["2024-01-01.. x2"], scale=counted, strength="7")[-1] == (
        "2025-03-05.. x7"
    )
    assert refused("strengthened", ["2024-01-01.."], scale=counted, strength="-1").field == (
        "strength"
    )


def test_a_regraded_time_that_nobody_dated_keeps_the_day_it_was_first_written_down():
    times = ["2019-01-01.. x1 found"]
    first_written = {"first_written": lambda _: date(2024, 10, 2)}
    assert after("strengthened", times, **first_written)[-1] == (
        "2025-03-05.. x2 found on2024-10-02"
    )
