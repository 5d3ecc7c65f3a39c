"""Records of any content that the store takes, for tests of what must hold for all of them.

Rows are drawn field by field from the nouns themselves, so that a new column is filled without a
word here, and saved as a team would: everything first, then changes and things taken back. What
only an import forbids (see `writers.pack.tables`) is not drawn: rows that nothing tells apart,
times of one thing that touch and are alike, and text with blanks round it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from sysmap.model import (
    EVIDENCE_OF,
    FIELDS,
    KEPT_APART,
    NOUNS,
    REVIEWED_BY,
    SPOKEN_OF,
    VERDICTS_ON,
    as_one,
)
from sysmap.store import Operation
from sysmap.store.operation import Fact

ODD_TEXTS = (
    "a|b",
    r"a\|b",
    'say "no", twice',
    "two\nlines",
    "carriage\rreturn\r\nboth",
    "=1+1",
    "+44",
    "-",
    "@home",
    "'=quoted",
    "''",
    "\N{FULLWIDTH EQUALS SIGN}1",
    "\N{BIRD} and \N{FAMILY}",
    "\ufeffmarked",
    "semi;colon\ttab",
    "None",
    "007",
    "2025-03-05",
    "<b>bold</b>",
)
ATTRIBUTES = (
    "group",
    "shoe size",
    "Kind",
    "profession",
    "source",
    "target",
    "attribute:x",
    "=sum",
    "semi;colon",
    "a|b",
    "two\nlines",
    "until",
)
TWO_ENDS = {
    "tie": ("source", "target"),
    "pair_flag": ("a", "b"),
    "askable": ("kind_a", "kind_b"),
    "practice_relation": ("a", "b"),
    "context_relation": ("a", "b"),
    "attempt": ("asker", "asked"),
    "report": ("source", "target"),
}
TOLD_APART_BY = {
    "role": ("actor", "role"),
    "consent": ("actor", "purpose"),
    "membership": ("actor", "service"),
    "tie_kind": ("kind",),
    "coverage": ("context", "subject_type", "actor", "subject"),
    "appraisal": ("context", "actor"),
    "move_actor": ("move", "actor", "role"),
    "move_element": ("move", "element"),
    "move_context": ("move", "context"),
    "effect": ("move", "tie"),
    "reporter": ("actor",),
    "framework_item": ("framework", "sort", "label"),
    "configuration_evidence": ("configuration", *EVIDENCE_OF),
    "attendance": ("meeting", "actor"),
    "coding": ("excerpt", "code"),
    "observation_window": ("scope",),
}
LARGEST = 999_999_999

TEXTS = st.sampled_from(ODD_TEXTS) | (
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
    .map(str.strip)
    .filter(bool)
)
DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))
VALUES = {
    str: TEXTS,
    date: DAYS,
    bool: st.booleans(),
    int: st.integers(0, LARGEST),
    float: st.integers(0, LARGEST).map(lambda millionths: millionths / 1e6),
}

IDS = st.uuids(version=4)


@st.composite
def operations(draw):
    """The saves of a small record: all of it, then what is changed or taken back."""
    rows = defaultdict(list)
    for noun in NOUNS:
        for fields in _DRAWN.get(noun, _some_rows)(draw, noun, rows):
            rows[noun].append(NOUNS[noun](id=draw(IDS), **fields))
    gone = _taken_back(draw, rows)
    first, second = defaultdict(list), defaultdict(list)
    for noun, records in rows.items():
        for record in records:
            was = _before(draw, noun, record)
            first[noun].append(was)
            if record.id in gone:
                second[noun].append(Fact(was, version=2, void=True))
            elif was != record:
                second[noun].append(Fact(record, version=2))
    return [_operation(draw, "record", first), _operation(draw, "correct", second)]


def _operation(draw, verb, facts):
    return Operation(id=draw(IDS), who="steward", verb=verb, facts=facts)


def _some_rows(draw, noun, rows):
    """A few rows of a noun that differ in what an import tells them apart by."""
    seen = set()
    for number in range(draw(st.integers(2, 5))):
        fields = _fields(draw, noun, rows, number)
        identity = _identity(noun, fields)
        if len(identity) > 1 and identity not in seen and _is_whole(noun, fields):
            seen.add(identity)
            yield fields


def _is_whole(noun, fields):
    return all(fields[field.name] is not None for field in FIELDS[noun].values() if field.needed)


def _identity(noun, fields):
    if noun in TWO_ENDS:
        return frozenset(fields[end] for end in TWO_ENDS[noun])
    return (noun, *(fields[name] for name in TOLD_APART_BY.get(noun, ("key",))))


def _fields(draw, noun, rows, number):
    fields = {name: _value(draw, noun, field, rows) for name, field in FIELDS[noun].items()}
    if fields.get("key") is not None:
        fields["key"] = f"{fields['key']} {number}"
    if {"start", "end"} <= fields.keys():
        fields |= _span(draw)
    return fields | SPECIAL.get(noun, lambda *_: {})(draw, fields, rows)


def _value(draw, noun, field, rows):
    if not field.needed and not draw(st.integers(0, 4)):
        return None
    if field.target:
        offered = [record.id for record in rows[field.target]]
        few = offered[1:] if len(offered) > 2 else offered
        return draw(st.sampled_from(few)) if few else None
    return draw(st.sampled_from(field.words) if field.words else VALUES[field.type])


def _span(draw):
    start, end = sorted(draw(st.lists(DAYS, min_size=2, max_size=2, unique=True)))
    return {
        "start": draw(st.sampled_from([start, None])),
        "end": draw(st.sampled_from([end, None])),
    }


def _actor(draw, _fields, _rows):
    held = draw(st.dictionaries(st.sampled_from(ATTRIBUTES), TEXTS, max_size=3))
    text = json.dumps(dict(sorted(held.items())), ensure_ascii=False)
    return {"attributes": text if held else None}


def _consent(draw, fields, _rows):
    """Nobody refuses to be in the record: nothing more could be written of them."""
    may_refuse = fields["purpose"] != "record"
    return {} if may_refuse else {"state": draw(st.sampled_from(["given", "not_asked"]))}


def _coverage(_draw, fields, rows):
    """Whom a context reaches: an actor, or a name, or everybody."""
    names_actor = fields["subject_type"] in ("actor", "service")
    names_some = not names_actor and fields["subject_type"] != "all"
    actor = fields["actor"] or rows["actor"][-1].id
    return {
        "actor": actor if names_actor else None,
        "subject": (fields["subject"] or "some") if names_some else None,
    }


def _evidence(draw, fields, rows):
    """One thing that a line of the workbook rests on; a day only beside who said it."""
    at = draw(st.sampled_from([name for name in EVIDENCE_OF if rows[name]]))
    told = dict.fromkeys(EVIDENCE_OF) | {at: fields[at] or rows[at][-1].id}
    return told | ({} if at == "actor" else {"day": None})


def _excerpt(draw, _fields, _rows):
    start = draw(st.none() | st.integers(0, 9))
    return {"start_position": start, "end_position": None if start is None else start + 1}


def _move(draw, _fields, _rows):
    several = st.none() | st.lists(TEXTS, min_size=1, max_size=2).map(lambda many: as_one(*many))
    return {name: draw(several) for name in ("compartments", "principles")}


def _item(draw, fields, rows):
    """The label of a move stands in a compartment of its own version, and nothing else does."""
    above = [item for item in rows["framework_item"] if item.sort == "compartment"]
    if fields["sort"] == "move" and above:
        chosen = draw(st.sampled_from(above))
        return {"compartment": chosen.id, "framework": chosen.framework}
    sort = "compartment" if fields["sort"] == "move" else fields["sort"]
    return {"compartment": None, "sort": sort}


def _attempt(_draw, fields, _rows):
    days = sorted(day for day in (fields["day"], fields["answered_on"]) if day)
    return {"day": days[0], "answered_on": days[1]} if len(days) > 1 else {}


def _window(_draw, fields, _rows):
    return {"scope": fields["scope"] or "all"}


SPECIAL = {
    "actor": _actor,
    "appraisal": lambda draw, *_: {"strength": draw(st.sampled_from([None, 1, 2, 3]))},
    "attempt": _attempt,
    "framework_item": _item,
    "configuration_evidence": _evidence,
    "consent": _consent,
    "coverage": _coverage,
    "move": _move,
    "observation_window": _window,
    "excerpt": _excerpt,
    "pair_flag": lambda *_: {"flag": KEPT_APART},
}
"""Noun -> what its rows must keep to beyond their fields."""


def _settings(draw, _noun, _rows):
    start, end = sorted(draw(st.lists(DAYS, min_size=2, max_size=2, unique=True)))
    told = {"name": draw(TEXTS), "start": str(start), "end": str(end), draw(TEXTS): draw(TEXTS)}
    return [{"key": key, "value": value} for key, value in told.items()]


def _places(draw, _noun, rows):
    """Where everybody stands: an import would find a place for whoever has none."""
    across = st.integers(-LARGEST, LARGEST).map(lambda millionths: millionths / 1e6)
    return [
        {"actor": actor.id, "x": draw(across), "y": draw(across), "pinned": draw(st.booleans())}
        for actor in rows["actor"]
    ]


def _times(draw, noun, rows):
    """For each owner no time, one, or two: a return after a gap, or a tie that grew stronger."""
    owner = "actor" if noun == "presence" else "tie"
    found = []
    for record in rows[owner]:
        days = sorted(draw(st.lists(DAYS, min_size=4, max_size=4, unique=True)))
        spans = draw(st.sampled_from(_spans(*days)))
        rest = [_fields(draw, noun, rows, 0) for _ in spans]
        if noun == "spell" and len(spans) > 1:
            rest[1]["strength"] = (rest[0]["strength"] or 0) + 1
        found += [
            fields | {owner: record.id, "start": start, "end": end}
            for fields, (start, end) in zip(rest, spans, strict=True)
        ]
    return found


def _reviews(draw, noun, rows):
    """What is said of one thing of each sort, in the words that may be said of such."""
    for of, names in REVIEWED_BY.items():
        offered = {name: rows["actor" if name == "other" else name] for name in names}
        told = {
            name: records[-1 - place].id
            for place, (name, records) in enumerate(offered.items())
            if len(records) > place
        }
        fields = _fields(draw, noun, rows, 0)
        if len(told) == len(names) and fields["meeting"]:
            empty = dict.fromkeys(("tie", "move", "context", "actor", "other"))
            verdict = draw(st.sampled_from(VERDICTS_ON[of]))
            yield fields | empty | told | {"target_type": of, "verdict": verdict}


def _links(draw, noun, rows):
    """What the excerpts speak of, one thing of each sort."""
    for name in SPOKEN_OF:
        if rows["excerpt"] and rows[name]:
            told = dict.fromkeys(SPOKEN_OF) | {name: rows[name][-1].id}
            excerpt = rows["excerpt"][-1].id
            yield _fields(draw, noun, rows, 0) | told | {"excerpt": excerpt}


def _spans(one, two, three, four):
    once = [[], [(None, None)], [(one, None)], [(None, two)], [(one, two)]]
    return [
        *once,
        [(one, two), (three, four)],
        [(None, two), (three, None)],
        [(one, two), (three, None)],
    ]


_DRAWN = {
    "presence": _times,
    "spell": _times,
    "setting": _settings,
    "place": _places,
    "review": _reviews,
    "excerpt_link": _links,
}
"""Noun -> how its rows are drawn, where not each by itself."""


def _taken_back(draw, rows):
    """Rows that nothing which stays points at; an actor goes with their place on the map."""
    gone = set()
    for noun in reversed(NOUNS):
        for record in rows[noun]:
            if (
                noun != "place"
                and not _is_pointed_at(record, rows, gone)
                and not draw(st.integers(0, 4))
            ):
                gone.add(record.id)
                gone |= {place.id for place in rows["place"] if place.actor == record.id}
    return gone


def _is_pointed_at(record, rows, gone):
    return any(
        record.id in vars(other).values()
        for noun, others in rows.items()
        if noun != "place"
        for other in others
        if other.id not in gone and other.id != record.id
    )


def _before(draw, noun, record):
    """The record as it was told at first: now and then with a note or a label left out."""
    loose = [
        name
        for name, field in FIELDS[noun].items()
        if not field.needed and field.type is str and not field.words and not field.target
        if name not in ("key", "subject", *TOLD_APART_BY.get(noun, ()), *TWO_ENDS.get(noun, ()))
    ]
    if not loose or draw(st.integers(0, 2)):
        return record
    return replace(record, **{draw(st.sampled_from(loose)): None})
