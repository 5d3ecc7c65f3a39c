"""In which contexts?"""

from collections.abc import Sequence

import streamlit as st

from sysmap.contexts import Account, workbook
from sysmap.contexts.compared import practice_map
from sysmap.contexts.ledger import NO_COMPARISON
from sysmap.evidence import Quote, quotes_about
from sysmap.pages import (
    context_choices,
    context_compared,
    context_detected,
    context_ledger,
    context_workbook,
    frame,
    session,
)
from sysmap.store import TEAM_FIGURES
from sysmap.views import (
    compared_every,
    compared_tables,
    compared_words,
    context_practice_map,
    context_words,
    contexts_tables,
    contexts_timeline,
    quotes_shown,
    workbook_tables,
    workbook_words,
)


def one_context(page: frame.Page, account: Account) -> None:
    """What is recorded of one context, its ledger, and the rows behind each number."""
    page.part(account.name, *context_words.lines_of(account))
    page.questions(context_words.questions(account))
    said(page, quotes_about(account.system, context=account.context), account)
    name = account.recorded["key"]
    with page.folded(context_words.LEDGER, name=f"ledger {name}") as opened:
        if opened:
            context_ledger.show(page, [account], name)
    if account.rows:
        with page.folded(context_words.BEHIND, name=f"behind {name}") as opened:
            if opened:
                row, column = context_choices.row(account.rows), context_choices.figure()
                page.note(context_words.behind_a_number(row, column))
                page.rows(contexts_tables.behind(account.system, row[column.id]), name="behind")
    for title, make in contexts_tables.of_one(account).items():
        page.table(make, name=f"{name} {title}", title=title)


def said(page: frame.Page, quotes: Sequence[Quote], account: Account) -> None:
    """What people said of a context, in words that may be quoted; nothing where there is none."""
    if not quotes:
        return
    page.part(quotes_shown.SAID)
    page.cards(quotes_shown.cards(quotes))
    page.note(quotes_shown.more(quotes))
    page.note(quotes_shown.NOTE)
    page.table(
        lambda: quotes_shown.table(quotes),
        name=f"{account.recorded['key']} quotes",
        title=quotes_shown.AS_A_TABLE,
    )


def by_practice(page: frame.Page, accounts: Sequence[Account]) -> None:
    """Contexts and practices joined by moves, as a picture and as a table."""
    title, system = compared_words.BY_PRACTICE, accounts[0].system
    with page.folded(title, name=title) as opened:
        if not opened:
            return
        found = practice_map(accounts)
        everybody = {one.context for one in accounts if NO_COMPARISON in one.flags}
        if found.moves.any():
            chart = context_practice_map.practice_map_chart(
                found, system, everybody, dark=session.dark()
            )
            told = context_practice_map.in_words(found, system)
            st.vega_lite_chart(spec=chart, width="stretch", alt=told)
            page.note(context_practice_map.NOTE)
        table = compared_tables.practices_table(found, accounts)
        page.rows(table, name="contexts by practice", holds_names=False)


def every_comparison(page: frame.Page, accounts: Sequence[Account]) -> None:
    """Every figure of every context, under the paragraph on moves; worked out when opened."""
    title = compared_words.EVERY_COMPARISON
    with page.folded(title, name=title) as opened:
        if opened:
            comparisons = [context_choices.comparison_of(one) for one in accounts]
            page.note(compared_every.where_moves_changed(comparisons, accounts))
            table = compared_tables.every_figure_table(comparisons, accounts)
            page.rows(table, name="contexts compared", holds_names=False)


def the_record(page: frame.Page, accounts: Sequence[Account], account: Account | None) -> None:
    """Contexts over time, and what is recorded of all of them or of one."""
    [measure] = page.choices(context_choices.line)
    page.answer(context_words.answer(accounts, account))
    drawn = context_choices.timeline(accounts, measure, account)
    chart = context_choices.chart(drawn, dark=session.dark())
    st.vega_lite_chart(spec=chart, width="stretch", alt=contexts_timeline.in_words(drawn))
    page.note(context_words.HOW_IT_IS_COUNTED)
    if account is not None:
        page.note(contexts_timeline.segmented(account, drawn))
    page.table(
        lambda: contexts_tables.each_context(accounts),
        name="contexts",
        title=context_words.EACH_CONTEXT,
    )
    if account is None:
        with page.folded(context_words.WHOLE_LEDGER, name="ledger") as opened:
            if opened:
                context_ledger.show(page, accounts, "ledger")
        if lines := workbook(accounts[0].system):
            page.table(
                lambda: workbook_tables.table(accounts[0].system, lines),
                name="workbook",
                title=workbook_words.WORKBOOK,
            )
        by_practice(page, accounts)
        every_comparison(page, accounts)
    else:
        one_context(page, account)
    page.table(
        lambda: contexts_timeline.timeline_table(drawn),
        name="timeline",
        title=context_words.TIMELINE,
        holds_names=False,
    )


with frame.page(context_words.QUESTION) as page:
    system = frame.recorded(session.system_as_known(page, TEAM_FIGURES))
    frame.needed(system.tables["context"], context_words.NO_CONTEXTS)
    [length] = page.choices(context_choices.length)
    accounts = context_choices.accounts(system, length)
    frame.needed(accounts, context_words.NOTHING_DATED)
    [account] = page.choices(lambda: context_choices.context(accounts))
    page.made_with(**context_choices.settings(accounts, account, session.day_known_on()))
    look = compared_words.RECORD
    if account is not None:
        [look] = page.choices(context_choices.look)
        page.made_with(look=look)
    if account is None or look == compared_words.RECORD:
        the_record(page, accounts, account)
    elif look == workbook_words.LOOK:
        context_workbook.show(page, account)
    elif look == compared_words.SEEN:
        context_detected.show(page, account)
    else:
        context_compared.show(page, look, account)
