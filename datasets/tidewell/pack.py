"""The pack: one CSV a noun, in the columns of the outside contract."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

Cell = object
Row = Sequence[Cell]

COLUMNS: dict[str, str] = {
    "programme": "key,value",
    "actors": "id,label,kind,sector,service,statutory,age_band,start,end,precision,"
    "profession,relation",
    "roles": "actor,role,start,end",
    "memberships": "actor,service,start,end",
    "tie_kinds": "kind,directed,strength,words",
    "ties": "id,source,target,kind,directed,start,end,strength,origin,precision,recorded_on",
    "moves": "id,date,precision,title,label,saying,compartments,principles,setting,derived_from,"
    "practice,meeting,stage,room_to_act,proposed_by,outcome",
    "move_actors": "move,actor,role",
    "move_elements": "move,element,part",
    "move_contexts": "move,context,how,bearing",
    "effects": "id,move,source,target,kind,effect,date,strength,status",
    "attempts": "id,move,asker,asked,day,answer,answered_on,tie",
    "elements": "id,type,label",
    "practices": "id,label,existing",
    "practice_relations": "a,b,kind,day,who,why",
    "contexts": "id,label,kind,level,start,end,start_precision,end_precision,description,parent",
    "coverage": "context,subject_type,subject,start,end",
    "context_relations": "a,b,kind",
    "appraisals": "context,actor,date,direction,strength,note",
    "configurations": "id,context,offered,reasoning,changed,coder,strength,day,note",
    "configuration_evidence": "configuration,move,tie,element,actor,day",
    "reports": "teller,source,target,kind,day,says",
    "reporters": "actor,start,end",
    "pair_flags": "a,b,flag,start,end",
    "askable": "kind_a,kind_b,tie_kind",
    "meetings": "id,number,date,minutes,place,kind,cancelled",
    "attendance": "meeting,actor,role",
    "reviews": "meeting,target_type,target,verdict,voters,comment",
    "actions": "id,meeting,what,actor,due,done",
    "sources": "id,kind,day,title,speaker,meeting,scope,text",
    "excerpts": "id,source,start_position,end_position,speaker,words",
    "codes": "id,label,sort,parent,description",
    "codings": "excerpt,code,coder,day",
    "excerpt_links": "excerpt,move,tie,context,element,stance",
    "observation_windows": "start,end,scope,note",
    "consent": "actor,purpose,state,from,until,form,basis,given_by",
}
"""File name -> its header, in the order in which a reader of the pack meets them."""


@dataclass(frozen=True)
class Pack:
    """The tables of one programme, every cell as it stands in the file."""

    tables: Mapping[str, tuple[tuple[str, ...], ...]]

    def rows(self, table: str) -> list[dict[str, str]]:
        """A table's rows, each by column name."""
        columns = COLUMNS[table].split(",")
        return [dict(zip(columns, row, strict=True)) for row in self.tables[table]]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Each file's name and its bytes."""
        for name, rows in self.tables.items():
            yield f"{name}.csv", _csv(COLUMNS[name].split(","), rows).encode("utf-8-sig")

    def write(self, folder: Path) -> None:
        """Writes the files of the pack into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self.files():
            (folder / name).write_bytes(content)


def pack(tables: Mapping[str, Iterable[Row]]) -> Pack:
    """A pack of the tables given; a table that is not given is empty."""
    return Pack({name: tuple(map(_texts, tables.get(name, ()))) for name in COLUMNS})


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(map(_text, row))


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, tuple):
        return "|".join(map(str, cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return file.getvalue()
