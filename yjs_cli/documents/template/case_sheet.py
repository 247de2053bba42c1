"""A case sheet: one row per case, one column per key question, and drop-down lists that allow only valid answers."""

from collections.abc import Iterator

import msgspec
from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from yjs_cli.documents.template.cell_formats import CHOICE, DATE_ENTRY, DATE_FORMAT, ENTRY, HEADINGS, NUMBER, TEXT_ENTRY
from yjs_cli.documents.template.colours import colour_answers, highlight_where
from yjs_cli.documents.template.formula_words import CHOICES, NO, YES
from yjs_cli.documents.template.inspection_sheet import SAMPLE_FROM, SAMPLE_TO
from yjs_cli.documents.template.options import TemplateOptions
from yjs_cli.documents.template.sheet_building import (
    LAST_ROW,
    Column,
    add_sheet,
    add_table,
    set_up_printing,
    sheet_name,
    write,
)
from yjs_cli.documents.template.validation import add_drop_down, prevent_typing, refuse_repeated_ids, require_date
from yjs_cli.framework import Domain, Question, Standard
from yjs_cli.layout.case_details import ANSWERS_LEFT
from yjs_cli.layout.question_codes import question_code
from yjs_cli.output.words import printable

HEADER = 3
FIRST = HEADER + 1

_ABOUT = "Use one row for each case. Choose Yes, No or N/A for each key question. Leave unanswered questions blank."
_CASE, _DISPOSAL, _START, _INTERVIEWED, _INSPECTOR = "Case ID", "Disposal", "Start date", "Interviewed", "Inspector"
_NARROWEST, _WIDEST = 14, 28  # characters, for the column of a question


class CaseSheet(msgspec.Struct, frozen=True):
    """What other sheets need from a case sheet: its name, its numbered cases, and the ranges of ids and answers."""

    domain: Domain
    sheet: str
    numbered_cases: tuple[str, ...]
    ids: str
    answers: dict[str, str]  # question code -> range


def add_case_sheet(book: Workbook, domain: Domain, options: TemplateOptions) -> CaseSheet:
    """Add the sheet of a domain, with its first cases numbered."""
    name = sheet_name(domain.name, book, fallback=f"Domain {domain.code}")
    sheet = add_sheet(book, name, f"{domain.name}: answers", _ABOUT)
    numbered_cases = tuple(_numbers(domain, options.cases[domain.code]))
    details, questions = list(_detail_columns(domain)), list(_question_columns(domain))
    attributes = [Column(heading, max(12, len(heading) + 2), ENTRY) for heading in options.attributes]
    table = f"Cases_{domain.code.replace('.', '_')}"
    add_table(sheet, table, HEADER, (*details, *questions, *attributes), len(numbered_cases))
    letters = [get_column_letter(number) for number in range(1, len(details) + len(questions) + 1)]
    first, last, left = letters[len(details)], letters[-1], letters[len(details) - 1]
    for row, number in enumerate(numbered_cases, start=FIRST):
        write(sheet, row, 1, number)
        sheet[f"{left}{row}"] = f'=IF($A{row}="","",COUNTBLANK({first}{row}:{last}{row}))'
    sheet.freeze_panes = f"B{FIRST}"
    _validate_details(book, sheet, dict(zip((column.heading for column in details), letters, strict=False)), domain)
    answers = f"{first}{FIRST}:{last}{LAST_ROW}"
    add_drop_down(book, sheet, answers, CHOICES, "Leave the cell blank until the question is answered.")
    colour_answers(sheet, answers)
    prevent_typing(
        sheet,
        f"A{HEADER}:{letters[-1]}{HEADER}",
        "yjs finds the columns by these headings, so do not change them. Type in the rows below.",
    )
    prevent_typing(sheet, f"{left}{FIRST}:{left}{LAST_ROW}", "This number counts the blank answers of the case.")
    set_up_printing(sheet, HEADER, large=True)
    ids, *columns = (
        f"{quote_sheetname(sheet.title)}!${letter}${FIRST}:${letter}${LAST_ROW}"
        for letter in ("A", *letters[len(details) :])
    )
    codes = (question.code for question in domain.questions)
    return CaseSheet(domain, sheet.title, numbered_cases, ids, dict(zip(codes, columns, strict=True)))


def question_heading(standard: Standard, question: Question) -> str:
    """The code, standard and label of a question, shortened until ``read_inspection`` recognises the question by it."""
    code = question.code
    texts = (f"{code} {standard.name}: {question.label}", f"{code} {question.label}", code)
    return next(text for text in map(printable, texts) if question_code(text) == code)


def _numbers(domain: Domain, count: int) -> Iterator[str]:
    """``D2-01``, ``D2-02`` and so on. The letter stops spreadsheet programs from reading them as dates."""
    width = max(2, len(str(count)))
    return (f"D{domain.code}-{number:0{width}}" for number in range(1, count + 1))


def _detail_columns(domain: Domain) -> Iterator[Column]:
    yield Column(_CASE, 12, TEXT_ENTRY)
    if domain.disposals:
        longest = max(len(disposal.name) for disposal in domain.disposals)
        yield Column(_DISPOSAL, min(max(longest, 12), 30), ENTRY)
    yield Column(_START, 19, DATE_ENTRY)
    yield Column(_INTERVIEWED, 13, CHOICE)
    yield Column(_INSPECTOR, 12, TEXT_ENTRY)
    yield Column(ANSWERS_LEFT, 10, NUMBER)


def _question_columns(domain: Domain) -> Iterator[Column]:
    """The columns of the key questions. The shade of the headings alternates between standards."""
    sampled = [standard for standard in domain.standards if standard.questions]
    for number, standard in enumerate(sampled, start=1):
        for question in standard.questions:
            heading = question_heading(standard, question)
            width = min(max(_NARROWEST, len(heading) / 4), _WIDEST)
            yield Column(heading, width, CHOICE, shade=number % len(HEADINGS))


def _validate_details(book: Workbook, sheet: Worksheet, letters: dict[str, str], domain: Domain) -> None:
    """Add validation rules below each heading; ``letters`` gives the column of each heading."""
    cells = {heading: f"{letter}{FIRST}:{letter}{LAST_ROW}" for heading, letter in letters.items()}
    unknown = "Leave the cell blank if it is not known yet."
    refuse_repeated_ids(sheet, letters[_CASE], FIRST, LAST_ROW)
    if domain.disposals:
        add_drop_down(book, sheet, cells[_DISPOSAL], [disposal.name for disposal in domain.disposals], unknown)
    add_drop_down(book, sheet, cells[_INTERVIEWED], (YES, NO), unknown)
    require_date(sheet, cells[_START], "The start date of the disposal")
    day = f"${letters[_START]}{FIRST}"
    outside = f"OR({day}<N({SAMPLE_FROM}),AND(N({SAMPLE_TO})>0,INT({day})>N({SAMPLE_TO})))"
    highlight_where(sheet, cells[_START], f"IF(ISNUMBER({day}),{outside},FALSE)", f'{DATE_FORMAT}" outside"')
