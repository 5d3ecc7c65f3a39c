"""Networks that every textbook measures, brought in and measured by the commands.

The values are printed elsewhere: in the tests of networkx (algorithms/centrality/tests:
test_degree_centrality, test_betweenness_centrality, test_closeness_centrality), which round them
to three places, and on KONECT's page of the karate club (konect.cc/networks/ucidata-zachary).
"""

import csv
import io
import string

import networkx as nx
import pytest
from bringing import written
from typer.testing import CliRunner

from sysmap.cli import app

THREE_PLACES = 0.0006


def florentine():
    """Marriages of fifteen families; Pucci, who married into none of them, is left out."""
    return nx.florentine_families_graph()


def kite():
    """Krackhardt 1990, his ten actors by their letters."""
    return nx.relabel_nodes(nx.krackhardt_kite_graph(), dict(enumerate(string.ascii_uppercase)))


def karate():
    """Zachary 1977; a tie is a tie, however often the two met."""
    return nx.relabel_nodes(nx.karate_club_graph(), lambda member: f"member {member + 1}")


def command(*arguments):
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    """The values of a measure on a classic, by subject, through the commands alone."""
    records = {}

    def record_of(classic):
        folder = tmp_path_factory.mktemp(classic.__name__)
        people = "".join(f"{name}\n" for name in classic())
        ties = "".join(f"{one},{other}\n" for one, other in classic().edges)
        file = folder / "map.duckdb"
        tables = written(folder, actors=f"id\n{people}", ties=f"source,target\n{ties}")
        command("new", file)
        command("import", file, *tables)
        return file

    def measured(classic, measure):
        if classic not in records:
            records[classic] = record_of(classic)
        options = ("--on", "2020-01-01", "--measure", measure, "--people")
        rows = csv.DictReader(io.StringIO(command("metrics", records[classic], *options)))
        return {row["subject"]: float(row["value"]) for row in rows}

    return measured


FLORENTINE = {
    # family: degree / 14, betweenness / 91, closeness
    "Acciaiuoli": (0.071, 0.000, 0.368),
    "Albizzi": (0.214, 0.212, 0.483),
    "Barbadori": (0.143, 0.093, 0.4375),
    "Bischeri": (0.214, 0.104, 0.400),
    "Castellani": (0.214, 0.055, 0.389),
    "Ginori": (0.071, 0.000, 0.333),
    "Guadagni": (0.286, 0.255, 0.467),
    "Lamberteschi": (0.071, 0.000, 0.326),
    "Medici": (0.429, 0.522, 0.560),
    "Pazzi": (0.071, 0.000, 0.286),
    "Peruzzi": (0.214, 0.022, 0.368),
    "Ridolfi": (0.214, 0.114, 0.500),
    "Salviati": (0.143, 0.143, 0.389),
    "Strozzi": (0.286, 0.103, 0.4375),
    "Tornabuoni": (0.214, 0.092, 0.483),
}


def test_each_florentine_family_has_the_degree_that_is_printed(figures):
    shares = {name: degree / 14 for name, degree in figures(florentine, "degree").items()}
    printed = {name: values[0] for name, values in FLORENTINE.items()}
    assert shares == pytest.approx(printed, abs=THREE_PLACES)


@pytest.mark.parametrize(("measure", "column"), [("betweenness_normalised", 1), ("closeness", 2)])
def test_each_florentine_family_stands_where_it_is_printed(figures, measure, column):
    printed = {name: values[column] for name, values in FLORENTINE.items()}
    assert figures(florentine, measure) == pytest.approx(printed, abs=THREE_PLACES)


KITE = {
    "degree": [4, 4, 3, 6, 3, 5, 5, 3, 2, 1],
    "betweenness": [0.833, 0.833, 0.000, 3.667, 0.000, 8.333, 8.333, 14.000, 8.000, 0.000],
    "betweenness_normalised": [0.023, 0.023, 0.000, 0.102, 0.000, 0.231, 0.231, 0.389, 0.222, 0.0],
    "closeness": [0.529, 0.529, 0.500, 0.600, 0.500, 0.643, 0.643, 0.600, 0.429, 0.310],
}


@pytest.mark.parametrize("measure", KITE)
def test_each_actor_of_the_kite_has_the_value_that_is_printed(figures, measure):
    printed = dict(zip(string.ascii_uppercase, KITE[measure], strict=False))
    assert figures(kite, measure) == pytest.approx(printed, abs=THREE_PLACES)


def test_in_the_kite_three_measures_name_three_different_centres(figures):
    """What Krackhardt drew it for: the busiest, the nearest and the one between are not one."""

    def greatest(measure):
        found = figures(kite, measure)
        return {key for key, value in found.items() if value == max(found.values())}

    assert greatest("degree") == {"D"}
    assert greatest("closeness") == {"F", "G"}
    assert greatest("betweenness") == {"H"}


@pytest.mark.parametrize(
    ("measure", "printed", "within"),
    [
        ("actors", 34, 0),
        ("ties", 78, 0),
        ("mean_degree", 4.58824, 5e-6),
        ("density", 0.139037, 5e-7),
        ("diameter", 5, 0),
        ("transitivity", 0.255682, 5e-7),
        ("degree_assortativity", -0.475613, 5e-7),
    ],
)
def test_the_karate_club_has_the_value_that_is_printed(figures, measure, printed, within):
    assert figures(karate, measure)[""] == pytest.approx(printed, abs=within)


def test_two_members_of_the_karate_club_know_most_of_the_others(figures):
    degree = figures(karate, "degree")
    assert sorted(degree, key=degree.get)[-2:] == ["member 1", "member 34"]
    assert degree["member 34"] == 17


def test_the_karate_club_s_communities_are_the_best_that_there_are(figures):
    """The greatest modularity that any division has: Agarwal & Kempe 2008."""
    assert figures(karate, "community_modularity")[""] == pytest.approx(0.420, abs=THREE_PLACES)
