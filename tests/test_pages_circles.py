"""The Circles page and its four pictures: one choice, one answer, and nobody in the address."""

import pytest
from conftest import said

from sysmap.pages import circle_choices
from sysmap.views import circle_words as words


@pytest.fixture(scope="module")
def tidewell(demo_record):
    return demo_record


@pytest.fixture
def shown(page, tidewell):
    """The Circles page with one of its pictures."""

    def chosen(picture):
        found = page("circles", tidewell)
        found.selectbox(key="view").set_value(picture).run()
        assert not found.exception
        assert not found.error
        return found

    return chosen


@pytest.mark.parametrize(
    ("picture", "question", "answer"),
    [
        (words.BEFORE_AND_NOW, words.QUESTION, "Dunnock. On 30 September 2024: 3 people"),
        (words.TWO_TELLINGS, words.QUESTION, "Dunnock has told nothing of their own circle"),
        (words.STAR, words.QUESTIONS[words.STAR], "Celeste. On 30 September 2024: 2 young people."),
        (words.ALL_CIRCLES, words.QUESTIONS[words.ALL_CIRCLES], "On 30 September 2024: 23 circles"),
    ],
)
def test_each_picture_has_its_question_and_its_answer(shown, picture, question, answer):
    told = said(shown(picture))
    assert question in told
    assert answer in told


def test_whoever_was_chosen_stays_chosen_in_the_next_picture(shown):
    found = shown(words.BEFORE_AND_NOW)
    found.selectbox(key="young_person").set_value("Y01").run()
    found.selectbox(key="view").set_value(words.TWO_TELLINGS).run()
    assert "Wren. 3 ties: 1 told by both" in said(found)
    assert "2 told differently" in said(found)
    assert words.NOT_A_NO in said(found)
    found.selectbox(key="view").set_value(words.ALL_CIRCLES).run()
    found.selectbox(key="view").set_value(words.BEFORE_AND_NOW).run()
    assert "Wren. On 30 September 2024" in said(found)
    assert not any("Wren" in value or "Y01" in value for value in found.query_params.values())


def test_an_earlier_day_has_fewer_words_and_says_so(shown):
    found = shown(words.TWO_TELLINGS)
    found.selectbox(key="young_person").set_value("Y01").run()
    found.selectbox(key="as_of").set_value("month 1 · September 2024").run()
    assert "Wren has told nothing of their own circle by 30 September 2024." in said(found)
    assert words.NO_OWN_TELLING in said(found)
    found.selectbox(key="young_person").set_value("Y24").run()
    assert "was not there on 30 September 2024." in said(found)


def test_a_patch_of_the_quilt_that_is_pressed_is_shown_by_itself(shown):
    found = shown(words.ALL_CIRCLES)
    found.session_state[circle_choices.OPENED] = "Y01"
    found.run()
    assert not found.exception
    assert found.selectbox(key="view").value == words.BEFORE_AND_NOW
    assert "Wren. On 30 September 2024" in said(found)
    assert words.QUESTION in said(found)


@pytest.mark.parametrize(
    ("picture", "title", "cell"),
    [
        (words.TWO_TELLINGS, words.THESE_TIES, "Dunnock&#x27;s dad"),
        (words.STAR, words.THESE_PEOPLE, "people who work with them"),
        (words.ALL_CIRCLES, words.EVERY_CIRCLE, "Wren"),
    ],
)
def test_each_picture_has_its_rows_as_a_table(shown, picture, title, cell):
    found = shown(picture)
    assert f"<td>{cell}</td>" not in said(found)
    found.session_state[f"folded_{title.casefold().replace(' ', '')}"] = True
    found.run()
    assert f"<td>{cell}</td>" in said(found)
