"""The workbook as a table, and what may be ticked as evidence, by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sysmap.contexts import Account, Offered, WorkbookLine
from sysmap.practice import moves_of
from sysmap.system import System
from sysmap.views import context_words
from sysmap.views import workbook_words as words
from sysmap.views.clock import written
from sysmap.views.moves_feed import Card, Line
from sysmap.views.moves_names import names_in
from sysmap.views.tables import Table
from sysmap.views.words import counted


def answer(account: Account, lines: Sequence[WorkbookLine]) -> str:
    """How many lines people wrote about a context, and who the last was by."""
    if not lines:
        return f"Nobody has written in the workbook about {account.name} yet."
    last = lines[-1]
    about = f"{counted(len(lines), 'line')} of the workbook about {account.name}"
    return f"{about}. The last is by {_who(account.system, last)}, {_when(last.day)}."


def table(system: System, lines: Sequence[WorkbookLine]) -> Table:
    """The lines of the workbook, each as it was written."""
    called = context_words.names(system)
    return Table(
        words.COLUMNS,
        [
            (
                called[line.context],
                line.offered,
                line.reasoning,
                line.changed,
                words.STRENGTHS.get(line.strength or ""),
                "; ".join(rests_on(system, line)) or None,
                _who(system, line),
                _when(line.day),
                line.note,
                line.key,
            )
            for line in lines
        ],
    )


def cards(system: System, lines: Sequence[WorkbookLine]) -> list[Card]:
    """The lines of the workbook to be read one by one."""
    return [_card(system, line) for line in lines]


def _card(system: System, line: WorkbookLine) -> Card:
    facts = (
        (words.OFFERED, line.offered),
        (words.REASONING, line.reasoning),
        (words.CHANGED, line.changed),
        (words.STRENGTH, words.STRENGTHS.get(line.strength or "")),
        (words.NOTE, line.note),
    )
    rests = rests_on(system, line)
    return Card(
        when=_when(line.day),
        title=words.by(_who(system, line), line.key),
        saying=None,
        facts=[(name, said) for name, said in facts if said],
        lines_are=words.EVIDENCE if rests else "",
        lines=[Line(said, "evidence") for said in rests],
    )


def rests_on(system: System, line: WorkbookLine) -> list[str]:
    """Each piece of evidence in a few words."""
    names, every = names_in(system), moves_of(system).all
    elements = _elements(system)
    return [
        *(f"{every[move].key}: {every[move].title}" for move in line.moves),
        *(names.tie(tie) for tie in line.ties),
        *(elements[element] for element in line.elements),
        *(_found(system, view) for view in _views_of(system, line)),
    ]


class Evidence(NamedTuple):
    """One thing that may be ticked: what it is called, and the fields that point at it."""

    called: str
    fields: dict[str, str]


def to_tick(system: System, offered: Offered) -> dict[str, dict[str, Evidence]]:
    """Sort -> what may be ticked of it, by a name of its own; ties without a key cannot be."""
    names, every = names_in(system), moves_of(system).all
    keys = {noun: system.texts(noun, "key") for noun in ("tie", "element", "actor")}
    elements = _elements(system)
    moves = sorted((every[move] for move in offered.moves), key=lambda move: (move.day, move.key))
    told = system.tables["appraisal"].to_pylist()
    views = [told[row] for row in offered.appraisals]
    ties = {
        sort: {
            key: Evidence(names.tie(tie), {"tie": key})
            for tie in found
            if (key := keys["tie"][tie]) is not None
        }
        for sort, found in (("formed", offered.formed), ("ended", offered.ended))
    }
    return {
        "move": {
            move.key: Evidence(f"{move.key}, {written(move.day)}: {move.title}", {"move": move.key})
            for move in moves
        },
        **ties,
        "element": {
            key: Evidence(elements[row], {"element": key})
            for row in offered.elements
            if (key := keys["element"][row]) is not None
        },
        "actor": {
            f"{keys['actor'][view['actor']]} {view['date']}": Evidence(
                _found(system, view),
                {
                    "actor": str(keys["actor"][view["actor"]]),
                    **({"day": view["date"].isoformat()} if view["date"] else {}),
                },
            )
            for view in views
        },
    }


def _found(system: System, view: Mapping[str, Any]) -> str:
    when = f", {written(view['date'])}" if view["date"] else ""
    return f"{system.labels[view['actor']]}{when}: {view['direction']}"


def _views_of(system: System, line: WorkbookLine) -> list[dict[str, Any]]:
    """How those whom a line names found its context then."""
    said = {
        (row["actor"], row["date"]): row["direction"]
        for row in system.tables["appraisal"].to_pylist()
        if row["context"] == line.context
    }
    return [
        {"actor": actor, "date": day, "direction": said.get((actor, day), words.NOT_THERE)}
        for actor, day in line.found
    ]


def _elements(system: System) -> list[str]:
    told = (system.texts("element", name) for name in ("label", "key"))
    return [str(label or key) for label, key in zip(*told, strict=True)]


def _who(system: System, line: WorkbookLine) -> str:
    return words.NOT_SAID if line.coder is None else system.labels[line.coder]


def _when(day: date | None) -> str:
    return words.DAY_NOT_SAID if day is None else written(day)
