"""Limits that Excel enforces by refusing or repairing a file, and LibreOffice ignores: lengths, names, references."""

import re
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries
from python_calamine import load_workbook as calamine

from tests.documents.template.filling import cells, template_bytes
from tests.documents.template.frameworks import CUSTOM, YJ_2021

CONTENTS = {
    "yj-2021": template_bytes(YJ_2021, service="=Anytown & <District>", attributes="sex,=1+1,#N/A,a[b]'#@"),
    "none": template_bytes(YJ_2021, court=0, out_of_court=0),
    "custom": template_bytes(CUSTOM),
}
BOOKS = {name: load_workbook(BytesIO(content)) for name, content in CONTENTS.items()}
each_book = pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
each_content = pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)


def rules(book: Workbook) -> list[Any]:
    return [rule for sheet in book.worksheets for rule in sheet.data_validations.dataValidation]


@each_book
def test_rules_and_messages_fit_the_limits_of_excel(book: Workbook) -> None:
    for rule in rules(book):
        for formula in filter(None, (rule.formula1, rule.formula2)):
            assert len(formula.strip('"')) <= 255
        assert len(rule.errorTitle) <= 32
        assert len(rule.error) <= 225
        assert len(rule.prompt or "") <= 255


@each_book
def test_no_cell_has_two_rules(book: Workbook) -> None:
    for sheet in book.worksheets:
        ranges = [each for rule in sheet.data_validations.dataValidation for each in rule.sqref.ranges]
        overlapping = [(a, b) for at, a in enumerate(ranges) for b in ranges[:at] if not a.isdisjoint(b)]
        assert overlapping == []


@each_book
def test_sheet_names_are_valid_in_excel(book: Workbook) -> None:
    names = book.sheetnames
    assert all(re.fullmatch(r"(?!')[^\[\]:*?/\\]{1,31}(?<!')", name) for name in names)
    assert len({name.casefold() for name in names}) == len(names)
    assert "history" not in {name.casefold() for name in names}


@each_book
def test_table_names_and_headings_are_valid_in_excel(book: Workbook) -> None:
    tables = [(sheet, table) for sheet in book.worksheets for table in sheet.tables.values()]
    assert len({table.id for _, table in tables}) == len(tables)
    for sheet, table in tables:
        assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{5,254}", table.displayName)
        assert not re.fullmatch(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*", table.displayName)
        first_column, first_row, last_column, last_row = range_boundaries(table.ref)
        assert last_row > first_row  # a table has a row below its headings
        for column in range(first_column, last_column + 1):
            heading = sheet.cell(first_row, column)
            assert heading.data_type == "s"
            assert 0 < len(heading.value) <= 255
            assert heading.value == " ".join(heading.value.split())


@each_book
def test_formulas_are_complete_and_refer_to_existing_sheets(book: Workbook) -> None:
    live = book["Live percentages"]
    formulas = [cell.value for cell in cells(live) if cell.data_type == "f"]
    sampled = sum(cell.data_type == "f" for (cell,) in live[f"L7:L{live.max_row}"])
    assert len(formulas) == 10 * (live.max_row - 6) + 3 + sampled
    for formula in formulas:
        assert len(formula) <= 8192
        tokens = Tokenizer(formula).items
        assert sum(token.subtype == "OPEN" for token in tokens) == sum(token.subtype == "CLOSE" for token in tokens)
        for token in tokens:
            if token.type == "OPERAND" and "!" in token.value:
                assert token.value.rpartition("!")[0].strip("'").replace("''", "'") in book.sheetnames
    for sheet in book.worksheets:
        if sheet is not live:
            left = [cell.column for cell in cells(sheet) if cell.value == "Answers left"]
            formulas_of_cases = [cell for cell in cells(sheet) if cell.data_type not in {"s", "n"}]
            assert {cell.column for cell in formulas_of_cases} <= set(left)
    assert {name: book.defined_names[name].attr_text for name in book.defined_names} == {
        "Sample_from": "Inspection!$B$6",
        "Sample_to": "Inspection!$B$7",
    }


def test_text_like_a_formula_or_an_error_is_text() -> None:
    book = BOOKS["yj-2021"]
    assert (book["Inspection"]["B4"].value, book["Inspection"]["B4"].data_type) == ("=Anytown & <District>", "s")
    court = book["Court disposals"]
    assert [(cell.value, cell.data_type) for cell in court[3][-3:]] == [("=1+1", "s"), ("#N/A", "s"), ("A[b]'#@", "s")]
    assert [cell.data_type for cell in BOOKS["custom"]["Ratings"]["A"]].count("e") == 0


@each_content
def test_every_part_is_declared_xml(content: bytes) -> None:
    with ZipFile(BytesIO(content)) as package:
        declared = package.read("[Content_Types].xml").decode()
        for part in package.namelist():
            ET.fromstring(package.read(part))
            assert f'PartName="/{part}"' in declared or part.endswith((".rels", "Types].xml"))
        assert not any("external" in part.casefold() or "calcChain" in part for part in package.namelist())
        workbook = package.read("xl/workbook.xml").decode()
    assert 'fullCalcOnLoad="1"' in workbook  # nothing is calculated yet


@each_content
def test_calamine_reads_the_same_cells(content: bytes) -> None:
    other = calamine(BytesIO(content))
    book = load_workbook(BytesIO(content), data_only=True)
    assert other.sheet_names == book.sheetnames
    for sheet in book.worksheets:
        found = other.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
        for cell in cells(sheet):
            assert found[cell.row - 1][cell.column - 1] == cell.value
