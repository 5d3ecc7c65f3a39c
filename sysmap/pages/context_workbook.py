"""The workbook on the Contexts page: what people made of one context, as they wrote it."""

from __future__ import annotations

import streamlit as st

from sysmap import places
from sysmap.contexts import Account, workbook
from sysmap.pages import frame, record_workbook, session
from sysmap.views import record_words, workbook_tables
from sysmap.views import workbook_words as words


def show(page: frame.Page, account: Account) -> None:
    """The lines about a context, and the way to write one."""
    lines = workbook(account.system, account.context)
    page.answer(workbook_tables.answer(account, lines))
    if lines:
        page.part(words.LINES)
    page.cards(workbook_tables.cards(account.system, lines))
    key = account.recorded["key"]
    _the_way_to_the_form(key)
    page.note(words.WRITTEN_BY_PEOPLE)
    if lines:
        page.table(
            lambda: workbook_tables.table(account.system, lines),
            name=f"{key}-workbook",
            title=words.AS_A_TABLE,
        )


def _the_way_to_the_form(key: str) -> None:
    """A link to the form, which then opens about this context."""
    st.session_state[session.DOING_WORDS] = record_words.WORKBOOK
    st.session_state[record_workbook.ABOUT] = key
    there = st.Page(places.page("words"), url_path="words")
    st.page_link(there, label=words.WRITE_A_LINE, icon=":material/edit:")
