"""What a drawing says of moves and contexts: a function a verb (see `drawing`)."""

from __future__ import annotations

from datetime import date
from typing import get_args

from drawing_rows import ARROWS, Rows, Verb, actor_number, span, span_of, thing_number, tie_number

from sysmap import model
from sysmap.model import PRECISIONS

PARTS = {"+": "added", "-": "dropped"}


def _move(key: str, said: list[str], rows: Rows) -> None:
    move = thing_number("move", key, rows, title=key)
    rows["move"][move]["date"] = date.fromisoformat(said[0])
    role = ""
    for word in said[1:]:
        if word in PRECISIONS:
            rows["move"][move]["precision"] = word
        elif word == "by" or word in get_args(model.MoveRole):
            role = "maker" if word == "by" else word
        else:
            part = {"move": move, "actor": actor_number(word, rows), "role": role}
            rows["move_actor"].append(part)


def _elements(key: str, said: list[str], rows: Rows) -> None:
    move = thing_number("move", key, rows, title=key)
    for word in said:
        name, _, kind = word.rstrip("+-").partition("/")
        element = thing_number("element", name, rows, type="meaning")
        rows["element"][element]["type"] = kind or rows["element"][element]["type"]
        part = {"move": move, "element": element, "part": PARTS.get(word[-1])}
        rows["move_element"].append(part)


def _compartments(key: str, said: list[str], rows: Rows) -> None:
    rows["move"][thing_number("move", key, rows, title=key)]["compartments"] = "|".join(said)


def _derived(key: str, said: list[str], rows: Rows) -> None:
    parent = thing_number("move", said[0], rows, title=said[0])
    rows["move"][thing_number("move", key, rows, title=key)]["derived_from"] = parent


def _labelled(key: str, said: list[str], rows: Rows) -> None:
    rows["move"][thing_number("move", key, rows, title=key)]["label"] = " ".join(said)


def _practises(key: str, said: list[str], rows: Rows) -> None:
    practice = thing_number("practice", said[0], rows)
    rows["move"][thing_number("move", key, rows, title=key)]["practice"] = practice


def _was_there(key: str, said: list[str], rows: Rows) -> None:
    rows["practice"][thing_number("practice", key, rows)]["existing"] = said == ["before"]


def _judged(kind: str) -> Verb:
    def drawn(key: str, said: list[str], rows: Rows) -> None:
        a, b = (thing_number("practice", word, rows) for word in (key, said[0]))
        rows["practice_relation"].append({"a": a, "b": b, "kind": kind})

    return drawn


def _bearing(bearing: str) -> Verb:
    def drawn(key: str, said: list[str], rows: Rows) -> None:
        move = thing_number("move", key, rows, title=key)
        rows["move_context"] += [
            {"move": move, "context": thing_number("context", word, rows), "bearing": bearing}
            for word in said
        ]

    return drawn


def _effect(effect: str) -> Verb:
    def drawn(key: str, said: list[str], rows: Rows) -> None:
        told: dict[str, object] = {"status": "claimed", "date": None}
        kind = None
        for word in said[3:]:
            if word in get_args(model.EffectStatus):
                told["status"] = word
            elif word[0].isdigit():
                told["date"] = date.fromisoformat(word)
            else:
                kind = word
        move, tie = thing_number("move", key, rows, title=key), tie_number(said, kind, rows)
        rows["effect"].append({"move": move, "tie": tie, "effect": effect, **told})

    return drawn


def _ended(key: str, said: list[str], rows: Rows) -> None:
    """A move ends a context, or a tie."""
    (_bearing if len(said) == 1 else _effect)("ended")(key, said, rows)


def _context(key: str, said: list[str], rows: Rows) -> None:
    row = rows["context"][thing_number("context", key, rows)]
    for word in said:
        if ".." in word:
            row |= span(word)
        elif word in PRECISIONS:
            row |= {"start_precision": word, "end_precision": word}
        else:
            row["level" if word in get_args(model.ContextLevel) else "kind"] = word


def _coverage(key: str, said: list[str], rows: Rows) -> None:
    context = thing_number("context", key, rows)
    days = span_of([word for word in said if ".." in word])
    for word in said:
        if ".." not in word:
            rows["coverage"].append({"context": context, **_reached(word, rows), **days})


def _reached(word: str, rows: Rows) -> dict[str, object]:
    if word == "all":
        return {"subject_type": "all"}
    if "=" in word:
        kind, _, subject = word.partition("=")
        return {"subject_type": kind, "subject": subject}
    kind = "service" if word.startswith("S") else "actor"
    return {"subject_type": kind, "actor": actor_number(word, rows)}


def _relation(kind: str) -> Verb:
    def drawn(key: str, said: list[str], rows: Rows) -> None:
        a, b = (thing_number("context", word, rows) for word in (key, said[0]))
        rows["context_relation"].append({"a": a, "b": b, "kind": kind})

    return drawn


def _appraisal(one: str, said: list[str], rows: Rows) -> None:
    context, direction, *day = said
    found = {"actor": actor_number(one, rows), "context": thing_number("context", context, rows)}
    when = {"date": date.fromisoformat(day[0]) if day else None}
    rows["appraisal"].append({**found, "direction": direction, **when})


def _attempt(one: str, said: list[str], rows: Rows) -> None:
    asked, day, *answer = said
    moves = [word for word in answer if word.startswith("M")]
    words = " ".join(word for word in answer if word not in moves)
    rows["attempt"].append(
        {
            "asker": actor_number(one, rows),
            "asked": actor_number(asked, rows),
            "day": date.fromisoformat(day),
            "answer": words or None,
            "move": thing_number("move", moves[0], rows, title=moves[0]) if moves else None,
        }
    )


def _reporter(one: str, said: list[str], rows: Rows) -> None:
    rows["reporter"].append({"actor": actor_number(one, rows), **span_of(said)})


def _report(teller: str, said: list[str], rows: Rows) -> None:
    source, arrow, target, *words, day = said
    told = {
        "teller": actor_number(teller, rows),
        "source": actor_number(source, rows),
        "target": actor_number(target, rows),
        "kind": ARROWS[arrow][0],
    }
    rows["report"].append({**told, "says": " ".join(words), "day": date.fromisoformat(day)})


MOVE_VERBS: dict[str, Verb] = {
    "made": _move,
    "of": _elements,
    "in": _compartments,
    "after": _derived,
    "labelled": _labelled,
    "practises": _practises,
    **{word.replace(" ", "_"): _bearing(word) for word in get_args(model.Bearing)},
    **{word: _effect(word) for word in get_args(model.EffectWord) if word != "ended"},
    "ended": _ended,
}
PRACTICE_VERBS: dict[str, Verb] = {
    "was_there": _was_there,
    **{word: _judged(word) for word in get_args(model.PracticeRelationKind)},
}
CONTEXT_VERBS: dict[str, Verb] = {
    "holds": _context,
    "covers": _coverage,
    **{word: _relation(word) for word in get_args(model.ContextRelationKind)},
    "finds": _appraisal,
    "asked": _attempt,
    "reports": _reporter,
    "says": _report,
}
