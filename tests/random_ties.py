"""Random records of people and ties, for tests against a plain day-by-day count."""

import random
from datetime import date, timedelta

FIRST = date(2025, 1, 1)
DAYS = range(14)
KINDS = ("works_with", "knows_of")


def day(number):
    return None if number is None else FIRST + timedelta(days=number)


def random_record(seed):
    """Actors who leave and return, several kinds a pair, regrades, found and doubtful ties."""
    dice = random.Random(seed)
    direction = dice.choice(["all", "none", "some"])
    record = {
        "actor": [{"key": f"a{n}", "kind": dice.choice(["x", "y"])} for n in range(5)],
        "presence": [],
        "tie": [],
        "spell": [],
        "askable": [{"kind_a": "x", "kind_b": "y"}] if dice.random() < 0.3 else [],
        "pair_flag": [{"a": 1, "b": 0, "flag": "kept apart", "start": day(4), "end": day(8)}],
    }
    for actor in range(5):
        if dice.random() < 0.6:
            spans = random_spans(dice, 2)
            record["presence"] += [{"actor": actor, "start": a, "end": b} for a, b in spans]
    for a in range(5):
        for b in range(5):
            for kind in KINDS:
                directed = {"all": True, "none": False, "some": kind == KINDS[0]}[direction]
                if a != b and (directed or a < b) and dice.random() < 0.5:
                    tie = {"source": a, "target": b, "kind": kind, "directed": directed}
                    record["spell"] += [
                        {**spell, "tie": len(record["tie"])} for spell in random_spells(dice)
                    ]
                    record["tie"].append(tie)
    return record


def random_spans(dice, most):
    """Spans that do not overlap, some touching, the first or the last side perhaps open."""
    cuts = sorted(dice.sample(DAYS, 2 * dice.randrange(1, most + 1)))
    if len(cuts) > 2 and dice.random() < 0.4:
        cuts[2] = cuts[1]
    spans = [[day(a), day(b)] for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    if dice.random() < 0.3:
        spans[0][0] = None
    if dice.random() < 0.5:
        spans[-1][1] = None
    return spans


def random_spells(dice):
    return [
        {
            "start": start,
            "end": end,
            "strength": dice.choice([None, 1.0, 2.0]),
            "origin": dice.choice([None, "baseline", "move", "found", "found", "unknown"]),
            "recorded_on": day(dice.choice([None, *DAYS])),
        }
        for start, end in random_spans(dice, 3)
    ]
