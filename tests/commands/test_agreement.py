"""``check`` and ``score`` agree on any workbook: what the one passes the other scores, and nothing else is scored."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.commands.conftest import SAMPLES, Ran, Yjs, process
from tests.layout.layouts import ABOUT, RATINGS, WORDS, Case, case_sheet, long_sheet
from tests.layout.reading import QUESTIONS
from tests.workbooks import Cell, Page, Rows, workbook
from yjs_cli.workbook.cell import CellError, Uncalculated

Book = dict[str, Rows | Page]
Run = Callable[..., Ran]

DISPOSALS = {"2": ("Referral order", "YRO", "DTO"), "3": ("YC", "Outcome 22", "Community resolution")}
FIELDS = ("Domain", "Disposal", "Interviewed", "Start date", "Sex")
# What people and programs leave in cells: right in some places, wrong in others, nonsense in most.
TYPED: tuple[Cell, ...] = (
    "Yes", "no.", "N/A", "Yess", "?", "", " ", None, 0, 1, 2, True, "2", "3", "Domain 5", "YRO", "YC", "Refferal order",
    "1001", "Total", "% Yes", "Note: read twice by two people", "2.1.1", "2.1.9", "2.1.1a", "Case ID", "Standard",
    "Good", "Goood", "1.1", "5.1", "03/04/2024", date(2019, 1, 1), Uncalculated(), CellError("#N/A"),
)  # fmt: skip


@st.composite
def samples(draw: st.DrawFn) -> list[Case]:
    """Cases of either domain, most of them answered; an id may stand twice."""
    cases = []
    for number in range(draw(st.integers(1, 4))):
        domain = draw(st.sampled_from("23"))
        questions = len(QUESTIONS[domain])
        answers = draw(st.text("YYYN-.", min_size=questions, max_size=questions))
        identifier = draw(st.sampled_from([f"A/{number}", f"A/{number}", 1000 + number, "1001"]))
        cases.append(Case(identifier, domain, draw(st.sampled_from(DISPOSALS[domain])), answers))
    return cases


@st.composite
def tables(draw: st.DrawFn) -> list[list[list[Cell]]]:
    """The cases of an inspection as one table or two: a row a case or a row an answer."""
    cases = draw(samples())
    fields = tuple(field for field in FIELDS if draw(st.booleans()))
    spelt: dict[str, Cell] = {**WORDS, "Y": draw(st.sampled_from(["Yes", "y", 1, True]))}
    if draw(st.booleans()):
        return [long_sheet(cases, fields, spelt.__getitem__, blanks=draw(st.booleans()))]
    parts = [[case for case in cases if case.domain in domains] for domains in draw(st.sampled_from([["23"], "23"]))]
    return [
        case_sheet(part, fields, spelt.__getitem__, other=(draw(st.sampled_from([None, "N/A"])),)) for part in parts
    ]


def changed(draw: st.DrawFn, rows: list[list[Cell]]) -> Rows | Page:
    """A table after a person has worked on it."""
    rows = [list(row) for row in rows]
    for _ in range(draw(st.integers(0, 3))):
        row = draw(st.integers(0, len(rows) - 1))
        column = draw(st.integers(0, max(map(len, rows), default=1)))
        match draw(st.sampled_from(["type", "type", "repeat", "blank", "title", "clear", "delete"])):
            case "type":
                rows[row] = [*rows[row], *[None] * (column - len(rows[row]) + 1)]
                rows[row][column] = draw(st.sampled_from(TYPED))
            case "repeat":
                rows.append(list(rows[row]))
            case "blank":
                rows.insert(row, [])
            case "title":
                rows.insert(0, ["Court disposals"])
            case "clear":
                rows[row][:1] = [None]
            case "delete":
                rows = [line[:column] + line[column + 1 :] for line in rows]
    if draw(st.booleans()):
        return rows
    return Page(
        rows,
        merged=draw(st.sampled_from([(), ("A1:A2",), ("B1:C1",), ("B2:B4",)])),
        state=draw(st.sampled_from(["visible", "hidden"])),
        hidden_rows=draw(st.sampled_from([(), (2, 3)])),
        hidden_columns=draw(st.sampled_from([(), ("C",)])),
    )


@st.composite
def books(draw: st.DrawFn) -> Book:
    """A workbook as it may be handed in."""
    sheets = {f"Cases {number}": changed(draw, rows) for number, rows in enumerate(draw(tables()))}
    ratings = changed(draw, [list(row) for row in RATINGS]) if draw(st.booleans()) else RATINGS
    return {"About": ABOUT, **sheets, **({"Ratings": ratings} if draw(st.booleans()) else {})}


def agree(run: Run, path: Path) -> int:
    """The exit code of both commands, which must be the same. A scored file must have no errors."""
    checked, scored = run("check", path, "--format", "json"), run("score", path, "--format", "json")
    assert checked.code == scored.code, (checked, scored)
    if checked.code == 2:
        assert (checked.out, scored.out) == ("", "")
        return 2
    problems = json.loads(checked.out)["files"][0]["problems"]
    assert checked.code == any(problem["severity"] == "error" for problem in problems)
    if scored.code:
        assert scored.out == ""
        assert "not scored" in scored.err
    else:
        [inspection] = json.loads(scored.out)["inspections"]
        assert inspection["problems"] == problems
    return checked.code


def agree_on_books(run: Run, path: Path, many: int) -> set[int]:
    """The exit codes that came of so many workbooks, the same ones at every run."""
    seen = set()

    @settings(
        derandomize=True, database=None, deadline=None, max_examples=many, suppress_health_check=list(HealthCheck)
    )
    @given(books())
    def check(book: Book) -> None:
        path.write_bytes(workbook(book))
        seen.add(agree(run, path))

    check()
    return seen


def test_score_and_check_agree_on_errors(yjs: Yjs, tmp_path: Path) -> None:
    assert agree_on_books(yjs, tmp_path / "cases.xlsx", many=60) >= {0, 1}


def test_score_and_check_agree_in_separate_processes(tmp_path: Path) -> None:
    assert agree_on_books(process, tmp_path / "cases.xlsx", many=2) <= {0, 1, 2}


@pytest.mark.parametrize("sample", [path.name for path in sorted(SAMPLES.glob("*.[xc][ls][sv]*"))])
def test_score_and_check_agree_on_every_sample(sample: str, yjs: Yjs) -> None:
    assert agree(yjs, SAMPLES / sample) == (sample == "with-errors.xlsx")
