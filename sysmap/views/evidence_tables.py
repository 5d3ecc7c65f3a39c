"""What was said as tables: sources, codes, themes, agreement; words only where they are quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sysmap.evidence import (
    Agreement,
    At,
    InContext,
    Tally,
    co_occurrence,
    codes_of,
    excerpts_bearing,
    lens_by_theme,
    spoken_of,
)
from sysmap.system import System
from sysmap.views import evidence_words as words
from sysmap.views.clock import written
from sysmap.views.moves_names import names_in
from sysmap.views.tables import Table, short


def source_names(system: System) -> dict[str, str]:
    """Each source's key and what it is called, the latest first."""
    rows = system.tables["source"].drop_columns(["text"]).to_pylist()
    newest = sorted(rows, key=lambda row: (str(row["day"] or ""), row["key"]), reverse=True)
    return {
        row["key"]: words.source_name(row["key"], row["title"], row["kind"], row["day"])
        for row in newest
    }


def sources(system: System) -> Table:
    """Every source with its kind, day, meeting, what was agreed to, and how much is coded."""
    excerpts = Counter(system.numbers("excerpt", "source").tolist())
    meetings = system.texts("meeting", "key")
    rows = system.tables["source"].drop_columns(["text"]).to_pylist()
    return Table(
        words.SOURCE_COLUMNS,
        [
            (
                row["title"],
                row["kind"],
                written(row["day"]) if row["day"] else None,
                None if row["meeting"] is None else meetings[row["meeting"]],
                words.IN_SHORT[row["scope"]],
                excerpts[number],
                row["key"],
            )
            for number, row in enumerate(rows)
        ],
    )


def meeting_names(system: System) -> list[str]:
    """Each meeting by its number and day."""
    return [
        f"{row['number']}, {written(row['date'])}" if row["number"] else written(row["date"])
        for row in system.tables["meeting"].to_pylist()
    ]


def code_names(system: System) -> list[str]:
    """Each code's label, else its key."""
    both = zip(system.texts("code", "label"), system.texts("code", "key"), strict=True)
    return [label or key or "" for label, key in both]


def codebook(system: System) -> Table:
    """Every code, sort by sort, with how many excerpts bear it."""
    names, rows = code_names(system), system.tables["code"].to_pylist()
    order = {sort: place for place, sort in enumerate(words.SORTS)}
    numbered = sorted(enumerate(rows), key=lambda one: (order[one[1]["sort"]], one[1]["key"]))
    return Table(
        words.CODE_COLUMNS,
        [
            (
                names[number],
                words.SORTS[row["sort"]],
                len(excerpts_bearing(system, number)),
                None if row["parent"] is None else names[row["parent"]],
                row["key"],
                row["description"],
            )
            for number, row in numbered
        ],
    )


def by_meeting(system: System, found: Mapping[At, Tally], codes: Sequence[int]) -> Table:
    """A row for each meeting: how many excerpts, and how many bear each code."""
    names, meetings = code_names(system), meeting_names(system)
    rows = [
        (
            meetings[at] if isinstance(at, int) else at.value,
            tally.excerpts,
            *_counts(tally, codes),
            tally.why or None,
        )
        for at, tally in found.items()
    ]
    head = ("Meeting", "Excerpts", *(names[code] for code in codes), "Why none")
    return Table(head, rows)


def by_context(system: System, found: Sequence[InContext], codes: Sequence[int]) -> Table:
    """A row for each context: what is linked to it, and apart from that what was said then."""
    names, contexts = code_names(system), names_in(system).contexts
    head = ["Context", "Linked", "In force"]
    for code in codes:
        head += [f"{names[code]}, linked", f"{names[code]}, in force"]
    rows = []
    for one in found:
        both = zip(_counts(one.linked, codes), _counts(one.in_force, codes), strict=True)
        why = one.linked.why or one.in_force.why or None
        told = [count for pair in both for count in pair]
        rows.append((contexts[one.context], one.linked.excerpts, one.in_force.excerpts, *told, why))
    return Table((*head, "Why none"), rows)


def together(system: System) -> Table:
    """Each two codes that meet in an excerpt, most often first."""
    names, sorts = code_names(system), system.texts("code", "sort")
    met = sorted(co_occurrence(system).items(), key=lambda one: (-one[1], one[0]))
    return Table(
        ("Code", "Sort", "With", "Sort of that", "Excerpts"),
        [
            (names[a], words.SORTS[str(sorts[a])], names[b], words.SORTS[str(sorts[b])], count)
            for (a, b), count in met
        ],
    )


def lenses(system: System) -> Table:
    """A row for each lens, a column for each theme: how many excerpts bear both."""
    names, grid = code_names(system), lens_by_theme(system)
    themes = codes_of(system, "theme")
    return Table(
        ("Lens", *(names[theme] for theme in themes)),
        [
            (names[lens], *(grid[lens, theme] for theme in themes))
            for lens in codes_of(system, "lens")
        ],
    )


def agreed(system: System, found: Sequence[Agreement]) -> Table:
    """A row for each code: what both say of it, and kappa with its interval or a reason."""
    names, sorts = code_names(system), system.texts("code", "sort")
    return Table(
        words.AGREE_COLUMNS,
        [
            (
                names[one.code],
                *_agreed(one),
                words.SORTS[str(sorts[one.code])],
                one.kappa.why or None,
            )
            for one in found
        ],
    )


def _agreed(one: Agreement) -> tuple[Any, ...]:
    kappa = one.kappa
    told = (kappa.value, kappa.low, kappa.high)
    counts = (one.both, one.first_alone, one.second_alone, one.neither)
    share = None if kappa.agreed is None else round(100 * kappa.agreed)
    figures = (None if figure is None else short(figure) for figure in told)
    return (*figures, share, kappa.n, *counts)


def ties_spoken_of(system: System) -> Table:
    """Each tie that a source speaks of: how many sources, of which kinds, and their stances."""
    names = names_in(system)
    return Table(
        ("Connection", "Sources", "Kinds of source", "Kinds", *words.STANCES),
        [
            (
                names.tie(tie),
                told.sources,
                len(told.kinds),
                ", ".join(told.kinds),
                *(told.stances.get(stance, 0) for stance in words.STANCES),
            )
            for tie, told in spoken_of(system, "tie").items()
        ],
    )


def _counts(tally: Tally, codes: Sequence[int]) -> list[int | None]:
    return [None if tally.counts is None else tally.counts[code] for code in codes]
