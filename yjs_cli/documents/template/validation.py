"""Validation rules: drop-down lists, dates, case ids that differ, and cells that must not be changed."""

from collections.abc import Sequence
from typing import Literal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from yjs_cli.documents.template.cell_formats import PARAGRAPH, apply_format
from yjs_cli.documents.template.formula_words import quote_text
from yjs_cli.documents.template.sheet_building import LISTS, write, write_heading

_MAX_LIST = 255  # characters of a list written in the rule itself, with its commas
_MAX_ERROR = 225
_FIRST_DAY, _LAST_DAY = "36526", "73050"  # Excel day numbers: 1 January 2000 to 31 December 2099


def add_drop_down(
    book: Workbook, sheet: Worksheet, cells: str, words: Sequence[str], when_blank: str, prompt: str | None = None
) -> None:
    """Offer a list of words, and reject anything else with a message that says what is allowed.

    ``cells`` are ranges separated by spaces. ``when_blank`` says when to leave a cell blank. ``prompt`` is shown next
    to a selected cell.
    """
    allowed = f"Choose one of: {', '.join(words)}. {when_blank}"
    error = allowed if len(allowed) <= _MAX_ERROR else f"Choose one from the list. {when_blank}"
    rule = _rule("list", _list_formula(book, words), "Not on the list", error)
    if prompt:
        rule.prompt, rule.showInputMessage = prompt, True
    _add(sheet, rule, cells)


def require_date(sheet: Worksheet, cells: str, date_name: str, not_before: str | None = None) -> None:
    """Reject anything but a date. ``not_before`` is the cell of an earlier date, if there is one."""
    earliest = f"MAX({_FIRST_DAY},{not_before})" if not_before else _FIRST_DAY
    limit = ", and not before Sample from" if not_before else ""
    error = f"{date_name} must be a date such as 21/10/2024 or 21 October 2024{limit}."
    rule = _rule("date", earliest, "Not a date", error)
    rule.operator, rule.formula2 = "between", _LAST_DAY
    _add(sheet, rule, cells)


def refuse_repeated_ids(sheet: Worksheet, column: str, first: int, last: int) -> None:
    """Reject a case id that is already in the column."""
    # COUNTIF would treat 0207 and 207 as equal.
    cell = f"TRIM(${column}{first})"
    formula = f'OR({cell}="",SUMPRODUCT(--(TRIM(${column}${first}:${column}${last})={cell}))=1)'
    error = "This Case ID is already on this sheet. Give each case one row and a different Case ID."
    _add(sheet, _rule("custom", formula, "Case ID already used", error), f"{column}{first}:{column}{last}")


def prevent_typing(sheet: Worksheet, cells: str, error: str) -> None:
    """Reject typing over headings and formulas that yjs needs."""
    _add(sheet, _rule("custom", "FALSE", "Do not change this cell", error), cells)


def _rule(kind: Literal["list", "date", "custom"], formula: str, title: str, error: str) -> DataValidation:
    # If a rule with allow_blank refers to a blank cell, Excel accepts anything.
    allow_blank = kind == "list" or "$" not in formula
    return DataValidation(
        type=kind, formula1=formula, allow_blank=allow_blank, showErrorMessage=True, errorTitle=title, error=error
    )


def _add(sheet: Worksheet, rule: DataValidation, cells: str) -> None:
    for each in cells.split():
        rule.add(each)
    sheet.add_data_validation(rule)


def _list_formula(book: Workbook, words: Sequence[str]) -> str:
    """The words themselves, or the cells of the sheet Lists that hold them if the rule cannot."""
    formula = quote_text(",".join(words))
    plain = all(word == word.strip() and not {",", '"'} & set(word) for word in words)
    return formula if plain and len(formula) - len('""') <= _MAX_LIST else _listed_cells(book, words)


def _listed_cells(book: Workbook, words: Sequence[str]) -> str:
    if LISTS not in book.sheetnames:
        write_heading(book.create_sheet(LISTS), 1, "Lists: the words to choose from")
    sheet = book[LISTS]
    columns = sheet.iter_cols(min_row=2, values_only=True)
    lists = [found for column in columns if (found := list(filter(None, column)))]
    if list(words) not in lists:
        lists.append(list(words))
        for row, word in enumerate(words, start=2):
            apply_format(write(sheet, row, len(lists), word), PARAGRAPH)
    letter = get_column_letter(lists.index(list(words)) + 1)
    sheet.column_dimensions[letter].width = max(map(len, words)) + 2
    return f"{quote_sheetname(LISTS)}!${letter}$2:${letter}${len(words) + 1}"
