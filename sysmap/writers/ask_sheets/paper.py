"""The papers of a meeting, to print on A4: own stars, move slips, an agenda; in big print too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from sysmap.asking_sheets import OwnList, Person
from sysmap.system import System
from sysmap.views import ask_sheet_words, paper_words
from sysmap.writers.ask_sheets.frame import framed, part
from sysmap.writers.ask_sheets.sheet import Occasion

BOX = '<span class="box"></span>'
LINE = '<span class="line"></span>'
TICK = f'<td class="tick">{BOX}</td>'
EMPTY_LINES = 5
SLIPS = 4


def printed(title: str, sections: Iterable[str], *, big: bool, language: str = "en") -> str:
    """A paper of several pages."""
    body = f'<main class="{"big" if big else "plain"}">{"".join(sections)}</main>'
    page = framed(title, body, style=part("paper.css"), language=language)
    return page.replace("<body>", '<body class="big">', 1) if big else page


def own_stars(
    system: System, lists: Sequence[OwnList], occasion: Occasion, *, big: bool = False
) -> str:
    """The own star of each member, a page or more for each."""
    stars = (_own_star(system, own, occasion) for own in lists)
    return printed(paper_words.OWN_STAR, stars, big=big)


def _own_star(system: System, own: OwnList, occasion: Occasion) -> str:
    whose = paper_words.of_a_day(system.labels[own.member], occasion.day)
    head, *ticks = paper_words.COLUMNS
    columns = f"<th>{escape(head)}</th>" + "".join(
        f'<th class="tick">{escape(tick)}</th>' for tick in ticks
    )
    rows = "".join(_rows(system, own, person) for person in own.people)
    table = f"<table><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>"
    return (
        f"<section><h1>{escape(paper_words.OWN_STAR)}</h1>"
        f'<p class="whose">{escape(whose)}</p><p>{escape(paper_words.OWN_STAR_HOW)}</p>'
        f"{table if rows else ''}{_additions()}"
        f'<p class="quiet">{escape(paper_words.KEEP_PAPER_SAFE)}</p></section>'
    )


def _rows(system: System, own: OwnList, person: Person) -> str:
    """A row for each connection; whether better not is asked once of each person."""
    name, rows = system.labels[person.actor], []
    for number, told in enumerate(person.connections):
        way = ask_sheet_words.connection(own.member, told, directed=told.directed)
        once = f'<td class="tick" rowspan="{len(person.connections)}">{BOX}</td>'
        rows.append(
            f"<tr><td><b>{escape(name)}</b><br>{escape(way)}</td>"
            f"{TICK * len(ask_sheet_words.ANSWERS)}{'' if number else once}</tr>"
        )
    return "".join(rows)


def _additions() -> str:
    head = "".join(f"<th>{escape(column)}</th>" for column in paper_words.ADD_COLUMNS)
    row = f'<tr class="empty"><td></td><td></td>{TICK * 2}<td></td></tr>'
    return (
        f"<h2>{escape(paper_words.ADD)}</h2><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{row * EMPTY_LINES}</tbody></table>"
    )


def move_slips(*, big: bool = False) -> str:
    """Slips on which somebody writes down what was done, four to a page; two in big print."""
    lines = "".join(
        f"<p>{escape(name)}</p>{LINE * (max(1, count - 1) if big else count)}"
        for name, count in paper_words.SLIP_LINES
    )
    slip = f'<div class="slip"><h1>{escape(paper_words.SLIP)}</h1>{lines}</div>'
    page = f'<section class="slips">{slip * (SLIPS // 2 if big else SLIPS)}</section>'
    return printed(paper_words.SLIP, [page], big=big)


def agenda(title: str, parts: Mapping[str, Sequence[str]], *, big: bool = False) -> str:
    """What is gone through at a meeting: parts with their points, each with a box to tick."""
    body = "".join(
        f'<h2>{escape(name)}</h2><ul class="asked">'
        f"{''.join(f'<li>{BOX} {escape(point)}</li>' for point in points)}</ul>"
        for name, points in parts.items()
    )
    page = (
        f"<section><h1>{escape(paper_words.AGENDA)}</h1>"
        f'<p class="whose">{escape(title)}</p>{body}'
        f'<p class="quiet">{escape(paper_words.NAMES_STAY)}</p></section>'
    )
    return printed(paper_words.AGENDA, [page], big=big)
