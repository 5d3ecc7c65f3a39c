"""Files -> rows: what each table gives, and the one line that each fault is told in."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from sysmap import readers
from sysmap.model import OF_A_THING
from sysmap.readers import days

REAL = Path(__file__).parents[2] / "shared" / "real"


def written(folder, **tables):
    """The folder, with each text as a CSV file of that name."""
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return [folder]


def columns(batch, table, *names):
    """These columns of a table, as rows."""
    return list(zip(*(batch.tables[table][name] for name in names), strict=True))


def problems(batch):
    return [str(problem) for problem in batch.problems]


def workbook(path, sheets):
    """An XLSX file with these sheets: name -> rows of cells."""
    book = xlsxwriter.Workbook(path)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for place, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                form = [day] if isinstance(cell, date) else []
                sheet.write(place, column, cell, *form)
    book.close()
    return path


def test_a_plain_pair_of_tables_is_read_whatever_the_case_of_its_headers(tmp_path):
    paths = written(
        tmp_path,
        people="ID,Name,Type,Profession,Town\nP1,Ann,nurse,health,Leeds\nP2,Ben,,,\n",
        edges="From,To,Weight,Onset,Terminus\nP1,P2,2.5,2024-01-05,2024-03-01\n",
    )
    batch = readers.read(paths)
    assert batch.problems == []
    assert columns(batch, "actors", "id", "label", "kind", "attributes") == [
        ("P1", "Ann", "nurse", {"group": "health", "Town": "Leeds"}),
        ("P2", "Ben", None, None),
    ]
    assert columns(batch, "ties", "source", "target", "kind", "strength", "start", "end") == [
        ("P1", "P2", "tie", 2.5, date(2024, 1, 5), date(2024, 3, 1))
    ]


def test_every_row_keeps_the_file_and_the_row_it_came_from(tmp_path):
    batch = readers.read(written(tmp_path, ties="source,target\nA,B\n\n,\nB,C\n"))
    assert columns(batch, "ties", "file", "row") == [("ties.csv", 2), ("ties.csv", 5)]
    assert [read.rows for read in batch.files] == [2]


def test_an_actor_without_an_id_goes_by_its_label(tmp_path):
    batch = readers.read(written(tmp_path, actors="Label,Type\nAnn,nurse\n"))
    assert columns(batch, "actors", "id", "label", "kind") == [("Ann", "Ann", "nurse")]


def test_a_synonym_beside_the_word_itself_is_an_attribute(tmp_path):
    batch = readers.read(written(tmp_path, actors="id,kind,type\nA,carer,kinship\n"))
    assert columns(batch, "actors", "kind", "attributes") == [("carer", {"type": "kinship"})]


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("type", "Directed", [("tie", True)]),
        ("type", "Mutual", [("tie", "mutual")]),
        ("type", "advice", [("advice", None)]),
        ("type,directed", "advice,false", [("advice", False)]),
        ("kind,type", "advice,Undirected", [("advice", False)]),
    ],
)
def test_the_type_of_a_tie_is_its_direction_or_its_kind(tmp_path, header, cells, expected):
    batch = readers.read(written(tmp_path, ties=f"source,target,{header}\nA,B,{cells}\n"))
    assert columns(batch, "ties", "kind", "directed") == expected


@pytest.mark.parametrize(
    ("name", "header", "table"),
    [
        ("ties", "source,target", "ties"),
        ("anything", "a,b,weight", "ties"),
        ("actors", "source,target", "ties"),
        ("nodes", "id,label,type,level", "actors"),
        ("elements", "id,type,label", "elements"),
        ("actors", "id,start,end", "actors"),
        ("presence", "id,start,end", "actor_spells"),
        ("stays", "actor,start,end", "actor_spells"),
        ("stays", "id,wave", "actor_spells"),
        ("people", "id", "actors"),
        ("reporters", "actor,start,end", "reporters"),
        ("context_relations", "a,b,kind", "context_relations"),
        ("reports", "teller,source,target,kind,day,says", "reports"),
        ("Pair flags", "a,b,flag,start,end", "pair_flags"),
        ("register", "meeting,actor,role", "attendance"),
        ("jobs", "actor,role,start", "roles"),
        ("programme", "key,value", "programme"),
        ("moves", "id,date,title", "moves"),
        ("moves", "date,title,colour", "moves"),
        ("diary", "Date,Title,Outcome", "moves"),
        ("who", "move,actor,role", "move_actors"),
        ("what", "move,element,part", "move_elements"),
        ("where", "move,context,bearing", "move_contexts"),
        ("done", "id,move,source,target,kind,effect", "effects"),
        ("asked", "asker,asked,answer", "attempts"),
        ("reach", "context,subject_type,subject", "coverage"),
        ("felt", "context,actor,date,direction", "appraisals"),
        ("contexts", "label,start", "contexts"),
        ("practices", "id,label", "practices"),
        ("practice relations", "a,b,kind,day,who,why", "practice_relations"),
        ("configurations", "id,context,offered", "configurations"),
        ("configuration evidence", "configuration,tie", "configuration_evidence"),
        ("observation_windows", "start,end,scope,note", "observation_windows"),
        ("meetings", "id,date,colour", "meetings"),
        ("said", "meeting,target_type,target,verdict", "reviews"),
        ("actions", "id,meeting,what", "actions"),
        ("sources", "id,kind,scope", "sources"),
        ("excerpts", "id,source", "excerpts"),
        ("codes", "id,name,sort", "codes"),
        ("codings", "excerpt,code", "codings"),
        ("excerpt links", "excerpt,tie,stance", "excerpt_links"),
    ],
)
def test_a_table_is_known_by_its_headers_and_its_name(tmp_path, name, header, table):
    batch = readers.read(written(tmp_path, **{name: header + "\n"}))
    assert [(read.table, batch.problems) for read in batch.files] == [(table, [])]


def test_a_matrix_is_not_taken_for_an_edge_list(tmp_path):
    batch = readers.read(written(tmp_path, matrix=",A,B,C\nA,0,1,1\nB,1,0,0\nC,1,0,0\n"))
    assert problems(batch) == [
        (
            "matrix.csv: row 1: is no table that sysmap knows (columns (no name), A, B, C); "
            "name it after a table of the pack, or head its columns id, or source and target"
        )
    ]


def test_columns_that_a_table_does_not_know_are_named(tmp_path):
    batch = readers.read(written(tmp_path, ties="source,target,colour,\nA,B,red,x\n"))
    assert batch.files[0].notes == [
        "columns not taken: colour",
        "a column without a header was not taken",
    ]


def test_headers_that_fit_no_table_alone_are_not_taken_for_another(tmp_path):
    batch = readers.read(written(tmp_path, who="move,actor,role,colour\nM1,A,maker,red\n"))
    assert problems(batch) == [
        (
            "who.csv: row 1: is no table that sysmap knows (columns move, actor, role, colour); "
            "name it after a table of the pack, or head its columns id, or source and target"
        )
    ]
    assert batch.unread == frozenset()


def test_a_table_that_was_refused_whole_is_known_by_the_name_of_its_file_or_sheet(tmp_path):
    written(tmp_path, moves="when,what\n2024-02-01,Rang\n", elements='id,type\n"E1,meaning\n')
    workbook(tmp_path / "all.xlsx", {"contexts": [["id", "ID"], ["X1", "X1"]]})
    assert readers.read([tmp_path]).unread == {"moves", "elements", "contexts"}


# Several values in one cell


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("Coping|Basics", "Coping|Basics"),
        (" Coping |  Basics | ", "Coping|Basics"),
        ("one \\| two|three", "one \\| two|three"),
        ("|", None),
        ("", None),
    ],
)
def test_several_values_lose_their_blanks_and_their_empty_parts(tmp_path, cell, kept):
    text = f'date,title,compartments\n2024-02-01,Rang,"{cell}"\n'
    batch = readers.read(written(tmp_path, moves=text))
    assert (problems(batch), columns(batch, "moves", "compartments")) == ([], [(kept,)])


# Dates


@pytest.mark.parametrize(
    ("written_as", "start", "precision"),
    [
        ("2025-03-05", date(2025, 3, 5), None),
        ("2025-03", date(2025, 3, 1), "month"),
        ("2025-Q2", date(2025, 4, 1), "quarter"),
        ("2025", date(2025, 1, 1), "year"),
    ],
)
def test_a_coarse_date_says_how_exact_it_is(tmp_path, written_as, start, precision):
    batch = readers.read(written(tmp_path, ties=f"source,target,start\nA,B,{written_as}\n"))
    assert columns(batch, "ties", "start", "precision") == [(start, precision)]


@pytest.mark.parametrize(
    ("table", "text", "column", "precision"),
    [
        ("moves", "date,title\n2025-Q2,Rang\n", "precision", "quarter"),
        ("moves", "date,title\n2025-04-01,Rang\n", "precision", None),
        ("moves", "date,precision,title\n2025-04,before,Rang\n", "precision", "before"),
        ("moves", "date,precision,title\n2025-04,day,Rang\n", "precision", "month"),
        ("contexts", "id,start,end\nX1,2025-04,2026\n", "start_precision", "month"),
        ("contexts", "id,start,end\nX1,2025-04,2026\n", "end_precision", "year"),
        ("contexts", "id,start,end\nX1,2025-04-01,2026\n", "start_precision", None),
    ],
)
def test_a_move_and_each_side_of_a_context_say_how_exact_they_are(
    tmp_path, table, text, column, precision
):
    batch = readers.read(written(tmp_path, **{table: text}))
    assert (problems(batch), columns(batch, table, column)) == ([], [(precision,)])


def test_a_precision_that_is_given_stands_before_the_date_s_own(tmp_path):
    batch = readers.read(
        written(tmp_path, ties="source,target,start,precision\nA,B,2025-03,before\n")
    )
    assert columns(batch, "ties", "precision") == [("before",)]


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_every_iso_day_reads_as_itself(day):
    assert days.day(day.isoformat()) == day


@given(st.text(max_size=12))
def test_a_text_is_a_day_or_is_refused_with_a_remedy(text):
    if days.day_or_none(text) is None:
        with pytest.raises(days.DayError, match="; "):
            days.day(text)


# Waves

SIX = [date(1991 + year, 9, 1) for year in range(6)]


def test_plain_numbers_stand_for_the_days_of_the_waves(tmp_path):
    paths = written(
        tmp_path,
        presence="id,start,end\nA,0,3\n",
        ties="source,target,start,end\nA,B,0,1\nA,B,2,3\n",
    )
    days_given = [date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)]
    batch = readers.read(paths, waves=days_given)
    assert columns(batch, "ties", "start", "end") == [
        (date(2024, 1, 1), date(2024, 2, 1)),
        (date(2024, 3, 1), None),
    ]
    assert columns(batch, "actor_spells", "start", "end") == [(date(2024, 1, 1), None)]


def test_as_many_days_as_numbers_give_every_number_its_day(tmp_path):
    paths = written(tmp_path, ties="source,target,start,end\nA,B,0,5\n")
    batch = readers.read(paths, waves=SIX[:2])
    assert columns(batch, "ties", "start", "end") == [(SIX[0], SIX[1])]


def test_a_wave_lasts_until_the_next_one(tmp_path):
    paths = written(tmp_path, ties="source,target,wave\nA,B,1\nA,B,2\nA,C,3\n")
    batch = readers.read(paths, waves=SIX[:3])
    assert columns(batch, "ties", "target", "start", "end") == [
        ("B", SIX[0], SIX[1]),
        ("B", SIX[1], SIX[2]),
        ("C", SIX[2], None),
    ]


def test_a_wave_may_be_a_date_itself(tmp_path):
    batch = readers.read(written(tmp_path, ties="source,target,wave\nA,B,2010\nA,C,2012\n"))
    assert columns(batch, "ties", "start", "end", "precision") == [
        (date(2010, 1, 1), date(2012, 1, 1), "year"),
        (date(2012, 1, 1), None, "year"),
    ]


def test_years_may_be_waves(tmp_path):
    paths = written(tmp_path, ties="source,target,start,end\nA,B,2010,2012\n")
    batch = readers.read(paths, waves=[date(2010, 9, 1), date(2012, 6, 1)])
    assert columns(batch, "ties", "start", "end") == [(date(2010, 9, 1), date(2012, 6, 1))]


@pytest.mark.parametrize(
    ("ties", "waves", "line"),
    [
        (
            "source,target,start,end\nA,B,0,1\nB,C,2,3\n",
            [],
            (
                "ties.csv: 4 plain numbers (0, 1, 2, 3) stand where days are expected, and no day "
                "is given for them; say which days they are with --waves DAY,DAY,... (4 days, "
                "or 3 where the last means still going)"
            ),
        ),
        (
            "source,target,start\nA,B,1\nB,C,2\n",
            SIX,
            (
                "ties.csv: 2 plain numbers (1, 2) stand where days are expected, and --waves gives "
                "6; say which days they are with --waves DAY,DAY,... (2 days, or 1 where the last "
                "means still going)"
            ),
        ),
        (
            "source,target,wave\nA,B,1\nA,B,2\n",
            SIX[:1],
            (
                "ties.csv: 2 plain numbers (1, 2) stand where days are expected, and --waves gives "
                "1; say which days they are with --waves DAY,DAY,... (2 days)"
            ),
        ),
        (
            "source,target,start\nA,B,2024-01-01\n",
            SIX[:1],
            "--waves: no plain number stands where a day is expected; leave --waves out",
        ),
        (
            "source,target,start\nA,B,1\nB,C,2\n",
            [SIX[1], SIX[0]],
            "--waves: the days are out of order; sort them",
        ),
        (
            "source,target,start,end\nA,B,0,1\nB,C,2,\n",
            SIX[:2],
            (
                "ties.csv: row 3, column start: 2 is the largest number, which means still going; "
                "give --waves one day more"
            ),
        ),
        (
            "source,target,start,wave\nA,B,2024-01-01,2024-01-01\n",
            [],
            (
                "ties.csv: row 2, column wave: a wave stands beside a start or an end; "
                "give one of them"
            ),
        ),
    ],
)
def test_waves_that_do_not_fit_are_told_in_one_line(tmp_path, ties, waves, line):
    assert problems(readers.read(written(tmp_path, ties=ties), waves=waves)) == [line]


# Every fault of a row

FAULTS = [
    (
        "ties",
        "source,target,Start\nA,B,05/03/2025\n",
        "row 2, column Start: 05/03/2025 may be 5 March or 3 May; write 2025-03-05 or 2025-05-03",
    ),
    (
        "ties",
        "source,target,start\nA,B,25.03.2025\n",
        "row 2, column start: 25.03.2025 may be 25 March; write 2025-03-25",
    ),
    (
        "ties",
        "source,target,start\nA,B,40/40/2025\n",
        "row 2, column start: 40/40/2025 is not in the calendar; write it as 2025-03-05",
    ),
    (
        "ties",
        "source,target,start\nA,B,2025-02-30\n",
        "row 2, column start: 2025-02-30 is not in the calendar; mend the day or the month",
    ),
    (
        "ties",
        "source,target,start\nA,B,9999-01-01\n",
        "row 2, column start: 9999-01-01 lies outside 1900 to 2100; mend the year",
    ),
    (
        "ties",
        "source,target,start\nA,B,2025-03-05T10:00Z\n",
        "row 2, column start: 2025-03-05T10:00Z has a time of day; write 2025-03-05",
    ),
    (
        "ties",
        "source,target,until\nA,B,Inf\n",
        "row 2, column until: Inf is no day; leave the cell empty for what is still going",
    ),
    (
        "ties",
        "source,target,start\nA,B,45721\n",
        (
            "row 2, column start: 45721 may be a spreadsheet's number for 2025-03-05; "
            "write the day itself"
        ),
    ),
    (
        "ties",
        "source,target,start\nA,B,soon\n",
        "row 2, column start: soon is no day; write it as 2025-03-05, 2025-03, 2025-Q1 or 2025",
    ),
    (
        "ties",
        "source,target,start,end\nA,B,2025,2025\n",
        (
            "row 2, column end: the end 2025-01-01 is not after the start 2025-01-01; "
            "an end is the first day on which it no longer held"
        ),
    ),
    (
        "ties",
        "source,target,recorded_on\nA,B,2025-03\n",
        "row 2, column recorded_on: 2025-03 is no single day; write it as 2025-03-05",
    ),
    (
        "ties",
        "From,To\nA,\n",
        "row 2, column To: is empty; fill it in, or leave the row out",
    ),
    (
        "ties",
        "source,target\nA,A\n",
        "row 2, column target: A is tied to itself; name two, or leave the row out",
    ),
    (
        "ties",
        'source,target,strength\nA,B,"1,5"\n',
        "row 2, column strength: 1,5 is no number; write it as 2 or 2.5, or empty the cell",
    ),
    (
        "ties",
        "source,target,weight\nA,B,NaN\n",
        "row 2, column weight: NaN is no number; empty the cell where it is not known",
    ),
    (
        "ties",
        "source,target,weight\nA,B,-1\n",
        "row 2, column weight: -1 lies outside 0 to 999999999; choose another unit",
    ),
    (
        "ties",
        "source,target,weight\nA,B,0.1234567\n",
        "row 2, column weight: 0.1234567 has more than 6 decimals; round it",
    ),
    (
        "ties",
        "source,target,directed\nA,B,perhaps\n",
        "row 2, column directed: perhaps is neither true nor false; write true or false",
    ),
    (
        "ties",
        "source,target,origin\nA,B,heard\n",
        "row 2, column origin: heard is not a word for this; write baseline, move, found, unknown",
    ),
    (
        "ties",
        "source,target\nA,B,C\n",
        (
            "row 2: has 3 cells where the header has 2; "
            "put a cell that holds the delimiter in quotes, or add the missing cells"
        ),
    ),
    (
        "ties",
        "source,Target,target\nA,B,C\n",
        "row 1, column Target: the header stands twice; give each column a name of its own",
    ),
    (
        "meetings",
        "id,number,date\nM1,1.5,2025-03-05\n",
        "row 2, column number: 1.5 is no whole number; write it as 12, or empty the cell",
    ),
    (
        "pair_flags",
        "a,b,flag\nA,B,friends\n",
        "row 2, column flag: friends is not a word for this; write kept apart",
    ),
    (
        "pair_flags",
        "a,b,flag\nA,A,kept_apart\n",
        "row 2, column b: A is paired with itself; name two, or leave the row out",
    ),
    (
        "tie_kinds",
        "kind,directed,strength\nadvice,yes,size\n",
        "row 2, column strength: size is not a word for this; write count, duration, level",
    ),
    (
        "roles",
        "actor,start\nA,2024\n",
        "row 1: has no column role; a table of roles needs it: add it",
    ),
    (
        "presence",
        "id\nA\n",
        ("row 1: has no column start or end or wave; a table of actor_spells needs it: add it"),
    ),
    *(
        (
            "programme",
            f"key,value\nname,Small\n{key},{value}\n",
            (
                f"row 3, column value: {fault} is no ISO day; "
                "write it as 2025-03-05, and several days with | between"
            ),
        )
        for key, value, fault in [
            ("start", "2024", "2024"),
            ("end", "05/03/2025", "05/03/2025"),
            ("end", "2025-02-30", "2025-02-30"),
            ("waves", "2024-01-01|2024-Q2", "2024-Q2"),
            ("waves", "2024-01-01|", "nothing"),
        ]
    ),
    (
        "ties",
        'source,target\nA,"B\n',
        (
            "line 2 does not read as CSV (unexpected end of data); "
            "close its quotes, and double a quote inside quotes"
        ),
    ),
    ("ties", "source,target\nA,B\0\n", "line 2 holds a NUL character; save it as CSV in UTF-8"),
    ("ties", "", "is empty; give it a header at least, or leave it out"),
]


@pytest.mark.parametrize(("table", "text", "line"), FAULTS)
def test_every_fault_is_told_in_one_line(tmp_path, table, text, line):
    first = problems(readers.read(written(tmp_path, **{table: text})))[0]
    assert first == f"{table}.csv: {line}"


def test_all_faults_of_all_files_are_told_at_once(tmp_path):
    paths = written(
        tmp_path,
        actors="id,start\nA,soon\n,2024\n",
        ties="source,target,start\nA,B,1/2/2024\nA,A,\n",
        notes="what,why\n1,2\n",
    )
    told = problems(readers.read([*paths, tmp_path / "gone.csv"]))
    assert [line.split(":")[0] for line in told] == [
        str(tmp_path / "gone.csv"),
        "notes.csv",
        "actors.csv",
        "actors.csv",
        "ties.csv",
        "ties.csv",
    ]


def test_a_long_file_tells_every_fault_in_one_pass(tmp_path):
    lines = [f"A{row},B{row},1/{row % 9 + 1}/2024,x" for row in range(5_000)]
    batch = readers.read(
        written(tmp_path, ties="source,target,start,strength\n" + "\n".join(lines))
    )
    assert len(batch.problems) == 10_000
    assert {problem.row for problem in batch.problems} == set(range(2, 5_002))


def test_the_programme_s_days_are_taken_as_they_are_written(tmp_path):
    text = "key,value\nstart,2024-09-01\nend,2025-10-31\nwaves,2024-09-01|2025-01-01\nnote,soon\n"
    batch = readers.read(written(tmp_path, programme=text))
    assert batch.problems == []
    assert columns(batch, "programme", "key", "value") == [
        ("start", "2024-09-01"),
        ("end", "2025-10-31"),
        ("waves", "2024-09-01|2025-01-01"),
        ("note", "soon"),
    ]


def test_a_row_with_a_fault_does_not_hide_the_good_ones(tmp_path):
    batch = readers.read(written(tmp_path, ties="source,target,start\nA,B,soon\nB,C,2024\n"))
    assert columns(batch, "ties", "source", "target") == [("B", "C")]


# Bytes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be-with-mark"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_usual_encoding_and_delimiter_reads_the_same(tmp_path, encoding, delimiter):
    text = 'id,label\r\nP1,"Zoë; or, Zoe"\r\n'.replace(",", delimiter, 1)
    text = text.replace('P1,"', f'P1{delimiter}"')
    content = (
        b"\xfe\xff" + text.encode("utf-16-be") if "mark" in encoding else text.encode(encoding)
    )
    (tmp_path / "actors.csv").write_bytes(content)
    batch = readers.read([tmp_path])
    assert columns(batch, "actors", "id", "label") == [("P1", "Zoë; or, Zoe")]
    assert batch.files[0].notes == []


def test_what_is_not_utf_8_is_read_as_windows_1252_and_the_report_says_so(tmp_path):
    (tmp_path / "actors.csv").write_bytes("id,label\nP1,Zoë\n".encode("cp1252"))
    batch = readers.read([tmp_path])
    assert columns(batch, "actors", "label") == [("Zoë",)]
    assert batch.files[0].notes == [
        "read as Windows-1252, for it is not UTF-8: look at the accents"
    ]


def test_bytes_that_are_no_text_are_refused(tmp_path):
    (tmp_path / "actors.csv").write_bytes(b"\xef\xbb\xbfid,label\nP1,Zo\xeb\n")
    (tmp_path / "ties.csv").write_bytes(b"source,target\nA,\x81\xff\n")
    assert problems(readers.read([tmp_path])) == [
        "actors.csv: line 2 holds bytes that are no text in UTF-8; save it as UTF-8",
        "ties.csv: line 2 holds bytes that are no text in CP1252; save it as UTF-8",
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_an_exporter_s_apostrophe_is_taken_away(tmp_path, start):
    batch = readers.read(written(tmp_path, actors=f"id,label\nP1,'{start}Ann\nP2,'tis\n"))
    assert columns(batch, "actors", "label") == [(f"{start}Ann",), ("'tis",)]


# Workbooks


def test_each_sheet_of_a_workbook_is_a_table(tmp_path):
    path = workbook(
        tmp_path / "all.xlsx",
        {
            "people": [["id", "statutory", "tenure"], ["P1", True, 3], ["P2", None, 2.5]],
            "ties": [
                [],
                ["source", "target", "start", "weight"],
                ["P1", "P2", date(2025, 3, 5), 2],
                ["P2", "P1", datetime(2025, 3, 6), "x"],  # noqa: DTZ001 - a cell has no zone
            ],
            "scratch (ignore)": [["anything"]],
            "Sheet4": [],
        },
    )
    batch = readers.read([path])
    assert columns(batch, "actors", "id", "statutory", "attributes") == [
        ("P1", True, {"tenure": "3"}),
        ("P2", None, {"tenure": "2.5"}),
    ]
    assert columns(batch, "ties", "start", "strength") == [(date(2025, 3, 5), 2.0)]
    assert problems(batch) == [
        (
            "all.xlsx [ties]: row 4, column weight: x is no number; "
            "write it as 2 or 2.5, or empty the cell"
        )
    ]


def test_a_cell_with_an_error_is_refused(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "ties.xlsx")
    book.add_worksheet().write_formula(1, 2, "=1/0", None, "#DIV/0!")
    book.close()
    assert problems(readers.read([tmp_path])) == [
        "ties.xlsx: cell C2 holds an error, such as #N/A; mend the formula or empty the cell"
    ]


def test_a_cell_far_out_is_refused_before_anything_is_laid_out(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "ties.xlsx")
    sheet = book.add_worksheet()
    sheet.write(0, 0, "id")
    sheet.write(1_048_575, 16_383, "far")
    book.close()
    assert problems(readers.read([tmp_path])) == [
        (
            "ties.xlsx: has a sheet of 1,048,576 rows by 16,384 columns, too large to open; "
            "delete what lies beyond the table, or save it as CSV"
        )
    ]


def rewritten(source, target, change):
    """A copy of a zip with `change(name, content)` in place of each member."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, change(member, old.read(member)))


def test_cells_that_hide_their_address_are_refused(tmp_path):
    path = workbook(tmp_path / "good.xlsx", {"ties": [["source", "target"]]})
    rewritten(path, tmp_path / "ties.xlsx", lambda _, content: content.replace(b' r="B1"', b""))
    assert problems(readers.read([tmp_path / "ties.xlsx"])) == [
        "ties.xlsx: has cells without an address; save it anew with a spreadsheet"
    ]


def test_a_bomb_is_refused_from_its_directory(tmp_path):
    with zipfile.ZipFile(tmp_path / "ties.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", bytes(20_000_000))
    assert problems(readers.read([tmp_path])) == [
        (
            "ties.xlsx: would unpack to 1 files and 20,000,000 bytes, too much to open; "
            "save the tables as CSV and import those"
        )
    ]


def test_a_directory_that_lies_about_a_size_is_found_out(tmp_path):
    path = workbook(tmp_path / "good.xlsx", {"ties": [["source", "target"]] * 50})
    content = bytearray(path.read_bytes())
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    (tmp_path / "ties.xlsx").write_bytes(content)
    assert " is damaged at " in problems(readers.read([tmp_path / "ties.xlsx"]))[0]


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        (
            "a.xlsx",
            b"not a zip",
            "a.xlsx: is damaged; send it again, or unpack it and import the folder",
        ),
        ("a.xls", b"", "a.xls: is no table that sysmap reads; save it as CSV or XLSX"),
        ("a.pdf", b"", "a.pdf: is no table that sysmap reads; save it as CSV or XLSX"),
    ],
)
def test_a_file_that_is_no_table_is_refused_by_name(tmp_path, name, content, line):
    (tmp_path / name).write_bytes(content)
    assert problems(readers.read([tmp_path / name])) == [line]


# Folders and zips


def test_a_folder_and_a_zip_of_it_read_the_same(tmp_path):
    folder = tmp_path / "pack"
    (folder / "more").mkdir(parents=True)
    written(folder, actors="id\nA\nB\n")
    written(folder / "more", ties="source,target\nA,B\n")
    (folder / "README.md").write_text("about")
    (folder / ".DS_Store").write_text("")
    packed = tmp_path / "pack.zip"
    with zipfile.ZipFile(packed, "w") as pack:
        for path in sorted(folder.rglob("*")):
            pack.write(path, path.relative_to(folder))
    assert readers.read([folder]) == readers.read([packed])
    assert readers.read([folder]).passed_over == ["README.md"]


@pytest.mark.parametrize("member", ["../ties.csv", "/ties.csv", "C:\\ties.csv"])
def test_a_path_that_leads_out_of_a_zip_is_refused(tmp_path, member):
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as pack:
        pack.writestr(member, "source,target\nA,B\n")
    assert problems(readers.read([tmp_path / "pack.zip"])) == [
        f"pack.zip: holds the path {member!r}, which leads out of it; pack the tables anew"
    ]


def edges(*files):
    """The files, each with a tie in it."""
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("source,target\nA,B\n")
    return list(files)


def packed(path, *members):
    """A zip of these tables, each with a tie in it."""
    with zipfile.ZipFile(path, "w") as pack:
        for member in members:
            pack.writestr(member, "source,target\nA,B\n")
    return path


def names(paths):
    return [read.file for read in readers.read(paths).files]


def test_two_files_of_one_name_are_told_apart_by_their_folders(tmp_path):
    paths = edges(*(tmp_path / folder / "ties.csv" for folder in "ab"))
    assert names(paths) == ["a/ties.csv", "b/ties.csv"]
    assert names([path.parent for path in paths]) == ["a/ties.csv", "b/ties.csv"]


def test_no_more_folders_are_told_than_it_takes(tmp_path):
    ends = ("x/a/ties.csv", "y/a/ties.csv", "y/a/edges.csv", "y/b/ties.csv")
    assert names(edges(*(tmp_path / end for end in ends))) == [
        "x/a/ties.csv",
        "y/a/ties.csv",
        "edges.csv",
        "b/ties.csv",
    ]


def test_a_file_in_a_zip_gives_way_to_one_named_by_itself(tmp_path):
    packs = [packed(tmp_path / name, "ties.csv") for name in ("one.zip", "two.zip")]
    assert names([*edges(tmp_path / "ties.csv"), *packs]) == [
        "ties.csv",
        "one.zip/ties.csv",
        "two.zip/ties.csv",
    ]


def test_a_name_made_longer_may_be_no_other_file_s(tmp_path):
    apart = edges(*(tmp_path / folder / "ties.csv" for folder in "ab"))
    pack = packed(tmp_path / "pack.zip", "a/ties.csv")
    told = names([*apart, pack])
    assert len(set(told)) == len(told)
    assert not [name for name in told if name.startswith("/")]


def test_files_of_one_name_that_are_no_tables_are_told_apart_too(tmp_path):
    folders = [path.parent for path in edges(*(tmp_path / name / "ties.csv" for name in "ab"))]
    for folder in folders:
        (folder / "README.md").write_text("about")
    assert readers.read(folders).passed_over == ["a/README.md", "b/README.md"]


def test_a_file_that_is_named_twice_is_read_once(tmp_path):
    [path] = edges(tmp_path / "ties.csv")
    assert names([path, tmp_path, path]) == ["ties.csv"]


# Kinds


@pytest.mark.parametrize("written_as", ["cares for", "Cares for", "CARES-FOR", "cares _ for"])
def test_a_known_kind_of_tie_is_known_however_it_is_spaced(tmp_path, written_as):
    batch = readers.read(
        written(
            tmp_path,
            ties=f"source,target,kind\nA,B,{written_as}\n",
            tie_kinds=f"kind,directed\n{written_as},yes\n",
            askable=f"kind_a,kind_b,tie_kind\ncarer,carer,{written_as}\n",
        )
    )
    for table, column in [("ties", "kind"), ("tie_kinds", "kind"), ("askable", "tie_kind")]:
        assert columns(batch, table, column) == [("cares_for",)]


@pytest.mark.parametrize("written_as", ["Young person", "young_person", "YOUNG-PERSON"])
def test_a_known_kind_of_actor_is_known_however_it_is_spaced(tmp_path, written_as):
    batch = readers.read(
        written(
            tmp_path,
            actors=f"id,kind\nA,{written_as}\n",
            askable=f"kind_a,kind_b\n{written_as},Practitioner\n",
        )
    )
    assert columns(batch, "actors", "kind") == [("young person",)]
    assert columns(batch, "askable", "kind_a", "kind_b") == [("young person", "practitioner")]


def test_a_kind_of_one_s_own_stays_as_it_is_written(tmp_path):
    batch = readers.read(
        written(
            tmp_path,
            actors="id,kind\nA,Grand-Mother\n",
            ties="source,target,kind\nA,B,Bakes_for the\n",
        )
    )
    assert columns(batch, "actors", "kind") == [("Grand-Mother",)]
    assert columns(batch, "ties", "kind") == [("Bakes_for the",)]


# Folders that hold what is not read


def test_an_old_spreadsheet_in_a_folder_is_not_passed_over(tmp_path):
    (tmp_path / "ties.xls").write_bytes(b"")
    assert problems(readers.read([tmp_path])) == [
        "ties.xls: is no table that sysmap reads; save it as CSV or XLSX"
    ]


@settings(deadline=None)
@given(content=st.binary(max_size=300))
def test_no_bytes_make_a_reader_stumble(content):
    for suffix in ("csv", "xlsx"):
        file = readers.File(f"ties.{suffix}", lambda: content)
        sheets, wrong = readers._gathered([file])
        assert sheets or wrong


@pytest.mark.skipif(not REAL.is_dir(), reason="the real data sets are not beside the checkout")
def test_every_real_pair_of_tables_is_read_without_a_fault():
    for folder in sorted(path.parent for path in REAL.glob("*/ties.csv")):
        waves = SIX if "6waves" in folder.name else []
        batch = readers.read([folder], waves=waves)
        assert batch.problems == [], folder.name
        assert batch.tables["ties"]["row"], folder.name


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("M1,pair,A,have met", "row 2, column target: does not name a pair; write A|B"),
        ("M1,circle,,confirmed", "row 2, column target: does not name a circle; say which circle"),
        (
            "M1,tie,T1,have met",
            "row 2, column verdict: have met is not said of a tie; write " + ", ".join(OF_A_THING),
        ),
    ],
)
def test_a_verdict_fits_what_it_is_said_of(tmp_path, row, said):
    table = f"meeting,target_type,target,verdict\n{row}\n"
    batch = readers.read(written(tmp_path, reviews=table))
    assert problems(batch) == [f"reviews.csv: {said}"]


def test_each_review_points_by_its_type_alone(tmp_path):
    rows = "M1,tie,T1,confirmed\nM1,circle,Y1,disputed\nM1,pair,A|B,not yet\n"
    batch = readers.read(written(tmp_path, reviews=f"meeting,target_type,target,verdict\n{rows}"))
    found = batch.tables["reviews"]
    pointing = {name: found[name] for name in ("tie", "move", "context", "actor", "other")}
    assert pointing == {
        "tie": ["T1", None, None],
        "move": [None, None, None],
        "context": [None, None, None],
        "actor": [None, "Y1", "A"],
        "other": [None, None, "B"],
    }
