"""Every sentence about what leaves the room: on the page, in the files, on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sysmap.system import System, date_of
from sysmap.views.clock import AS_RECORDED, UNDATED, Clock
from sysmap.views.clock import written as day
from sysmap.views.words import counted

QUESTION = "What may leave the room?"

PACK_TITLE = "The record as tables"
PACK_IS = (
    "Every table as CSV in one ZIP, for the team's safekeeping and its own analysis, without those "
    "who did not agree to leave with a name. An import into a new record brings it home."
)
PACK_BUTTON = "Download the pack (holds names)"
PACK_HOLDS = "What the pack holds, table by table"
CONTENTS = ("File", "Rows", "What it holds")

MAP_TITLE = "The map"
MAP_IS = (
    "One file that any browser opens, without a connection to anything, for a meeting of the team. "
    "It draws no tie between two who are kept apart."
)
MAP_BUTTON = "Download the map (holds names)"
MAP_OF = "Show"
WHOLE_PROGRAMME = "The whole programme, with a slider"

BACKUP_TITLE = "A backup"
BACKUP_IS = (
    "A copy of the record file with all its history, proved whole, beside the record. "
    "The command sysmap restore puts it in place again."
)
BACKUP_BUTTON = "Make a backup (holds names)"

TABLE_TITLE = "The same as a table"
WITHOUT_SCRIPT = "The picture needs the browser's script; the table below says the same."
HOW_TO_MOVE = "The map. Arrow keys move it, plus and minus zoom; the table below says the same."

TABLES = {
    "actions": "what the group said that it would do next",
    "actors": "everybody, with further columns for whatever else is known of them",
    "actor_spells": "when they were there, of those who left and came back",
    "appraisals": "how people found a context",
    "askable": "which kinds of actor were asked about",
    "attempts": "what was asked of whom, and the answer",
    "attendance": "who was at which meeting",
    "codes": "the codebook: the words by which excerpts are told apart",
    "codings": "which excerpt was given which code, and by whom",
    "configuration_evidence": "what a line of the workbook rests on",
    "configurations": "the workbook: what people make of a context, in their own words",
    "consent": "what each person agreed to, purpose by purpose",
    "context_relations": "how contexts stand to one another",
    "contexts": "the conditions that held for a time",
    "coverage": "whom a context reached",
    "effects": "what moves did to ties",
    "elements": "meanings, competencies and materials",
    "excerpt_links": "what an excerpt speaks of: a move, a tie, a context or an element",
    "excerpts": "parts of the sources, word for word",
    "framework_items": "what stands in those versions, in the group's own words",
    "frameworks": "the group's own versions of the framework",
    "meetings": "the meetings",
    "memberships": "who belonged to which service",
    "move_actors": "who had a part in a move",
    "move_contexts": "the contexts in which a move was made",
    "move_elements": "what a move was made of",
    "moves": "the resilient moves",
    "observation_windows": "when somebody was looking",
    "pair_flags": "pairs to be kept apart: never show or ask about them",
    "places": "where everybody stands on the map",
    "practice_relations": "how practices stand to one another",
    "practices": "ways of doing things",
    "programme": "the programme's name and days",
    "reporters": "who was asked about their ties",
    "reports": "what was told of a tie, by whom",
    "reviews": "what the group said at a meeting of a tie, a move, a context, a circle or a pair",
    "roles": "roles that people held for a time",
    "sources": "what was observed, said or written, with what those who gave it agreed to",
    "tie_kinds": "the kinds of tie",
    "ties": "who was tied to whom, a row for each time that it held",
}
"""Table of the pack -> what it holds."""


def answer(system: System) -> str:
    """What may leave, for whom, and what is noted of it."""
    return (
        f"{_plain(system.programme_name)}: {counted(system.actor_count, 'actor')} and "
        f"{counted(system.tables['tie'].num_rows, 'tie')}, with names, for the team that keeps the "
        "record and for nobody else. Each download is noted beside the record."
    )


def holds_names(system: System) -> str:
    """That what follows holds names, whose they are and for whom it is."""
    return (
        f"This holds names. It is for the team of {_plain(system.programme_name)} and for nobody "
        "else: keep it as you keep the record."
    )


def read_me(system: System, *, tables: Iterable[str], known_on: date | None, version: str) -> str:
    """The pack in plain words, as a file beside its tables."""
    lines = [
        holds_names(system),
        "",
        f"It is the record as it was known {_known(known_on)}, written by sysmap {version}.",
        "Whoever is asked for consent and did not agree to leave with a name is not in it.",
        "",
        *(f"{table}.csv: {TABLES[table]}" for table in tables),
        "manifest.json: how to tell that no file was changed since (SHA-256)",
        "",
        *_HOW_TO_READ,
    ]
    return "\n".join(lines) + "\n"


_HOW_TO_READ = (
    "Days are written 2025-03-05. An end is the first day on which a thing no longer held.",
    "An empty cell is not recorded, which is not the same as none.",
    "A bar (|) stands between several values of one cell.",
    "A text that a spreadsheet might run as a formula has an apostrophe before it.",
    "",
    "Whom to keep apart is told in pair_flags.csv alone, so that the record can come home whole.",
    "No map draws a tie between such a pair; whoever works with ties.csv must leave them out too.",
    "",
    "To bring it home: sysmap new ours.duckdb, then sysmap import ours.duckdb with this folder.",
    "What was changed or taken back since the beginning is not here: sysmap backup keeps all that.",
)


def map_title(system: System, on_day: date) -> str:
    """What a stand-alone map of one day shows."""
    when = AS_RECORDED if on_day == UNDATED else f"on {day(on_day)}"
    return f"{_plain(system.programme_name)}: who is connected, {when}"


def programme_title(system: System, steps: Clock) -> str:
    """What a stand-alone map shows that steps through the whole programme."""
    first, last = date_of(steps.days[0]), date_of(steps.days[-1])
    if first == last:
        return map_title(system, last)
    name = _plain(system.programme_name)
    return f"{name}: who is connected, from {day(first)} to {day(last)}"


def backed_up(file: str) -> str:
    """Where a backup lies now."""
    return f"{file} is a whole backup; its .head and .sha256 lie beside it: keep the three together"


def refused_folder(folder: str) -> str:
    """Why nothing is written into a folder."""
    return f"{folder} is not an empty folder; name one that is empty, or a new one"


def not_writable(folder: str, reason: str) -> str:
    """Why nothing was written into a folder."""
    return f"{folder}: cannot be written ({reason}); make room, or name another place"


def written(folder: str, system: System, names: Iterable[str]) -> str:
    """What was written where, and for whom."""
    head = f"{folder} holds names: it is for the team of {_plain(system.programme_name)} alone"
    return "\n".join([head, *(f"  {name}" for name in names)])


def _known(known_on: date | None) -> str:
    return f"on {day(known_on)}" if known_on else "before anything was saved"


def _plain(text: str) -> str:
    return " ".join(text.split())
