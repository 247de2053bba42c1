"""What can be typed into each cell: only the words of the framework, dates, and different case ids."""

from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.documents.template.filling import case_sheets, headings, open_template, words
from tests.documents.template.frameworks import CUSTOM, MANY_DISPOSALS, YJ_2021
from yjs_cli.documents.template.sheet_building import LAST_ROW
from yjs_cli.framework import Framework
from yjs_cli.layout.answers import UNREAD, read_answer

both = pytest.mark.parametrize("framework", [YJ_2021, CUSTOM], ids=lambda framework: framework.name)


def rule_for(sheet: Worksheet, address: str) -> Any:
    """The only rule of a cell."""
    (rule,) = [rule for rule in sheet.data_validations.dataValidation if address in rule.sqref]
    return rule


@both
def test_answers_are_yes_no_or_not_applicable(framework: Framework) -> None:
    book = open_template(framework)
    for sheet, domain in zip(case_sheets(book), framework.case_domains, strict=True):
        answered = [
            column for column, heading in enumerate(headings(sheet), start=1) if heading.startswith(f"{domain.code}.")
        ]
        assert len(answered) == len(domain.questions)
        for column in answered:
            for row in (4, 13, 14, LAST_ROW):
                address = sheet.cell(row, column).coordinate
                assert words(book, sheet, address) == ["Yes", "No", "N/A"]
                assert rule_for(sheet, address).error == (
                    "Choose one of: Yes, No, N/A. Leave the cell blank until the question is answered."
                )
    assert UNREAD not in map(read_answer, ("Yes", "No", "N/A"))


@both
def test_disposals_are_those_of_the_domain(framework: Framework) -> None:
    book = open_template(framework)
    for sheet, domain in zip(case_sheets(book), framework.case_domains, strict=True):
        assert ("Disposal" in headings(sheet)) == bool(domain.disposals)
        if domain.disposals:
            for row in (4, LAST_ROW):
                assert words(book, sheet, f"B{row}") == [disposal.name for disposal in domain.disposals]


def test_long_lists_and_lists_with_commas_are_on_the_sheet_lists() -> None:
    book = open_template(CUSTOM)
    sheet = case_sheets(book)[1]
    assert rule_for(sheet, "B4").formula1 == f"'Lists'!$A$2:$A${len(MANY_DISPOSALS) + 1}"
    assert rule_for(sheet, "B4").error == "Choose one from the list. Leave the cell blank if it is not known yet."
    assert rule_for(book["Ratings"], "D4").formula1 == "'Lists'!$B$2:$B$5"
    assert {rule_for(book["Ratings"], f"D{row}").formula1 for row in range(4, 8)} == {"'Lists'!$B$2:$B$5"}
    assert book["Lists"].max_column == 2
    assert "Lists" not in open_template(YJ_2021).sheetnames


@both
def test_ratings_are_those_of_the_framework_or_not_rated(framework: Framework) -> None:
    book = open_template(framework)
    sheet = book["Ratings"]
    rows = range(4, 4 + len(list(framework.standards)))
    assert [str(sheet.cell(row, 1).value) for row in rows] == [
        f"{standard.code} {standard.name}" for standard in framework.standards
    ]
    names = [rating.name for rating in reversed(framework.ratings)]
    for row in rows:
        assert words(book, sheet, f"D{row}") == [*names, "Not rated"]
        assert sheet.cell(row, 4).value is None


def test_ratings_sheet_shows_who_rates_and_what_is_in_the_score() -> None:
    sheet = open_template(YJ_2021)["Ratings"]
    assert headings(sheet) == ["Standard", "Rated by", "In the score", "Rating", "Reason"]
    rows = {
        str(code).split()[0]: (by, counts)
        for code, by, counts in sheet.iter_rows(min_row=4, max_col=3, values_only=True)
    }
    assert [code for code, (by, _) in rows.items() if by == "Inspectors"] == ["1.1", "1.2", "1.3", "1.4", "3.4", "4.1"]
    assert {by for by, _ in rows.values()} == {"Inspectors", "Case answers; the panel may change it"}
    assert [code for code, (_, counts) in rows.items() if counts == "No"] == ["4.1"]
    assert rule_for(sheet, "D4").prompt == "Inspectors rate this standard. Not rated leaves it out of the score."
    assert "only if the panel changes it" in rule_for(sheet, "D8").prompt


def test_interviewed_is_yes_or_no() -> None:
    book = open_template(YJ_2021)
    for sheet in case_sheets(book):
        assert headings(sheet)[3] == "Interviewed"
        assert words(book, sheet, "D4") == words(book, sheet, f"D{LAST_ROW}") == ["Yes", "No"]


def test_date_cells_accept_only_dates() -> None:
    book = open_template(YJ_2021)
    for sheet, addresses in (
        *((sheet, ("C4", f"C{LAST_ROW}")) for sheet in case_sheets(book)),
        (book["Inspection"], ("B5", "B6", "B7")),
    ):
        for address in addresses:
            rule = rule_for(sheet, address)
            assert (rule.type, rule.operator, rule.errorStyle) == ("date", "between", None)
            assert "21/10/2024" in rule.error
    assert case_sheets(book)[0]["C4"].number_format == "dd mmm yyyy"
    assert case_sheets(book)[0].column_dimensions["C"].number_format == "dd mmm yyyy"
    assert book["Inspection"]["B5"].number_format == "dd mmm yyyy"
    assert rule_for(book["Inspection"], "B7").formula1 == "MAX(36526,$B$6)"  # not before Sample from


def test_case_id_is_text_and_unique() -> None:
    for sheet in case_sheets(open_template(YJ_2021)):
        rule = rule_for(sheet, "A4")
        assert rule is rule_for(sheet, f"A{LAST_ROW}")
        assert rule.formula1 == 'OR(TRIM($A4)="",SUMPRODUCT(--(TRIM($A$4:$A$10000)=TRIM($A4)))=1)'
        assert sheet["A4"].number_format == sheet.column_dimensions["A"].number_format == "@"


@pytest.mark.parametrize(
    ("sheet", "addresses"),
    [
        ("Court disposals", ("A3", "B3", "F3", "R3", "F4")),
        ("Inspection", ("A3", "A4", "A7")),
        ("Ratings", ("A3", "D3", "A4", "C16")),
        ("Live percentages", ("A6", "B7", "L27")),
    ],
)
def test_headings_and_formulas_cannot_be_typed_over(sheet: str, addresses: tuple[str, ...]) -> None:
    for address in addresses:
        rule = rule_for(open_template(YJ_2021)[sheet], address)
        assert (rule.type, rule.formula1, rule.showErrorMessage) == ("custom", "FALSE", True)


def test_attributes_and_their_headings_are_free_text() -> None:
    sheet = case_sheets(open_template(YJ_2021, attributes="sex"))[0]
    assert [rule for rule in sheet.data_validations.dataValidation if "S3" in rule.sqref or "S4" in rule.sqref] == []


def test_rules_that_refer_to_cells_do_not_allow_blanks() -> None:
    # If a rule allows blanks and refers to a blank cell, Excel accepts anything.
    for sheet in open_template(YJ_2021):
        for rule in sheet.data_validations.dataValidation:
            refers = any("$" in formula for formula in (rule.formula1, rule.formula2) if formula)
            assert rule.allowBlank != refers


def test_every_rule_says_what_is_allowed() -> None:
    for framework in (YJ_2021, CUSTOM):
        for sheet in open_template(framework):
            for rule in sheet.data_validations.dataValidation:
                assert rule.showErrorMessage
                assert rule.errorTitle
                assert rule.error.endswith(".")
