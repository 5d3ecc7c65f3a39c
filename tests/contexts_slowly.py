"""Small random records with contexts, and whom they cover, found out in the slow plain way."""

import random
from datetime import date, timedelta

FIRST = date(2025, 1, 1)
DAYS = range(12)
SERVICES, ACTORS = (0, 1), range(6)


def day(number):
    return None if number is None else FIRST + timedelta(days=number)


def random_span(dice):
    a, b = sorted(dice.sample(DAYS, 2))
    return {
        "start": day(dice.choice([None, a, a, a])),
        "end": day(dice.choice([None, b, b, b])),
    }


def random_record(seed):
    dice = random.Random(seed)
    actors = [
        {
            "key": f"a{number}",
            "kind": "service" if number in SERVICES else "practitioner",
            "sector": dice.choice([None, "north", "south"]),
            "service": None if number in SERVICES else dice.choice([None, *SERVICES]),
        }
        for number in ACTORS
    ]
    belongs = [
        {"actor": dice.choice(ACTORS[2:]), "service": dice.choice(SERVICES), **random_span(dice)}
        for _ in range(dice.randrange(4))
    ]
    subjects = [
        {"subject_type": "all"},
        *({"subject_type": "actor", "actor": number} for number in ACTORS),
        *({"subject_type": "service", "actor": number} for number in SERVICES),
        {"subject_type": "sector", "subject": "north"},
    ]
    coverage = [
        {"context": dice.randrange(2), **dice.choice(subjects), **random_span(dice)}
        for _ in range(dice.randrange(6))
    ]
    return {
        "actor": actors,
        "membership": belongs,
        "context": [{"key": key, **random_span(dice)} for key in ("x", "y")],
        "coverage": coverage,
    }


def holds(row, number):
    after_start = row["start"] is None or row["start"] <= day(number)
    return after_start and (row["end"] is None or day(number) < row["end"])


def services_of(record, actor, number):
    """The services to which an actor belongs on a day, as the rule says it."""
    if actor in SERVICES:
        own = {actor}
    else:
        own = {
            row["service"]
            for row in record["membership"]
            if row["actor"] == actor and holds(row, number)
        }
    return own or {record["actor"][actor]["service"]}


def reaches(record, row, actor, number):
    if row["subject_type"] == "all":
        return True
    if row["subject_type"] == "actor":
        return row["actor"] == actor
    if row["subject_type"] == "service":
        return row["actor"] in services_of(record, actor, number)
    return record["actor"][actor]["sector"] == row["subject"]


def covers_slowly(record, context, actor, number):
    in_force = holds(record["context"][context], number)
    rows = [row for row in record["coverage"] if row["context"] == context]
    return in_force and any(
        holds(row, number) and reaches(record, row, actor, number) for row in rows
    )


def with_ties_and_moves(seed):
    """The same with ties that come and go and moves, in a programme of three short periods."""
    record = random_record(seed)
    dice = random.Random(seed + 1)
    ends = [(a, b) for a in ACTORS for b in ACTORS if a < b and dice.random() < 0.6]
    ties = [{"source": a, "target": b, "kind": "works_with", "directed": False} for a, b in ends]
    moves = [
        {"key": f"m{number}", "title": "m", "date": day(dice.choice(DAYS))} for number in range(8)
    ]
    makers = [
        {"move": number, "actor": actor, "role": dice.choice(["maker", "maker", "with"])}
        for number in range(8)
        for actor in dice.sample(ACTORS, 2)
    ]
    first, last = (day(number).isoformat() for number in (DAYS[0], DAYS[-1]))
    return record | {
        "setting": [{"key": "start", "value": first}, {"key": "end", "value": last}],
        "meeting": [{"key": f"g{number}", "date": day(number)} for number in (3, 7)],
        "tie": ties,
        "spell": [{"tie": tie, **span} for tie in range(len(ties)) for span in random_spans(dice)],
        "move": moves,
        "move_actor": makers,
    }


def random_spans(dice):
    """One time or two of holding, with a gap between them."""
    a, b, c, d = sorted(dice.sample(DAYS, 4))
    spans = [{"start": day(a), "end": day(b)}, {"start": day(c), "end": day(d)}]
    return dice.choice([spans, spans[:1], [{"start": None, "end": day(c)}]])


PERIODS = (range(4), range(4, 8), range(8, 12))
"""Up to the day of a meeting, and after the last."""


def figures_slowly(record, context, period):
    """The figures of one context in one period, tie by tie and day by day."""

    def covers(actor, number):
        return covers_slowly(record, context, actor, number)

    covered = {
        actor for actor in ACTORS if 2 * sum(covers(actor, number) for number in period) >= 4
    }
    made = [
        (row["move"], row["actor"])
        for row in record["move_actor"]
        for number in period
        if row["role"] == "maker"
        and record["move"][row["move"]]["date"] == day(number)
        and covers(row["actor"], number)
    ]
    found = {
        "covered": len(covered),
        "moves": len({move for move, _ in made}),
        "makers": len({maker for _, maker in made}),
        **dict.fromkeys(COUNTED_TIES, 0),
    }
    for number, tie in enumerate(record["tie"]):
        ends = tie["source"], tie["target"]
        change, when = change_slowly(record, number, period)
        inside = sum(covers(end, when) for end in ends)
        found[f"ties_{change}"] += inside == 2 or (change == "ended" and inside == 1)
        if f"crossing_{change}" in found:
            found[f"crossing_{change}"] += inside == 1
        if tied(record, number, period[-1]):
            inside = sum(end in covered for end in ends)
            found["ties_held"] += inside == 2
            found["crossing_held"] += inside == 1
    return {name: found[name] for name in found if name != "ties_None"}


COUNTED_TIES = (
    *("ties_None", "ties_formed", "ties_reopened", "ties_ended", "ties_held"),
    *("crossing_formed", "crossing_ended", "crossing_held"),
)


def tied(record, tie, number):
    return any(holds(row, number) for row in record["spell"] if row["tie"] == tie)


def change_slowly(record, tie, period):
    """What became of a tie from the day before a period to its last day.

    And its first day, or its last, which is the day before the one without it.
    """
    since = max(period[0] - 1, 0)
    states = [tied(record, tie, number) for number in range(since, period[-1] + 1)]
    turns = [since + place for place in range(1, len(states)) if states[place] != states[place - 1]]
    if states[0] == states[-1]:
        return None, period[-1]
    if states[0]:
        return "ended", turns[-1] - 1
    earlier = any(tied(record, tie, number) for number in range(-1, since))
    return ("reopened" if earlier else "formed"), turns[0]


def pooled_slowly(record, context):
    """Ended ties and tie-days of those covered and of the others, day by day; None for no arms."""
    in_force = [number for number in DAYS if holds(record["context"][context], number)]
    days = {
        actor: sum(covers_slowly(record, context, actor, number) for number in in_force)
        for actor in ACTORS
    }
    covered = {actor for actor in ACTORS if days[actor] and 2 * days[actor] >= len(in_force)}
    kinds = {record["actor"][actor]["kind"] for actor in covered}
    kinds = kinds - {"service"} or kinds
    at_risk = {actor for actor in ACTORS if record["actor"][actor]["kind"] in kinds}
    if not covered & at_risk or not at_risk - covered:
        return None
    counts = {True: [0, 0], False: [0, 0]}
    for number, tie in enumerate(record["tie"]):
        ends = {tie["source"], tie["target"]}
        if len(ends & at_risk) >= (1 if kinds == {"service"} else 2):
            arm = counts[bool(ends & at_risk & covered)]
            for which in in_force:
                held = tied(record, number, which)
                gone = which + 1 in in_force and not tied(record, number, which + 1)
                arm[0] += held and gone
                arm[1] += held
    return [*counts[True], *counts[False]]
