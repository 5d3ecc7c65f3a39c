"""Who is round this young person?"""

from sysmap.pages import circle_choices as choices
from sysmap.pages import frame, projector, session
from sysmap.pages.projector import Room
from sysmap.store import TEAM_FIGURES
from sysmap.system import System
from sysmap.views import circle_words as words
from sysmap.views.circles_table import circles_table, star_table, tellings_table


def before_and_now(page: frame.Page, whole: System, room: Room) -> None:
    """One circle at two dates."""
    offered = room.circles_to_choose(whole, choices.circles_now(whole))
    [young_person] = page.choices(
        lambda: choices.young_person(offered, room.begin_with(choices.with_company))
    )
    steps = session.two_steps(page, whole, (words.BEFORE, words.AFTER))
    system = room.circle(whole, choices.circles(whole, young_person, steps))
    found, networks = choices.circles(system, young_person, steps), session.networks(system, steps)
    page.answer(words.circle_before_and_after(system, young_person, found, networks))
    if any(found):
        session.draw(choices.circle_picture(system, young_person, steps), key="circle")
    page.note(words.who_came_to_the_circle(system, found))
    page.questions(words.questions(system, found[-1]))
    every_circle_as_a_table(page, offered, steps)


def two_tellings(page: frame.Page, whole: System, room: Room) -> None:
    """One circle as the young person tells it, and as everybody else does."""
    offered = room.circles_to_choose(whole, choices.circles_now(whole))
    [young_person] = page.choices(
        lambda: choices.young_person(offered, room.begin_with(choices.who_has_told))
    )
    step = session.one_moment(page, whole, words.UP_TO)
    system = room.circle(whole, choices.circles(whole, young_person, (step,)))
    told = choices.tellings(system, young_person, step)
    page.answer(words.two_tellings(system, young_person, told, step))
    if told is None:
        return
    if told.sides:
        session.draw(choices.tellings_picture(system, told), key="tellings")
    page.note(words.links_told(system, told))
    page.note(words.beside_the_tellings(system, told, choices.tellers(system, step)))
    name = f"tellings-{step.day}"
    page.table(lambda: tellings_table(system, told), name=name, title=words.THESE_TIES)


def star(page: frame.Page, whole: System, room: Room) -> None:
    """Whom one practitioner is tied to at two dates."""
    frame.needed(choices.practitioners(whole), words.NO_PRACTITIONERS)
    offered = room.opener_alone(whole)
    begin_with = room.star_to_begin_with(choices.with_many_sorts)
    [practitioner] = page.choices(lambda: choices.practitioner(offered, begin_with))
    steps = session.two_steps(page, whole, (words.BEFORE, words.AFTER))
    system = room.star(whole, choices.its_stars(whole, practitioner, steps))
    found = choices.its_stars(system, practitioner, steps)
    page.answer(words.star_before_and_after(system, practitioner, found, steps))
    if any(found):
        session.draw(choices.star_picture(system, practitioner, steps), key="star")
    page.note(words.who_came_to_the_star(system, found))
    name = f"star-{steps[0].day}-to-{steps[1].day}"
    page.table(lambda: star_table(system, found), name=name, title=words.THESE_PEOPLE)


def all_circles(page: frame.Page, whole: System, room: Room) -> None:
    """Every circle at two dates; each can be opened."""
    system = room.circles_to_choose(whole, choices.circles_now(whole))
    steps = session.two_steps(page, system, (words.BEFORE, words.AFTER))
    page.answer(words.every_circle(choices.every_circle(system, steps), steps))
    session.draw_to_open(choices.quilt(system, steps), "quilt", choices.open_circle)
    every_circle_as_a_table(page, system, steps)


def every_circle_as_a_table(page: frame.Page, system: System, steps: choices.Steps) -> None:
    """The figures of every circle at two dates, folded."""
    page.table(
        lambda: circles_table(*session.networks(system, steps)),
        name=f"circles-{steps[0].day}-to-{steps[1].day}",
        title=words.EVERY_CIRCLE,
    )


SHOWN = {
    words.BEFORE_AND_NOW: before_and_now,
    words.TWO_TELLINGS: two_tellings,
    words.STAR: star,
    words.ALL_CIRCLES: all_circles,
}

choices.take_up_what_was_opened()
with frame.page(choices.question()) as page:
    system = frame.recorded(session.system_as_known(page, TEAM_FIGURES))
    frame.needed(choices.young_people(system), words.NO_YOUNG_PEOPLE)
    [picture] = page.choices(choices.picture)
    SHOWN[picture](page, system, projector.room(page, system))
