"""A map's payload as nodes and edges of vis-network: numbers for ids, plain text for titles."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import Any

from sysmap.views.maps.scene import Payload
from sysmap.views.words import counted

Entry = dict[str, Any]

WIDTHS = (0.9, 1.4, 2.1, 2.9)
OPACITIES = (0.36, 0.42, 0.5, 0.6)
"""How a tie is drawn by its grade, as on the app's map (`component/looks.js`)."""

UNRECORDED_GRADE = 1
RADIUS = {"square": 8.5}
OTHER_RADIUS = 6.2
ROOMY_FOR_ACTORS, ROOMY_FOR_TIES = 180, 320
"""With more than so many, actors and ties are drawn smaller."""


def nodes(payload: Payload) -> list[Entry]:
    """The actors, in the payload's order; nothing that leads back to the record but their names."""
    actor, ties = payload["actor"], payload["tie"]
    size = _crowding(ROOMY_FOR_ACTORS, len(actor["label"]), least=0.6)
    tied = Counter([*ties["source"], *ties["target"]])
    found = []
    for place, label in enumerate(actor["label"]):
        kind = payload["kinds"][actor["kind"][place]]
        sector = actor["sector"][place]
        said = [kind["name"], *([payload["sectors"][sector]["name"]] if sector >= 0 else [])]
        found.append(
            {
                "id": place,
                "label": label,
                "title": "\n".join([label, ", ".join(said), counted(tied[place], "tie")]),
                "x": actor["x"][place],
                "y": actor["y"][place],
                "size": round(RADIUS.get(kind["shape"], OTHER_RADIUS) * size, 2),
                "form": kind["shape"],
                "sector": sector,
                "hollow": kind["family"] and sector < 0,
                "rank": tied[place] + (10_000 if kind["shape"] == "square" else 0),
            }
        )
    return found


def edges(payload: Payload) -> list[Entry]:
    """A line for each pair, as strong as their strongest tie; its title tells every tie."""
    ties = payload["tie"]
    pairs: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, ends in enumerate(zip(ties["source"], ties["target"], strict=True)):
        pairs[min(ends), max(ends)].append(place)
    thin = _crowding(ROOMY_FOR_TIES, len(pairs), least=0.5)
    grades = [max(_grade(payload, tie) for tie in told) for told in pairs.values()]
    return [
        {
            "id": number,
            "from": one,
            "to": other,
            "title": "\n".join(_told(payload, tie) for tie in told),
            "width": round(WIDTHS[grade] * thin, 2),
            "opacity": round(OPACITIES[grade] * thin, 2),
        }
        for number, (((one, other), told), grade) in enumerate(
            zip(pairs.items(), grades, strict=True)
        )
    ]


def _crowding(roomy: int, count: int, *, least: float) -> float:
    return max(least, min(1.0, math.sqrt(roomy / max(1, count))))


def _grade(payload: Payload, tie: int) -> int:
    """The strength in four grades between the least and the most of its kind."""
    kind = payload["tieKinds"][payload["tie"]["kind"][tie]]
    strength = payload["tie"]["spans"][tie][2]
    if strength is None or kind["low"] == kind["high"]:
        return UNRECORDED_GRADE
    above, reach = strength - kind["low"], kind["high"] - kind["low"]
    return int(3 * above / reach + 0.5)


def _told(payload: Payload, tie: int) -> str:
    ties, labels = payload["tie"], payload["actor"]["label"]
    kind, strength = payload["tieKinds"][ties["kind"][tie]], ties["spans"][tie][2]
    source, target = labels[ties["source"][tie]], labels[ties["target"][tie]]
    between = "to" if kind["directed"] else "and"
    told = f"{source} {between} {target}: {kind['name']}"
    return told if strength is None else f"{told}, strength {strength}"
