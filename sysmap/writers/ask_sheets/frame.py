"""A page that brings everything with it and reaches nothing: its policy names what may run."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from importlib.resources import files


@cache
def part(name: str) -> str:
    """A style or a script that lies beside this module."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def framed(title: str, body: str, *, style: str, script: str = "", language: str = "en") -> str:
    """A whole page; without a script nothing at all may run in it."""
    runs = f" script-src {_hash(script)};" if script else ""
    policy = (
        f"default-src 'none';{runs} style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    )
    last = f"<script>{script}</script>" if script else ""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="referrer" content="no-referrer">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style}</style></head>"
        f"<body>{body}{last}</body></html>\n"
    )


def _hash(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
