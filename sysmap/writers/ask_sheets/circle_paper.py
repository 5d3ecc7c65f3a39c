"""The circle of one young person on paper: who is in it, what is asked, and room to draw."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from sysmap.metrics.circles import Circle, circle
from sysmap.network import Network
from sysmap.system import System
from sysmap.views import circle_words
from sysmap.views import paper_words as words
from sysmap.writers.ask_sheets.paper import BOX, printed
from sysmap.writers.ask_sheets.rings import rings


def circle_sheet(network: Network, young_person: int, *, big: bool = False) -> str:
    """The circle sheet of one young person, as the team sees it on the network's day."""
    system, name = network.system, network.system.labels[young_person]
    found = circle(network, young_person)
    title = words.CIRCLE.format(name=name)
    drawing = rings(name, (), words.CIRCLE_HOW)
    first = (
        f"<section><h1>{escape(title)}</h1>"
        f'<p class="whose">{escape(words.as_of(network.on_day))}</p>{_in_it(system, found)}'
        f"<p>{escape(words.CIRCLE_HOW)}</p>{drawing}"
        f'<p class="quiet">{escape(words.NAMES_STAY)}</p></section>'
    )
    return printed(title, [first, _asked(system, found)], big=big)


def _in_it(system: System, found: Circle) -> str:
    name = system.labels[found.young_person]
    if not found.alters and not found.drawn:
        return f"<p>{escape(words.NOBODY.format(name=name))}</p>"
    groups = {
        shown: [alter for alter, held in found.roles.items() if held == role]
        for role, shown in words.ROLES.items()
    }
    lines = "".join(
        f"<li><b>{escape(shown)}:</b> {escape(_names(system, actors))}</li>"
        for shown, actors in (*groups.items(), (words.SERVICES, found.drawn))
        if actors
    )
    parts = words.in_parts(name, len(found.parts)) if found.alters else ""
    each = "".join(f"<li>{escape(_names(system, part))}</li>" for part in found.parts)
    several = f"<ul>{each}</ul>" if len(found.parts) > 1 else ""
    return f"<h2>{escape(words.IN_IT)}</h2><ul>{lines}</ul><p>{escape(parts)}</p>{several}"


def _asked(system: System, found: Circle) -> str:
    boxes = "".join(f"<span>{BOX} {escape(answer)}</span>" for answer in words.MEETING_ANSWERS)
    asked = circle_words.questions(system, found)
    items = "".join(f"<li>{escape(question)}<br>{boxes}</li>" for question in asked)
    told = f'<ul class="asked">{items}</ul>' if items else f"<p>{escape(words.NO_QUESTIONS)}</p>"
    lines = '<span class="line"></span>' * 4
    return (
        f"<section><h2>{escape(words.QUESTIONS)}</h2>{told}"
        f'<h2>{escape(words.FURTHER)}</h2><div class="lines">{lines}</div></section>'
    )


def _names(system: System, actors: Sequence[int]) -> str:
    return ", ".join(system.labels[actor] for actor in actors)
