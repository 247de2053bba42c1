"""The account of a file: no cell that reads like an answer is passed over in silence."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.builders import YJ_2021
from tests.layout.layouts import CASES, case_sheet, facts
from tests.layout.other_layouts import BY_DOMAIN, OTHER_LAYOUTS, across, coded, in_words, lines, top
from tests.layout.reading import answers_in, inspect
from tests.workbook.formats import ONE_ROW_AN_ANSWER, SHEETS_OF_CASES, Written
from tests.workbooks import Page, Rows, workbook
from yjs_cli.checks import check
from yjs_cli.inspection import Inspection

LAYOUTS: Mapping[str, Callable[[], Written]] = {**SHEETS_OF_CASES, **ONE_ROW_AN_ANSWER, **OTHER_LAYOUTS}
UNREAD_LATER = ["0401", "Yes", "No", "Yes", "No", "Yes", "Yes", "No", "Yes", "Yes", "Yes", "Yes", "No"]

# Sheets that people keep next to the answers. Each must change no answer.
NEXT_TO_IT: dict[str, Rows] = {
    "Cover": [["Anytown"], ["Fieldwork", "21 October 2024"], ["Final?", "Yes"]],
    "Guidance": [["Answer each question Yes, No or N/A."], ["2.1.1", "Does assessment …?"], ["2.1.2", "Does it …?"]],
    "Lists": [["Yes", "Referral order"], ["No", "YRO"], ["N/A", "DTO"]],
    "Characteristics": [
        ["Case ID", "Looked after", "SEND", "Care leaver"],
        *([case.case_id, "Yes", "No", "Yes"] for case in CASES),
    ],
    "Notes": [["Cases were chosen at random."], [], ["Read twice", "Yes"]],
    "Counts": [[None, "2.1.1", "2.1.2"], ["Yes", 6, 4], ["No", 0, 1], ["N/A", 0, 1], ["%", 1, 0.8]],
    "Loose answers": [UNREAD_LATER, ["0402", *UNREAD_LATER[1:]]],
}
# Sheets whose answers are to key questions: if they do not count, that is an error or a notice.
WITH_ANSWERS: dict[str, Rows] = {
    "Loose answers": NEXT_TO_IT["Loose answers"],
    "Nicknames": [["Nickname", "2.1.1", "2.1.2", "2.1.3"], ["Jo", "Yes", "No", "Yes"], ["Al", "No", "No", "Yes"]],
    "In other words": [
        ["Case ID", "Desistance considered", "Child kept safe", "Others kept safe"],
        ["0401", "Yes", "No", "Yes"],
        ["0402", "No", "No", "Yes"],
    ],
    "No names": [["2.1.1", "Yes", "No"], ["2.1.2", "No", "No"], ["2.1.3", "Yes", "Yes"]],
    "TRUE and FALSE": [["0401", *[True, False] * 6], ["0402", *[False, True] * 6]],
    "Ones and zeros": [["0401", *[1, 0] * 6], ["0402", *[0, 1] * 6]],
}
ANSWER_WORDS = frozenset(
    ("yes", "y", "true", "1", "no", "n", "false", "0", "n/a", "na", "n.a", "not applicable", "-", "–")
)


def is_like_an_answer(value: object) -> bool:
    """Whether a cell says Yes, No or N/A, decided here from the words of the manual."""
    if isinstance(value, bool):
        return True
    if isinstance(value, int | float):
        return value in {0, 1}
    return isinstance(value, str) and " ".join(value.split()).casefold().removesuffix(".").strip() in ANSWER_WORDS


def answer_like_cells(content: bytes) -> dict[str, int]:
    """How many cells of each sheet read like an answer, counted without the reader of yjs."""
    book = load_workbook(BytesIO(content), data_only=True)
    return {
        sheet.title: sum(is_like_an_answer(cell.value) for row in sheet.iter_rows() for cell in row)
        for sheet in book.worksheets
    }


def counted_and_uncounted(inspection: Inspection) -> dict[str, tuple[int, int]]:
    return {str(sheet.name): (sheet.answers, sheet.uncounted) for sheet in inspection.source.sheets}


def problems_about(inspection: Inspection, sheet: str) -> list[str]:
    """The codes of problems of any severity, and of facts, at a sheet."""
    found = [problem.code for problem in check(inspection, YJ_2021) if problem.location.partition("!")[0] == sheet]
    return found + [fact.kind for fact in inspection.facts if fact.place.sheet == sheet]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_answer_of_a_layout_is_counted_once(layout: str) -> None:
    inspection = inspect(LAYOUTS[layout]().content)
    given_answers = sum(answer != "unanswered" for *_, answer in facts())
    assert sum(sheet.answers for sheet in inspection.source.sheets) == given_answers
    assert sum(sheet.uncounted for sheet in inspection.source.sheets) == 0


@settings(deadline=None, max_examples=25)
@given(
    st.sampled_from(sorted(LAYOUTS)),
    st.lists(st.sampled_from(sorted(NEXT_TO_IT)), unique=True, max_size=4),
    st.randoms(use_true_random=False),
)
def test_every_cell_like_an_answer_is_accounted_for(layout: str, others: list[str], random: Any) -> None:
    written = LAYOUTS[layout]()
    sheets: list[tuple[str, Rows | Page]] = [*written.sheets.items(), *((name, NEXT_TO_IT[name]) for name in others)]
    random.shuffle(sheets)
    content = workbook(dict(sheets))
    inspection = inspect(content)
    alone = counted_and_uncounted(inspect(written.content))
    account = counted_and_uncounted(inspection)
    cells = answer_like_cells(content)
    # What is next to the answers changes none of them.
    assert answers_in(inspection) == facts()
    assert {name: account[name] for name in alone} == alone
    for name in others:
        counted, uncounted = account[name]
        assert counted == 0, name
        assert uncounted == cells[name] or (name in NAMED and uncounted == 0), name


# Sheets whose every answer-like cell belongs to a named column: characteristics that a case list gives.
NAMED = frozenset({"Characteristics"})


@pytest.mark.parametrize("layout", ["one sheet", "long", "forms", "cases across, code and words", "a tab per standard"])
@pytest.mark.parametrize("name", WITH_ANSWERS)
def test_a_sheet_of_answers_that_is_not_read_is_reported(name: str, layout: str) -> None:
    inspection = inspect(workbook({**LAYOUTS[layout]().sheets, name: WITH_ANSWERS[name]}))
    cells = answer_like_cells(workbook({name: WITH_ANSWERS[name]}))[name]
    counted, uncounted = counted_and_uncounted(inspection)[name]
    assert counted + uncounted == cells
    if uncounted:
        assert problems_about(inspection, name)


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_no_answer_to_a_key_question_is_lost_without_a_problem(data: st.DataObject) -> None:
    """A second sheet, in one of several layouts, has one cell that is broken: a heading, an id or an answer."""
    court = BY_DOMAIN["2"]
    layouts: dict[str, Callable[[], list[list[Any]]]] = {
        "rows": lambda: case_sheet(court[3:]),
        "across": lambda: across(court[3:], "Case ID", coded),
        "form": lambda: [*top(court[5]), ["Question", "Answer"], *lines(court[5], coded)],
        "form in words": lambda: [*top(court[5]), ["Question", "Answer"], *lines(court[5], in_words)],
    }
    name = data.draw(st.sampled_from(sorted(layouts)))
    rows = [list(row) for row in layouts[name]()]
    filled = [
        (r, c) for r, row in enumerate(rows) for c, value in enumerate(row) if value not in {None, "", "Interviewed"}
    ]
    row, column = data.draw(st.sampled_from(filled))
    rows[row][column] = data.draw(st.sampled_from([None, "", "?", "see file", 7]))
    inspection = inspect(workbook({"Court": case_sheet(court[:3]), "Second": rows}))
    cells = answer_like_cells(workbook({"Second": rows}))["Second"]
    counted, _ = counted_and_uncounted(inspection)["Second"]
    details = sum(is_like_an_answer(value) for value in _interviewed(rows))
    if counted < cells - details:
        assert problems_about(inspection, "Second"), (name, row, column)


def _interviewed(rows: list[list[Any]]) -> list[Any]:
    """The values of Interviewed, in a column, a row or next to their label: they are answers to no key question."""
    found: list[Any] = []
    for number, row in enumerate(rows):
        if "Interviewed" in row:
            at = row.index("Interviewed")
            found += [each[at] for each in rows[number + 1 :] if at and at < len(each)] if at else row[1:]
    return found
