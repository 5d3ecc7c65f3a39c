"""The group map as one still HTML file, which runs no script and asks nothing of any network."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from sysmap.disclosure.blocks import Block, Blocks
from sysmap.views.block_picture import block_picture
from sysmap.views.leaving_words import GROUP_MAP_TITLE, Hidden, block_words, blocks_sentence


def block_map(found: Blocks, *, when: str, hidden: Sequence[Hidden]) -> str:
    """The page: its sentence, the picture, the same as a table, and what is hidden and why."""
    tied = [(block_words(block), _tied_to(block, found)) for block in found.shown]
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{GROUP_MAP_TITLE}</title><style>{_STYLE}</style></head>
<body><main><h1>{GROUP_MAP_TITLE}</h1>
<p class="answer">{escape(when)}: {escape(blocks_sentence(found))}</p>
<div class="picture">{block_picture(found, dark=False)}</div>
<h2>The same as a table</h2>{_table(("Group", "Tied to"), tied)}
<h2>What is hidden, and why</h2>{_table(("Hidden", "Why"), hidden)}</main></body></html>
"""


def _tied_to(block: Block, found: Blocks) -> str:
    tied = [two[two[0] == block] for two in found.links if block in two]
    return "; ".join(map(block_words, tied)) or "none that is shown"


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


_STYLE = (
    "body{margin:0;background:#fff;color:#1d2630;"
    "font:16px/1.5 'Source Sans 3','Noto Sans','Segoe UI',sans-serif}"
    "main{max-width:1080px;margin:0 auto;padding:14px 22px}h1{font-size:24px;margin:0}"
    "h2{font-size:17px;margin:22px 0 6px}.answer{margin:4px 0 10px}"
    ".picture{overflow-x:auto}svg{display:block;width:100%;height:auto;max-height:72vh}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:4px 12px 4px 0;"
    "border-bottom:1px solid #d5dade}"
)
