"""Who is round this young person?"""

from sysmap.pages import frame, session
from sysmap.views import words
from sysmap.views.circles_table import circles_table
from sysmap.views.maps.circle import circle_payload

with frame.page("Who is round this young person?") as page:
    system = frame.recorded(session.system_as_known(page))
    young_people = session.young_people(system)
    frame.needed(young_people, words.NO_YOUNG_PEOPLE)
    begin_with = session.first_with_company(system, young_people)
    [young_person] = page.choices(lambda: session.one_of(system, young_people, begin_with))
    before, after = session.two_steps(page, system, ("Before", "After"))
    networks = session.networks(system, (before, after))
    circles = [session.circle(network, young_person) for network in networks]
    page.answer(words.circle_before_and_after(system, young_person, circles, networks))
    if any(circles):
        session.draw(circle_payload(system, circles, (before, after)), key="circle")
    page.note(words.who_came_to_the_circle(system, circles))
    page.questions(words.questions(system, circles[-1]))
    page.table(
        lambda: circles_table(*networks),
        name=f"circles-{before.day}-to-{after.day}",
        title="Every circle as a table",
    )
