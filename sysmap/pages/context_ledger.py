"""The ledger on the Contexts page: which contexts and columns, sorted by what, in force or all."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from sysmap.contexts import COLUMNS, MOVES_RULES, Account, Column
from sysmap.pages import context_choices, frame
from sysmap.views import context_words as words
from sysmap.views.contexts_ledger import Sorting, ledger_table

IN_TIME = ""
BY_MOVES = ("moves", "practice")
"""What is counted of moves, so that it matters whose coverage decides."""


def show(page: frame.Page, accounts: Sequence[Account], name: str) -> None:
    """The choices in one row, then the table and the download of what it shows."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        about = context_choices.family()
        if about in BY_MOVES:
            accounts = context_choices.whose_moves(accounts)
            page.made_with(moves=MOVES_RULES[accounts[0].ledger.moves_by].words)
        columns = _columns(about)
        sorting = _sorting(columns)
        only = st.checkbox(words.IN_FORCE_ONLY, key="ledger_in_force")
    chosen = _contexts(accounts) if len(accounts) > 1 else accounts
    table = ledger_table(chosen, columns, sorting=sorting, in_force_only=only)
    page.rows(table, name=f"{name}-{about}")
    if sorting:
        page.note(words.STAND_LAST)
    page.note(words.NOTES.get(about, ""))


def _contexts(accounts: Sequence[Account]) -> Sequence[Account]:
    """Those that were chosen; all where none was."""
    names = {account.recorded["key"]: account.name for account in accounts}
    keys = st.multiselect(
        words.WHICH_CONTEXTS,
        list(names),
        format_func=names.__getitem__,
        key="ledger_contexts",
        placeholder=words.EVERY_CONTEXT,
    )
    return [account for account in accounts if account.recorded["key"] in keys] or accounts


def _columns(about: str) -> Sequence[Column]:
    """The columns about one thing that were chosen; all of them where none was."""
    every = [column for column in COLUMNS.values() if column.about == about]
    names = st.multiselect(
        words.WHICH_COLUMNS,
        [column.id for column in every],
        format_func=lambda name: COLUMNS[name].label,
        key=f"ledger_columns_{about}",
        placeholder=words.EVERY_COLUMN,
        width=300,
    )
    return [COLUMNS[name] for name in names] or every


def _sorting(columns: Sequence[Column]) -> Sorting | None:
    """By which of the columns shown, and which way; None for the order of time."""
    labels = {IN_TIME: words.IN_ORDER_OF_TIME, **{column.id: column.label for column in columns}}
    by = st.selectbox(
        words.SORTED_BY,
        list(labels),
        format_func=labels.__getitem__,
        key=f"ledger_sorted {' '.join(labels)}",
        width=230,
    )
    if by == IN_TIME:
        return None
    way = st.selectbox(words.WHICH_WAY, words.WAYS, key="ledger_way", width=170)
    return Sorting(column=by, highest_first=way == words.HIGHEST)
