"""What may be typed into cells: words from a list, dates, ids that differ, and nothing where a word has to stay."""

from collections.abc import Sequence
from typing import Literal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from yjs_cli.documents.template.cell_formats import PARAGRAPH, apply_format
from yjs_cli.documents.template.formula_words import quoted
from yjs_cli.documents.template.sheet_building import LISTS, write, write_heading

_LONGEST_LIST = 255  # signs of a list that stands in the rule itself, commas included
_LONGEST_ERROR = 225
_FIRST_DAY, _LAST_DAY = "36526", "73050"  # the days of this century, as Excel counts them: 1 Jan 2000, 31 Dec 2099


def add_drop_down(
    book: Workbook, sheet: Worksheet, cells: str, words: Sequence[str], otherwise: str, prompt: str | None = None
) -> None:
    """Offer a list to choose from, and refuse anything else, saying what is allowed.

    ``cells`` are ranges with blanks between. ``otherwise`` says when a cell is left empty, ``prompt`` what is shown
    beside a cell when it is reached.
    """
    allowed = f"Choose one of: {', '.join(words)}. {otherwise}"
    error = allowed if len(allowed) <= _LONGEST_ERROR else f"Choose one from the list. {otherwise}"
    rule = _rule("list", _list_formula(book, words), "Not on the list", error)
    if prompt:
        rule.prompt, rule.showInputMessage = prompt, True
    _add(sheet, rule, cells)


def require_date(sheet: Worksheet, cells: str, what: str, not_before: str | None = None) -> None:
    """Refuse what is no date; ``not_before`` is the cell of another date that this one may not precede."""
    rule = _rule(
        "date",
        f"MAX({_FIRST_DAY},{not_before})" if not_before else _FIRST_DAY,
        "Not a date",
        f"{what} is a date such as 21/10/2024 or 21 October 2024{', not before Sample from' if not_before else ''}.",
    )
    rule.operator, rule.formula2 = "between", _LAST_DAY
    _add(sheet, rule, cells)


def refuse_repeated_ids(sheet: Worksheet, column: str, first: int, last: int) -> None:
    """Refuse a case id that stands in the column already."""
    # COUNTIF would take 0207 and 207 for the same.
    cell = f"TRIM(${column}{first})"
    formula = f'OR({cell}="",SUMPRODUCT(--(TRIM(${column}${first}:${column}${last})={cell}))=1)'
    error = "This Case ID stands on this sheet already. Each case has one row and a Case ID of its own."
    _add(sheet, _rule("custom", formula, "Case ID used already", error), f"{column}{first}:{column}{last}")


def prevent_typing(sheet: Worksheet, cells: str, error: str) -> None:
    """Refuse to have words and figures typed over that a reader needs."""
    _add(sheet, _rule("custom", "FALSE", "Not to be changed", error), cells)


def _rule(kind: Literal["list", "date", "custom"], formula: str, title: str, error: str) -> DataValidation:
    # Of a rule that refers to cells Excel ignores everything, not only blanks, once one of those is blank.
    blank = kind == "list" or "$" not in formula
    return DataValidation(
        type=kind, formula1=formula, allow_blank=blank, showErrorMessage=True, errorTitle=title, error=error
    )


def _add(sheet: Worksheet, rule: DataValidation, cells: str) -> None:
    for each in cells.split():
        rule.add(each)
    sheet.add_data_validation(rule)


def _list_formula(book: Workbook, words: Sequence[str]) -> str:
    """The words themselves, or where they cannot stand in a rule, the cells of a further sheet that hold them."""
    formula = quoted(",".join(words))
    plain = all(word == word.strip() and not {",", '"'} & set(word) for word in words)
    return formula if plain and len(formula) - len('""') <= _LONGEST_LIST else _listed_cells(book, words)


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
