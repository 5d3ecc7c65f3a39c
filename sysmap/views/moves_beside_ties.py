"""The moves and contexts beside a tie: in a table's cells, and in the panel of the map."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from sysmap.evidence import quotes_about
from sysmap.network import snapshot
from sysmap.practice import TieEffect
from sysmap.system import System
from sysmap.views import evidence_words, move_words, quote_lines
from sysmap.views.maps.numbers import plain_number
from sysmap.views.maps.steps import drawable
from sysmap.views.moves_names import Names, names_in, ties_not_told
from sysmap.views.tables import Table

MOST_TOLD = 12
"""The panel of the map tells so many of each thing, the latest first."""

COLUMNS = ("From", "To", "Kind", "Strength", "Moves", move_words.CONTEXTS_OF_MOVES)

TiePick = Sequence[str]
"""A tie as the map names it: the keys of its two ends, and its kind in words."""


def moves_and_contexts(
    system: System, tie: int, *, since: date | None, until: date
) -> tuple[str | None, str | None]:
    """The moves on a tie after one day and up to another, and the contexts of those moves."""
    names = names_in(system)
    effects = _effects(names, tie, since, until)
    told = [_move(names, effect) for effect in effects]
    contexts = dict.fromkeys(
        context for effect in effects for context in names.contexts_of(names.moves.all[effect.move])
    )
    return "; ".join(told) or None, "; ".join(contexts) or None


def ties_table(system: System, on_day: date) -> Table:
    """Each tie that may be shown on a day, with the moves on it up to then, and their contexts."""
    network, names = snapshot(system, on_day), names_in(system)
    drawn = drawable(network)
    ties, strengths = network.tie[drawn].tolist(), network.strength[drawn].tolist()
    rows = [
        (
            *names.ends(tie),
            names.tie_kinds[tie],
            plain_number(strength),
            *moves_and_contexts(system, tie, since=None, until=on_day),
        )
        for tie, strength in zip(ties, strengths, strict=True)
    ]
    return Table(COLUMNS, sorted(rows, key=lambda row: tuple(map(str, row[:3]))))


def told(system: System, picked: TiePick, *, since: date, until: date) -> dict[str, Any] | None:
    """What the map's panel tells of the tie that was picked on it; None where there is none.

    Nothing is told of a pair that was kept apart on the earlier day or at any time since.
    """
    names = names_in(system)
    ties = _ties_named(names, picked)
    if not ties or ties_not_told(system, since).intersection(ties):
        return None
    effects = [effect for tie in ties for effect in _effects(names, tie, None, until)]
    parts = {
        move_words.HELD: [line for tie in ties for line in _spells(system, tie)],
        move_words.MOVES: [_told_move(names, effect) for effect in reversed(effects)],
        move_words.REPORTED_BY: _reports(names, ties[0]),
        evidence_words.QUOTES: [
            line for tie in ties for line in quote_lines.lines(quotes_about(system, tie=tie))
        ],
    }
    return {
        "tie": list(picked),
        "summary": move_words.moves_on_this_tie(len(effects)),
        "parts": [
            {"name": name, "lines": lines[:MOST_TOLD]} for name, lines in parts.items() if lines
        ],
    }


def _effects(names: Names, tie: int, since: date | None, until: date) -> list[TieEffect]:
    return [
        effect
        for effect in names.moves.of_tie.get(tie, ())
        if (since is None or since < effect.day) and effect.day <= until
    ]


def _move(names: Names, effect: TieEffect) -> str:
    move = names.moves.all[effect.move]
    day = move_words.on_day(effect.day, move.precision)
    return f"{move.title} ({day}: {move_words.effect(effect.effect, effect.status)})"


def _told_move(names: Names, effect: TieEffect) -> str:
    contexts = names.contexts_of(names.moves.all[effect.move])
    return _move(names, effect) + (f". {move_words.IN}: {'; '.join(contexts)}" if contexts else "")


def _ties_named(names: Names, picked: TiePick) -> list[int]:
    keys, kinds = names.system.keys, names.tie_kinds
    return [
        tie
        for tie, (source, target) in enumerate(names.tie_ends)
        if [keys[source], keys[target], kinds[tie]] == list(picked)
    ]


def _spells(system: System, tie: int) -> list[str]:
    columns = ["start", "end", "strength", "precision", "origin"]
    of_this_tie = np.flatnonzero(system.numbers("spell", "tie") == tie)
    spells = system.tables["spell"].select(columns).take(of_this_tie).to_pylist()
    return [move_words.held(*(spell[column] for column in columns)) for spell in spells]


def _reports(names: Names, tie: int) -> list[str]:
    """The last word of each teller about a tie, the latest first."""
    system, ends = names.system, names.tie_ends[tie]
    source, target = (system.numbers("report", end) for end in ("source", "target"))
    of_this_pair = np.isin(source, ends) & np.isin(target, ends) & (source != target)
    kind = system.texts("tie", "kind")[tie]
    rows = [
        row
        for row in system.tables["report"].filter(pa.array(of_this_pair)).to_pylist()
        if row["kind"] in (None, kind)
    ]
    latest = {row["teller"]: row for row in sorted(rows, key=lambda row: str(row["day"] or ""))}
    newest_first = sorted(latest.values(), key=lambda row: str(row["day"] or ""), reverse=True)
    return [
        move_words.reported(system.labels[row["teller"]], row["says"], row["day"])
        for row in newest_first
    ]
