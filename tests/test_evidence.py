"""What was said: quotes, themes, co-occurrence, and what is told by at least one source."""

import dataclasses
import inspect

from drawing import draw

from sysmap import evidence
from sysmap.evidence import Outside, Quote, quotes_about

SAID = """
    M1 made 2025-03-05 by P1
    P1 -- P2
    X1 holds 2025-01-01..
    D1 interview 2025-03-06 C1
    Q1 from D1 we rang first
    Q1 supports M1
    Q1 illustrates X1
    D2 observation 2025-02-01
    Q2 from D2 nobody rang
    Q2 by P2
    Q2 contradicts M1
    Q2 supports P1 -- P2
"""


def words(quotes):
    return [quote.words for quote in quotes]


def test_quotes_stand_beside_what_they_speak_of_the_earliest_first():
    system = draw(SAID)
    assert words(quotes_about(system, move=0)) == ["nobody rang", "we rang first"]
    assert words(quotes_about(system, context=0)) == ["we rang first"]
    assert words(quotes_about(system, tie=0)) == ["nobody rang"]
    assert quotes_about(system, element=0) == ()


def test_a_quote_tells_the_kind_of_source_the_kind_of_speaker_and_the_stance():
    [contradicts, supports] = quotes_about(draw(SAID), move=0)
    assert (contradicts.stance, contradicts.source_kind, contradicts.said_by) == (
        "contradicts",
        "observation",
        "practitioner",
    )
    assert (supports.stance, supports.source_kind, supports.said_by) == (
        "supports",
        "interview",
        "carer",
    )


def test_what_speaks_of_two_things_asked_about_is_told_once():
    assert words(quotes_about(draw(SAID), move=0, context=0)) == ["nobody rang", "we rang first"]


def test_only_what_may_be_quoted_is():
    for scope in ("record", "analyse"):
        assert words(quotes_about(draw(f"{SAID}\n D1 {scope}"), move=0)) == ["nobody rang"]


def test_words_that_are_not_there_for_the_viewer_are_not_quoted():
    assert (
        quotes_about(draw("D1 interview\nQ1 from D1\nM1 made 2025-03-05\nQ1 supports M1"), move=0)
        == ()
    )


def test_what_speaks_of_two_who_are_kept_apart_is_quoted_nowhere():
    apart = draw(f"{SAID}\n P1 // P2 2024-01-01..2024-02-01")
    assert quotes_about(apart, tie=0) == ()
    assert words(quotes_about(apart, move=0)) == ["we rang first"]


def test_no_function_takes_or_gives_who_says_it():
    for name in evidence.__all__:
        found = getattr(evidence, name)
        if not callable(found):
            continue
        told = (
            {field.name for field in dataclasses.fields(found)}
            if dataclasses.is_dataclass(found)
            else set(inspect.signature(found).parameters)
        )
        assert not told & {"speaker", "actor", "person", "practitioner", "teller", "who"}, name
    assert "said_by" in {field.name for field in dataclasses.fields(Quote)}  # a kind, no name


MANY = """
    2025-03-01 met P1 P2
    2025-04-01 met P1 P2
    X1 holds 2025-03-01..2025-03-10
    X2 holds 2025-01-01..
    D1 observation 2025-03-05
    D1 at 2025-03-01
    Q1 from D1 one
    Q1 by P1
    Q1 coded responsive/theme A1
    Q1 coded action/lens A1
    Q2 from D1 two
    Q2 by P2
    Q2 coded responsive/theme A1
    Q2 supports X2
    Q3 from D1 three
    Q3 by P3
    Q4 from D1 four
    Q4 by P4
    Q4 coded reflexive/theme A1
    Q4 coded change/lens A2
    D2 diary 2025-03-20 P5
    Q5 from D2 five
    Q5 coded responsive/theme A1
    Q5 coded reflexive/theme A2
    D3 interview 2025-02-01 P6
    Q6 from D3 six
    Q6 coded responsive/theme A1
    D4 diary 2025-03-20 P7
    D4 record
    Q7 from D4 seven
    Q7 coded responsive/theme A1
"""


def labelled(system, counts):
    labels = system.texts("code", "label")
    return counts and {labels[code]: count for code, count in counts.items()}


def test_an_excerpt_belongs_to_the_meeting_of_its_source_else_to_the_last_one_by_its_day():
    system = draw(MANY)
    found = evidence.themes_by_meeting(system)
    first, before = found[0], found[Outside.BEFORE]  # Q6 was said before anybody met
    assert list(found) == [0, Outside.BEFORE]
    assert (first.excerpts, before.excerpts) == (5, 1)
    assert labelled(system, first.counts) == {"responsive": 3, "reflexive": 2}


def test_what_was_said_after_the_last_meeting_stands_apart():
    later = draw(f"{MANY}\n D9 interview 2031-01-01 P1\n Q9 from D9 looking back")
    assert list(evidence.themes_by_meeting(later)) == [0, Outside.BEFORE, Outside.AFTER]


def test_what_rests_on_fewer_than_five_voices_is_not_told_apart():
    found = evidence.themes_by_meeting(draw(MANY))
    apart = found[Outside.BEFORE]
    assert apart.counts is None
    assert apart.why == evidence.TOO_FEW
    fewer = evidence.themes_by_meeting(draw(f"{MANY}\n Q4 by P1"))
    assert fewer[0].counts is None


def test_a_context_has_what_is_linked_to_it_and_apart_from_that_what_was_said_in_its_time():
    system = draw(MANY)
    first, second = evidence.themes_by_context(system)
    assert (first.linked.excerpts, first.in_force.excerpts) == (0, 4)
    assert first.in_force.counts is None  # four voices
    assert (second.linked.excerpts, second.in_force.excerpts) == (1, 6)
    assert labelled(system, second.in_force.counts) == {"responsive": 4, "reflexive": 2}


def test_what_was_given_to_be_kept_only_is_not_counted():
    system = draw(MANY)
    assert evidence.how_many(system) == (6, 3, 6)
    assert 6 not in evidence.excerpts_bearing(system, 0)


def test_codes_meet_in_excerpts_and_lenses_in_themes():
    system = draw(MANY)
    names = system.texts("code", "label")
    both = {
        frozenset((names[a], names[b])): n for (a, b), n in evidence.co_occurrence(system).items()
    }
    assert both == {
        frozenset(("responsive", "action")): 1,
        frozenset(("reflexive", "change")): 1,
        frozenset(("responsive", "reflexive")): 1,
    }
    grid = {(names[a], names[b]): n for (a, b), n in evidence.lens_by_theme(system).items()}
    assert grid == {
        ("action", "responsive"): 1,
        ("action", "reflexive"): 0,
        ("change", "responsive"): 0,
        ("change", "reflexive"): 1,
    }


ON_FILE = """
    P1 -- P2
    P1 -- P3
    M1 made 2025-03-05 by P1
    D1 observation 2025-03-05 P1
    D2 interview 2025-03-05 P2
    D3 diary 2025-03-05 P2
    D3 record
    Q1 from D1 one
    Q1 supports P1 -- P2
    Q2 from D2 two
    Q2 contradicts P1 -- P2
    Q3 from D3 three
    Q3 supports P1 -- P3
"""


def test_how_many_ties_and_moves_somebody_speaks_of_and_in_what_kinds_of_sources():
    system = draw(ON_FILE)
    [spoken] = evidence.spoken_of(system, "tie").values()
    assert (spoken.sources, spoken.kinds) == (2, ("interview", "observation"))
    assert spoken.stances == {"supports": 1, "contradicts": 1}
    share = evidence.share_spoken_of(system, "tie")
    assert (share.spoken_of, share.of, share.value) == (1, 2, 0.5)
    assert evidence.share_spoken_of(system, "move").value == 0.0
    assert evidence.share_spoken_of(draw("P1"), "tie").value is None
    assert evidence.on_file(system) == {"observation": 1, "interview": 1, "diary": 1}


def test_a_tie_of_two_who_are_kept_apart_is_in_no_share():
    system = draw(f"{ON_FILE}\n P1 // P2 2024-01-01..2024-02-01")
    assert evidence.spoken_of(system, "tie") == {}
    assert evidence.share_spoken_of(system, "tie").of == 1


def test_kappa_and_its_variance_are_those_of_a_published_example():
    """Fleiss, Cohen & Everitt 1969, Table 1 (200 things, 3 categories): .429, variance .002885."""
    table = [[106, 10, 4], [22, 28, 10], [2, 12, 6]]
    found = evidence.kappa(table)
    assert (found.n, round(found.agreed, 2), round(found.value, 3)) == (200, 0.70, 0.429)
    error = (found.high - found.value) / 1.959964
    assert round(error**2, 6) == 0.002885


def test_kappa_and_its_interval_are_those_that_sas_prints():
    """SAS, PROC FREQ: simple kappa 0.3333, limits 0.1738 and 0.4929; so do statsmodels' tests."""
    found = evidence.kappa([[0, 0, 0], [5, 16, 3], [8, 12, 28]])
    assert [round(one, 4) for one in (found.value, found.low, found.high)] == [
        0.3333,
        0.1738,
        0.4929,
    ]


def test_kappa_by_hand():
    """20 of 50 by both, 15 by neither: they agree on .7, habit gives .6 x .5 + .4 x .5 = .5."""
    found = evidence.kappa([[20, 5], [10, 15]])
    assert (found.agreed, found.expected, found.value) == (0.7, 0.5, 0.4)
    always = evidence.kappa([[2, 0], [0, 2]])
    assert (always.value, always.low, always.high) == (1.0, None, None)
    assert "never differ" in always.why
    assert evidence.kappa([[0, 2], [2, 0]]).value == -1.0
    assert evidence.kappa([[1, 1], [1, 1]]).value == 0.0
    assert evidence.kappa([[3, 1], [0, 0]]).value == 0.0


def test_kappa_is_a_dash_with_a_reason_where_it_is_nothing_by_nothing():
    alike = evidence.kappa([[7, 0], [0, 0]])
    assert (alike.value, alike.n, alike.agreed) == (None, 7, 1.0)
    assert "always the same" in alike.why
    assert evidence.kappa([[0, 0], [0, 0]]).why == "no excerpt was coded by both"


def test_two_coders_are_held_against_each_other_over_what_both_coded():
    system = draw(
        """
        D1 diary 2025-03-05 P1
        Q1 from D1 one
        Q1 coded met A1
        Q1 coded met A2
        Q2 from D1 two
        Q2 coded met A1
        Q2 coded rang A2
        Q3 from D1 three
        Q3 coded met A1
        Q4 from D1 four
        Q4 coded rang A1
        Q4 coded rang A2
        Q4 coded met
        """
    )
    number = system.index
    [pair] = evidence.coders(system)
    assert pair == (number["A1"], number["A2"])
    met, rang = evidence.agreement(system, *pair)
    assert (met.both, met.first_alone, met.second_alone, met.neither) == (1, 1, 0, 1)  # Q3 is none
    assert (rang.both, rang.first_alone, rang.second_alone, rang.neither) == (1, 0, 1, 1)
    assert met.kappa.n == 3


def test_nobody_agrees_with_somebody_who_coded_nothing_of_theirs():
    system = draw("D1 diary\nQ1 from D1 one\nQ1 coded met A1\nQ2 from D1 two\nQ2 coded met A2")
    assert evidence.coders(system) == []
    assert evidence.agreement(system, 0, 1) == []
