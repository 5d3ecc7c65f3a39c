"""Who is connected, and since when?"""

from sysmap.pages import frame, session
from sysmap.views import map as maps
from sysmap.views import words

with frame.page("Who is connected, and since when?") as page:
    system = frame.recorded(session.system_as_known(page))
    [steps] = page.choices(lambda: session.steps(system))
    first, last = session.networks(system, (steps[0], steps[-1]))
    page.answer(words.who_is_connected(first, last))
    session.draw(session.map_payload(system, tuple(steps)), key="map")
    with page.folded("Everybody and their ties on one day, as a table", name="connected") as opened:
        if opened:
            step = session.one_of_steps("On", steps)
            page.rows(maps.table(system, step.day), name=f"connected-{step.day}")
