"""In which contexts?"""

import streamlit as st

from sysmap.contexts import Account
from sysmap.pages import context_choices, frame, session
from sysmap.store import TEAM_FIGURES
from sysmap.views import context_words, contexts_tables, contexts_timeline


def one_context(page: frame.Page, account: Account) -> None:
    """What is recorded of one context, its ledger, and the rows behind each number."""
    page.part(account.name, *context_words.lines_of(account))
    page.questions(context_words.questions(account))
    name = account.recorded["key"]
    with page.folded(context_words.LEDGER, name=f"ledger {name}") as opened:
        if opened:
            about = context_choices.family()
            rows = account.ledger.of(account.context)
            page.rows(contexts_tables.by_period(rows, about), name=f"{name}-{about}")
            page.note(context_words.NOTES.get(about, ""))
    if account.rows:
        with page.folded(context_words.BEHIND, name=f"behind {name}") as opened:
            if opened:
                row, column = context_choices.row(account.rows), context_choices.figure()
                page.note(context_words.behind_a_number(row, column))
                page.rows(contexts_tables.behind(account.system, row[column.id]), name="behind")
    for title, make in contexts_tables.of_one(account).items():
        page.table(make, name=f"{name} {title}", title=title)


with frame.page(context_words.QUESTION) as page:
    system = frame.recorded(session.system_as_known(page, TEAM_FIGURES))
    frame.needed(system.tables["context"], context_words.NO_CONTEXTS)
    [length] = page.choices(context_choices.length)
    accounts = context_choices.accounts(system, length)
    frame.needed(accounts, context_words.NOTHING_DATED)
    account, measure = page.choices(lambda: context_choices.context(accounts), context_choices.line)
    page.answer(context_words.answer(accounts, account))
    drawn = context_choices.timeline(accounts, measure, account)
    chart = context_choices.chart(drawn, dark=session.dark())
    st.vega_lite_chart(spec=chart, width="stretch", alt=contexts_timeline.in_words(drawn))
    page.note(context_words.HOW_IT_IS_COUNTED)
    page.table(
        lambda: contexts_tables.each_context(accounts),
        name="contexts",
        title=context_words.EACH_CONTEXT,
    )
    if account is not None:
        one_context(page, account)
    page.table(
        lambda: contexts_timeline.timeline_table(drawn),
        name="timeline",
        title=context_words.TIMELINE,
        holds_names=False,
    )
