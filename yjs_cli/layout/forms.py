"""Forms: a sheet, or a part of one, for each case, with the questions down and the answer next to each."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from yjs_cli.framework import Framework
from yjs_cli.inspection import Fact
from yjs_cli.layout.block_answers import answered_columns
from yjs_cli.layout.case_details import Vocabulary
from yjs_cli.layout.case_rows import read_case_rows
from yjs_cli.layout.case_table import CaseTable
from yjs_cli.layout.field_names import DETAILS
from yjs_cli.layout.heading_rows import Header
from yjs_cli.layout.headings import Heading, meaning_of, narrowed
from yjs_cli.layout.question_rows import Block, heading_of, label_of, names_a_case
from yjs_cli.layout.tables import Table
from yjs_cli.workbook.cell import Place, Value
from yjs_cli.workbook.sheet import Row, Sheet, as_text, is_blank

_LONGEST_LABEL = 60  # characters
_GAP = 3  # columns between a label and its value

# A sheet named after its case: "Case 0207", "0207", "Ref A-17".
_NAMED_AFTER_A_CASE = re.compile(r"(?:(?:case|child|ref|id|form)\b[\s:#_\-]*)?(?P<id>[^\s]*\d[^\s]*)", re.IGNORECASE)
_NO_CASE = re.compile(r"(?:sheet|tabelle|feuil|form|page|table|blad)\s*\d*", re.IGNORECASE)
# A title with the id in it: "Case ID 0246 – Referral order", "Case assessment: 0246".
_ID_IN_TITLE = re.compile(
    r"(?:case|child|yjs|yot|young person)\b(?:\s+(?:id|ref|reference|no|number|file|assessment|form|record)\b\.?)*"
    r"[\s:#–\-]*(?P<id>[^\s,;]*\d[^\s,;]*)",
    re.IGNORECASE,
)
_ID_ALONE = re.compile(r"[A-Za-z]{0,4}[-/ ]?\d[\w\-/]{1,14}")


class _Cell(NamedTuple):
    """A value of the form with what it is the value of, and where it is."""

    heading: Heading
    value: Value
    row: int
    column: int


def is_form(block: Block, framework: Framework) -> bool:
    """Whether a block of questions is the form of one case, not of several next to each other."""
    if block.answer or block.choices:
        return True
    if any(_ids_across(row, block) for row in block.above):
        return False
    columns = answered_columns(block, framework)
    headed = any(not is_blank(row.value(column)) and _heads(row, block) for row in block.above for column in columns)
    return (len(columns) == 1 and not headed) or not columns


def _ids_across(row: Row, block: Block) -> bool:
    """Whether a row is labelled as that of the case ids and has several of them."""
    labelled = any(meaning_of(label_of(value)) == "case" for value in row.values[: block.labels])
    return labelled and sum(not is_blank(value) for value in row.values[block.labels :]) > 1


def _heads(row: Row, block: Block) -> bool:
    """Whether a row above the questions names their column, so that what is next to it names a case."""
    return not names_a_case(row) and any(
        meaning_of(label_of(row.value(column))) in {"question", "case"} for column in block.question_columns
    )


def identifies_a_case(block: Block, sheet: Sheet) -> bool:
    """Whether something above the questions, or the sheet's name, says whose form it is: a form even if it is empty."""
    labelled = any(names_a_case(row) or _ids_across(row, block) for row in block.above)
    return labelled or _id_without_a_label(block, sheet).value is not None


def has_two_cases(block: Block) -> bool:
    """Whether two cases are named next to each other above the questions."""
    return any(sum(meaning_of(label_of(value)) == "case" for value in row.values) > 1 for row in block.above)


def read_form(sheet: Sheet, block: Block, framework: Framework, words: Vocabulary, domain: str | None) -> CaseTable:
    """Read one form as a table of one case.

    The case's id and details are labelled above the questions, each with its value to the right of the label, below it
    or in the same cell. A form without a labelled id takes it from its title, or from a sheet name that names a case.
    """
    cells = [*_labelled(block, sheet), *_answers(block, framework)]
    headings = tuple(replace(cell.heading, column=at) for at, cell in enumerate(cells, start=1))
    header = Header("cases", narrowed(headings, framework, domain), 1, 0, 0)
    table = Table(Sheet(sheet.name, []), header, [Row(1, [cell.value for cell in cells])])
    where = [(cell.row, cell.column) for cell in cells]
    first = block.lines[0].row.number

    def place(_: int, column: int) -> tuple[int, int]:
        return where[column - 1] if 0 < column <= len(where) else (first, 1)

    read = read_case_rows(table, framework, words, domain, "form").relocated(place)
    other = [
        Fact("answer-elsewhere", Place(sheet.name, block.heading.number, column), as_text(block.heading.value(column)))
        for column in block.others
        if block.heading
    ]
    return replace(read, facts=(*read.facts, *other))


def _labelled(block: Block, sheet: Sheet) -> Iterator[_Cell]:
    """The case's id, its details and any other labels above the questions, each with its value."""
    seen: set[str] = set()
    for index, row in enumerate(block.above):
        if row is block.heading:
            continue
        column = 1
        while column <= len(row.values):
            cell = _labelled_cell(block.above, index, column)
            name = "" if cell is None else cell.heading.text
            if cell and cell.heading.meaning in DETAILS:
                name = cell.heading.meaning
            if cell and name not in seen and not is_blank(cell.value):
                seen.add(name)
                yield cell
                column = max(column, cell.column if cell.row == row.number else column)
            column += 1
    if "case" not in seen:
        yield _id_without_a_label(block, sheet)


def _labelled_cell(rows: Sequence[Row], index: int, column: int) -> _Cell | None:
    """The value that a label names: in the same cell after a colon, to the right or below. None for no label."""
    row = rows[index]
    label = label_of(row.value(column))
    head, colon, rest = label.partition(":")
    if colon and rest.strip() and meaning_of(head.strip()) in DETAILS:
        return _Cell(Heading(0, head.strip(), meaning_of(head.strip())), rest.strip(), row.number, column)
    if not label or len(label) > _LONGEST_LABEL:
        return None
    meaning = meaning_of(label)
    for right in range(column + 1, min(column + 1 + _GAP, len(row.values)) + 1):
        value = row.value(right)
        if not is_blank(value):
            if _is_a_label(value):
                break
            return _Cell(Heading(0, label, meaning if meaning in DETAILS else "attribute"), value, row.number, right)
    below = rows[index + 1] if index + 1 < len(rows) else None
    if meaning in DETAILS and below and below.number == row.number + 1 and not _is_a_label(below.value(column)):
        return _Cell(Heading(0, label, meaning), below.value(column), below.number, column)
    return None


def _is_a_label(value: Value) -> bool:
    return isinstance(value, str) and meaning_of(label_of(value)) in DETAILS


def _id_without_a_label(block: Block, sheet: Sheet) -> _Cell:
    """The id in a title above the questions, or alone in a row there, or in the sheet's name; else no id."""
    heading = Heading(0, "Case ID", "case")
    for pattern in (_ID_IN_TITLE, _ID_ALONE):
        for row in block.above:
            filled = [(c, v) for c, v in enumerate(row.values, start=1) if not is_blank(v)]
            if len(filled) == 1 and row is not block.heading:
                column, value = filled[0]
                text = as_text(value)
                match = pattern.match(text) if pattern is _ID_IN_TITLE else pattern.fullmatch(text)
                if match:
                    return _Cell(heading, match.groupdict().get("id") or text, row.number, column)
    first = block.lines[0]
    return _Cell(heading, _id_in_name(sheet.name or ""), first.row.number, first.columns[0])


def _id_in_name(name: str) -> str | None:
    match = _NAMED_AFTER_A_CASE.fullmatch(name.strip())
    return match["id"] if match and not _NO_CASE.fullmatch(name.strip()) else None


def names_its_case(name: str | None) -> bool:
    """Whether a sheet's name names the case of which it is the form."""
    return _id_in_name(name or "") is not None


def _answers(block: Block, framework: Framework) -> Iterator[_Cell]:
    """Each question with its answer: a cell, or the choices that may be marked."""
    column = block.answer
    if column is None and not block.choices:
        column = next(iter(answered_columns(block, framework)), block.labels + 1)
    for line in block.lines:
        heading = heading_of(line, 0, framework)
        if column is not None:
            yield _Cell(heading, line.row.value(column), line.row.number, column)
        else:
            for choice_column, choice in block.choices:
                value = line.row.value(choice_column)
                yield _Cell(replace(heading, choice=choice), value, line.row.number, choice_column)
