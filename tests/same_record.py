"""What two records have in common when they are the same: everything but their ids."""

from __future__ import annotations

import json
from collections import Counter

from sysmap.model import FIELDS, NOUNS


def by_key(system):
    """Each noun's rows, as often as they stand, with what they point at by its key.

    Two records are the same when these are equal. A tie is named by its ends and kind; attributes
    count by what they say, not by the order in which they say it.
    """
    return {noun: Counter(_rows(system, noun)) for noun in NOUNS}


def _rows(system, noun):
    leaving = (field for field in FIELDS[noun].values() if not field.local)
    columns = [_column(system, noun, field) for field in leaving]
    return zip(*columns, strict=True)


def _column(system, noun, field):
    values = system.column(noun, field.name)
    if field.target:
        names = _names(system, field.target)
        return [None if value is None else names[value] for value in values]
    if field.name == "attributes":
        return [_attributes(text) for text in values]
    return values


def _names(system, noun):
    if noun != "tie":
        return system.column(noun, "key")
    ends = (system.column("tie", name) for name in ("source", "target", "kind", "directed"))
    return [
        (system.keys[source], system.keys[target], kind, directed)
        for source, target, kind, directed in zip(*ends, strict=True)
    ]


def _attributes(text):
    return json.dumps(json.loads(text or "{}"), sort_keys=True)
