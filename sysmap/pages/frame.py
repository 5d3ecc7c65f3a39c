"""The one frame that every page stands in.

The question as heading, one sentence with the answer, the choices in one row, the picture in what
is left of the window; then, folded, the table and its download. Text that people typed is escaped
here, once.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any, Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sysmap import logbook, places
from sysmap.errors import SysmapError
from sysmap.system import System
from sysmap.views import words
from sysmap.views.moves_feed import Card
from sysmap.views.tables import DASH, Table
from sysmap.writers.rows import csv_text
from sysmap.writers.taken_away import parquet_of

FORMS = {"CSV": "text/csv", "Parquet": "application/vnd.apache.parquet"}
"""What a table can be downloaded as -> how a browser calls it."""
STYLE = Path(__file__).with_name("frame.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Page:
    """A page's parts; they stand in the frame's order, whatever the order of the calls."""

    _head: DeltaGenerator
    _answer: DeltaGenerator
    _choices: DeltaGenerator
    _settings: dict[str, object] = field(default_factory=dict)

    def made_with(self, **settings: object) -> None:
        """Say what made the figures of this page: its tables can then be had with it, as Parquet.

        Shape:     each setting a text, a yes or no, or several texts; empty ones are left out
        """
        told = {name: value for name, value in settings.items() if value not in (None, "", ())}
        self._settings.update(told)

    def beside_the_question(self, ask: Callable[[], Any]) -> Any:
        """What the person chose of a thing that holds for the whole page."""
        with self._head:
            return ask()

    def answer(self, sentence: str) -> None:
        """Say the answer in one sentence, under the question."""
        with self._answer:
            st.html(f'<p class="answer">{escape(sentence)}</p>')

    def choices(self, *ask: Callable[[], Any]) -> list[Any]:
        """What the person chose, from widgets that stand in one row."""
        with self._choices:
            return [widget() for widget in ask]

    def note(self, sentence: str) -> None:
        """A quiet line below the picture, where there is something to say."""
        if sentence:
            st.html(f'<p class="note">{escape(sentence)}</p>')

    def banner(self, sentence: str) -> None:
        """A line that stands above what is done here, whatever else is shown."""
        st.html(f'<p class="banner" role="note">{escape(sentence)}</p>')

    def questions(self, asked: Sequence[str]) -> None:
        """The questions that the picture raises, as a list."""
        if asked:
            items = "".join(f"<li>{escape(question)}</li>" for question in asked)
            st.html(f'<ul class="questions">{items}</ul>')

    def told_of_each(self, told: Mapping[str, Sequence[str]]) -> None:
        """What there is to say of each of several things, line by line under its name."""
        lines = "".join(
            f"<dt>{escape(name)}</dt>{''.join(f'<dd>{escape(line)}</dd>' for line in said)}"
            for name, said in told.items()
        )
        st.html(f'<div class="facts each"><dl>{lines}</dl></div>')

    def strip(self, title: str, cells: Sequence[tuple[str, str, float]]) -> None:
        """A row of cells: when, what is told then, and the share of a bar that is filled."""
        told = "".join(
            f'<li style="--share: {share:.0%}"><span>{escape(when)}</span>{escape(said)}</li>'
            for when, said, share in cells
        )
        st.html(
            f'<div class="strip"><p class="quiet">{escape(title)}</p>'
            f'<ol aria-label="{escape(title)}">{told}</ol></div>'
        )

    def part(self, title: str, *quiet: str) -> None:
        """The heading of a part of the page, with quiet lines under it."""
        lines = "".join(f'<p class="quiet">{escape(line)}</p>' for line in quiet if line)
        st.html(f"<h2>{escape(title)}</h2>{lines}")

    def cards(self, cards: Sequence[Card]) -> None:
        """Things to be read one after the other, each as a card."""
        st.html(f'<div class="cards">{"".join(map(_as_card, cards))}</div>')

    def facts(self, title: str, facts: Mapping[str, str]) -> None:
        """What there is to say of a thing, by name, folded."""
        with self.folded(title, name=title):
            st.html(f'<div class="facts">{_as_facts(facts.items())}</div>')

    def table(
        self,
        make: Callable[[], Table],
        *,
        name: str,
        title: str = "The same as a table",
        holds_names: bool = True,
        parquet: Callable[[], bytes] | None = None,
    ) -> None:
        """A table, folded; its rows are made only when somebody opens it.

        `parquet` gives the same figures with the settings that made them, for a second download.
        """
        with self.folded(title, name=title) as opened:
            if opened:
                self.rows(make(), name=name, holds_names=holds_names)
                if parquet:
                    _download("Parquet", parquet, name, holds_names=False)

    def plain_rows(self, table: Table) -> None:
        """A small table as it stands, with nothing to take away."""
        st.html(_as_html(table))

    def drawn(self, picture: str, told: str) -> None:
        """A still picture, as SVG that we wrote, and what it shows in words."""
        source = b64encode(picture.encode()).decode()
        st.html(
            f'<img class="drawn" alt="{escape(told)}" src="data:image/svg+xml;base64,{source}">'
        )

    @contextmanager
    def folded(self, title: str, *, name: str) -> Iterator[bool]:
        """A folded part of the page, and whether it is open."""
        key = "folded_" + "".join(letter for letter in name.casefold() if letter.isalnum())
        with st.expander(title, on_change="rerun", key=key) as part:
            yield bool(part.open)

    def rows(self, table: Table, *, name: str, holds_names: bool = True) -> None:
        """A table as it stands, and its download; `name` is the file's."""
        st.html(_as_html(table))
        with st.container(horizontal=True):
            text = csv_text(table.columns, table.rows)
            _download("CSV", text, name, holds_names=holds_names)
            if self._settings:
                settings = {**self._settings, "table": name}
                _download(
                    "Parquet", lambda: parquet_of(table, settings), name, holds_names=holds_names
                )


@contextmanager
def page(question: str) -> Iterator[Page]:
    """A page that asks this question; a fault is told in one line."""
    st.html(f"<style>{STYLE}</style>")
    head = st.container(key="head", horizontal=True, vertical_alignment="center")
    head.html(f"<h1>{escape(question)}</h1>", width="content")
    answer = st.container()
    choices = st.container(key="choices", horizontal=True, vertical_alignment="center")
    parts = Page(head, answer, choices)
    with _told():
        yield parts


def go_to(name: str) -> None:
    """Leave for another page, with nothing in its address of what was chosen here."""
    st.switch_page(places.page(name), query_params={})


def recorded(system: System | None) -> System:
    """The system, where one is open and holds somebody; else the page ends with the way to one."""
    if system is None or not system.actor_count:
        st.html(f'<p class="answer">{escape(words.nothing_yet(system))}</p>')
        if st.button("Go to Start", type="primary"):
            go_to("start")
        st.stop()
    return system


def needed(found: Sequence[object], otherwise: str) -> None:
    """Say what is missing and end the page, where nothing was found."""
    if not found:
        st.html(f'<p class="answer">{escape(otherwise)}</p>')
        st.stop()


def guarded(part: Callable[[], None]) -> None:
    """Run one part of a page; a fault is told in its place, and what was typed stays."""
    with _told():
        part()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except SysmapError as fault:
        st.error(plain(str(fault)))
    except Exception as fault:  # noqa: BLE001 - the outermost door: no traceback reaches a person
        st.error(plain(logbook.note_fault(fault)))


def _download(
    form: Literal["CSV", "Parquet"],
    what: str | Callable[[], bytes],
    name: str,
    *,
    holds_names: bool,
) -> None:
    """A button that gives a table as a file; one of bytes is made when it is pressed."""
    label = f"Download as {form}{' (holds names)' if holds_names else ''}"
    st.download_button(label, what, f"{name}.{form.casefold()}", FORMS[form], on_click="ignore")


def _as_html(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    body = "".join("<tr>" + "".join(_cell(value) for value in row) + "</tr>" for row in table.rows)
    rows = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="rows" role="group" aria-label="Table" tabindex="0">{rows}</div>'


def _as_card(card: Card) -> str:
    said = f"<blockquote>{escape(card.saying)}</blockquote>" if card.saying else ""
    return (
        f'<article><p class="quiet">{escape(card.when)}</p><h3>{escape(card.title)}</h3>{said}'
        f"{_as_facts(card.facts)}{_as_lines(card)}</article>"
    )


def _as_facts(facts: Iterable[tuple[str, str]]) -> str:
    told = "".join(f"<dt>{escape(name)}</dt><dd>{escape(fact)}</dd>" for name, fact in facts)
    return f"<dl>{told}</dl>"


def _as_lines(card: Card) -> str:
    lines = "".join(
        f'<li class="{escape(line.mark)}">{escape(line.words)}</li>' for line in card.lines
    )
    return f"<h4>{escape(card.lines_are)}</h4><ul>{lines}</ul>" if lines else ""


def _cell(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f'<td class="number">{escape(str(value))}</td>'
    return f"<td>{escape(DASH if value is None else str(value))}</td>"


def plain(text: str) -> str:
    """Text that people typed, for a widget that would read it as Markdown."""
    return "".join(
        "\\" + character if character in "\\`*_{}[]()#+-.!$<>|~:" else character
        for character in text
    )
