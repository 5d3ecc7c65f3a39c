"""What a person chooses on the Contexts page: a context, the periods, the line, a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import lru_cache

import streamlit as st

from sysmap import figures
from sysmap.contexts import COLUMNS, MOVES_RULES, Account, Column, Length, MovesBy, Row, ledger_of
from sysmap.contexts.compared import Comparison
from sysmap.contexts.compared.detectable import Design
from sysmap.contexts.compared.detectable import designs as designs_of
from sysmap.inference import SEED
from sysmap.system import System
from sysmap.views import (
    compared_charts,
    compared_clouds,
    compared_words,
    context_words,
    contexts_chart,
    contexts_timeline,
    workbook_words,
)

KEPT = 8
"""How many ledgers are kept; a changed record is another `System`: none is stale."""


def _designs(comparison: Comparison) -> tuple[Design, ...]:
    return () if comparison.standing else tuple(designs_of(comparison.covered))


FAMILIES = tuple(dict.fromkeys(column.about for column in COLUMNS.values()))

chart = lru_cache(maxsize=KEPT)(contexts_chart.timeline_chart)
timeline = lru_cache(maxsize=KEPT)(contexts_timeline.timeline)
comparison = lru_cache(maxsize=2 * KEPT)(Comparison)
designs = lru_cache(maxsize=KEPT)(_designs)
cloud_chart = lru_cache(maxsize=KEPT)(compared_clouds.cloud_chart)
in_time_chart = lru_cache(maxsize=KEPT)(compared_charts.in_time_chart)


def comparison_of(account: Account) -> Comparison:
    """What is compared for one context."""
    return comparison(account.ledger.exposure, account.context)


@lru_cache(maxsize=KEPT)
def accounts(system: System, length: Length, moves_by: MovesBy = "maker") -> tuple[Account, ...]:
    """Every context of the record, reckoned by these periods; none where nothing is dated."""
    ledger = ledger_of(system, length, moves_by=moves_by)
    return tuple(Account(ledger, context) for context in range(ledger.contexts) if ledger.rows)


def settings(
    accounts: Sequence[Account], chosen: Account | None, as_known_on: date | None
) -> dict[str, object]:
    """What made the figures of the page: the same as `sysmap contexts` writes, and the context."""
    ledger = accounts[0].ledger
    return {
        "programme": ledger.system.programme_name,
        "as_known_on": as_known_on,
        "period": ledger.length,
        "context": chosen.recorded["key"] if chosen else context_words.EVERY_CONTEXT,
        "profile": figures.INTERNAL,
        "moves": MOVES_RULES[ledger.moves_by].words,
        **figures.RULES,
        "compared": figures.COMPARED,
        "seed": str(SEED),
        **asdict(ledger.exposure.selection.settings),
    }


def length() -> Length:
    """How the programme is cut into periods."""
    words = list(context_words.PERIODS)
    label = context_words.PERIOD
    chosen = st.selectbox(label, words, key="period", bind="query-params", width=150)
    return context_words.PERIODS[chosen]


def whose_moves(shown: Sequence[Account]) -> Sequence[Account]:
    """The same contexts, with moves counted by whose coverage was chosen to decide."""
    chosen: MovesBy = st.selectbox(
        context_words.WHOSE_MOVES,
        list(MOVES_RULES),
        format_func=context_words.MOVES_BY.__getitem__,
        key="moves_by",
        width=230,
    )
    ledger = shown[0].ledger
    every = accounts(ledger.system, ledger.length, chosen)
    return [every[account.context] for account in shown]


def line() -> str:
    """The measure whose line stands under the bars."""
    chosen: str = st.selectbox(
        context_words.LINE,
        list(context_words.LINES),
        format_func=context_words.LINES.__getitem__,
        key="line",
        bind="query-params",
        width=230,
    )
    return chosen


def context(accounts: Sequence[Account]) -> Account | None:
    """One context, or None for all; it may speak of one family, so it is not in the address."""
    of_key = {account.recorded["key"]: account for account in accounts}
    names = {"": context_words.EVERY_CONTEXT} | {key: found.name for key, found in of_key.items()}
    chosen = st.selectbox(
        context_words.CONTEXT,
        list(names),
        format_func=names.__getitem__,
        key="context",
        persist_state="session",
        width=370,
    )
    return of_key.get(chosen)


def look() -> str:
    """What is looked at of one context: the record, or one of the comparisons."""
    chosen: str = st.selectbox(
        compared_words.LOOK,
        (*compared_words.LOOKS, workbook_words.LOOK),
        key="look",
        bind="query-params",
        width=300,
    )
    return chosen


def family() -> str:
    """What the figures of the table speak of."""
    chosen: str = st.selectbox(
        context_words.WHICH_FIGURES, FAMILIES, key="figures_about", width=230
    )
    return chosen


def row(rows: Sequence[Row]) -> Row:
    """One period in which the context is in force, the last to begin with."""
    labels = [row.period.label for row in rows]
    chosen = st.selectbox(context_words.WHICH_PERIOD, labels, index=len(rows) - 1, width=300)
    return rows[labels.index(chosen)]


def figure() -> Column:
    """One figure of the ledger, the moves to begin with."""
    names = list(COLUMNS)
    chosen = st.selectbox(
        context_words.WHICH_FIGURE,
        names,
        index=names.index("moves"),
        format_func=lambda name: COLUMNS[name].label,
        width=300,
    )
    return COLUMNS[chosen]
