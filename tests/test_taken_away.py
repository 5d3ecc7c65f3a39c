"""A page's table as a file to reckon with: figures are numbers, what made them stands beside."""

import io

from pyarrow import parquet

from sysmap.views.tables import Table, undefined
from sysmap.writers.taken_away import parquet_of


def written(columns, rows, **settings):
    return parquet.read_table(io.BytesIO(parquet_of(Table(columns, rows), settings)))


def test_figures_are_numbers_and_each_dash_keeps_its_reason_beside_them():
    table = written(("What", "p"), [("ended", 0.25), ("formed", undefined("not tested"))], of="X2")
    assert table.column_names == ["What", "p", "p: why there is none", "settings"]
    assert table["What"].to_pylist() == ["ended", "formed"]
    assert table["p"].to_pylist() == [0.25, None]
    assert table["p: why there is none"].to_pylist() == [None, "not tested"]
    assert table["settings"].to_pylist() == [{"of": "X2"}] * 2


def test_a_column_of_words_stays_as_it_reads():
    table = written(
        ("Range", "Found"), [("0.5 to 1.8", True), (undefined("too few"), None)], by="m"
    )
    assert table["Range"].to_pylist() == ["0.5 to 1.8", undefined("too few")]
    assert table["Found"].to_pylist() == ["True", None]


def test_a_table_without_rows_keeps_its_columns():
    assert written(("Who", "n"), [], by="month").column_names == ["Who", "n", "settings"]
