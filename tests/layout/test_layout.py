"""From a file to an inspection: what is put together of its sheets, and what is said where there is nothing."""

from datetime import date, datetime

import pandas as pd
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
    facts_in,
    inspect,
    problems_in,
)
from tests.workbooks import Page, Rows, delimited, workbook
from yjs_cli.errors import UnreadableFileError
from yjs_cli.inspection import ANSWERS, StatedRating
from yjs_cli.inspection import Place as At

COURT_ROWS: Rows = [["Case ID", *COURT], case_row("0207", "YNY" * 4), case_row("0208", "Y-." * 4)]
OTHER_ROWS: Rows = [["Case ID", *OUT_OF_COURT], case_row("0207", "NNY" * 3)]
RATINGS: Rows = [["Standard", "Rating", "Reason"], ["1.1", "Good"], ["2.1", "RI", "The panel's reason"]]
ABOUT: Rows = [["Service", "Anytown"], ["Fieldwork start", datetime(2024, 10, 21)], ["Sample from", "2023-10-23"]]


def test_an_inspection_combines_all_its_sheets() -> None:
    inspection = inspect(workbook({"A": ABOUT, "Court": COURT_ROWS, "Panel": RATINGS, "OOCD": OTHER_ROWS, "Empty": []}))
    assert inspection.service == "Anytown"
    assert (inspection.fieldwork_start, inspection.sample_from) == (date(2024, 10, 21), date(2023, 10, 23))
    assert inspection.sample_to is None
    assert inspection.stated_ratings == (
        StatedRating("1.1", "Good", "", At("Panel", 2, 2)),
        StatedRating("2.1", "Requires improvement", "The panel's reason", At("Panel", 3, 2)),
    )
    assert [str(sheet) for sheet in inspection.sheets] == ["A", "Court", "Panel", "OOCD", "Empty"]
    assert (case_ids(inspection), domains(inspection)) == (["0207", "0208", "0207"], ["2", "2", "3"])
    assert set().union(*(asked.questions for asked in inspection.asked)) == {*COURT, *OUT_OF_COURT}
    assert answers_to(inspection, "2.1.2") == ["No", "N/A"]
    assert answers_to(inspection, "3.3.3") == ["Yes"]
    assert (inspection.unread, inspection.stray_answers, inspection.facts) == ((), (), ())


def test_frames_have_the_documented_columns() -> None:
    for content in (workbook({"Court": COURT_ROWS}), workbook({"Ratings": RATINGS})):
        inspection = inspect(content)
        kinds = {name: str(kind) for name, kind in inspection.cases.dtypes.items()}
        assert kinds == {
            "case_id": "str", "domain": "category", "disposal": "category", "interviewed": "boolean",
            "start_date": "datetime64[s]", "inspector": "str", "file": "category", "sheet": "category", "row": "int32",
            "id_column": "int16", "disposal_column": "int16", "date_column": "int16",
            "inspector_column": "int16",
        }  # fmt: skip
        kinds = {name: str(kind) for name, kind in inspection.answers.dtypes.items()}
        assert kinds == {
            "case": "int32", "question": "category", "answer": "category", "file": "category",
            "sheet": "category", "row": "int32", "column": "int16",
        }  # fmt: skip
        assert list(inspection.answers["question"].cat.categories) == list(YJ_2021.question_domains)
        assert list(inspection.answers["answer"].cat.categories) == list(ANSWERS)
        assert list(inspection.cases.index) == list(inspection.attributes.index) == list(range(len(inspection.cases)))


def test_every_case_has_one_answer_to_each_question_of_its_domain() -> None:
    inspection = inspect(workbook({"Court": COURT_ROWS, "OOCD": OTHER_ROWS}))
    asked = inspection.answers.groupby("case")["question"].agg(list)
    assert [[str(code) for code in codes] for codes in asked] == [COURT, COURT, OUT_OF_COURT]


def test_an_answer_knows_its_cell() -> None:
    inspection = inspect(
        workbook({"Court": [["Court disposals"], [], ["Sex", "Ref", "2.1.3", "2.1.1"], ["F", "1", "Yes"]]})
    )
    cells = inspection.answers.set_index("question")[["row", "column"]]
    assert cells.loc["2.1.3"].tolist() == [4, 3]
    assert cells.loc["2.1.1"].tolist() == [4, 4]
    assert cells.loc["2.1.2"].tolist() == [0, 0]
    assert inspection.cases.loc[0, ["row", "id_column"]].tolist() == [4, 2]


def test_every_other_column_is_an_attribute_of_the_case() -> None:
    inspection = inspect(
        workbook(
            {
                "Court": [
                    ["Case ID", "Sex", "2.1.1", "Age", None, "SEND"],
                    ["1", "F", "Yes", 15, "x", True],
                    ["2", " "],
                ],
                "OOCD": [["Case ID", "Sex", "3.1.1", "Ethnicity", "Age"], ["3", "M", "Yes", "White", "=Z1"]],
            }
        )
    )
    assert inspection.attributes.where(inspection.attributes.notna(), None).to_dict("list") == {
        "Sex": ["F", None, "M"],
        "Age": [15, None, None],
        "SEND": [True, None, None],
        "Ethnicity": [None, None, "White"],
    }
    assert errors_in(inspection) == []


def test_attributes_of_one_heading_are_all_kept() -> None:
    rows = [["Case ID", "Need", "2.1.1", "Need", "need", "Need"], ["1", "a", "Yes", "b", "c", "d"]]
    inspection = inspect(workbook({"Court": rows}))
    assert inspection.attributes.to_dict("list") == {"Need": ["a"], "Need (2)": ["b"], "need": ["c"], "Need (3)": ["d"]}


@pytest.mark.parametrize("content", [workbook({"Ratings": RATINGS}), delimited(RATINGS)])
def test_a_file_with_ratings_and_no_cases_can_be_scored(content: bytes) -> None:
    inspection = inspect(content)
    assert (len(inspection.cases), len(inspection.answers), len(inspection.stated_ratings)) == (0, 0, 2)


def test_other_sheets_change_nothing() -> None:
    others: dict[str, Rows | Page] = {
        "Cover": [["Anytown"], ["Fieldwork", "21 October 2024"], ["Inspector", "AB"]],
        "Guidance": [["Answer each key question."], ["2.1.1", "Does assessment …?"], ["2.1.2", "Does assessment …?"]],
        "Lists": Page([["Yes", "Referral order"], ["No", "YRO"], ["N/A", "DTO"]], state="hidden"),
        "Pivot": [["Row labels", "Count of Case ID"], ["Referral order", 4], ["Grand total", 6]],
        "Summary": [["Question", "Yes", "No", "N/A", "%"], ["2.1.1", 6, 0, 0, 1], ["2.1.2", 4, 1, 1, 0.8]],
        "Chart": [[None, "2.1.1", "2.1.2"], ["Yes", 6, 4], ["No", 0, 1], ["N/A", 0, 1]],
    }
    alone = inspect(workbook({"Court": COURT_ROWS}))
    among = inspect(workbook({**others, "Court": COURT_ROWS, "Notes": [["=Z1", "#REF!"]]}))
    pd.testing.assert_frame_equal(among.cases, alone.cases)
    pd.testing.assert_frame_equal(among.answers, alone.answers)
    assert problems_in(among, "error", "warning") == problems_in(alone, "error", "warning")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (workbook({"Notes": [["Jay Smith, 14"], [], ["born 3 May"]], "Leer": []}), "Notes (2 rows); Leer (0 rows)"),
        (workbook({"Notes": [["Jay Smith, 14"]]}), "Notes (1 row)"),
        (delimited([["Jay Smith, 14", "Yes"], ["born 3 May", "No"]]), "text (2 rows)"),
        # an inspection sheet alone has nothing to score
        (workbook({"About": [["Service", "Jay Smith, 14"]]}), "About (1 row)"),
    ],
)
def test_nothing_to_score_is_explained_without_quoting_cells(content: bytes, found: str) -> None:
    with pytest.raises(UnreadableFileError) as raised:
        inspect(content, "anytown.xlsx")
    message = str(raised.value)
    assert message.startswith("anytown.xlsx: nothing to score. Found no case IDs with answers to key questions")
    assert f"The file has {found}. " in message
    assert all(way_out in message for way_out in ("Case ID", "yjs framework show", "yjs template"))
    assert not any(word in message for word in ("Jay", "Smith", "May"))


def test_the_first_of_two_sheets_about_the_inspection_counts() -> None:
    inspection = inspect(workbook({"A": [["Service", "Anytown"]], "B": [["Service", "Elsewhere"]], "C": COURT_ROWS}))
    assert inspection.service == "Anytown"


def test_sheets_of_one_domain_add_up() -> None:
    more = [["Case ID", *COURT], case_row("0209", "NNN" * 4)]
    inspection = inspect(workbook({"Inspector A": COURT_ROWS, "Inspector B": more}))
    assert case_ids(inspection) == ["0207", "0208", "0209"]
    assert answers_to(inspection, "2.1.1") == ["Yes", "Yes", "No"]
    assert [str(sheet) for sheet in inspection.cases["sheet"]] == ["Inspector A", "Inspector A", "Inspector B"]


def test_a_case_answered_differently_on_two_sheets_is_a_conflict() -> None:
    changed = [COURT_ROWS[0], case_row("0207", "NNY" * 4)]
    inspection = inspect(workbook({"Cases": COURT_ROWS, "Copy of Cases": changed}))
    conflicts = [place for kind, place in facts_in(inspection) if kind == "answer-conflict"]
    assert conflicts == [f"Copy of Cases!{column}2" for column in "BEHK"]
    assert answers_to(inspection, "2.1.1")[0] == "Yes"


def test_a_copy_of_a_sheet_counts_once_and_is_named() -> None:
    inspection = inspect(workbook({"Cases": COURT_ROWS, "Of KM": COURT_ROWS}))
    assert (errors_in(inspection), case_ids(inspection)) == ([], ["0207", "0208"])
    assert {(fact.kind, fact.place.sheet) for fact in inspection.facts} == {("answer-copied", "Of KM")}
    assert [(sheet.answers, sheet.uncounted) for sheet in inspection.source.sheets] == [(20, 0), (0, 20)]


@pytest.mark.parametrize("other", ["AB\u00a012", "AB  12", "ab 12", " AB 12 ", "AB\n12"])
def test_an_id_that_differs_in_blanks_or_case_is_the_same_case(other: str) -> None:
    rows = [["Case ID", *COURT], case_row("AB 12", "YYY" * 4), case_row(other, "NNN" * 4)]
    assert errors_in(inspect(workbook({"Court": rows}))) == [("case-id-repeated", "Court!A3")]
