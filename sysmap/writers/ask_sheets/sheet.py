"""One member's ask sheet as a page that opens offline on a phone: their own list and nothing else.

The page sends nothing anywhere. Its script keeps what is ticked, and gives it as a small file.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from sysmap.asking_sheets import Connection, OwnList, Person
from sysmap.readers.sheet_answers import VERSION, mark_of
from sysmap.system import System
from sysmap.views import ask_sheet_words as words
from sysmap.views.record_words import kind as kind_in_words
from sysmap.writers.ask_sheets.frame import framed, part

_PLAIN = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """For which meeting sheets are made, on which day, and which kinds of tie are spoken of."""

    meeting: str
    day: date
    made: date
    kinds: Sequence[str]


def answer_file(member: str, meeting: str) -> str:
    """What the file of a member's answers is called.

    >>> answer_file("P03", "G05"), answer_file("carer 7", "G05")
    ('answers-P03-G05.json', 'answers-carer-7-3342-G05.json')
    """
    return f"answers-{plain(member)}-{plain(meeting)}.json"


def plain(key: str) -> str:
    """A key as part of a file's name; keys that differ are never called alike."""
    name = _PLAIN.sub("-", key).strip("-.")
    return name if name == key else f"{name}-{hashlib.sha256(key.encode()).hexdigest()[:4]}"


def as_page(system: System, own: OwnList, occasion: Occasion) -> str:
    """A member's sheet as one file."""
    label = system.labels[own.member]
    body = "".join(
        (
            f"<header><h1>{escape(words.TITLE)}</h1>",
            f"<p>{escape(words.whose(label, occasion.day))}</p></header><main>",
            f"<p>{escape(words.so_many(len(own.people), len(own.connections)))}</p>",
            f"<p>{escape(words.HOW)}</p><p class=safe>{escape(words.KEEP_SAFE)}</p>",
            f"<noscript><p class=told>{escape(words.NEEDS_A_BROWSER)}</p></noscript>",
            '<p id="kept" class="quiet screen"></p><form id="sheet" autocomplete="off">',
            *(_person(system, own, person) for person in own.people),
            _additions(occasion.kinds),
            f"</form><p class=quiet>{escape(words.made(occasion.made))}</p></main>",
            f"<footer>{_foot()}</footer>",
            _data(system, own, occasion),
        )
    )
    title = f"{words.TITLE}: {label}"
    return framed(title, body, style=part("sheet.css"), script=part("sheet.js"))


def _person(system: System, own: OwnList, person: Person) -> str:
    name = system.labels[person.actor]
    ties = "".join(_connection(own, name, told) for told in person.connections)
    key = escape(system.keys[person.actor])
    return (
        f'<fieldset class="person"><legend>{escape(name)}</legend>{ties}'
        f'<label class="apart"><input type="checkbox" data-apart="{key}">'
        f"<span>{escape(words.APART)}</span></label></fieldset>"
    )


def _connection(own: OwnList, name: str, told: Connection) -> str:
    way = words.connection(own.member, told, directed=told.directed)
    said = words.said_last(told)
    line = own.connections.index(told)
    choices = "".join(
        f'<label><input type="radio" name="line{line}" value="{says}">'
        f"<span>{escape(shown)}</span></label>"
        for says, shown in words.ANSWERS.items()
    )
    last = f'<span class="quiet">{escape(said)}</span>' if said else ""
    return (
        f'<div class="tie" role="radiogroup" aria-label="{escape(f"{name}: {way}")}">'
        f'<p>{escape(way)}{last}</p><div class="choices">{choices}</div></div>'
    )


def _additions(kinds: Sequence[str]) -> str:
    ways = "".join(
        f'<option value="{escape(one)}">{escape(kind_in_words(one))}</option>' for one in kinds
    )
    began = "".join(
        f'<label><input type="radio" name="began" value="{says}">'
        f"<span>{escape(shown)}</span></label>"
        for says, shown in words.BEGAN.items()
    )
    return (
        f'<section class="add screen"><h2>{escape(words.ADD_TITLE)}</h2>'
        f'<p class="quiet">{escape(words.ADD_HOW)}</p>'
        '<div id="added"></div><template id="one-more"><fieldset class="person one">'
        f'<label class="field">{escape(words.NAME)}<input class="name" maxlength="80"></label>'
        f'<label class="field">{escape(words.HOW_CONNECTED)}<select class="how">'
        f'<option value="">{escape(words.NOT_SAID)}</option>{ways}</select></label>'
        f'<div class="tie" role="radiogroup" aria-label="{escape(words.IS_IT_NEW)}">'
        f'<div class="choices two">{began}</div></div>'
        f'<label class="field">{escape(words.SINCE)}'
        f'<input class="since" maxlength="40" placeholder="{escape(words.SINCE_HINT)}"></label>'
        "</fieldset></template>"
        f'<button type="button" id="another">{escape(words.ANOTHER)}</button></section>'
    )


def _foot() -> str:
    return (
        '<div class="screen foot"><p id="done" aria-live="polite"></p>'
        f'<button type="button" id="save" class="first">{escape(words.SAVE)}</button>'
        f'<button type="button" id="again">{escape(words.START_AGAIN)}</button>'
        '<p id="told" class="told" role="status" hidden></p>'
        f'<details id="text" hidden><summary>{escape(words.NO_FILE)}</summary>'
        f'<textarea readonly rows="6" aria-label="{escape(words.TEXT_OF)}"></textarea>'
        "</details></div>"
    )


def _data(system: System, own: OwnList, occasion: Occasion) -> str:
    """What the script must know: keys, and the words that it says."""
    lines = [
        {"source": system.keys[one.source], "target": system.keys[one.target], "kind": one.kind}
        for one in own.connections
    ]
    head = {
        "programme": mark_of(system.programme_name),
        "sheet": _identity(system, own, occasion, lines),
        "member": system.keys[own.member],
        "meeting": occasion.meeting,
        "made": occasion.made.isoformat(),
    }
    told = {
        "version": VERSION,
        "file": answer_file(head["member"], occasion.meeting),
        "head": head,
        "lines": lines,
        "words": {
            "done": words.DONE,
            "saved": words.SAVED,
            "empty": words.LEFT_EMPTY,
            "really": words.REALLY,
            "kept": words.KEPT,
            "notKept": words.NOT_KEPT,
        },
    }
    text = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="told-to-script">{text}</script>'


def _identity(
    system: System, own: OwnList, occasion: Occasion, lines: Sequence[Mapping[str, str]]
) -> str:
    """What tells one sheet from another: the same list made on the same day is the same sheet."""
    told = [system.programme_name, system.keys[own.member], occasion.meeting, str(occasion.made)]
    return hashlib.sha256(json.dumps([told, lines]).encode()).hexdigest()[:12]
