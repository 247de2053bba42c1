"""Case sheets: which domain a case belongs to, which of its answers count, and which stand where they should not."""

import pytest

from tests.builders import YJ_2021
from tests.layout.reading import (
    COURT,
    OUT_OF_COURT,
    answers_to,
    case_ids,
    case_row,
    domains,
    errors_in,
    inspect,
    problems_in,
)
from tests.workbooks import Cell, Page, Rows, delimited, workbook
from yjs_cli.inspection import Inspection

TWO = [*COURT[:2], *OUT_OF_COURT[:2]]
COURT_ANSWERS, OTHER_ANSWERS, NO_ANSWERS = "YN..", "..NY", "...."


def cases(header: list[Cell], *rows: list[Cell]) -> Inspection:
    return inspect(workbook({"Cases": [["Case ID", *header], *rows]}))


@pytest.mark.parametrize(
    ("word", "domain"),
    [
        # the code, in every type a cell may have
        ("2", "2"), (2, "2"), (2.0, "2"), ("3", "3"), (3, "3"),
        # its name
        ("Domain 2", "2"), ("domain two", "2"), ("DOMAIN 3", "3"), ("Domain three", "3"), ("domain2", "2"),
        ("Court disposals", "2"), ("court", "2"), ("Domain 2: court disposals", "2"), ("post-court", "2"),
        ("Out-of-court disposals", "3"), ("out of court disposals", "3"), (" OOCD ", "3"), ("Out\u00a0of court", "3"),
    ],
)  # fmt: skip
def test_a_case_belongs_to_the_domain_that_it_states(word: Cell, domain: str) -> None:
    answers = COURT_ANSWERS if domain == "2" else OTHER_ANSWERS
    for symbols in (answers, NO_ANSWERS):
        inspection = cases(["Domain", *TWO], case_row("1", symbols, word))
        assert (domains(inspection), errors_in(inspection)) == ([domain], [])


@pytest.mark.parametrize("word", ["1", "4", "5", "22", "Domain 5", "Resettlement", "courts", "?", 2.5, True])
def test_a_domain_that_there_is_not_is_an_error(word: Cell) -> None:
    assert ("domain-unknown", "Cases!B2") in errors_in(cases(["Domain", *TWO], case_row("1", COURT_ANSWERS, word)))


@pytest.mark.parametrize(
    ("word", "domain", "disposal"),
    [
        (word, domain.code, disposal.name)
        for domain in YJ_2021.case_domains
        for disposal in domain.disposals
        for word in (disposal.name, disposal.plural, *disposal.aliases)
    ],
)
def test_a_case_without_a_stated_domain_belongs_to_the_one_of_its_disposal(
    word: str, domain: str, disposal: str
) -> None:
    for written in (word, word.upper(), f"\u00a0{word} ", f"{word}."):
        inspection = cases(["Disposal", *TWO], case_row("1", NO_ANSWERS, written))
        assert (domains(inspection), list(inspection.cases["disposal"])) == ([domain], [disposal])
        assert errors_in(inspection) == []


@pytest.mark.parametrize("word", ["Refferal order", "YR", "fine", "?", 22, "YRO/ISS", "YRO and DTO"])
def test_a_disposal_that_is_not_known_is_an_error(word: Cell) -> None:
    assert errors_in(cases(["Disposal", *TWO], case_row("1", COURT_ANSWERS, word))) == [
        ("disposal-unknown", "Cases!B2")
    ]


@pytest.mark.parametrize(
    ("stated", "disposal", "answers", "domain"),
    [
        # the domain says, then the disposal, then the answers
        (2, None, NO_ANSWERS, "2"), (3, "YCC", OTHER_ANSWERS, "3"), (3, None, OTHER_ANSWERS, "3"),
        (None, "YRO", NO_ANSWERS, "2"), (None, "YC", OTHER_ANSWERS, "3"), (" ", "DTO", COURT_ANSWERS, "2"),
        (None, None, COURT_ANSWERS, "2"), (None, None, OTHER_ANSWERS, "3"), (None, "\u00a0", "...N", "3"),
        # N/A in the other domain's columns is no answer
        (None, None, "YN--", "2"), (None, None, "--NY", "3"), (None, None, "-N--", "2"), (2, None, "YN--", "2"),
        (None, "YC", "--NY", "3"), (3, None, "----", "3"),
    ],
)  # fmt: skip
def test_the_first_statement_in_the_row_decides_the_domain(
    stated: Cell, disposal: Cell, answers: str, domain: str
) -> None:
    inspection = cases(["Domain", "Disposal", *TWO], case_row("1", answers, stated, disposal))
    assert (domains(inspection), errors_in(inspection)) == ([domain], [])


@pytest.mark.parametrize("answers", ["....", "--..", "..--", "----"])
def test_na_does_not_give_a_domain_to_a_case_not_started(answers: str) -> None:
    """People fill the columns of the other domain with N/A: as a case of that one it would seem to be finished."""
    inspection = cases(TWO, case_row("1", answers), case_row("2", COURT_ANSWERS), case_row("3", OTHER_ANSWERS))
    assert errors_in(inspection) == [("domain-missing", "Cases!A2")]


def test_on_a_sheet_about_one_domain_every_case_belongs_to_it() -> None:
    inspection = cases(
        ["Disposal", *COURT[:2]], case_row("1", "..", None), case_row("2", "--", None), case_row("3", "YN", "YRO")
    )
    assert (domains(inspection), errors_in(inspection)) == (["2", "2", "2"], [])


@pytest.mark.parametrize(
    ("stated", "disposal", "answers", "errors"),
    [
        # answers of the other domain, one told a case
        (2, None, "YNY.", [("case-in-two-domains", "D2")]), (3, None, "YNYN", [("case-in-two-domains", "B2")]),
        (2, None, "..YN", [("case-in-two-domains", "D2")]), (None, None, "Y..N", [("case-in-two-domains", "E2")]),
        (None, "YC", "Y.Y.", [("case-in-two-domains", "B2")]),
        # a disposal of the other domain
        (2, "YC", COURT_ANSWERS, [("disposal-wrong-domain", "A2")]),
    ],
)  # fmt: skip
def test_what_belongs_to_another_domain_is_an_error(
    stated: Cell, disposal: Cell, answers: str, errors: list[tuple[str, str]]
) -> None:
    header = ["Disposal", *TWO, "Case ID", "Domain"]
    row = [disposal, *case_row("1", answers)[1:], "1", stated]
    found = errors_in(inspect(workbook({"Cases": [header, row]})))
    assert found == [(code, f"Cases!{cell}") for code, cell in errors]


def test_a_disposal_of_the_other_domain_is_an_error_on_a_sheet_about_one_domain() -> None:
    assert errors_in(cases(["Disposal", *COURT], case_row("1", "Y" * 12, "YC"))) == [
        ("disposal-wrong-domain", "Cases!B2")
    ]


def test_blanks_in_another_domains_questions_are_not_missing_answers() -> None:
    inspection = cases(TWO, case_row("1", COURT_ANSWERS), case_row("2", OTHER_ANSWERS), case_row("3", "Y..."))
    assert [answers_to(inspection, code) for code in TWO] == [["Yes", "Yes"], ["No", "unanswered"], ["No"], ["Yes"]]


def test_an_answer_that_cannot_be_read_keeps_its_cell() -> None:
    inspection = cases(COURT[:3], ["1", "Yess", "Yes", None], ["2", "No", 7, "No"])
    assert answers_to(inspection, "2.1.1") == ["unread", "No"]
    assert [(str(cell.place), cell.field, cell.value) for cell in inspection.unread] == [
        ("Cases!B2", "answer", "Yess"),
        ("Cases!C3", "answer", 7),
    ]
    assert [where for _, where in errors_in(inspection)] == ["Cases!B2", "Cases!C3"]


def test_a_question_with_two_columns_stops_scoring() -> None:
    inspection = cases(["2.1.1", "2.1.2", "2.1.1"], ["1", "Yes", "No", "No"])
    assert answers_to(inspection, "2.1.1") == ["Yes"]
    assert errors_in(inspection) == [("header-repeated", "Cases!D1")]


def test_a_question_without_a_column_is_unanswered_and_reported() -> None:
    inspection = cases(["2.1.1", "Q2.1.3"], ["1", "Yes", "No"])
    assert set().union(*(asked.questions for asked in inspection.asked)) == {"2.1.1", "2.1.3"}
    assert answers_to(inspection, "2.1.2") == ["unanswered"]
    assert [code for code, _ in problems_in(inspection, "warning")] == ["question-missing"]


def test_a_column_missing_from_one_of_two_sheets_is_reported() -> None:
    """Else the answers under a mistyped heading would be counted as not given yet, and nobody would look for them."""
    inspection = inspect(
        workbook(
            {
                "Inspector A": [["Case ID", *COURT], case_row("1", "Y" * 12)],
                "Inspector B": [["Case ID", "2.1.1", "2,1,2", *COURT[2:]], case_row("2", "YN" + "Y" * 10)],
            }
        )
    )
    told = problems_in(inspection, "error", "warning")
    assert [where for _, where in told if where.startswith("Inspector B")]


@pytest.mark.parametrize("merged", ["B2:B3", "B2:C2", "B2:C3"])
def test_an_answer_merged_over_several_cells_is_reported(merged: str) -> None:
    """It is the answer of the first; the others look as if they were not answered yet."""
    page = Page([["Case ID", *COURT], case_row("1", "Y" * 12), case_row("2", "Y" * 12)], merged=(merged,))
    assert problems_in(inspect(workbook({"Cases": page})), "error", "warning")


@pytest.mark.parametrize("case_id", [None, "", " ", "\u00a0"])
def test_answers_without_an_id_are_a_case_and_an_error(case_id: Cell) -> None:
    inspection = cases(COURT[:2], case_row("1", "YN"), case_row(case_id, "N."), case_row("2", "YN"))
    assert case_ids(inspection) == ["1", None, "2"]
    assert errors_in(inspection) == [("case-id-missing", "Cases!A3")]


def test_the_same_id_twice_in_one_domain_is_an_error_and_in_two_domains_two_cases() -> None:
    rows: Rows = [case_row("7", COURT_ANSWERS), case_row("7", OTHER_ANSWERS), case_row("8", OTHER_ANSWERS)]
    assert errors_in(cases(TWO, *rows)) == []
    assert errors_in(cases(TWO, *rows, case_row("7", "N..."))) == [("case-id-repeated", "Cases!A5")]
    assert errors_in(cases(TWO, *rows, case_row(7, "N..."))) == [("case-id-repeated", "Cases!A5")]


def test_details_are_read_and_blank_ones_are_missing() -> None:
    header = ["Case ID", "Interviewed", "Start date", "Inspector", "2.1.1"]
    rows = [
        ["1", "y", "2024-04-03", "AB", "Yes"],
        ["2", 0, "3 April 2024", " CD ", "Yes"],
        ["3", "N/A", None, None, "Yes"],
        ["4", None, "", 12, "Yes"],
    ]
    found = inspect(delimited([header, *rows]), "cases.csv").cases
    assert found["interviewed"].astype(object).fillna("").tolist() == [True, False, "", ""]
    assert found["start_date"].dt.strftime("%d.%m.%Y").fillna("").tolist() == ["03.04.2024", "03.04.2024", "", ""]
    assert found["inspector"].fillna("").tolist() == ["AB", "CD", "", "12"]


@pytest.mark.parametrize(
    ("heading", "cell", "code"),
    [
        ("Start date", "03/04/2024", "date-invalid"),
        ("Sentence date", 45385, "date-invalid"),
        ("Interviewed", "by phone", "interviewed-unknown"),
        ("Interviewed", 2, "interviewed-unknown"),
    ],
)
def test_a_detail_that_cannot_be_read_is_reported_and_changes_no_rating(heading: str, cell: Cell, code: str) -> None:
    inspection = cases([heading, "2.1.1"], ["1", cell, "Yes"])
    assert (code, "Cases!B2") in problems_in(inspection, "warning")
    assert errors_in(inspection) == []
