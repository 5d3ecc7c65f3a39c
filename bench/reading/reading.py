"""One reading: `python bench/reading/reading.py FOLDER SEED` draws a programme in each tool.

Writes into FOLDER a folder of pictures for each tool, `questions.md` for the readers and
`answers.json` for whoever counts. `python bench/reading/reading.py FOLDER --count TOOL=FILE ...`
counts what the readers wrote (a JSON list of ten lists of names or numbers each). The tools beside
ours need matplotlib, which is not among this product's packages.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from others import draw_igraph, draw_networkx, draw_pyvis
from ours import draw_ours
from playwright.sync_api import sync_playwright
from questions import Asked, Question, asked_of, is_right, questions

from sysmap import intake, serving, store

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "datasets" / "tidewell"))
from generate import programme

ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
TOOLS = ("sysmap", "pyvis", "networkx", "igraph")


def invented(folder: Path, seed: int) -> Path:
    """A record of the demo's programme, made anew from another seed."""
    programme(seed).write(folder / "pack")
    record = folder / "record.duckdb"
    with store.Store.create(record) as made:
        intake.bring_in(made, [folder / "pack"], seed=seed)
    return record


def write_questions(asked: Asked, folder: Path) -> None:
    """The questions for the readers; and with their answers, for whoever counts."""
    put = questions(asked)
    lines = [f"{number}. {one.asked}" for number, one in enumerate(put, 1)]
    (folder / "questions.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    answers = json.dumps([asdict(one) for one in put], indent=1)
    (folder / "answers.json").write_text(answers, encoding="utf-8")


def draw(folder: Path, seed: int) -> None:
    """All pictures of one programme, and the questions about it."""
    for tool in TOOLS:
        (folder / tool).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as beside, sync_playwright() as playwright:
        record = invented(Path(beside), seed)
        with store.Store.open(record, read_only=True) as opened:
            asked = asked_of(opened.system(store.STEWARD), seed)
        write_questions(asked, folder)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        page = browser.new_page()
        with serving.serve(record) as app:
            draw_ours(asked, folder / "sysmap", page, app.address)
        draw_pyvis(asked, folder / "pyvis", page)
        draw_networkx(asked, folder / "networkx")
        draw_igraph(asked, folder / "igraph")
        browser.close()


def count(folder: Path, read: list[str]) -> None:
    """Print what each reader got right."""
    put = [Question(**one) for one in json.loads((folder / "answers.json").read_text("utf-8"))]
    for told in read:
        tool, file = told.split("=", 1)
        given = json.loads(Path(file).read_text(encoding="utf-8"))
        right = [is_right(question, answer) for question, answer in zip(put, given, strict=True)]
        print(f"{tool}: {sum(right)} of {len(put)}")
        for question, answer, is_it in zip(put, given, right, strict=True):
            print(f"  {'right' if is_it else 'WRONG'}  {question.asked}\n         {answer}")
            if not is_it:
                print(f"         right: {question.right}")


def main() -> None:
    """Draw, or count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("seed", type=int, nargs="?")
    parser.add_argument("--count", nargs="+", metavar="TOOL=FILE")
    told = parser.parse_args()
    if told.count:
        count(told.folder, told.count)
    elif told.seed is None:
        parser.error("give a seed, or --count")
    else:
        draw(told.folder, told.seed)


if __name__ == "__main__":
    main()
