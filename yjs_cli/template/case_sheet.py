"""A case sheet: one row a case, one column a key question, and lists that let only answers in."""

from collections.abc import Iterator

import msgspec
from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from yjs_cli.framework import Domain, Question, Standard
from yjs_cli.inspection import ANSWERS
from yjs_cli.intake.headings import question_code
from yjs_cli.output.words import printable
from yjs_cli.template.drop_downs import day, drop_down, fixed, only_once
from yjs_cli.template.inspection_sheet import SAMPLE_FROM, SAMPLE_TO
from yjs_cli.template.looks import CHOICE, DATE_ENTRY, DATE_FORMAT, ENTRY, HEADING_GROUNDS, TEXT_ENTRY, coloured
from yjs_cli.template.sheet import LAST_ROW, Column, add_sheet, add_table, set_up_print, sheet_name, write
from yjs_cli.template.wanted import Wanted

YES, NO, NOT_APPLICABLE = CHOICES = ANSWERS[:3]

HEADER = 3
FIRST = HEADER + 1

_CASE, _DISPOSAL, _START, _INTERVIEWED, _INSPECTOR = "Case ID", "Disposal", "Start date", "Interviewed", "Inspector"
_NARROWEST, _WIDEST = 16, 28  # letters of a column with a question
_OUTSIDE = f'{DATE_FORMAT}" outside"'


class CaseSheet(msgspec.Struct, frozen=True):
    """A case sheet as formulas on other sheets see it: the cells of the case ids, and of each key question."""

    domain: Domain
    sheet: str
    numbered: tuple[str, ...]
    ids: str
    answers: dict[str, str]


def add_case_sheet(book: Workbook, domain: Domain, wanted: Wanted) -> CaseSheet:
    """Add the sheet of a domain, its first cases numbered."""
    name = sheet_name(domain.name, book, f"Domain {domain.code}")
    about = "One row a case. Choose Yes, No or N/A for each key question; leave empty what is not answered yet."
    sheet = add_sheet(book, name, f"{domain.name}: answers", about)
    numbered = tuple(_numbers(domain, wanted.cases[domain.code]))
    details = (_CASE, *((_DISPOSAL,) if domain.disposals else ()), _START, _INTERVIEWED, _INSPECTOR)
    columns = (*_detail_columns(details, domain), *(Column(text, 14, ENTRY) for text in wanted.attributes))
    questions = tuple(_question_columns(domain))
    add_table(sheet, f"Cases_{domain.code.replace('.', '_')}", HEADER, (*columns, *questions), len(numbered))
    for row, number in enumerate(numbered, start=FIRST):
        write(sheet, row, 1, number)
    sheet.freeze_panes = f"B{FIRST}"

    first_question = len(columns) + 1
    last_question = len(columns) + len(questions)
    for column, heading in enumerate(details, start=1):
        for rule in _rules(book, heading, domain):
            _add(sheet, rule, column, column)
    _add(sheet, drop_down(book, CHOICES, "Leave the cell empty while the question is not answered yet."),
         first_question, last_question)  # fmt: skip
    kept = fixed("yjs finds the columns by these headings. Type in the rows below.")
    kept.add(f"A{HEADER}:{get_column_letter(len(details))}{HEADER}")
    kept.add(f"{get_column_letter(first_question)}{HEADER}:{get_column_letter(last_question)}{HEADER}")
    sheet.add_data_validation(kept)
    _colour(sheet, details.index(_START) + 1, f"{_cells(first_question, last_question)}")
    set_up_print(sheet, HEADER, large=True)
    within = quote_sheetname(name)
    return CaseSheet(
        domain,
        name,
        numbered,
        f"{within}!{_fixed(1)}",
        {question.code: f"{within}!{_fixed(column)}" for column, question in enumerate(domain.questions, first_question)},
    )


def _numbers(domain: Domain, count: int) -> Iterator[str]:
    """``D2-01``, ``D2-02`` …: with a letter first, no program takes them for a date or a sum."""
    width = max(2, len(str(count)))
    return (f"D{domain.code}-{number:0{width}}" for number in range(1, count + 1))


def _detail_columns(details: tuple[str, ...], domain: Domain) -> Iterator[Column]:
    longest = max((len(disposal.name) for disposal in domain.disposals), default=0)
    disposal = Column(_DISPOSAL, min(max(longest * 1.2, 14), 32), ENTRY)
    columns = {
        _CASE: Column(_CASE, 14, TEXT_ENTRY),
        _DISPOSAL: disposal,
        _START: Column(_START, 20, DATE_ENTRY),
        _INTERVIEWED: Column(_INTERVIEWED, 14, CHOICE),
        _INSPECTOR: Column(_INSPECTOR, 14, TEXT_ENTRY),
    }
    return (columns[heading] for heading in details)


def _question_columns(domain: Domain) -> Iterator[Column]:
    """The columns of the key questions, the grounds of their headings changing with the standard."""
    sampled = [standard for standard in domain.standards if standard.questions]
    for number, standard in enumerate(sampled, start=1):
        for question in standard.questions:
            text = question_heading(standard, question)
            width = min(max(_NARROWEST, len(text) / 4), _WIDEST)
            yield Column(text, width, CHOICE, ground=number % len(HEADING_GROUNDS))


def question_heading(standard: Standard, question: Question) -> str:
    """The code, the standard and what is asked: as much of it as a reader still takes for the question."""
    code = question.code
    texts = (f"{code} {standard.name}: {question.label}", f"{code} {question.label}", code)
    return next(text for text in map(printable, texts) if question_code(text) == code)


def _rules(book: Workbook, heading: str, domain: Domain) -> Iterator[DataValidation]:
    """What may be typed below a heading."""
    match heading:
        case "Case ID":
            yield only_once(f"$A${FIRST}:$A${LAST_ROW}", f"$A{FIRST}")
        case "Disposal":
            names = [disposal.name for disposal in domain.disposals]
            yield drop_down(book, names, "Leave the cell empty if you do not know yet.")
        case "Start date":
            yield day("The start of the disposal")
        case "Interviewed":
            yield drop_down(book, (YES, NO), "Leave the cell empty if you do not know yet.")


def _add(sheet: Worksheet, rule: DataValidation, first: int, last: int) -> None:
    rule.add(_cells(first, last))
    sheet.add_data_validation(rule)


def _cells(first: int, last: int) -> str:
    return f"{get_column_letter(first)}{FIRST}:{get_column_letter(last)}{LAST_ROW}"


def _fixed(column: int) -> str:
    letter = get_column_letter(column)
    return f"${letter}${FIRST}:${letter}${LAST_ROW}"


def _colour(sheet: Worksheet, start_column: int, answers: str) -> None:
    """Colours that say what the word in the cell says; a date outside the sample says so in a word as well."""
    for word, letters, ground in ((YES, "1B4D22", "DFF0E2"), (NO, "7A1F0B", "FBE0D8"), (NOT_APPLICABLE, "404040", "E7E6E6")):
        sheet.conditional_formatting.add(answers, coloured(word, letters, ground))
    letter = get_column_letter(start_column)
    date = f"${letter}{FIRST}"
    outside = DifferentialStyle(
        font=Font(color="7A1F0B", bold=True), fill=PatternFill(bgColor="FBE0D8"), numFmt=NumberFormat(200, _OUTSIDE)
    )
    formula = f"AND(ISNUMBER({date}),OR({date}<N({SAMPLE_FROM}),AND(N({SAMPLE_TO})>0,INT({date})>N({SAMPLE_TO}))))"
    rule = Rule(type="expression", dxf=outside, formula=[formula])
    sheet.conditional_formatting.add(f"{letter}{FIRST}:{letter}{LAST_ROW}", rule)
