"""Random and randomly damaged files: each gives a result that matches its cells, or is refused with a message.

``make test`` tries the same few files of each kind every time. ``make fuzz`` goes on with others for as long as it
is asked to, and keeps each file that fails in ``.fuzz``.
"""

import os
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest

from tests import ods as opendocument
from tests import xls as excel_97
from tests import xlsb as binary
from tests.hostile import mutations
from tests.hostile.fuzzing import Judge, tried
from tests.hostile.habits import strange_workbook_of, workbook_of
from tests.hostile.judging import as_in_the_file, as_put_there
from tests.layout.layouts import CASES, case_sheet, facts, long_sheet, sheet_a_domain
from tests.workbooks import Cell, Page, Rows, delimited, with_shared_strings, workbook
from yjs_cli.output import Format
from yjs_cli.output.problems import ProblemFormat

pytest.importorskip("resource", reason="needs processes that can be forked")


SECONDS = float(os.environ.get("YJS_FUZZ_SECONDS", 0))  # for all kinds together; 0: the same few of each
FIRST = int(os.environ.get("YJS_FUZZ_FIRST", 0))  # the number of the first file of each kind
FEW = 14

TROUBLES = Path(__file__).parents[2] / ".fuzz"


# Makes a random file: its name, its bytes, and the judge of what is read from it.
Kind = Callable[[Random], tuple[str, bytes, Judge]]


@cache
def seeds(extension: str) -> tuple[bytes, ...]:
    """Small valid files of a format, in different layouts."""
    sheets: tuple[dict[str, Rows | Page], ...] = (
        sheet_a_domain(),
        {"Cases": case_sheet(CASES, ("Disposal", "Sex"))},
        {"Long": long_sheet()},
        {"Cases": Page(case_sheet(CASES[:6]), merged=("A9:C9",), hidden_rows=(3,), hidden_columns=("B",))},
    )
    write: dict[str, Callable[[dict[str, Rows | Page]], bytes]] = {
        ".xlsx": workbook, ".xls": excel_97.xls, ".xlsb": binary.xlsb, ".ods": opendocument.ods,
    }  # fmt: skip
    made = tuple(map(write[extension], sheets))
    return (*made, *map(with_shared_strings, made)) if extension == ".xlsx" else made


def mutated(extension: str, mutation: mutations.Mutation) -> Kind:
    def make(by: Random) -> tuple[str, bytes, Judge]:
        return f"cases{extension}", mutation(by.choice(seeds(extension)), by), as_in_the_file

    return make


def mutated_text(by: Random) -> tuple[str, bytes, Judge]:
    rows: Rows = by.choice((long_sheet(CASES[:4]), case_sheet(CASES[:6])))
    return "cases.csv", mutations.in_text(delimited(rows), by), as_in_the_file


def of_habits(by: Random) -> tuple[str, bytes, Judge]:
    kept = workbook_of(by)
    extension = by.choice((".xlsx", ".xlsx", ".xlsx", ".ods", ".xls", ".xlsb"))
    write = {".xlsx": workbook, ".xls": excel_97.xls, ".xlsb": binary.xlsb, ".ods": opendocument.ods}[extension]
    return f"cases{extension}", write(kept.sheets), as_put_there(kept.answers)


def of_strange_cells(by: Random) -> tuple[str, bytes, Judge]:
    return "cases.xlsx", workbook(strange_workbook_of(by)), as_in_the_file


def on_its_side(by: Random) -> tuple[str, bytes, Judge]:
    """One case per column and one question per row."""
    cases = by.sample(CASES[:6], 4)
    turned: list[list[Cell]] = [list(column) for column in zip(*case_sheet(cases), strict=True)]
    return "cases.xlsx", workbook({"Cases": turned}), as_put_there(facts(cases))


KINDS: dict[str, Kind] = {
    "bytes of an .xlsx": mutated(".xlsx", mutations.in_bytes),
    "parts of an .xlsx": mutated(".xlsx", mutations.in_parts),
    "XML of an .xlsx": mutated(".xlsx", mutations.in_xml),
    "bytes of an .ods": mutated(".ods", mutations.in_bytes),
    "parts of an .ods": mutated(".ods", mutations.in_parts),
    "XML of an .ods": mutated(".ods", mutations.in_xml),
    "bytes of an .xls": mutated(".xls", mutations.in_bytes),
    "records of an .xls": mutated(".xls", mutations.in_records),
    "bytes of an .xlsb": mutated(".xlsb", mutations.in_bytes),
    "parts of an .xlsb": mutated(".xlsb", mutations.in_parts),
    "records of an .xlsb": mutated(".xlsb", mutations.in_records),
    "text": mutated_text,
    "other people's habits": of_habits,
    "strange cells": of_strange_cells,
    "a case a column": on_its_side,
}


def commands(name: str, by: Random) -> list[str]:
    """A random command on a file."""
    match by.randrange(8):
        case 0 | 1 | 2:
            return ["score", name, "--format", by.choice(list(Format))]
        case 3 | 4:
            return ["check", name, "--format", by.choice(list(ProblemFormat))]
        case 5 | 6:
            return ["check", name, "--marked", "marked.xlsx", "--force"]
        case _:
            return [
                "report",
                name,
                "-o",
                by.choice(("report.html", "report.xlsx", "report.docx")),
                "--force",
                "--with-cases",
            ]


def numbers() -> Iterator[int]:
    """The numbers of the files to try. A number determines its file."""
    yield from range(FIRST, FIRST + FEW)
    end = time.monotonic() + SECONDS / len(KINDS)
    number = FIRST + FEW
    while time.monotonic() < end:
        yield number
        number += 1


@pytest.mark.parametrize("kind", KINDS)
def test_random_file_is_read_correctly_or_refused(kind: str, tmp_path: Path) -> None:
    troubles: dict[int, str] = {}
    read = 0
    for number in numbers():
        by = Random(f"{kind} {number}")
        name, content, judge = KINDS[kind](by)
        path = tmp_path / name
        path.write_bytes(content)
        outcome = tried(path, commands(name, by), judge)
        read += outcome.is_read
        if outcome.trouble:
            troubles[number] = outcome.trouble[-1500:]
            if SECONDS:
                TROUBLES.mkdir(exist_ok=True)
                (TROUBLES / f"{kind} {number}{path.suffix}".replace("/", "-")).write_bytes(content)
    print(f"{kind}: {number + 1 - FIRST} files, {read} of them read")  # noqa: T201  shown by make fuzz
    assert not troubles, "\n\n".join(f"{kind} {number}: {trouble}" for number, trouble in troubles.items())
