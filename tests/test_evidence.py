"""What was said: quotes, themes, co-occurrence, and what is told by at least one source."""

import dataclasses
import inspect

from drawing import draw

from sysmap import evidence
from sysmap.evidence import Quote, quotes_about

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
        told = (
            {field.name for field in dataclasses.fields(found)}
            if dataclasses.is_dataclass(found)
            else set(inspect.signature(found).parameters)
        )
        assert not told & {"speaker", "actor", "person", "practitioner", "teller", "who"}, name
    assert "said_by" in {field.name for field in dataclasses.fields(Quote)}  # a kind, no name
