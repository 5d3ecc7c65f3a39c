"""Each tie as one line over the programme's days, in groups: a second way to see change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import numpy as np

from sysmap.change import Difference
from sysmap.periods import programme_days
from sysmap.spans import Spans
from sysmap.system import date_of, day_number
from sysmap.views import barcode_words as words
from sysmap.views import held_words
from sysmap.views.clock import written
from sysmap.views.maps.barcode_orders import by_context, by_sectors
from sysmap.views.maps.beginnings import Beginnings, beginnings
from sysmap.views.maps.change import classes
from sysmap.views.maps.layout import places
from sysmap.views.maps.lifetimes import Value, Window, by_thing, lives, spells
from sysmap.views.maps.narrowing import named
from sysmap.views.maps.scene import Payload, Scene, columns, dated, sealed
from sysmap.views.tables import Table

CAME_AND_WENT, NEITHER = "came_and_went", "neither"


def barcode_payload(difference: Difference) -> Payload:
    """One line a tie over the programme's days, in two orders, with what became of each.

    Shape:     the columns of the map, and for each tie:
               `change`   a key of `colours.CHANGES`, or of `further`: it came and went between the
                          two days, or was there neither on them nor between
               `within`   within which days it began, where that is not known to the day
               `already`  whether it was there on the day before the first
               `onwards`  whether it is still there on the day after the last
               `words`    the whole line as people would tell it
    """
    window = window_of(difference)
    scene = _scene(difference, window)
    payload = columns(scene, mode="barcode") | dated([], window)
    payload["tie"] |= _lines(difference, scene, window)
    in_force = _in_force(difference, window)
    named_sectors = [sector["name"] for sector in payload["sectors"]]
    sectors = [named_sectors[of] if of >= 0 else None for of in payload["actor"]["sector"]]
    return sealed(
        payload
        | {
            "alt": words.barcode(len(scene.tie), date_of(window.first), date_of(window.after - 1)),
            "days": window.after - window.first,
            "further": {name: words.became(name) for name in (CAME_AND_WENT, NEITHER)},
            "dates": _dates(difference, window),
            "contexts": _contexts(difference, in_force),
            "orders": [by_sectors(scene, sectors), by_context(scene, in_force)],
            "absence": _absence(difference, payload),
        }
    )


def barcode_table(difference: Difference) -> Table:
    """The lines of the barcode as rows, in its first order, each with its two groups."""
    payload = barcode_payload(difference)
    labels, tie = payload["actor"]["label"], payload["tie"]
    group_of = [
        {place: group["name"] for group in order["groups"] for place in group["ties"]}
        for order in payload["orders"]
    ]
    rows = [
        (
            labels[tie["source"][place]],
            labels[tie["target"][place]],
            payload["tieKinds"][tie["kind"][place]]["name"],
            tie["words"][place],
            *(group[place] for group in group_of),
        )
        for place in group_of[0]
    ]
    return Table(words.COLUMNS, rows)


def window_of(difference: Difference) -> Window:
    """The programme's days, and the two days where they lie outside it."""
    programme = programme_days(difference.system) or ()
    days = [day_number(day) for day in (difference.since, difference.until, *programme)]
    return Window(min(days), max(days) + 1)


def _scene(difference: Difference, window: Window) -> Scene:
    """The ties that hold on some of the days, and their ends.

    Left out, as on the map of change, are the ties of a pair kept apart on the earlier day or at
    any time since.
    """
    selection, system = difference.selection, difference.system
    apart = selection.apart_since(day_number(difference.since))
    never = selection.among(apart, selection.tie_source, selection.tie_target)
    held = {tie: row for tie, row in spells(selection, window).items() if not never[tie]}
    tie = np.array(sorted(held), dtype=np.int32)
    actors = np.union1d(selection.tie_source[tie], selection.tie_target[tie])
    alive = lives(selection, window)
    return Scene(
        system=system,
        places=places(system),
        actors=actors,
        lives=[alive[actor] for actor in actors.tolist()],
        tie=tie,
        spells=[held[number] for number in tie.tolist()],
    )


def _lines(difference: Difference, scene: Scene, window: Window) -> Payload:
    selection, change = difference.selection, _class_of_each(difference)
    began = beginnings(selection, window)
    already = spells(selection, Window(window.first - 1, window.first))
    onwards = spells(selection, Window(window.after, window.after + 1))
    ties = scene.tie.tolist()
    times = [
        _times(began, tie, row, goes_on=tie in onwards)
        for tie, row in zip(ties, scene.spells, strict=True)
    ]
    became = [change.get(tie, NEITHER) for tie in ties]
    told = zip(became, times, map(_strengths, scene.spells), strict=True)
    return {
        "change": became,
        "already": [tie in already for tie in ties],
        "onwards": [tie in onwards for tie in ties],
        "within": [began.of(tie, row).within for tie, row in zip(ties, scene.spells, strict=True)],
        "words": [words.line(*line) for line in told],
    }


def _class_of_each(difference: Difference) -> dict[int, str]:
    """Tie -> its class of change between the two days, or that it came and went between them."""
    names = [name or CAME_AND_WENT for name in classes(difference).tolist()]
    return dict(zip(difference.changes.tie.tolist(), names, strict=True))


def _times(
    began: Beginnings, tie: int, row: Sequence[Value], *, goes_on: bool
) -> list[tuple[str | None, str | None]]:
    """The unbroken times in which a tie held, in words: strengths that touch are one time."""
    window = began.window
    found: list[tuple[str | None, str | None]] = []
    for place, (start, end) in enumerate(zip(row[::3], row[1::3], strict=True)):
        since = began.of(tie, row, place).words
        after = window.first + int(end or 0)
        until = None if goes_on and after == window.after else written(date_of(after))
        if place and start == row[3 * place - 2]:
            since = found.pop()[0]
        found.append((since, until))
    return found


def _strengths(row: Sequence[Value]) -> list[float]:
    """The strengths at which a tie held, one after the other."""
    return [strength for strength, _ in groupby(row[2::3]) if strength is not None]


def _in_force(difference: Difference, window: Window) -> dict[int, list[int]]:
    """Context -> the first day and the day after the last on which it is in force, in the picture.

    Those that are in force on none of its days are left out.
    """
    start, end = (edge("context") for edge in (difference.system.starts, difference.system.ends))
    return by_thing(window.of(Spans(np.arange(start.size, dtype=np.int32), start, end)))


def _contexts(difference: Difference, in_force: Mapping[int, Sequence[int]]) -> list[Payload]:
    """The contexts that are in force on some day, the first to begin first."""
    names = named(difference.system, "context")
    rows = difference.system.tables["context"].to_pylist()
    edges = ("start", "start_precision", "end", "end_precision")
    return [
        {
            "name": names[context],
            "held": held_words.held(*(rows[context][edge] for edge in edges)),
            "span": list(in_force[context]),
        }
        for context in sorted(in_force, key=lambda one: (in_force[one][0], names[one]))
    ]


def _dates(difference: Difference, window: Window) -> list[Payload]:
    """The two days between which change is told."""
    two = {words.FROM: difference.since, words.TO: difference.until}
    return [
        {"name": name, "day": day_number(day) - window.first, "words": written(day)}
        for name, day in two.items()
    ]


def _absence(difference: Difference, payload: Payload) -> str:
    """What to say where no tie was there on any day from the one to the other."""
    if set(payload["tie"]["change"]) - {NEITHER}:
        return ""
    return words.nothing_between(difference.since, difference.until)
