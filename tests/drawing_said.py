"""What a drawing says of sources, excerpts and codes: a function a verb (see `drawing`)."""

from __future__ import annotations

from datetime import date
from typing import get_args

from drawing_rows import Rows, Verb, actor_number, thing_number, tie_number

from sysmap.model import SourceKind, SourceScope, Stance


def _source(kind: str) -> Verb:
    def drawn(key: str, said: list[str], rows: Rows) -> None:
        row = rows["source"][_source_number(key, rows)]
        row["kind"] = kind
        for word in said:
            if word[0].isdigit():
                row["day"] = date.fromisoformat(word)
            else:
                row["speaker"] = actor_number(word, rows)

    return drawn


def _scope(scope: str) -> Verb:
    def drawn(key: str, _said: list[str], rows: Rows) -> None:
        rows["source"][_source_number(key, rows)]["scope"] = scope

    return drawn


def _meeting(key: str, said: list[str], rows: Rows) -> None:
    met = thing_number("meeting", said[0], rows, date=date.fromisoformat(said[0]))
    rows["source"][_source_number(key, rows)]["meeting"] = met


def _excerpt(key: str, said: list[str], rows: Rows) -> None:
    source, *words = said
    excerpt = rows["excerpt"][thing_number("excerpt", key, rows)]
    excerpt |= {"source": _source_number(source, rows), "words": " ".join(words) or None}


def _speaker(key: str, said: list[str], rows: Rows) -> None:
    rows["excerpt"][thing_number("excerpt", key, rows)]["speaker"] = actor_number(said[0], rows)


def _coding(key: str, said: list[str], rows: Rows) -> None:
    label, _, sort = said[0].partition("/")
    code = thing_number("code", label, rows, label=label, sort=sort or "own")
    coder = actor_number(said[1], rows) if said[1:] else None
    excerpt = thing_number("excerpt", key, rows)
    rows["coding"].append({"excerpt": excerpt, "code": code, "coder": coder})


def _link(stance: str) -> Verb:
    def drawn(key: str, said: list[str], rows: Rows) -> None:
        link = {"excerpt": thing_number("excerpt", key, rows), "stance": stance}
        rows["excerpt_link"].append(link | _spoken_of(said, rows))

    return drawn


def _spoken_of(said: list[str], rows: Rows) -> dict[str, object]:
    if said[1:]:
        return {"tie": tie_number(said, None, rows)}
    [key] = said
    noun = {"M": "move", "X": "context"}.get(key[0], "element")
    return {noun: thing_number(noun, key, rows, **({"title": key} if noun == "move" else {}))}


def _source_number(key: str, rows: Rows) -> int:
    return thing_number("source", key, rows, kind="interview", scope="quote")


SAID_VERBS: dict[str, Verb] = {
    **{word.replace(" ", "_"): _source(word) for word in get_args(SourceKind)},
    **{word: _scope(word) for word in get_args(SourceScope)},
    "at": _meeting,
    "from": _excerpt,
    "by": _speaker,
    "coded": _coding,
    **{word: _link(word) for word in get_args(Stance)},
}
