"""Names on a picture of lines: each on a strip of the ground, so that no line runs through it."""

from __future__ import annotations

from typing import Any, Literal

import altair as alt

from sysmap.views.charts import GROUND, TEXT, shade

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
BESIDE, ABOVE = 12, -11


def text_over_lines(  # noqa: PLR0913 - how one text stands, each a plain value
    base: Any, field: str, side: Side, *, dark: bool, share: float, above: int = ABOVE
) -> Any:
    """A text beside each point, flush with it on one side, at most so much of the width."""
    look: dict[str, Any] = {
        "align": side,
        "dx": BESIDE if side == "left" else -BESIDE,
        "dy": above,
        "fontSize": 13,
        "limit": alt.expr(f"width * {share}"),
    }
    ground = {"stroke": shade(GROUND, dark=dark), "strokeWidth": 5, "strokeJoin": "round"}
    under = base.mark_text(**look, **ground).encode(text=field)
    return under + base.mark_text(**look, color=shade(TEXT, dark=dark)).encode(text=field)
