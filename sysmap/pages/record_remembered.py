"""What was chosen last, offered again; and the last thing of a form, to be written down once more.

Both live in this window alone, and are gone when it is closed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from sysmap.pages import record_typed
from sysmap.views import record_words as words

CHOSEN, LAST = "chosen_last", "saved_last_with_"
AGAIN = (
    "move makers",
    "tie one",
    "tie kind",
    "actor kind",
    "actor sector",
    "actor service",
    "context kind",
    "context level",
)
"""The fields in which the last choice is offered to begin with."""
ITS_OWN = (
    "move line",
    "move kind of",
    "tie other",
    "tie began",
    "tie start",
    "actor label",
    "actor key",
    "context label",
    "context key",
)
"""What the names of fields begin with that are not the same for two things."""


def offer() -> None:
    """Offer what was chosen last, where a field was left alone so far."""
    for name, chosen in st.session_state.get(CHOSEN, {}).items():
        record_typed.offer_again(name, chosen)


def note(form: str) -> None:
    """Keep what a form holds that has just been saved."""
    held = {**record_typed.typed(), **record_typed.on_screen()}
    of_form = {name: given for name, given in held.items() if name.startswith(f"{form} ")}
    chosen = {name: given for name, given in of_form.items() if name in AGAIN and given}
    st.session_state[CHOSEN] = {**st.session_state.get(CHOSEN, {}), **chosen}
    st.session_state[LAST + form] = {
        name: given for name, given in of_form.items() if not name.startswith(ITS_OWN)
    }


def like_it(form: str) -> None:
    """The way to write down another thing like the last, where there was one."""
    last = st.session_state.get(LAST + form)
    if last and not record_typed.is_typed_in(form):
        st.button(words.LIKE_THE_LAST, type="tertiary", on_click=partial(_fill, form, last))


def _fill(form: str, last: Mapping[str, Any]) -> None:
    del st.session_state[LAST + form]
    for name, given in last.items():
        record_typed.fill(name, given)
