"""The habits of people who keep case workbooks: what each must lead to."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.builders import YJ_2021
from tests.layout.layouts import CASES, RATINGS, case_sheet, facts
from tests.layout.other_layouts import (
    BY_DOMAIN,
    NAMES,
    SENTENCES,
    code_apart,
    coded,
    in_words,
    lines,
    of_questions,
    sample_list,
    spread,
    top,
)
from tests.layout.reading import COURT, QUESTIONS, answers_in, answers_to, case_ids, errors_in, facts_in, inspect
from tests.workbooks import Cell, Page, Rows, workbook
from yjs_cli.inspection import Inspection
from yjs_cli.layout import read_combined

Sheets = Mapping[str, Rows | Page]
COURT_CASES, OTHER_CASES = BY_DOMAIN["2"], BY_DOMAIN["3"]


def read(sheets: Sheets) -> Inspection:
    return inspect(workbook(sheets))


def combined(folder: Path, files: Mapping[str, Sheets]) -> Inspection:
    for name, sheets in files.items():
        (folder / name).write_bytes(workbook(sheets))
    return read_combined([str(folder / name) for name in files], YJ_2021)


def kinds(inspection: Inspection) -> set[str]:
    return {kind for kind, _ in facts_in(inspection)}


def numbered(rows: Rows, heading: str, reference: str) -> list[list[Cell]]:
    """The rows behind a column that counts 1, 2, 3, …, with the ids under another heading."""
    header, *body = (list(row) for row in rows)
    return [[heading, reference, *header[1:]], *([number, *row] for number, row in enumerate(body, start=1))]


# Case IDs.


@pytest.mark.parametrize(
    ("counter", "reference"),
    [("ID", "Case reference"), ("ID", "Title"), ("_id", "What is the child's case reference?")],
)
def test_a_column_that_counts_responses_is_not_the_case(counter: str, reference: str) -> None:
    inspection = read({"Form1": numbered(case_sheet(COURT_CASES), counter, reference)})
    assert case_ids(inspection) == [str(case.case_id) for case in COURT_CASES]
    if reference != "Case reference":
        assert ("case-id-chosen", "Form1!B1") in facts_in(inspection)


@pytest.mark.parametrize("reference", ["Title", "What is the case reference?"])
def test_a_case_submitted_twice_is_found_though_its_response_number_differs(reference: str) -> None:
    rows = case_sheet([*COURT_CASES, COURT_CASES[0]])
    inspection = read({"Form1": numbered(rows, "ID", reference)})
    assert errors_in(inspection)[0] == ("case-id-repeated", "Form1!B8")


def test_the_id_of_two_exports_does_not_join_their_cases() -> None:
    sheets = {
        "Inspector A": numbered(case_sheet(COURT_CASES[:3]), "ID", "Reference of the case"),
        "Inspector B": numbered(case_sheet(COURT_CASES[3:]), "ID", "Reference of the case"),
    }
    assert case_ids(read(sheets)) == [str(case.case_id) for case in COURT_CASES]


def test_a_reference_that_numbers_the_questions_is_no_case_id() -> None:
    body = [[number, *row] for number, row in enumerate(lines(COURT_CASES[0], coded), start=1)]
    inspection = read({"Form": [*top(COURT_CASES[0]), ["Ref", "Question", "Answer"], *body]})
    assert (case_ids(inspection), len(inspection.answers), errors_in(inspection)) == (["0207"], 12, [])


def test_ids_may_be_under_a_name_that_inspectors_use() -> None:
    for name in ("YJS number", "Child ID", "Unique ID", "URN"):
        rows = case_sheet(COURT_CASES, case_heading=name, heading=SENTENCES.__getitem__)
        assert answers_in(read({"Court disposals": rows})) == facts(COURT_CASES), name


# Answers that a sheet holds, and nobody reads.


def test_late_cases_on_forms_in_words_are_read() -> None:
    late = {f"Late {case.case_id}": [*top(case), *lines(case, in_words)] for case in OTHER_CASES[:2]}
    inspection = read({"Court": case_sheet(COURT_CASES), "OOCD": case_sheet(OTHER_CASES[2:]), **late})
    assert errors_in(inspection) == []
    assert answers_in(inspection) == facts()


def test_a_second_inspectors_sheet_in_words_is_read() -> None:
    second = case_sheet(COURT_CASES[3:], heading=SENTENCES.__getitem__, case_heading="YJS number")
    inspection = read({"Court": case_sheet(COURT_CASES[:3]), "TD": second})
    assert answers_in(inspection) == facts(COURT_CASES)


@pytest.mark.parametrize(("yes", "no"), [("Yes", "No"), (True, False), (1, 0)])
def test_a_sheet_of_answers_without_headings_is_read_or_an_error(yes: Cell, no: Cell) -> None:
    words: dict[str, Cell] = {"Y": yes, "N": no, "-": "N/A", ".": None}
    further = [[case.case_id, *(words[symbol] for symbol in case.answers)] for case in COURT_CASES[3:]]
    first = of_questions(COURT_CASES[:3], COURT)
    inspection = read({"Court": first, "Court (2)": further})
    if len(inspection.cases) == len(COURT_CASES):
        assert answers_in(inspection) == facts(COURT_CASES)
    else:
        assert {place.partition("!")[0] for kind, place in facts_in(inspection) if kind == "sheet-unread"} == {
            "Court (2)"
        }


def test_a_summary_that_repeats_the_forms_counts_once() -> None:
    forms = {f"Form {case.case_id}": [*top(case), *lines(case, coded)] for case in COURT_CASES}
    inspection = read({"Summary": case_sheet(COURT_CASES), **forms})
    assert answers_in(inspection) == facts(COURT_CASES)
    assert kinds(inspection) == {"answer-copied"}
    assert [sheet.answers for sheet in inspection.source.sheets[1:]] == [0] * len(forms)


def test_a_heading_that_is_missing_is_an_error_at_the_answers_below_it() -> None:
    rows = [list(row) for row in of_questions(COURT_CASES, COURT)]
    rows[0].pop(1)
    assert ("header-missing", "M2") in [
        (kind, place.partition("!")[2]) for kind, place in facts_in(read({"Court": rows}))
    ]


def test_a_second_table_under_another_name_of_the_case_is_read() -> None:
    for name in ("Case No.", "CASE NO", "Child ID", "Child's ID", "Case Ref."):
        rows = [*case_sheet(COURT_CASES[:3]), [], *case_sheet(COURT_CASES[3:], case_heading=name)]
        inspection = read({"Court": rows})
        assert answers_in(inspection) == facts(COURT_CASES), name


def test_a_register_of_characteristics_is_named_and_stops_nothing() -> None:
    flags = [f"{name}?" for name in ("Looked after", "SEND", "Care leaver", "In custody", "NEET")]
    register = [["Case ID", *flags], *([case.case_id, *["Yes", "No", "No", "Yes", "No"]] for case in CASES)]
    inspection = read({"Cases": case_sheet(CASES), "Register": register})
    assert errors_in(inspection) == []
    assert answers_in(inspection) == facts()


def test_a_column_of_the_moderator_is_named() -> None:
    rows = [
        ["Case ID", "Question", "Answer", "Moderated"],
        ["0207", "2.1.1", "Yes", "No"],
        ["0207", "2.1.2", "Yes", "Yes"],
    ]
    assert ("answer-elsewhere", "Export!D1") in facts_in(read({"Export": rows}))


def test_columns_of_comments_are_not_answers() -> None:
    header = ["Case ID", *(heading for code in COURT for heading in (code, f"{code} Comments"))]
    body = [[row[0], *(cell for answer in row[1:] for cell in (answer, "No concerns."))] for row in
            of_questions(COURT_CASES, COURT)[1:]]  # fmt: skip
    assert answers_in(read({"Court": [header, *body]})) == facts(COURT_CASES)


# Cases that have not begun, were withdrawn or are of another period.


def test_cases_of_the_sample_list_without_answers_are_cases_not_begun() -> None:
    listed = [*sample_list(), ["0399", "3", "YC", "No"], ["0299", "2", "YRO", "No"]]
    answers = {NAMES[domain]: of_questions(cases, QUESTIONS[domain]) for domain, cases in BY_DOMAIN.items()}
    inspection = read({"Sample": listed, **answers})
    assert len(inspection.cases) == len(CASES) + 2
    unanswered = inspection.answers.loc[inspection.answers["case"].isin(inspection.cases.index[-2:]), "answer"]
    assert (len(inspection.answers) - len(facts()), set(unanswered)) == (21, {"unanswered"})


@pytest.mark.parametrize("unticked", [False, 0])
def test_cases_that_are_false_throughout_are_named(unticked: Cell) -> None:
    ticked: Cell = True if unticked is False else 1
    rows = case_sheet(COURT_CASES, answer={"Y": ticked, "N": unticked, "-": "N/A", ".": None}.__getitem__)
    rows.append(["0299", "YRO", "No", None, "F", *[unticked] * 12])
    assert ("case-false-throughout", "Court!A8") in facts_in(read({"Court": rows}))


def test_tick_boxes_below_the_last_case_are_no_cases() -> None:
    rows = [*of_questions(COURT_CASES, COURT), *([None, *[False] * 12] for _ in range(100))]
    inspection = read({"Court": rows})
    assert (len(inspection.cases), errors_in(inspection)) == (6, [])
    assert "rows-unticked" in kinds(inspection)


def test_a_row_that_is_struck_through_is_named() -> None:
    struck = tuple(f"{letter}4" for letter in "ABCDEFGHIJKLM")
    inspection = read({"Court": Page(of_questions(COURT_CASES, COURT), struck=struck)})
    assert facts_in(inspection) == [("case-struck-through", "Court!A4")]


@pytest.mark.parametrize(
    ("heading", "inside", "outside"),
    [
        ("Status", "Complete", "Withdrawn from sample"),
        ("Include in sample?", "Yes", "No"),
        ("Withdrawn", "", "Yes"),
        ("In sample", "Y", "n"),
    ],
)
def test_a_case_that_a_column_says_is_withdrawn_is_named(heading: str, inside: str, outside: str) -> None:
    rows = [
        [*row, heading if number == 0 else outside if number == 3 else inside]
        for number, row in enumerate(of_questions(COURT_CASES, COURT))
    ]
    assert facts_in(read({"Court": rows})) == [("case-withdrawn", "Court!N4")]


def test_quarters_on_several_sheets_are_named() -> None:
    sheets = {f"Q{quarter}": case_sheet(COURT_CASES[quarter : quarter + 1]) for quarter in range(1, 5)}
    assert "periods-mixed" in kinds(read(sheets))


def test_rows_of_comments_below_the_cases_are_not_cases() -> None:
    header, *body = of_questions(COURT_CASES, COURT)
    rows = [header, *(row for case in body for row in (case, [None, "Discussed with the manager.", "", "See file."]))]
    inspection = read({"Court": rows})
    assert answers_in(inspection) == facts(COURT_CASES)
    assert "note-row" in kinds(inspection)


# Words of answers.


def test_welsh_na_without_any_no_is_asked_about() -> None:
    rows = case_sheet(COURT_CASES, answer={"Y": "Yes", "N": "Na", "-": "N/A", ".": None}.__getitem__)
    asked = [place for kind, place in facts_in(read({"Court": rows})) if kind == "answer-na-unclear"]
    assert len(asked) == sum(case.answers.count("N") for case in COURT_CASES)


def test_na_next_to_no_is_not_applicable() -> None:
    rows = case_sheet(COURT_CASES, answer={"Y": "Yes", "N": "No", "-": "Na", ".": None}.__getitem__)
    inspection = read({"Court": rows})
    assert (answers_in(inspection), facts_in(inspection)) == (facts(COURT_CASES), [])


@pytest.mark.parametrize("word", ["Yes - see note", "Met", "Partially met", "Sufficient"])
def test_a_word_that_is_not_an_answer_is_an_error_at_each_cell(word: str) -> None:
    rows = case_sheet(COURT_CASES, answer={"Y": word, "N": "No", "-": "N/A", ".": None}.__getitem__)
    errors = errors_in(read({"Court": rows}))
    assert {code for code, _ in errors} == {"answer-unknown"}
    assert len(errors) == sum(case.answers.count("Y") for case in COURT_CASES)


# Columns for choices whose headings were lost.


def test_columns_for_choices_without_headings_are_read_or_an_error() -> None:
    """Deleting the second row of headings of a survey's export leaves all but the first choice without a heading."""
    rows = spread(COURT_CASES, lambda code: [code, None, None], "words")
    inspection = read({"Court": rows})
    assert answers_in(inspection) == facts(COURT_CASES) or "header-missing" in kinds(inspection)


# Several files.


def test_two_inspectors_workbooks_are_one_inspection(tmp_path: Path) -> None:
    inspection = combined(
        tmp_path,
        {"KM.xlsx": {"Cases": case_sheet(COURT_CASES)}, "TD.xlsx": {"Cases": case_sheet(OTHER_CASES), "R": RATINGS}},
    )
    assert answers_in(inspection) == facts()
    assert [source.name for source in inspection.sources] == ["KM.xlsx", "TD.xlsx"]
    assert (errors_in(inspection), len(inspection.stated_ratings)) == ([], 7)


@pytest.mark.parametrize("form", [True, False])
def test_a_workbook_for_each_case_is_one_inspection(form: bool, tmp_path: Path) -> None:
    files: dict[str, Sheets] = {}
    for case in CASES:
        rows = [*top(case), ["Ref", "Question", "Answer"], *lines(case, code_apart)] if form else case_sheet([case])
        files[f"{case.domain}-{case.case_id}.xlsx"] = {"Case": rows}
    inspection = combined(tmp_path, files)
    assert (answers_in(inspection), errors_in(inspection)) == (facts(), [])
    assert len(inspection.sources) == len(CASES)


def test_a_copy_of_a_workbook_is_named_and_counts_once(tmp_path: Path) -> None:
    sheets = {"Cases": case_sheet(COURT_CASES)}
    inspection = combined(tmp_path, {"cases.xlsx": sheets, "cases-LAPTOP7.xlsx": sheets})
    assert answers_in(inspection) == facts(COURT_CASES)
    assert ("file-repeated", "[cases-LAPTOP7.xlsx]") in facts_in(inspection)


def test_two_files_that_answer_differently_are_in_conflict_at_both_cells(tmp_path: Path) -> None:
    one, other = of_questions(COURT_CASES, COURT), of_questions(COURT_CASES, COURT)
    other[1][1] = "No"
    inspection = combined(tmp_path, {"KM.xlsx": {"Cases": one}, "TD.xlsx": {"Cases": other}})
    conflicts = [(str(fact.place), str(fact.second)) for fact in inspection.facts if fact.kind == "answer-conflict"]
    assert conflicts == [("[TD.xlsx]Cases!B2", "[KM.xlsx]Cases!B2")]
    assert answers_to(inspection, "2.1.1")[0] == "Yes"


# Ratings.


def test_last_inspections_ratings_next_to_a_blank_sheet_are_named() -> None:
    blank: Sequence[Sequence[Cell]] = [["Standard", "Rating", "Reason"], ["1.1", None], ["1.2", None]]
    last: Sequence[Sequence[Cell]] = [["Standard", "Rating", "Reason"], ["1.1", "Good"], ["1.2", "Good"]]
    inspection = read({"Court": case_sheet(COURT_CASES), "Ratings": blank, "2019 ratings": last})
    assert "rating-other-sheet" in kinds(inspection)


def test_interviews_that_nobody_recorded_are_not_known() -> None:
    inspection = read({"Court": of_questions(COURT_CASES, COURT)})
    assert inspection.cases["interviewed"].isna().all()
