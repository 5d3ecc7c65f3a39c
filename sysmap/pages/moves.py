"""What was tried, what was it made of, what travelled?"""

from sysmap.figures import INTERNAL
from sysmap.pages import (
    frame,
    move_choices,
    moves_made_of,
    moves_practices,
    moves_reached,
    moves_travelled,
    moves_tried,
    session,
)
from sysmap.practice import moves_of
from sysmap.views import move_words as words

SHOWN = {
    words.TRIED: moves_tried.show,
    words.MADE_OF_WHAT: moves_made_of.show,
    words.TRAVELLED: moves_travelled.show,
    words.PRACTICES: moves_practices.show,
    words.REACHED: moves_reached.show,
}

with frame.page(move_choices.question()) as page:
    system = frame.recorded(session.system_as_known(page))
    frame.needed(moves_of(system).all, words.NO_MOVES)
    [view] = page.choices(move_choices.view)
    page.made_with(
        programme=system.programme_name,
        as_known_on=session.day_known_on(),
        view=view,
        profile=INTERNAL,
    )
    SHOWN[view](page, system)
