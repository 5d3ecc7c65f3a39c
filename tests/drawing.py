"""Networks drawn in text, so that a test shows its picture beside the answer it expects.

    P1@health -- P2@education     connected (works_with); what stands behind @ is the sector
    P1 -> S1                      with a direction (asks)
    C1 => Y1                      C1 cares for Y1
    C1 // P2                      kept apart; days may stand behind: 2025-01-01..2025-02-01
    P3                            somebody connected to nobody
    P3 is carer                   a role
    P3 here 2025-01-01..          a time of being there
    P3 home S1                    the home service
    P3 belongs S1 2025-01-01..    a time of belonging to a service
    P3 has area=North             a further field of an actor
    2025-02-03 met P1 P2          a meeting and who was at it
    it runs 2025-01-01..2025-04-30   the programme's first and last day

Behind a connection may stand, in any order: a kind (knows_of), a strength (x3), the days on which
it held (2025-01-01..2025-02-01, either side may be left open), an origin (found) and the day on
which it was written down (on2025-02-03). Lines about one pair and kind are the spells of one tie.
The first letter of a key is the kind: Practitioner, Young person, Carer, Service, Academic, Thing;
any other letter stands for a kind that nobody recorded.

    M1 made 2025-03-05 by P1 with P2 for Y1      a move, its day and each one's part in it
    M1 of hope/meaning list/material+            its elements: added (+), dropped (-), else not told
    M1 in Coping Belonging                       its compartments
    M1 after M0                                  what it was derived from
    M1 labelled a brave step                     its label
    M1 practises R1                              the practice it belongs to
    M1 under X1                                  a context in which it was made, or: M1 aimed_at X1
    M1 created P1 -- P2 knows_of confirmed       what it did to a tie: created, strengthened, ended

    R1 was_there before                          a practice that is older than the programme
    R1 competes R2                               how one practice stands to another, or: converges

    X1 holds 2025-01-01..2025-06-01 month        a context, and the precision of its two days
    X1 covers P1 S1 all sector=health 2025-02-01..   whom it reaches; days may stand behind
    X1 part_of X2                                how it stands to another context
    P1 finds X1 enabling 2025-03-05              how somebody sees it
    P1 asked P2 2025-03-05 accepted              an attempt, its answer, perhaps a move (M1)
    P1 reports 2025-01-01..                      P1 is among those who are asked about ties
    P1 says P1 -- P2 new 2025-03-05              a report about a tie

    D1 interview 2025-03-05 P1                   a source: its kind, and its day and speaker
    D1 analyse                                   what was agreed to, where that is not to be quoted
    D1 at 2025-03-05                             the meeting that it comes from
    Q1 from D1 we rang first                     an excerpt and its words
    Q1 by P2                                     who says it, where that is somebody else
    Q1 coded responsive/theme A1                 a code with its sort, and who gave it
    Q1 supports M1                               what it speaks of, or: contradicts P1 -- P2

A move, a context or an element may be spoken of before the line that describes it. What stands
behind ` # ` is for whoever reads the drawing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pyarrow as pa
from drawing_moves import CONTEXT_VERBS, MOVE_VERBS, PRACTICE_VERBS
from drawing_rows import ARROWS, Rows, Verb, actor_number, span, span_of, tie_number
from drawing_said import SAID_VERBS

from sysmap.model import KEPT_APART, ORIGINS
from sysmap.system import SCHEMAS, System

DAY = date(2025, 3, 5)
"""The day on which a drawing is looked at where no other is named."""


def draw(
    text: str,
    *,
    askable: Iterable[tuple[str, str]] = (),
    strengths: Mapping[str, str] | None = None,
) -> System:
    """The system that is drawn; `strengths` says what the strength of a kind of tie means."""
    rows: Rows = defaultdict(list)
    for line in text.splitlines():
        words = line.partition(" # ")[0].split()
        if words:
            _read(words, rows)
    rows["askable"] = [{"kind_a": a, "kind_b": b} for a, b in askable]
    rows["tie_kind"] = [
        {"kind": kind, "strength": meaning} for kind, meaning in (strengths or {}).items()
    ]
    return recorded(**rows)


def recorded(**tables: Sequence[Mapping[str, object]]) -> System:
    """A system of these rows; what a row does not name is not recorded."""
    return System(
        {name: pa.Table.from_pylist([*rows], schema=SCHEMAS[name]) for name, rows in tables.items()}
    )


def _read(words: list[str], rows: Rows) -> None:
    subject, *said = words
    if not said:
        actor_number(subject, rows)
    elif said[0] in ARROWS:
        _drawn_tie(words, rows)
    else:
        VERBS[said[0]](subject, said[1:], rows)


def _role(one: str, said: list[str], rows: Rows) -> None:
    rows["role"].append({"actor": actor_number(one, rows), "role": said[0]})


def _presence(one: str, said: list[str], rows: Rows) -> None:
    rows["presence"].append({"actor": actor_number(one, rows), **span_of(said)})


def _home(one: str, said: list[str], rows: Rows) -> None:
    service = actor_number(said[0], rows)
    rows["actor"][actor_number(one, rows)]["service"] = service


def _membership(one: str, said: list[str], rows: Rows) -> None:
    pair = {"actor": actor_number(one, rows), "service": actor_number(said[0], rows)}
    rows["membership"].append({**pair, **span_of(said[1:])})


def _field(one: str, said: list[str], rows: Rows) -> None:
    row = rows["actor"][actor_number(one, rows)]
    held = json.loads(str(row.get("attributes") or "{}"))
    row["attributes"] = json.dumps(held | dict(word.split("=") for word in said))


def _meeting(day: str, said: list[str], rows: Rows) -> None:
    for person in said:
        attended = {"meeting": len(rows["meeting"]), "actor": actor_number(person, rows)}
        rows["attendance"].append(attended)
    rows["meeting"].append({"key": day, "date": date.fromisoformat(day)})


def _programme(_: str, said: list[str], rows: Rows) -> None:
    days = zip(("start", "end"), said[0].split(".."), strict=True)
    rows["setting"] += [{"key": edge, "value": day} for edge, day in days]


def _apart(one: str, said: list[str], rows: Rows) -> None:
    pair = {"a": actor_number(one, rows), "b": actor_number(said[0], rows), "flag": KEPT_APART}
    rows["pair_flag"].append({**pair, **span_of(said[1:])})


def _drawn_tie(words: list[str], rows: Rows) -> None:
    spell: dict[str, object] = {}
    kind = None
    for word in words[3:]:
        if ".." in word:
            spell |= span(word)
        elif word in ORIGINS:
            spell["origin"] = word
        elif word.startswith("x") and word[1:].isdigit():
            spell["strength"] = float(word[1:])
        elif word.startswith("on2"):
            spell["recorded_on"] = date.fromisoformat(word[2:])
        else:
            kind = word
    rows["spell"].append({"tie": tie_number(words, kind, rows), **spell})


VERBS: dict[str, Verb] = {
    "is": _role,
    "here": _presence,
    "home": _home,
    "belongs": _membership,
    "has": _field,
    "met": _meeting,
    "runs": _programme,
    "//": _apart,
    **MOVE_VERBS,
    **PRACTICE_VERBS,
    **CONTEXT_VERBS,
    **SAID_VERBS,
}
"""What the second word of a line says of the first."""
