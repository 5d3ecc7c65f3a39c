"""The view of the Moves page on what was tried: the board of the framework and the feed."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from sysmap import framework
from sysmap.pages import frame, move_choices, session
from sysmap.practice import RecordedMove, board, chosen, moves_of
from sysmap.system import System
from sysmap.views import asking_words, move_words, moves_feed, moves_origins
from sysmap.views.moves_names import ties_not_told
from sysmap.views.practice.around import beside_activity


def show(page: frame.Page, system: System) -> None:
    """The board with its counts, what was asked for, and the moves, newest first."""
    moves = moves_of(system)
    steps = session.first_steps(system)
    after, up_to, compartment, context, maker = page.choices(
        lambda: move_choices.after(steps),
        lambda: move_choices.up_to(steps),
        lambda: move_choices.compartment(moves),
        lambda: move_choices.context(moves),
        lambda: move_choices.maker(moves),
    )
    since, until = move_choices.days_between(after, up_to)
    page.made_with(
        since=str(since or ""),
        until=str(until or ""),
        compartment=move_words.NOBODY_SAID if compartment == "" else compartment,
        context=move_choices.key_of(system, "context", context),
        maker=move_choices.key_of(system, "actor", maker),
    )
    found = chosen(
        moves, since=since, until=until, compartment=compartment, context=context, maker=maker
    )
    sheet = framework.in_use(system, until or date.today())
    counted = board(found, sheet)
    row = move_choices.on_board(page, counted)
    feed = row.moves if row else found
    tried = move_words.what_was_tried(feed, len(moves.all))
    page.answer(f"{tried} {moves_origins.in_words(system, since, until)}")
    page.note(move_words.on_the_board(counted))
    page.note(_in_force(found, system))
    page.note(sheet.attribution)
    page.table(
        lambda: moves_feed.board_table(counted),
        name="board",
        title="The board as a table",
        holds_names=False,
    )
    _asked_for(page, system, since, until)
    apart = ties_not_told(system, since)
    page.part(move_words.feed_of(len(feed), row.label if row else None))
    page.cards(moves_feed.cards(system, move_choices.page_of(feed), apart))
    page.table(
        lambda: moves_feed.moves_table(system, feed, apart),
        name="moves",
        title="These moves as a table",
    )


def _in_force(found: Sequence[RecordedMove], system: System) -> str:
    days = [move.day for move in found]
    return beside_activity(system, min(days), max(days)) if days else ""


def _asked_for(page: frame.Page, system: System, since: date | None, until: date | None) -> None:
    asked = asking_words.asked_for(system, since, until)
    page.part(asking_words.TITLE, asking_words.CAUTION)
    page.note(asking_words.in_words(asked))
    if asked and asked[0].asked:
        page.table(
            partial(asking_words.table, asked),
            name="asked",
            title="What was asked for as a table",
            holds_names=False,
        )
