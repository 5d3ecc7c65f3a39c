"""The minutes of a meeting as a page to print: one HTML file without script or network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from sysmap.views import minutes_words as words
from sysmap.views.minutes_words import Minutes, Told

STYLE = """
body { font: 16px/1.5 sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem;
  color: #1d1d1f; background: #fff }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin: 1.4rem 0 .2rem }
h3 { font-size: 1rem; margin: .8rem 0 .1rem } ul { margin: 0; padding-left: 1.2rem }
li { break-inside: avoid; overflow-wrap: anywhere }
.came { columns: 3; list-style: none; padding: 0 }
@media print { body { margin: 0; max-width: none; font-size: 11pt } h2, h3 { break-after: avoid } }
"""


def as_page(told: Minutes) -> str:
    """The minutes as one HTML file."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(told.title)}</title><style>{STYLE}</style></head>"
        f"<body><main><h1>{escape(told.title)}</h1>{as_body(told)}</main></body></html>\n"
    )


def as_body(told: Minutes) -> str:
    """The same without a title, to stand in another page."""
    return "".join(
        (
            _part(words.WHO_CAME, told.came, words.NOBODY_TICKED, "came"),
            *_what_was_said(told.said),
            *([_part(words.WRITE_DOWN, told.to_write_down, "")] if told.to_write_down else []),
            _part(words.EARLIER, told.earlier, words.NO_EARLIER),
            _part(words.NEXT, told.following, words.NO_NEXT),
            _part(words.WINDOWS, told.windows, words.NO_WINDOW),
            _part(words.WAITS, told.waiting, words.NOTHING_WAITS),
        )
    )


def _what_was_said(said: dict[str, list[Told]]) -> Iterator[str]:
    yield f"<h2>{escape(words.SAID)}</h2>"
    if not said:
        yield f"<p>{escape(words.NOTHING_SAID)}</p>"
    for why, things in said.items():
        lines = "".join(
            f"<li>{escape(one.what)}: <strong>{escape(one.said)}</strong>{escape(one.beside)}</li>"
            for one in things
        )
        yield f"<h3>{escape(why)}</h3><ul>{lines}</ul>"


def _part(title: str, lines: Sequence[str], otherwise: str, of: str = "") -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    body = f'<ul class="{of}">{items}</ul>' if lines else f"<p>{escape(otherwise)}</p>"
    return f"<h2>{escape(title)}</h2>{body}"
