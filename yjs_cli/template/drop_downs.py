"""What may be typed into cells: drop-down lists, dates, and headings that stay as they are."""

from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.datavalidation import DataValidation

from yjs_cli.output.words import printable
from yjs_cli.template.looks import PROSE, quoted, wear
from yjs_cli.template.sheet import write

LISTS = "Lists"

_LONGEST_LIST = 255  # characters of a list that stands in the rule itself, commas included
_LONGEST_ERROR = 225
_FIRST_DAY, _LAST_DAY = (str(int(to_excel(day))) for day in (date(2000, 1, 1), date(2099, 12, 31)))


def drop_down(book: Workbook, words: Sequence[str], otherwise: str, prompt: str = "") -> DataValidation:
    """A list to choose from; anything else is refused, saying what is allowed.

    ``otherwise`` ends that message: when to leave the cell empty.
    """
    allowed = f"Choose one of: {', '.join(words)}. {otherwise}"
    return _rule(
        "list",
        _list_formula(book, words),
        title="Not on the list",
        error=allowed if len(allowed) <= _LONGEST_ERROR else f"Choose one from the list. {otherwise}",
        prompt=prompt,
    )


def day(what: str, not_before: str = "") -> DataValidation:
    """A date of this century; ``not_before`` is the cell of another date that it may not precede."""
    first = f"MAX({_FIRST_DAY},{not_before})" if not_before else _FIRST_DAY
    rule = _rule(
        "date", first, title="Not a date", error=f"{what} is a date such as 21/10/2024 or 21 October 2024."
    )
    rule.operator, rule.formula2 = "between", _LAST_DAY
    return rule


def only_once(cells: str, first: str) -> DataValidation:
    """A text that stands once among cells; ``first`` is the first of them, which the rule is written for."""
    # COUNTIF would take 0207 and 207 for the same.
    return _rule(
        "custom",
        f"SUMPRODUCT(--(TRIM({cells})=TRIM({first})))=1",
        title="Case ID used already",
        error="This Case ID stands on this sheet already. Each case has one row and a Case ID of its own.",
    )


def fixed(error: str) -> DataValidation:
    """Cells that are not typed into."""
    return _rule("custom", "FALSE", title="Not to be changed", error=error)


def _rule(kind: str, formula: str, *, title: str, error: str, prompt: str = "") -> DataValidation:
    return DataValidation(
        type=kind,
        formula1=formula,
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=title,
        error=error,
        showInputMessage=bool(prompt),
        prompt=prompt or None,
    )


def _list_formula(book: Workbook, words: Sequence[str]) -> str:
    """The words themselves, or where they cannot stand in a rule, the cells that hold them."""
    if all(word == word.strip() and not set(',"') & set(word) for word in words):
        formula = quoted(",".join(words))
        if len(formula) - len('""') <= _LONGEST_LIST:
            return formula
    if LISTS not in book.sheetnames:
        write(book.create_sheet(LISTS), 1, 1, "Lists: the words of the drop-downs").style = "Heading 1"
    sheet = book[LISTS]
    column = 1 if sheet.max_row == 1 else sheet.max_column + 1
    for row, word in enumerate(words, start=2):
        wear(write(sheet, row, column, printable(word)), PROSE)
    letter = get_column_letter(column)
    sheet.column_dimensions[letter].width = max(map(len, words)) + 2
    return f"{quote_sheetname(LISTS)}!${letter}$2:${letter}${len(words) + 1}"
