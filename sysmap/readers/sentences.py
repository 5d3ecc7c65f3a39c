"""The sentences of a sheet, in one language or several, as a team words them: a small CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping, Sequence

from sysmap.errors import InputRefused, Problem

ID = "id"
LARGEST = 200_000

Sentences = Mapping[str, Mapping[str, str]]
"""Language, as in `en` or `pt-BR` -> each sentence by its id."""


def read(name: str, content: bytes, ids: Collection[str]) -> Sentences:
    """The sentences of each language, every one of these ids among them.

    Raises:    InputRefused -> no such table, or a sentence that is missing
    """
    try:
        text = content[:LARGEST].decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        problem = _problem(name, "is not written in UTF-8", "save it as CSV UTF-8")
        raise InputRefused([problem]) from fault
    rows = list(csv.DictReader(io.StringIO(text), strict=False))
    languages = [column for column in (rows[0] if rows else {}) if column and column != ID]
    if not languages or ID not in rows[0]:
        what = "has no column id with a column for each language beside it"
        raise InputRefused([_problem(name, what, "begin with the file that can be downloaded")])
    by_id = {(row[ID] or "").strip(): row for row in rows}
    if problems := _missing(name, by_id, languages, ids):
        raise InputRefused(problems)
    return {
        language: {one: (by_id[one][language] or "").strip() for one in ids}
        for language in languages
    }


def _missing(
    name: str,
    by_id: Mapping[str, Mapping[str, str | None]],
    languages: Sequence[str],
    ids: Collection[str],
) -> list[Problem]:
    return [
        _problem(name, f"has no sentence {one}", "write it there", column=language)
        for one in ids
        for language in languages
        if not (by_id.get(one, {}).get(language) or "").strip()
    ]


def _problem(name: str, what: str, remedy: str, *, column: str | None = None) -> Problem:
    return Problem(file=name, what=what, remedy=remedy, column=column)
