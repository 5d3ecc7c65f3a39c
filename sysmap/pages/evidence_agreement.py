"""The view that holds two coders against each other, code by code."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sysmap import evidence
from sysmap.pages import evidence_choices, frame, session
from sysmap.store import TEAM_FIGURES
from sysmap.views import evidence_tables
from sysmap.views import evidence_words as words


def show(page: frame.Page, record: Path) -> None:
    """Kappa of every code that the two used, with what it says and what it does not."""
    system = session.store_of(record).system(TEAM_FIGURES)
    pairs = evidence.coders(system)
    frame.needed(pairs, words.NO_PAIR)
    [pair] = page.choices(partial(evidence_choices.pair, system.labels, pairs))
    found = evidence.agreement(system, *pair)
    themes = set(evidence.codes_of(system, "theme"))
    values = [one.kappa.value for one in found if one.code in themes]
    told = [value for value in values if value is not None]
    first, second = (system.labels[coder] for coder in pair)
    page.answer(words.agreement_in_words((first, second), found[0].kappa.n, told))
    page.note(words.WHAT_KAPPA_IS)
    table = evidence_tables.agreed(system, found)
    page.plain_rows(table)
    page.table(lambda: table, name="agreement", title=words.AGREE_TABLE, holds_names=False)
