"""Whether the record's views and macros are the ones that this release makes.

A macro that was replaced can hide a person while every row is as it was saved; one that was added
can stand in for a function of the engine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import duckdb
from duckdb import DuckDBPyConnection

from sysmap.store.engine import CONFIGURATION, make_tables

# Named in full, since the record itself might hold a macro of the same name.
STORED_DEFINITIONS = """
SELECT 'view', view_name, sql
FROM system.main.duckdb_views()
WHERE NOT internal AND schema_name = 'main'
UNION ALL
SELECT 'macro', function_name, {
  'sort': function_type,
  'parameters': parameters,
  'kinds': parameter_types,
  'body': macro_definition
}::VARCHAR
FROM system.main.duckdb_functions()
WHERE NOT internal AND schema_name = 'main'
ORDER BY ALL
"""

Definitions = Mapping[str, list[str]]
"""What is defined, as `view actor`, with its definition, or several where a name is overloaded."""


def definition_faults(cursor: DuckDBPyConnection, form: int) -> Iterator[str]:
    """The first view or macro unlike what this release makes for a form, in a sentence."""
    made, stored = _made_by_this_release(form), _definitions(cursor)
    differing = (name for name in {*made, *stored} if made.get(name) != stored.get(name))
    if name := min(differing, default=None):
        what = _difference(name, made, stored)
        yield f"{name} is {what}, so the record may not show what was saved"


def _difference(name: str, made: Definitions, stored: Definitions) -> str:
    if name not in stored:
        return "missing"
    return "changed" if name in made else "not one that sysmap makes"


def _definitions(cursor: DuckDBPyConnection) -> Definitions:
    found: dict[str, list[str]] = {}
    for sort, name, definition in cursor.execute(STORED_DEFINITIONS).fetchall():
        found.setdefault(f"{sort} {name}", []).append(definition)
    return found


@cache
def _made_by_this_release(form: int) -> Definitions:
    with duckdb.connect(":memory:", config=dict(CONFIGURATION)) as fresh:
        make_tables(fresh, upto=form)
        return _definitions(fresh)
