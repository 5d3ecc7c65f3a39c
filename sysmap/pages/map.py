"""Who is connected, and since when?"""

from sysmap.pages import frame, session
from sysmap.views import moves_beside_ties, words
from sysmap.views.maps import whole as maps

with frame.page("Who is connected, and since when?") as page:
    system = frame.recorded(session.system_as_known(page))
    steps = session.first_steps(system)
    first, last = session.networks(system, (steps[0], steps[-1]))
    page.answer(words.who_is_connected(first, last))
    since, until = steps[0].day, steps[-1].day
    session.draw(
        session.map_payload(system),
        key="map",
        tell=lambda tie: moves_beside_ties.told(system, tie, since=since, until=until),
        move=None if session.day_known_on() else session.put_elsewhere,
    )
    with page.folded("Everybody and their ties on one day, as a table", name="connected") as opened:
        if opened:
            step = session.one_of_steps("On", steps)
            page.rows(maps.table(system, step.day), name=f"connected-{step.day}")
            beside = moves_beside_ties.ties_table(system, step.day)
            page.rows(beside, name=f"ties-and-moves-{step.day}")
