"""Templates made in memory, opened with openpyxl, and filled in from their own drop-down lists."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from yjs_cli.documents.template import template_workbook
from yjs_cli.documents.template.options import read_options
from yjs_cli.documents.template.ratings_sheet import BY_CASE_ANSWERS
from yjs_cli.framework import Framework

HEADER = 3  # row of the headings on case sheets and on the ratings sheet


def template_bytes(framework: Framework, **options: Any) -> bytes:
    return template_workbook(framework, read_options(framework, **options))


def open_template(framework: Framework, **options: Any) -> Workbook:
    return load_workbook(BytesIO(template_bytes(framework, **options)))


def workbook_bytes(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def case_sheets(book: Workbook) -> list[Worksheet]:
    return [sheet for sheet in book.worksheets if sheet.cell(HEADER, 1).value == "Case ID"]


def headings(sheet: Worksheet, row: int = 3) -> list[str]:
    return [str(cell.value) for cell in sheet[row] if cell.value is not None]


def words(book: Workbook, sheet: Worksheet, address: str) -> list[str] | None:
    """The words in the drop-down list of a cell, or None if it has no list."""
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "list" and address in rule.sqref:
            formula = str(rule.formula1)
            if formula.startswith('"'):
                return formula[1:-1].replace('""', '"').split(",")
            name, _, cells = formula.partition("!")
            return [str(cell.value) for (cell,) in book[name.strip("'")][cells.replace("$", "")]]
    return None


def filled_at_random(content: bytes, seed: int) -> bytes:
    """A template filled in at random from its lists, with some cells blank, some cases added and some removed."""
    chance = random.Random(seed)
    book = load_workbook(BytesIO(content))
    for sheet in case_sheets(book):
        _fill_cases(book, sheet, chance)
    ratings = book["Ratings"]
    for row in range(HEADER + 1, ratings.max_row + 1):
        sampled = ratings.cell(row, 2).value == BY_CASE_ANSWERS
        if chance.random() < (0.2 if sampled else 0.8):
            ratings.cell(row, 4).value = chance.choice(words(book, ratings, f"D{row}") or [])
            ratings.cell(row, 5).value = "The panel had a reason." if sampled else None
    return workbook_bytes(book)


def _fill_cases(book: Workbook, sheet: Worksheet, chance: random.Random) -> None:
    first = HEADER + 1
    last = sheet.max_row + chance.randint(0, 4)
    for row in range(first, last + 1):
        sheet.cell(row, 1).value = f"0{chance.randint(0, 9)}-{row}"
    columns = list(enumerate(headings(sheet), start=1))
    # For each column, the chance of a blank and the weight of each word; the first word (Yes) is mostly the likeliest.
    # A whole column can be Yes, N/A or blank.
    blank = {column: chance.choice((0, 0, 0, 0, 0, 0.1, 1)) for column, _ in columns}
    weights = {
        column: [chance.choice((0, 4, 10, 20)), *(chance.choice((0, 0, 1, 4)) for _ in range(30))]
        for column, _ in columns
    }
    for column, heading in columns[1:]:
        offered = words(book, sheet, sheet.cell(first, column).coordinate)
        for row in range(first, last + 1):
            if heading == "Start date":
                sheet.cell(row, column).value = date(2024, 1, 1) + timedelta(chance.randint(0, 300))
            elif offered and chance.random() >= blank[column]:
                likely = weights[column][: len(offered)]
                sheet.cell(row, column).value = chance.choices(offered, likely if any(likely) else None)[0]
    for row in (row for row in range(first, last + 1) if chance.random() < 0.1):
        for column, _ in columns:
            sheet.cell(row, column).value = None


def cells(sheet: Worksheet) -> Iterator[Any]:
    return (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)
