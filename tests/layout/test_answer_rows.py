"""Long tables: one row for each answer, and cases put together from their rows."""

from datetime import date

import pytest

from tests.builders import YJ_2021
from tests.layout.reading import (
    COURT,
    OUT_OF_COURT,
    answers_to,
    case_ids,
    domains,
    errors_in,
    facts_in,
    inspect,
    problems_in,
)
from tests.workbooks import Cell, Rows, delimited, workbook
from yjs_cli.inspection import Inspection
from yjs_cli.workbook.cell import CellError

HEADER = ["Case ID", "Question", "Answer"]


def long(*rows: list[Cell], header: list[Cell] | None = None) -> Inspection:
    return inspect(workbook({"Export": [header or HEADER, *rows]}))


def all_answered(case_id: Cell, questions: list[str], answer: Cell = "Yes") -> list[list[Cell]]:
    return [[case_id, question, answer] for question in questions]


@pytest.mark.parametrize("content", ["workbook", "text"])
def test_a_case_is_an_id_and_its_rows_its_answers(content: str) -> None:
    rows: Rows = [
        HEADER,
        *all_answered("0207", COURT),
        ["0208", "2.1.1", "No"],
        ["0208", "2.1.2", "n/a"],
        ["0208", "2.1.3"],
    ]
    inspection = inspect(workbook({"Export": rows}) if content == "workbook" else delimited(rows), "cases")
    assert (case_ids(inspection), domains(inspection)) == (["0207", "0208"], ["2", "2"])
    assert answers_to(inspection, "2.1.1") == ["Yes", "No"]
    assert answers_to(inspection, "2.1.2") == ["Yes", "N/A"]
    assert answers_to(inspection, "2.1.3") == ["Yes", "unanswered"]
    assert answers_to(inspection, "2.2.1") == ["Yes", "unanswered"]
    assert set().union(*(asked.questions for asked in inspection.asked)) == set(COURT)
    assert errors_in(inspection) == []


@pytest.mark.parametrize(
    "code", ["2.1.1", "Q2.1.1", "2.1.1 Desistance", "2.1.1. Does assessment …?", " 2.1.1\u00a0", "KQ 2.1.1"]
)
def test_a_question_is_known_by_its_code(code: str) -> None:
    assert answers_to(long(["1", code, "No"]), "2.1.1") == ["No"]


@pytest.mark.parametrize("heading", ["Question", "Key question", "QUESTION"])
@pytest.mark.parametrize("case", ["Case ID", "Case", "Case ref", "Case reference", "Case number", "Ref", "ID"])
def test_columns_may_have_any_of_their_names_and_any_order(case: str, heading: str) -> None:
    inspection = long(["Yes", "15", "2.1.1", "0207"], header=["Answer", "Age", heading, case])
    assert (case_ids(inspection), answers_to(inspection, "2.1.1")) == (["0207"], ["Yes"])
    assert list(inspection.attributes) == ["Age"]


def test_the_rows_of_a_case_need_not_be_together() -> None:
    inspection = long(["1", "2.1.1", "Yes"], ["2", "2.1.1", "No"], ["1", "2.1.2", "No"], ["2", "2.1.2", "Yes"])
    assert case_ids(inspection) == ["1", "2"]
    assert (answers_to(inspection, "2.1.1"), answers_to(inspection, "2.1.2")) == (["Yes", "No"], ["No", "Yes"])


def test_an_id_in_two_domains_is_two_cases() -> None:
    inspection = long(["7", "2.1.1", "Yes"], ["7", "3.1.1", "No"], ["7", "2.1.2", "No"])
    assert (case_ids(inspection), domains(inspection)) == (["7", "7"], ["2", "3"])
    assert errors_in(inspection) == []


@pytest.mark.parametrize("again", ["AB 1", "ab 1", " AB\u00a01 ", "AB  1"])
def test_ids_are_compared_without_case_and_blanks(again: str) -> None:
    inspection = long(["AB 1", "2.1.1", "Yes"], [again, "2.1.2", "No"])
    assert (case_ids(inspection), errors_in(inspection)) == (["AB 1"], [])


@pytest.mark.parametrize(("one", "other"), [("0207", "207"), ("0207", 207), ("1", "1a"), ("AB1", "AB 1")])
def test_ids_that_differ_are_two_cases(one: Cell, other: Cell) -> None:
    assert len(case_ids(long([one, "2.1.1", "Yes"], [other, "2.1.2", "No"]))) == 2


def test_the_first_detail_given_for_a_case_counts() -> None:
    header = [*HEADER, "Disposal", "Start date", "Interviewed", "Inspector", "Sex"]
    inspection = long(
        ["1", "2.1.1", "Yes", None, None, None, " ", None],
        ["1", "2.1.2", "No", "YRO", "2024-04-03", "Yes", "AB", "F"],
        ["1", "2.1.3", "No", "DTO", "2024-04-04", "No", "CD", "M"],
        header=header,
    )
    [case] = inspection.cases.to_dict("records")
    assert (case["disposal"], case["start_date"].date()) == ("Community sentence", date(2024, 4, 3))
    assert (case["interviewed"], case["inspector"]) == (True, "AB")
    assert inspection.attributes.to_dict("list") == {"Sex": ["F"]}


def test_a_case_and_its_answers_know_their_cells() -> None:
    inspection = inspect(
        workbook(
            {
                "Export": [
                    ["An export"],
                    [],
                    ["Answer", "Case ID", "Question"],
                    ["No", "1", "2.1.2"],
                    [],
                    ["Yes", "1", "2.1.1"],
                ]
            }
        )
    )
    cells = inspection.answers.set_index("question")[["row", "column"]]
    assert (cells.loc["2.1.2"].tolist(), cells.loc["2.1.1"].tolist(), cells.loc["2.1.3"].tolist()) == (
        [4, 1],
        [6, 1],
        [0, 0],
    )
    assert inspection.cases.loc[0, ["row", "id_column"]].tolist() == [4, 2]


@pytest.mark.parametrize("question", ["2.1.9", "2.1.2a", "2.1.1 to 2.1.3", "2.1", None, " ", 2.1, "Total"])
def test_an_answer_to_an_unknown_question_is_an_error(question: Cell) -> None:
    inspection = long(["1", "2.1.1", "Yes"], ["1", question, "No"])
    assert errors_in(inspection) == [("question-unknown", "Export!B3")]


def test_words_that_may_ask_several_questions_are_an_error() -> None:
    inspection = long(["1", "2.1.1", "Yes"], ["1", "Desistance", "No"])
    assert errors_in(inspection) == [("question-ambiguous", "Export!B3")]


@pytest.mark.parametrize("prompt", ["2.1.1a", "Q2.1.1 (b)", "2.1.1.1", "2.1.1 Comments", "2.1.1: evidence"])
@pytest.mark.parametrize("said", ["No", "in part", "", CellError("#N/A")])
def test_the_row_of_a_prompt_or_a_remark_does_not_answer_the_question(prompt: str, said: Cell) -> None:
    inspection = long(["1", "2.1.1", "Yes"], ["1", prompt, said], ["2", prompt, said])
    assert (case_ids(inspection), answers_to(inspection, "2.1.1")) == (["1", "2"], ["Yes", "unanswered"])
    assert errors_in(inspection) == []


@pytest.mark.parametrize(("question", "answer"), [(None, "Yes"), (" ", "No"), (None, "Yess")])
def test_an_answer_without_a_question_is_an_error_even_with_a_domain(question: Cell, answer: Cell) -> None:
    inspection = long(["1", "3.1.1", "Yes", "3"], ["1", question, answer, "3"], header=[*HEADER, "Domain"])
    assert ("question-unknown", "Export!B3") in errors_in(inspection)


@pytest.mark.parametrize("answer", ["Yess", "?", 2, "1.0"])
def test_an_answer_that_cannot_be_read_is_an_error(answer: Cell) -> None:
    inspection = long(["1", "2.1.1", answer])
    assert answers_to(inspection, "2.1.1") == ["unread"]
    assert errors_in(inspection) == [("answer-unknown", "Export!C2")]


@pytest.mark.parametrize("other", ["Yes", "No", "N/A"])
def test_a_question_answered_twice_is_an_error_and_keeps_the_first_answer(other: Cell) -> None:
    inspection = long(["1", "2.1.1", "No"], ["2", "2.1.1", "Yes"], ["1", "2.1.1", other])
    assert answers_to(inspection, "2.1.1") == ["No", "Yes"]
    assert errors_in(inspection) == [("answer-repeated", "Export!C4")]


@pytest.mark.parametrize("blank", [None, "", " "])
@pytest.mark.parametrize("answered_first", [True, False])
def test_a_question_with_an_answer_and_a_blank_is_an_error(blank: Cell, answered_first: bool) -> None:
    rows: list[list[Cell]] = [["1", "2.1.1", "No"], ["1", "2.1.1", blank]]
    inspection = long(*(rows if answered_first else reversed(rows)))
    assert answers_to(inspection, "2.1.1") == (["No"] if answered_first else ["unanswered"])
    assert errors_in(inspection) == [("answer-repeated", "Export!C3")]


def test_a_row_without_an_id_stays_visible_and_is_an_error() -> None:
    inspection = long(["1", "2.1.1", "Yes"], [None, "2.1.2", "No"], [" ", "2.1.3", "No"])
    assert case_ids(inspection) == ["1", None, None]
    assert errors_in(inspection) == [("case-id-missing", "Export!A3"), ("case-id-missing", "Export!A4")]


@pytest.mark.parametrize(
    ("stated", "errors"),
    [("2", []), ("Domain 2", []), (None, []), ("3", ["case-in-two-domains"]), ("x", ["domain-unknown"])],
)
def test_a_domain_next_to_a_question_must_be_its_own(stated: Cell, errors: list[str]) -> None:
    inspection = long(["1", "2.1.1", "Yes", stated], header=[*HEADER, "Domain"])
    assert ([code for code, _ in errors_in(inspection)], domains(inspection)) == (errors, ["2"])


def test_a_disposal_of_the_other_domain_is_an_error() -> None:
    inspection = long(["1", "2.1.1", "Yes", "YC"], header=[*HEADER, "Disposal"])
    assert errors_in(inspection) == [("disposal-wrong-domain", "Export!D2")]


@pytest.mark.parametrize("rest", [[None, None], ["", " "]])
def test_a_case_without_a_question_or_an_answer_is_kept(rest: list[Cell]) -> None:
    """An export that joins cases to their answers has such a row for every case that is not begun."""
    answered = [[*row, "3"] for row in all_answered("1", OUT_OF_COURT)]
    inspection = long(*answered, ["2", *rest, "3"], header=[*HEADER, "Domain"])
    assert case_ids(inspection) == ["1", "2"]


@pytest.mark.parametrize("label", ["Total", "Yes", "N/A", "Count", "Blanks"])
@pytest.mark.parametrize("figure", [0, 1, "1"])
def test_counts_of_each_question_below_the_answers_are_not_answers(label: str, figure: Cell) -> None:
    rows = [*all_answered("1001", COURT), *all_answered("1002", COURT, "No")]
    inspection = long(*rows, *all_answered(label, COURT, figure))
    assert (errors_in(inspection), case_ids(inspection)) == ([], ["1001", "1002"])


@pytest.mark.parametrize(("heading", "word"), [("Domain", "3"), ("Disposal", "YC")])
def test_a_case_not_started_is_known_by_its_domain_or_disposal(heading: str, word: str) -> None:
    inspection = long(["1", "2.1.1", "Yes", None], ["2", None, None, word], header=[*HEADER, heading])
    assert (case_ids(inspection), domains(inspection), errors_in(inspection)) == (["1", "2"], ["2", "3"], [])
    assert answers_to(inspection, "3.1.1") == ["unanswered"]


def test_a_note_below_the_answers_is_not_a_case() -> None:
    inspection = long(["1", "2.1.1", "Yes"], [], ["Exported on 21 October 2024"], [None, None, " "])
    assert (case_ids(inspection), errors_in(inspection)) == (["1"], [])


def test_a_case_goes_on_below_headings_that_are_repeated() -> None:
    rows = all_answered("1", COURT)
    inspection = long(*rows[:5], [], list(HEADER), *rows[5:])
    assert (case_ids(inspection), answers_to(inspection, "2.4.3")) == (["1"], ["Yes"])
    assert problems_in(inspection, "error", "warning") == problems_in(long(*rows), "error", "warning")


@pytest.mark.parametrize("split", [1, 5, 12, 13])
def test_a_case_on_two_sheets_is_put_together(split: int) -> None:
    rows = [*all_answered("1", COURT), *all_answered("2", COURT, "No")]
    inspection = inspect(workbook({"A": [HEADER, *rows[:split]], "B": [HEADER, *rows[split:]]}))
    assert (errors_in(inspection), case_ids(inspection)) == ([], ["1", "2"])
    assert set(inspection.answers["answer"]) == {"Yes", "No"}


def test_different_answers_on_two_sheets_are_a_conflict() -> None:
    rows = all_answered("1", COURT)
    inspection = inspect(workbook({"A": [HEADER, *rows], "B": [HEADER, ["1", "2.1.1", "No"]]}))
    assert facts_in(inspection) == [("answer-conflict", "B!C2")]
    assert answers_to(inspection, "2.1.1") == ["Yes"]


def test_the_same_answer_on_two_sheets_counts_once_and_the_copy_is_named() -> None:
    rows = all_answered("1", COURT)
    inspection = inspect(workbook({"A": [HEADER, *rows], "B": [HEADER, *rows[:1]]}))
    assert (errors_in(inspection), case_ids(inspection)) == ([], ["1"])
    assert [(fact.kind, fact.place.sheet, fact.count) for fact in inspection.facts] == [("answer-copied", "B", 1)]


def test_every_question_of_the_framework_may_be_asked_in_any_order() -> None:
    codes = list(YJ_2021.question_domains)
    inspection = long(*all_answered("1", codes[::-1]))
    assert (case_ids(inspection), domains(inspection)) == (["1", "1"], ["3", "2"])
    assert set(inspection.answers["answer"]) == {"Yes"}
    assert len(inspection.answers) == len(codes)


@pytest.mark.parametrize("footer", ["Exported 21/10/2024", "End of report"])
def test_a_footer_below_an_export_is_ignored(footer: str) -> None:
    inspection = long(["1", "2.1.1", "Yes"], [footer])
    assert (case_ids(inspection), errors_in(inspection)) == (["1"], [])
