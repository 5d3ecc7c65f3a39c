"""Who is connected, and since when?"""

from functools import partial

from sysmap.pages import frame, map_choices, session
from sysmap.views import map_words, moves_beside_ties, words
from sysmap.views.maps import groups
from sysmap.views.maps import whole as maps

with frame.page("Who is connected, and since when?") as page:
    system = frame.recorded(session.system_as_known(page))
    steps = session.first_steps(system)
    first, last = session.networks(system, (steps[0], steps[-1]))
    [by] = page.choices(lambda: map_choices.shown(system))
    [group] = page.choices(lambda: map_choices.opened(by))
    since, until = steps[0].day, steps[-1].day
    if by and not group:
        page.answer(map_words.groups_connected(system, by, last))
        open_group = partial(map_choices.open_group, by)
        session.draw_to_open(session.groups_payload(system, by), "groups", open_group)
    else:
        [look] = page.choices(lambda: map_choices.look(system, last, group))
        about = map_words.group_opened(system, group, last) if group else None
        page.answer(about or words.who_is_connected(first, last))
        session.draw(
            session.map_payload(system, look=look),
            key="map",
            tell=lambda tie: moves_beside_ties.told(system, tie, since=since, until=until),
            move=session.put_elsewhere if map_choices.may_move(look) else None,
        )
    with page.folded("Everybody and their ties on one day, as a table", name="connected") as opened:
        if opened:
            step = session.one_of_steps("On", steps)
            if by:
                links = groups.links_table(system, by, step.day)
                page.rows(links, name=f"links-{step.day}", holds_names=False)
            page.rows(maps.table(system, step.day), name=f"connected-{step.day}")
            beside = moves_beside_ties.ties_table(system, step.day)
            page.rows(beside, name=f"ties-and-moves-{step.day}")
