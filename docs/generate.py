"""Write docs/reference from the code itself; with --check, say whether it is still true."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import typer

import sysmap.change  # noqa: F401 - enters its measures in the catalogue
from sysmap.cli import app
from sysmap.disclosure.disclosed import OUTSIDE, TOLD
from sysmap.disclosure.profiles import LEAST, PROFILES
from sysmap.metrics import CATALOGUE, Entry
from sysmap.metrics.rows import MOST_ACTORS_FOR_PATHS
from sysmap.model import FIELDS, Field
from sysmap.readers.tables import TABLES as TABLES_OF_THE_PACK
from sysmap.readers.tables import Table
from sysmap.store import Store
from sysmap.views import colours, share_words

REFERENCE = Path(__file__).parent / "reference"
NOTICE = "<!-- Written by docs/generate.py from the code: change the code, not this page. -->\n\n"

EXIT_CODES = """## Exit codes

| code | means |
|---|---|
| 0 | done |
| 1 | a fault of ours; an id to quote is printed |
| 2 | wrong usage |
| 3 | the record file is open elsewhere |
| 4 | input refused: one line a problem, `file: row R, column C: what; what to do` |
| 5 | not allowed |
| 6 | the record is damaged, or was changed behind its back |
| 7 | no room, or not writable |
"""


def commands() -> str:
    """Every command with its arguments and options, and the exit codes."""
    root: Any = typer.main.get_command(app)
    parts = [_command(name, root.commands[name]) for name in root.commands]
    return f"# Commands\n\n{root.help}\n\n" + "\n".join(parts) + "\n" + EXIT_CODES


def _command(name: str, command: Any) -> str:
    usage = " ".join([f"sysmap {name}", *command.collect_usage_pieces(_context(command))])
    rows = "\n".join(_parameters(command))
    return f"## sysmap {name}\n\n`{usage}`\n\n{command.help}\n\n{rows}\n"


def _parameters(command: Any) -> Iterator[str]:
    for parameter in command.params:
        record = parameter.get_help_record(_context(command))
        if record is not None:
            yield f"- `{record[0]}` {record[1]}".rstrip()


def _context(command: Any) -> Any:
    return typer.Context(command, info_name=command.name)


def measures() -> str:
    """Every measure of the catalogue, level by level."""
    levels = dict.fromkeys(entry.level for entry in CATALOGUE.values())
    parts = [f"## {level.capitalize()}\n\n" + "\n".join(_measures(level)) for level in levels]
    return "# Measures\n\n" + MEASURES_INTRODUCTION + "\n".join(parts)


MEASURES_INTRODUCTION = """Ids do not change. An undefined value is an empty cell with a reason.
Where published values follow another convention, the entry offers it by name; a value that was
reckoned by it says so in its row.

"""


def _measures(level: str) -> Iterator[str]:
    for entry in CATALOGUE.values():
        if entry.level == level:
            yield _measure(entry)


def _measure(entry: Entry) -> str:
    lines = [
        f"### `{entry.id}`: {entry.label}\n",
        f"{entry.sentence}\n",
        f"- formula: {entry.formula}",
        f"- unit: {entry.unit}",
        *([f"- source: {entry.source}"] if entry.source else []),
        *([f"- undefined: {entry.undefined}"] if isinstance(entry.undefined, str) else []),
        *([f"- caution: {entry.caution}"] if entry.caution else []),
        *([f"- cost: {COST_OF_PATHS}"] if entry.cost == "paths" else []),
        *_conventions(entry),
        f"- for: {', '.join(entry.audience)}; version {entry.version}\n",
    ]
    return "\n".join(lines)


COST_OF_PATHS = f"above {MOST_ACTORS_FOR_PATHS:,} actors reckoned only where it is named"


def _conventions(entry: Entry) -> Iterator[str]:
    for name, convention in entry.conventions.items():
        yield (
            f"- `--convention {name}`: {convention.sentence} Formula: {convention.formula}; "
            f"unit: {convention.unit}; source: {convention.source}"
        )


def record() -> str:
    """Every table of the record file with its columns, from the comments that the file holds."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "empty.duckdb"
        Store.create(file).close()
        with duckdb.connect(str(file), read_only=True) as connection:
            tables = connection.execute(TABLES).fetchall()
            columns = connection.execute(COLUMNS).fetchall()
    parts = [
        _table(name, told, [row[1:] for row in columns if row[0] == name]) for name, told in tables
    ]
    return "# The record file\n\n" + RECORD_INTRODUCTION + "\n".join(parts)


TABLES = "SELECT table_name, comment FROM duckdb_tables() ORDER BY table_oid"
COLUMNS = """
SELECT table_name, column_name, data_type, comment
FROM duckdb_columns()
WHERE NOT internal AND comment IS NOT NULL
ORDER BY table_oid, column_index
"""
RECORD_INTRODUCTION = """A record is one DuckDB file (storage version 1.5, no extension). Beside it
lie `FILE.head` (the head of its chain of operations), `FILE.access` (who asked for rows about
people), `FILE.backups` (where backups of it were made), `FILE.releases` (what left it, and who is
in that), `FILE.drafts` (what people typed and have not saved), while the app is open `FILE.app`,
while a backup is made `FILE.work`, and while somebody is erased `FILE.erasing`; beside a backup
lies its `.sha256`. For each noun there is a table `NOUN_log` with every version ever saved (`id`,
`version`, `seq` of the operation that wrote it, `void`, its fields), a view `NOUN` with what holds
now, and a macro `NOUN_as_known(seq)` with what held after an operation. What was erased is gone
from every version; `erasure_log` has the hashes by which the saves before still verify.

"""


def _table(name: str, told: str, columns: Iterable[tuple[str, str, str]]) -> str:
    rows = "\n".join(f"| `{column}` | {kind} | {means} |" for column, kind, means in columns)
    return f"## `{name}`\n\n{told}\n\n| column | type | means |\n|---|---|---|\n{rows}\n"


def pack() -> str:
    """Every table that an import reads and an export writes, with its columns and their words."""
    parts = [_pack_table(table) for table in TABLES_OF_THE_PACK if table.row]
    return "# The pack\n\n" + PACK_INTRODUCTION + "\n".join(parts)


PACK_INTRODUCTION = """One CSV a table, UTF-8, ISO days; `|` stands between several values, and
an empty cell is not recorded. `id` is the team's own short text. Columns in bold are needed; where
a column takes only certain words, they stand beside it.

"""


def _pack_table(table: Table) -> str:
    fields = FIELDS.get(NOUN_OF.get(table.name, ""), {})
    needed = {name: f"**{name}**" for name in table.needs}
    lines = [
        f"- {needed.get(name, _header(table, name))}{_told(fields.get(name))}"
        for name in table.columns
    ]
    told = share_words.TABLES.get(table.name, "")
    return f"## `{table.name}.csv`\n\n{told.capitalize()}.\n\n" + "\n".join(lines) + "\n"


def _header(table: Table, column: str) -> str:
    """What a column is called in the files."""
    return table.synonyms[column][0] if column in ("start", "end") else column


def _told(field: Field | None) -> str:
    if field and field.local:
        return ": read, and never written: it stays in the record"
    return f": {', '.join(field.words)}" if field and field.words else ""


NOUN_OF = {
    "moves": "move",
    "move_actors": "move_actor",
    "move_elements": "move_element",
    "move_contexts": "move_context",
    "effects": "effect",
    "attempts": "attempt",
    "elements": "element",
    "practice_relations": "practice_relation",
    "contexts": "context",
    "coverage": "coverage",
    "appraisals": "appraisal",
    "consent": "consent",
    "configurations": "configuration",
    "context_relations": "context_relation",
    "framework_items": "framework_item",
    "reports": "report",
    "reviews": "review",
    "sources": "source",
    "codes": "code",
    "excerpt_links": "excerpt_link",
    "ties": "spell",
    "actor_spells": "presence",
    "tie_kinds": "tie_kind",
}
"""Table of the pack -> the noun whose fields say which words its columns take."""


def colour_table() -> str:
    """The one fixed table of colours, lines and shapes."""
    sectors = "\n".join(
        f"| {name} | {ink.light} | {ink.dark} |" for name, ink in colours.SECTORS.items()
    )
    changes = "\n".join(
        f"| {line.words} | {line.ink.light} | {line.ink.dark} | {_dashes(line)} |"
        for line in colours.CHANGES.values()
    )
    shapes = "\n".join(f"| {kind} | {shape} |" for kind, shape in colours.SHAPES.items())
    return (
        "# Colours, lines and shapes\n\nEach colour stands at 3:1 or better on its ground.\n\n"
        f"## Sectors\n\n| sector | light | dark |\n|---|---|---|\n{sectors}\n\n"
        f"## Change\n\n| class | light | dark | line |\n|---|---|---|---|\n{changes}\n\n"
        f"## Kinds\n\n| kind | shape |\n|---|---|\n{shapes}\n"
    )


def _dashes(line: colours.Line) -> str:
    return "dashes " + " ".join(f"{dash:g}" for dash in line.dashes) if line.dashes else "solid"


def disclosure() -> str:
    """The profiles by which numbers leave, and why one may not be shown as it is."""
    profiles = "\n".join(
        f"| {each.name} | {each.threshold} | {'shown' if each.zero_shown else 'hidden'} "
        f"| {each.rounding} | {each.who} |"
        for each in PROFILES.values()
    )
    reasons = "\n".join(f"| {code} | {told} |" for code, told in TOLD.items() if code)
    return (
        f"# Disclosure\n\nNo threshold is below {LEAST}.\n\n"
        "| profile | hidden below | nought | rounded to | who |\n|---|---|---|---|---|\n"
        f"{profiles}\n\n## Why a number is not shown as it is\n\n"
        f"For the team; all others read: {OUTSIDE}.\n\n| reason | told |\n|---|---|\n{reasons}\n"
    )


PAGES = {
    "commands.md": commands,
    "measures.md": measures,
    "record.md": record,
    "pack.md": pack,
    "colours.md": colour_table,
    "disclosure.md": disclosure,
}


def drifted() -> list[str]:
    """The pages that no longer say what the code says."""
    return [name for name, page in PAGES.items() if _standing(name) != NOTICE + page()]


def _standing(name: str) -> str:
    path = REFERENCE / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def write() -> None:
    """Write every page anew."""
    REFERENCE.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(NOTICE + page(), encoding="utf-8")


if __name__ == "__main__":
    if "--check" not in sys.argv:
        write()
    elif stale := drifted():
        sys.exit(
            f"docs/reference is not what the code says: {', '.join(stale)}; run docs/generate.py"
        )
