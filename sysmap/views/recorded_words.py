"""What was saved, in sentences: one for each save, and one for each thing that it did."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from sysmap.model import FIELDS
from sysmap.store import OperationLine, Written
from sysmap.views.clock import written as day
from sysmap.views.record_words import field, kind, value
from sysmap.views.words import counted, upper_first

TAKEN_BACK = "It shows nowhere any more; the history keeps what was saved and by whom."
SHOWN_OF_A_SAVE = 30
CAN_COME_AGAIN = "The history keeps it, and it can be brought again."
STAYS = {
    "move": "The connections themselves stay as they are.",
    "effect": "The connection and its times stay as they are.",
    "framework": "Moves keep what they said.",
    "framework_item": "Moves keep what they said.",
    "actor": "Somebody goes only where no move, connection or context names them.",
}
ADDED, CHANGED, TAKEN = "added", "changed", "taken out"
FLAGS = "pair_flag"
"""Who is kept apart is nobody's business here, not even how many are."""

VERBS = {
    "record move": "recorded a move",
    "record actor": "recorded somebody",
    "record tie": "recorded a connection",
    "record context": "recorded a context",
    "merge actor": "made two who are one into one",
    "record reporter": "wrote down who is asked",
    "record report": "wrote down what somebody said",
    "record observation_window": "wrote down when somebody was looking",
    "record attendance": "wrote down who came to a meeting",
    "record attempt": "wrote down what was asked",
    "record review": "wrote down what the group said",
    "record action": "wrote down what is to be done",
    "record consent": "wrote down what people agreed to",
    "record practice_relation": "wrote down how practices stand",
    "record configuration": "wrote a line of the workbook",
    "record framework": "made a version of the framework",
    "import": "brought in tables",
    "place": "found places on the map",
    "erase": "took somebody out for good",
    "retain": "said until when the record is kept",
    "record": "recorded",
}
NO_TIE_MERGED = "No connection becomes one with another, and none leads back."
MERGED = {
    "loop": "{} would lead back to where it begins, and is taken out with its times",
    "double": "{} is a connection that both have: the two become one",
    "overlap": "a time of {} lies over one that stands already, and is taken out",
}
TAKE_OUT = "take out"
"""The verb of a save that takes a thing as a whole out, followed by its noun."""
DONE_TO = {"change": "changed", TAKE_OUT: "took out"}
NOUNS = {
    "move": "move",
    "actor": "actor",
    "tie": "connection",
    "spell": "time of a connection",
    "effect": "effect",
    "element": "element",
    "context": "context",
    "coverage": "reach",
    "appraisal": "appraisal",
    "context_relation": "relation to another context",
    "configuration": "line of the workbook",
    "configuration_evidence": "piece of evidence",
    "review": "verdict of the group",
    "action": "action",
    "source": "source",
    "excerpt": "excerpt",
    "code": "code",
    "coding": "coding",
    "excerpt_link": "link of an excerpt",
    "practice": "practice",
    "practice_relation": "relation of practices",
    "presence": "time of being there",
    "membership": "time of belonging",
    "move_actor": "part in a move",
    "move_element": "element of a move",
    "move_context": "context of a move",
    "tie_kind": "kind of connection",
    "place": "place on the map",
    "attempt": "thing asked",
    "framework": "version of the framework",
    "framework_item": "item of the framework",
    "reporter": "time of being asked",
    "report": "word on a connection",
    "observation_window": "time of looking",
    "attendance": "attendance",
    "consent": "consent",
}
SEVERAL = {
    "review": "verdicts of the group",
    "excerpt_link": "links of excerpts",
    "configuration": "lines of the workbook",
    "configuration_evidence": "pieces of evidence",
    "tie_kind": "kinds of connection",
    "membership": "times of belonging",
    "spell": "times of connections",
    "presence": "times of being there",
    "coverage": "reaches",
    "context_relation": "relations to other contexts",
    "practice_relation": "relations of practices",
    "move_actor": "parts in a move",
    "move_element": "elements of a move",
    "move_context": "contexts of a move",
    "place": "places on the map",
    "attempt": "things asked",
    "framework": "versions of the framework",
    "framework_item": "items of the framework",
    "reporter": "times of being asked",
    "report": "words on connections",
    "observation_window": "times of looking",
    "attendance": "attendances",
    "consent": "consents",
}


def goes(noun: str, counts: Mapping[str, int]) -> str:
    """What is taken out with a thing, and what stays."""
    told = ", ".join(counted_rows(part, rows) for part, rows in counts.items())
    with_it = f"With it {'go' if sum(counts.values()) > 1 else 'goes'}: {told}." if told else ""
    return " ".join(filter(None, (with_it, STAYS.get(noun), CAN_COME_AGAIN)))


def will_speak_of(name: str, counts: Mapping[str, int]) -> str:
    """How much will be said of somebody that was said of another."""
    told = ", ".join(counted_rows(noun, rows) for noun, rows in counts.items() if noun != FLAGS)
    return f"Then said of {name}: {told}." if told else f"Nothing else is said of who is {name}."


def said_of_both(counts: Mapping[str, int]) -> str:
    """How much goes where two are made one, since it was said of both or leads back."""
    told = ", ".join(counted_rows(noun, rows) for noun, rows in counts.items() if noun != FLAGS)
    return f"Taken out, as said of both already or of the two together: {told}." if told else ""


def merged(what: str, tie: str) -> str:
    """What becomes of a connection where two are made one."""
    return upper_first(MERGED[what].format(tie))


def made_one(name: str, other: str) -> str:
    """That two were made one."""
    return f"{other} and {name} are one: {name}."


def taken_out(noun: str, name: str) -> str:
    """That a thing was taken out."""
    return f"{upper_first(NOUNS.get(noun, noun))} taken out: {name}."


def when(moment: datetime) -> str:
    """A moment as people write it."""
    return f"{day(moment.date())} at {moment:%H:%M} UTC"


def save_line(line: OperationLine, *, undone: Collection[int]) -> str:
    """One save in a sentence: who, what, when, and whether it is taken back by now."""
    stands = " (taken back since)" if line.seq in undone else ""
    return f"{line.who} {_did(line)}, {when(line.recorded_at)}{stands}"


def save_told(line: OperationLine, *, undone: Collection[int]) -> str:
    """One save by its number, who made it and when, and its reason."""
    reason = f". Reason: {line.reason}" if line.reason else ""
    return f"Save {line.seq}: {save_line(line, undone=undone)}{reason}"


def save_title(line: OperationLine) -> str:
    """One save by its number and who made it."""
    return f"Save {line.seq}: {line.who} {_did(line)}"


def took_back(seq: int) -> str:
    """That a save was taken back."""
    return f"Save {seq} is taken back. {TAKEN_BACK}"


def save_caption(line: OperationLine) -> str:
    """What a save wrote, counted, and its reason."""
    shown = {noun: rows for noun, rows in line.wrote.items() if noun != FLAGS}
    wrote = ", ".join(counted_rows(noun, rows) for noun, rows in shown.items())
    return f"{wrote}{f'. Reason: {line.reason}' if line.reason else ''}"


def _did(line: OperationLine) -> str:
    if line.took_back is not None:
        return f"took back save {line.took_back}"
    for verb, did in DONE_TO.items():
        if line.verb.startswith(f"{verb} "):
            noun = line.verb.removeprefix(f"{verb} ").replace(" ", "_")
            return f"{did} {_a(NOUNS.get(noun, noun))}"
    return VERBS.get(line.verb, line.verb)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def counted_rows(noun: str, rows: int) -> str:
    """Rows of a noun, counted in words."""
    plain = noun.replace("_", " ")
    return counted(rows, NOUNS.get(noun, plain), SEVERAL.get(noun))


def since(day_known: date, written: Sequence[Written]) -> str:
    """How much is otherwise now than it was known on a day."""
    if not written:
        return f"Nothing is otherwise now than it was known on {day(day_known)}."
    how_many = ", ".join(f"{len(found)} {did}" for did, found in by_what_was_done(written).items())
    return f"Otherwise now than it was known at the end of {day(day_known)} (UTC): {how_many}."


def too_much_since(day_known: date, rows: int) -> str:
    """That too much was written since a day to be listed."""
    return (
        f"{counted(rows, 'line')} were written after {day(day_known)}, too many to be listed here; "
        "choose a later day."
    )


def by_what_was_done(written: Sequence[Written]) -> dict[str, list[Written]]:
    """Things by whether they were added, changed or taken out; only what there is."""
    found: dict[str, list[Written]] = {}
    for entry in written:
        did = TAKEN if entry.after is None else CHANGED if entry.before else ADDED
        found.setdefault(did, []).append(entry)
    return {did: found[did] for did in (ADDED, CHANGED, TAKEN) if did in found}


def things(names: Mapping[str, str], written: Sequence[Written]) -> list[str]:
    """What a save did, a sentence for each thing; people by their names."""
    told = [_thing(names, entry) for entry in written[:SHOWN_OF_A_SAVE]]
    more = len(written) - SHOWN_OF_A_SAVE
    return [*told, f"and {more:,} more"] if more > 0 else told


def _thing(names: Mapping[str, str], entry: Written) -> str:
    now, then = entry.after or {}, entry.before or {}
    changed = bool(now and then)
    values = [
        f"{field(name).lower()} {_told(names, entry.noun, name, given)}"
        f"{_was(names, entry, name) if changed else ''}"
        for name, given in (now or then).items()
        if given is not None and (not changed or given != then.get(name))
    ]
    emptied = [
        f"{field(name).lower()} emptied"
        for name, given in then.items()
        if changed and given is not None and now[name] is None
    ]
    did = (
        f" changed ({_which(names, entry.noun, now)})" if changed else "" if now else " taken back"
    )
    noun = NOUNS.get(entry.noun, entry.noun.replace("_", " "))
    return f"{upper_first(noun)}{did}: {', '.join([*values, *emptied])}"


def _which(names: Mapping[str, str], noun: str, now: Mapping[str, object]) -> str:
    """Which thing it is: its own title or name, else what it belongs to."""
    own = next((str(now[name]) for name in ("title", "label", "key") if now.get(name)), None)
    belongs = [
        _told(names, noun, name, now[name])
        for name, pointed in FIELDS[noun].items()
        if pointed.target and pointed.needed and now.get(name)
    ]
    return own or ", ".join(belongs) or noun.replace("_", " ")


def _told(names: Mapping[str, str], noun: str, name: str, given: object) -> str:
    """A value in words; where it names somebody, or a tie by its ends, with their names."""
    pointed = FIELDS[noun][name]
    if name == "attributes":
        return ", ".join(f"{of} {value}" for of, value in json.loads(str(given)).items())
    if pointed.target in ("actor", "tie"):
        return ", ".join(names.get(part, kind(part)) for part in str(given).split(", "))
    return kind(str(given)) if pointed.words or name == "kind" else value(given)


def _was(names: Mapping[str, str], entry: Written, name: str) -> str:
    former = (entry.before or {}).get(name)
    return "" if former is None else f" (before: {_told(names, entry.noun, name, former)})"
