"""Contexts and practices joined by moves: a dot where a practice came up under a context."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

import altair as alt

from sysmap.contexts.compared import PracticeMap
from sysmap.system import System
from sysmap.views import context_words
from sysmap.views.charts import ACCENT, TEXT, shade
from sysmap.views.words import counted

ROW, HEADS = 46, 220
"""Pixels of a practice's row with its name above, and at most of a context's name."""
SIZES = (160, 700)
"""Square pixels of the dot of one move, and of the most."""
NOTE = (
    "A dot is a practice under a context: the larger, the more of its moves were made by somebody "
    "whom the context covered that day. A context that covers everybody has them all, and stands "
    "in the table alone."
)


def practice_names(found: PracticeMap, system: System) -> list[str]:
    """Each practice's label, else its key."""
    labels, keys = (system.texts("practice", name) for name in ("label", "key"))
    return [str(labels[number] or keys[number]) for number in found.practices]


def practice_map_chart(
    found: PracticeMap, system: System, everybody: Container[int], *, dark: bool
) -> dict[str, Any]:
    """Practices as rows, contexts as columns in their order, a dot with its number of moves.

    Contexts that cover `everybody` are left out: all else would be small beside them.
    """
    dots = _dots(found, system, everybody)
    practices = list(dict.fromkeys(str(dot["practice"]) for dot in dots))
    ink, height = shade(TEXT, dark=dark), ROW * len(practices)
    heads = alt.Axis(
        orient="top",
        labelAngle=-90,
        labelLimit=HEADS,
        labelOverlap=False,
        labelFontSize=12,
        title=None,
        ticks=False,
        domain=False,
    )
    places = alt.Scale(domain=[0, height], range=[0, height])
    rows = [{**dot, "y": ROW * practices.index(str(dot["practice"])) + ROW - 16} for dot in dots]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("context:N", sort=None, axis=heads),
        y=alt.Y("y:Q", axis=None, scale=places),
        tooltip=["context:N", "practice:N", "moves:Q"],
    )
    names = [{"practice": name, "y": ROW * row + 8} for row, name in enumerate(practices)]
    chart = alt.layer(
        base.mark_circle(opacity=0.35, color=shade(ACCENT, dark=dark)).encode(
            size=alt.Size("moves:Q", scale=alt.Scale(range=SIZES), legend=None)
        ),
        base.mark_text(fontSize=12, color=ink).encode(text="moves:Q"),
        alt.Chart(alt.InlineData(values=names))
        .mark_text(align="left", fontSize=13, color=ink)
        .encode(x=alt.value(0), y=alt.Y("y:Q", axis=None, scale=places), text="practice:N"),
    ).properties(height=height, autosize=alt.AutoSizeParams(type="fit-x", contains="padding"))
    specification: dict[str, Any] = chart.to_dict()
    return specification


def in_words(found: PracticeMap, system: System) -> str:
    """The picture for somebody who does not see it: the practice met most under each context."""
    names, practices = context_words.names(system), practice_names(found, system)
    told = [
        f"{names[context]}: most often {practices[counts.index(max(counts))]}, "
        f"{counted(max(counts), 'move')}"
        for context, counts in _counts(found)
        if any(counts)
    ]
    return f"Practices by context. {'; '.join(told)}. The table beneath holds every number."


def _counts(found: PracticeMap) -> list[tuple[int, list[int]]]:
    return list(zip(found.contexts, found.moves.tolist(), strict=True))


def _dots(found: PracticeMap, system: System, everybody: Container[int]) -> list[dict[str, object]]:
    names, practices = context_words.names(system), practice_names(found, system)
    told = [(context, counts) for context, counts in _counts(found) if context not in everybody]
    return [
        {"context": names[context], "practice": practice, "moves": counts[place]}
        for place, practice in enumerate(practices)
        for context, counts in told
        if counts[place]
    ]
