"""The papers of a meeting: what is printed, and what never is."""

import re
from datetime import date
from html import unescape

import pytest

from sysmap.asking_sheets import meetings_in_order
from sysmap.errors import InputRefused
from sysmap.metrics.circles import circles_of
from sysmap.network import snapshot
from sysmap.readers import sheet_answers
from sysmap.store import TEAM, Store
from sysmap.views import ask_sheet_words, paper_words
from sysmap.writers import ask_sheets

LAST = date(2025, 10, 29)
WORDS = re.compile(r"[^\W\d_]+")


@pytest.fixture(scope="module")
def team(demo_record):
    with Store.open(demo_record, read_only=True) as store:
        return store.system(TEAM)


@pytest.fixture(scope="module")
def sheets(team):
    return ask_sheets.sheets_for(team, meetings_in_order(team)[-1], LAST)


def of_each(page):
    """The text of each page's part."""
    return [unescape(part) for part in page.split("<section")[1:]]


def test_an_own_star_names_its_own_list_alone(team, sheets):
    pages = of_each(ask_sheets.own_stars(team, sheets.own_lists, sheets.occasion))
    canaries = {label for label in team.labels if len(label) > 3}
    for own, text in zip(sheets.own_lists, pages, strict=True):
        mine = {team.labels[person.actor] for person in own.people} | {team.labels[own.member]}
        assert all(name in text for name in mine)
        for name in sorted(mine, key=len, reverse=True):
            text = text.replace(name, "")  # noqa: PLW2901 - what is left once those are gone
        assert [name for name in canaries - mine if name in text] == []


def test_better_not_is_asked_once_of_each_person(team, sheets):
    own = max(sheets.own_lists, key=lambda one: len(one.connections) - len(one.people))
    page = ask_sheets.own_stars(team, [own], sheets.occasion)
    assert page.count("rowspan=") == len(own.people)


def test_move_slips_stand_four_to_a_page_and_two_in_big_print():
    assert ask_sheets.move_slips().count('class="slip"') == 4
    assert ask_sheets.move_slips(big=True).count('class="slip"') == 2


def test_a_circle_on_paper_asks_about_no_pair_that_is_kept_apart(team):
    asked = 0
    for meeting in meetings_in_order(team):
        network = snapshot(team, team.column("meeting", "date")[meeting])
        for found in circles_of(network):
            page = unescape(ask_sheets.circle_sheet(network, found.young_person))
            asked += page.count("have met")
            questions = page[page.index(paper_words.QUESTIONS) :]
            for one, other in (("C06", "P13"), ("C02", "C10")):
                names = [team.labels[team.index[key]] for key in (one, other)]
                assert not all(name in questions for name in names)
    assert asked > 50


def test_an_agenda_is_what_it_is_given():
    page = ask_sheets.agenda("Meeting 13", {"Disputed": ["Ana <-> Ben"]})
    assert "<h2>Disputed</h2>" in page
    assert "Ana &lt;-&gt; Ben" in page


def test_the_young_person_s_own_sheet_holds_nothing_of_the_record(team):
    for language, said in ask_sheets.shipped().items():
        text = unescape(ask_sheets.own_sheet(said, language))
        names = {name for name in team.labels if len(name) > 3}
        assert [name for name in names if re.search(rf"\b{re.escape(name)}\b", text)] == []
        assert f'lang="{language}"' in text


def test_its_sentences_are_short_and_their_words_too():
    for said in ask_sheets.shipped().values():
        for sentence in re.split(r"[.?¿!]", " . ".join(said.values())):
            assert len(WORDS.findall(sentence)) <= 14, sentence
    letters = [
        len(word) for one in ask_sheets.shipped()["en"].values() for word in WORDS.findall(one)
    ]
    assert sum(letters) / len(letters) < 4.5


def test_a_team_puts_in_a_language_of_its_own():
    lines = ask_sheets.template().decode("utf-8-sig").splitlines()
    head, *rest = lines
    mine = "\n".join([f"{head},cy", *(f"{line},Cymraeg" for line in rest)])
    said = ask_sheets.of_a_team("ours.csv", mine.encode())
    assert set(said) == {"en", "es", "cy"}
    assert said["cy"]["title"] == "Cymraeg"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"", "has no column id"),
        (b"id,en\ntitle,My people\n", "ours.csv: column en: has no sentence yours; write it there"),
    ],
)
def test_sentences_that_are_missing_are_told(content, told):
    with pytest.raises(InputRefused, match=re.escape(told)):
        ask_sheets.of_a_team("ours.csv", content)


@pytest.mark.parametrize("big", [False, True])
def test_no_paper_runs_or_fetches_anything(team, sheets, big):
    network = snapshot(team, LAST)
    young = circles_of(network)[0].young_person
    papers = [
        ask_sheets.own_stars(team, sheets.own_lists, sheets.occasion, big=big),
        ask_sheets.move_slips(big=big),
        ask_sheets.circle_sheet(network, young, big=big),
        ask_sheets.agenda("x", {}, big=big),
        ask_sheets.own_sheet(ask_sheets.shipped()["en"], "en", big=big),
    ]
    for page in papers:
        assert "default-src 'none'; style-src 'sha256-" in page
        assert "<script" not in page
        assert ('class="big"' in page) == big


def test_what_may_be_said_on_a_sheet_is_what_its_answers_may_say():
    assert tuple(ask_sheet_words.ANSWERS) == sheet_answers.ANSWERS
    assert tuple(ask_sheet_words.BEGAN) == sheet_answers.ADDITIONS
