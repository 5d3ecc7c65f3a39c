"""Where the eye and the keyboard are led once something was saved or refused."""

from __future__ import annotations

from typing import Any

import streamlit as st

SHOWN = "led_to"

_LEAD = st.components.v2.component(
    "sysmap_lead",
    js="""
const told = {};

export default function ({ data }) {
  const [part, number, takesKeys] = data;
  if (told[part] === number) return;
  told[part] = number;
  const found = document.querySelector(`.st-key-${part}`);
  if (!found) return;
  found.scrollIntoView({ block: "nearest" });
  if (takesKeys) found.querySelector("button")?.focus({ preventScroll: true });
}
""",
)


def go_to(part: str, about: object) -> None:
    """Bring a part of the page into view, its first button ready for a key; once for a thing."""
    _lead(part, about, takes_keys=True)


def show(part: str, about: object) -> None:
    """Bring a part of the page into view, once for a thing; the keyboard stays where it is."""
    _lead(part, about, takes_keys=False)


def _lead(part: str, about: object, *, takes_keys: bool) -> None:
    number = turn(st.session_state.setdefault(SHOWN, {}), part, about)
    _LEAD(key=f"lead_to_{part}", data=[part, number, takes_keys], height=1)


def turn(shown: dict[str, tuple[int, Any]], part: str, about: object) -> int:
    """The number of things that a part has told of; the same again is none more.

    >>> shown, fault = {}, OSError()
    >>> [turn(shown, "told", one) for one in (fault, fault, OSError())]
    [1, 1, 2]
    """
    number, last = shown.get(part, (0, None))
    if last is not about:
        shown[part] = (number + 1, about)
    return shown[part][0]
