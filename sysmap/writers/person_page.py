"""What is held on one person, as a page to hand over: plain, without script or network, or text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape

from sysmap.store import Subject
from sysmap.views import person_words as words
from sysmap.views.tables import DASH, Table

STYLE = """
body { font: 16px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  color: #1d1d1f; background: #fff }
h2 { margin: 2rem 0 0; font-size: 1.2rem } h3 { margin: 1rem 0 .2rem; font-size: 1rem }
table { border-collapse: collapse; width: 100%; font-size: .9rem }
th, td { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0;
  border-bottom: 1px solid #c8c8cc; overflow-wrap: anywhere }
.wide { overflow-x: auto }
"""


def as_html(subject: Subject, programme: str, today: date) -> str:
    """The page as one HTML file."""
    head = f"{words.TITLE}: {subject.key}"
    rights = "".join(f"<li>{escape(right)}</li>" for right in words.RIGHTS)
    body = "".join(
        (
            f"<h1>{escape(words.TITLE)}</h1>",
            f"<p>{escape(words.whose(subject, programme, today))}</p>",
            f"<p>{escape(words.WHAT_IT_IS)} {escape(words.OTHERS_ARE_MASKED)}</p>",
            *_parts(subject),
            f"<h2>{escape(words.YOUR_RIGHTS)}</h2><ul>{rights}</ul>",
        )
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(head)}</title><style>{STYLE}</style></head>"
        f"<body>{body}</body></html>\n"
    )


def _parts(subject: Subject) -> Iterator[str]:
    for title, stands in ((words.STANDS, True), (words.WAS, False)):
        tables = words.tables(subject, stands=stands)
        yield f"<h2>{escape(title)}</h2>"
        yield from (f"<h3>{escape(name)}</h3>{_html(table)}" for name, table in tables.items())
        if not tables:
            yield f"<p>{escape(words.NOTHING)}</p>"
    if subject.texts:
        yield f"<h2>{escape(words.TEXTS)}</h2>{_html(words.texts(subject))}"


def _html(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_cell(value))}</td>" for value in row) + "</tr>"
        for row in table.rows
    )
    return f'<div class="wide"><table><tr>{head}</tr>{body}</table></div>'


def _cell(value: object) -> str:
    return DASH if value is None else str(value)


def as_text(subject: Subject, programme: str, today: date) -> str:
    """The same as plain text."""
    return "\n".join(_text_lines(subject, programme, today)) + "\n"


def _text_lines(subject: Subject, programme: str, today: date) -> Iterator[str]:
    yield from (words.TITLE, "", words.whose(subject, programme, today))
    yield from (words.WHAT_IT_IS, words.OTHERS_ARE_MASKED)
    for title, stands in ((words.STANDS, True), (words.WAS, False)):
        tables = words.tables(subject, stands=stands)
        yield from ("", title.upper(), *([] if tables else [words.NOTHING]))
        for name, table in tables.items():
            yield from ("", name, *_as_lines(table))
    if subject.texts:
        yield from ("", words.TEXTS.upper(), *_as_lines(words.texts(subject)))
    yield from ("", words.YOUR_RIGHTS.upper(), *(f"- {right}" for right in words.RIGHTS))


def _as_lines(table: Table) -> Iterator[str]:
    for row in table.rows:
        told = zip(table.columns, row, strict=True)
        said = (
            f"{name}: {' '.join(str(value).split())}" for name, value in told if value is not None
        )
        yield f"- {'; '.join(said)}"
