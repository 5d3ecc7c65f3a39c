"""A circle before a whole room: its names are read only where somebody who is in it opens it."""

import json

import pytest
from conftest import said

from sysmap.metrics.circles import circles_of
from sysmap.network import snapshot
from sysmap.pages import projector
from sysmap.views import circle_words as words
from sysmap.views import clock
from sysmap.views.maps.circle import circle_payload
from sysmap.views.maps.quilt import quilt_payload
from sysmap.views.unnamed import unnamed


@pytest.fixture
def last(tidewell):
    return clock.clocks(tidewell)["months"][-1]


@pytest.fixture
def circle(tidewell, last):
    """The largest circle of the last month."""
    return max(circles_of(snapshot(tidewell, last.day)), key=lambda found: len(found.alters))


def labels(tidewell):
    return set(tidewell.labels) | set(tidewell.keys)


def texts(value):
    """Every text in a payload."""
    if isinstance(value, str):
        return {value}
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {text for part in parts for text in texts(part)}


def test_unnamed_leaves_no_name_key_or_further_column(tidewell):
    system = unnamed(tidewell, frozenset(), 1)
    assert not labels(tidewell) & (set(system.labels) | set(system.keys))
    assert not any(system.attributes)
    assert len(set(system.keys)) == tidewell.actor_count
    assert system.texts("actor", "kind") == tidewell.texts("actor", "kind")


def test_whoever_knows_the_keys_does_not_know_whom_a_number_stands_for(tidewell):
    one, other = (unnamed(tidewell, frozenset(), order).keys for order in (1, 2))
    in_the_order_of_keys = [f"Young person {n + 1}" for n in range(25)]
    young = [actor for actor, key in enumerate(tidewell.keys) if key.startswith("Y")]
    assert (
        [one[actor] for actor in young] != [other[actor] for actor in young] != in_the_order_of_keys
    )
    assert sorted(one) == sorted(other)


def test_a_room_keeps_its_numbers_and_another_window_has_others(shown, page, demo_record):
    again = page("circles", demo_record)
    again.toggle(key=projector.ON).set_value(True).run()
    orders = [opened.session_state[projector.ORDER] for opened in (shown, again)]
    assert orders[0] != orders[1]
    assert shown.run().session_state[projector.ORDER] == orders[0]


def test_a_circle_that_nobody_in_it_opens_is_drawn_in_kinds_alone(tidewell, last, circle):
    stranger = next(
        actor
        for actor in range(tidewell.actor_count)
        if actor not in {circle.young_person, *circle.roles}
    )
    for who in (None, stranger):
        system = projector.Room(whole=True, who=who).circle(tidewell, [circle])
        [seen] = [
            found
            for found in circles_of(snapshot(system, last.day))
            if found.young_person == circle.young_person
        ]
        told = json.dumps(circle_payload(system, [seen], [last]), ensure_ascii=False)
        assert not [name for name in labels(tidewell) if f'"{name}"' in told]


def test_a_circle_that_somebody_in_it_opens_has_its_own_names_and_no_others(tidewell, circle):
    who = circle.alters[0]
    system = projector.Room(whole=True, who=who).circle(tidewell, [circle])
    members = {circle.young_person, *circle.roles, *circle.drawn}
    named = {
        actor
        for actor, names in enumerate(zip(system.labels, tidewell.labels, strict=True))
        if names[0] == names[1]
    }
    assert named == members


def test_the_quilt_names_the_young_people_of_the_openers_circles_and_nobody_else(
    tidewell, last, circle
):
    who = circle.alters[0]
    found = circles_of(snapshot(tidewell, last.day))
    own = {tidewell.labels[one.young_person] for one in found if who in one.roles}
    system = projector.Room(whole=True, who=who).circles_to_choose(tidewell, found)
    seen = circles_of(snapshot(system, last.day))
    young = [one.young_person for one in seen]
    told = texts(quilt_payload(system, young, [seen], [last]))
    assert told & set(tidewell.labels) == own


@pytest.fixture
def shown(page, demo_record):
    opened = page("circles", demo_record)
    opened.toggle(key=projector.ON).set_value(True).run()
    return opened


def everything(opened):
    """All that the page tells, the lists to choose from too."""
    return said(opened) + " ".join(" ".join(box.options) for box in opened.selectbox)


def test_the_numbers_to_choose_from_stand_in_order(shown):
    offered = shown.selectbox(key="young_person").options
    assert offered == [f"Young person {n}" for n in range(1, len(offered) + 1)]


@pytest.mark.parametrize("picture", words.PICTURES)
def test_before_a_room_the_page_reads_kinds_until_somebody_opens_it(shown, tidewell, picture):
    shown.selectbox(key="view").set_value(picture).run()
    assert not shown.exception
    people = {
        label
        for label, kind in zip(tidewell.labels, tidewell.texts("actor", "kind"), strict=True)
        if kind == "young person"
    }
    assert not [name for name in people if name in everything(shown)]
    assert "kinds, not names" in said(shown)


def test_somebody_in_a_circle_opens_it_by_their_own_key(shown, tidewell, circle):
    key = tidewell.keys[circle.alters[0]]
    shown.text_input(key=projector.OPENER).set_value(key).run()
    name = tidewell.labels[circle.young_person]
    assert name in everything(shown)
    chosen = shown.selectbox(key="young_person")
    assert chosen.value in tidewell.keys  # one of their own circles is shown at once
    assert tidewell.labels[tidewell.index[chosen.value]] in said(shown)
    shown.text_input(key=projector.OPENER).set_value("nobody of this name").run()
    assert name not in everything(shown)
    assert "Nobody alone has this name" in said(shown)
