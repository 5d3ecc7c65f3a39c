"""Networks that leave, for tests: random ones, and what a slow reader finds in their bytes."""

import csv
import io
import random
from datetime import date

from drawing import recorded

from sysmap.writers.released import Released

KINDS = ["young person"] * 4 + ["practitioner", "carer", "service", None]
SECTORS = [None, "health", "voluntary", "Our Own Sector"]
TIE_KINDS = ["works_with", "cares_for", "knows_of"]


def random_record(dice):
    """Up to fourteen, several kinds and times of ties, some kept apart, some there for a time."""
    size = dice.choice([0, 1, 2, *range(8, 15)])
    few_words = dice.random() < 0.7
    of_kinds = ["young person", "young person", "practitioner"] if few_words else KINDS
    actors = [
        {
            "key": f"a{number}",
            "kind": dice.choice(of_kinds),
            "sector": None if few_words else dice.choice(SECTORS),
        }
        for number in range(size)
    ]
    pairs = [
        (a, b)
        for a in range(size)
        for b in range(size)
        if dice.random() < (0.05 if few_words else 0.15)
    ]
    kinds = ["works_with"] if few_words else TIE_KINDS
    ties = [
        {"source": a, "target": b, "kind": kind, "directed": kind == "cares_for"}
        for a, b in pairs
        for kind in {dice.choice(kinds)}
    ]
    return recorded(
        actor=actors,
        tie=ties,
        spell=[
            _spell(dice, tie, few_words)
            for tie in range(len(ties))
            for _ in range(dice.choice([1, 1, 2]))
        ],
        presence=[{"actor": 0, "start": date(2025, 3, 5)}] if size and dice.random() < 0.3 else [],
        pair_flag=[{"a": 0, "b": 1, "flag": "kept apart"}] if size > 1 else [],
        tie_kind=[
            {"kind": kind, "directed": kind == "cares_for", "strength": "level"} for kind in kinds
        ],
    )


def _spell(dice, tie, few_words):
    if few_words:
        return {"tie": tie, "start": date(2025, 1, 1)}
    return {
        "tie": tie,
        "start": date(2025, dice.randrange(1, 13), dice.randrange(1, 29)),
        "strength": float(dice.randrange(1, 3)),
    }


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode())))


def singled_out(files, directed, k=3):
    """What a report says of young people and of all people, found by comparing each with each."""
    nodes, ties = rows_of(files["nodes.csv"]), rows_of(files["ties.csv"])
    told = {
        node["pseudonym"]: [node[name] for name in node if name != "pseudonym"] for node in nodes
    }

    def seen(who):
        rows = []
        for tie in ties:
            for here, there, way in (("source", "target", "out"), ("target", "source", "in")):
                if tie[here] == who:
                    side = way if tie["kind"] in directed else "either"
                    facts = [tie[name] for name in ("kind", "start", "end", "strength")]
                    rows.append([side, *facts, *told[tie[there]]])
        return told[who], sorted(rows)

    marks = {who: seen(who) for who in told}

    degree = {who: len(others(ties, who)) for who in told}
    around = {who: sorted(degree[other] for other in others(ties, who)) for who in told}
    people = [who for who in told if told[who][0] not in ("service", "group", "thing")]
    adults = ("adult", "practitioner", "carer", "academic")
    young = [who for who in people if told[who][0] not in adults]
    return {
        name: {
            "people": len(crowd),
            "rare": sum([marks[other] for other in crowd].count(marks[who]) < k for who in crowd),
            "smallest": smallest(crowd, marks.get),
            "k_by_kind_and_sector": smallest(crowd, lambda who: told[who][:2]),
            "k_by_degree": smallest(crowd, degree.get),
            "unique_by_neighbours_degrees": sum(
                [around[other] for other in crowd].count(around[who]) == 1 for who in crowd
            ),
        }
        for name, crowd in (("young", young), ("people", people))
    }


def others(ties, who):
    ends = [{tie["source"], tie["target"]} for tie in ties]
    return {other for pair in ends if who in pair for other in pair if other != who}


def smallest(crowd, mark):
    return min((sum(mark(one) == mark(other) for other in crowd) for one in crowd), default=None)


def no_figures(*_):
    """In place of the tables of figures, which take their time and have tests of their own."""
    return Released({"people.csv": b"date,people\n"}, [], [{"of": "people"}])


def dice(seed):
    return random.Random(seed)
