"""Forms: a sheet, or a part of one, for each case, with the questions down and the answer next to each."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from yjs_cli.framework import Framework
from yjs_cli.inspection import Fact
from yjs_cli.layout.case_details import Vocabulary
from yjs_cli.layout.case_rows import read_case_rows
from yjs_cli.layout.case_table import CaseTable
from yjs_cli.layout.headings import Heading, meaning_of, narrowed
from yjs_cli.layout.question_rows import Block, answered_columns, heading_of, label_of
from yjs_cli.layout.tables import Header, Table
from yjs_cli.workbook.cell import Place, Value
from yjs_cli.workbook.sheet import Row, Sheet, as_text, is_blank

# A sheet named after its case: "Case 0207", "0207", "Ref A-17".
_NAMED_AFTER_A_CASE = re.compile(r"(?:(?:case|child|ref|id|form)\b[\s:#_\-]*)?(?P<id>[^\s]*\d[^\s]*)", re.IGNORECASE)
_NO_CASE = re.compile(r"(?:sheet|tabelle|feuil|form|page|table|blad)\s*\d*", re.IGNORECASE)


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
    columns = answered_columns(block, framework)
    return len(columns) == 1 and not any(
        not is_blank(row.value(columns[0])) and _heads(row, block) for row in block.above
    )


def _heads(row: Row, block: Block) -> bool:
    """Whether a row above the questions names the questions' column, so that what is next to it names a case."""
    label = label_of(row.value(block.right_of))
    return bool(label) and meaning_of(label) in {"question", "case"}


def read_form(sheet: Sheet, block: Block, framework: Framework, words: Vocabulary, domain: str | None) -> CaseTable:
    """Read one form as a table of one case.

    The case's id and details are labelled above the questions, each with its value to the right of the label, below it
    or in the same cell. A form without an id has that of its sheet's name, if that names a case.
    """
    cells = [*_labelled(block, sheet), *_answers(block, framework)]
    headings = tuple(replace(cell.heading, column=at) for at, cell in enumerate(cells, start=1))
    headings = narrowed(headings, framework, domain)
    header = Header("cases", headings, 1, 0, 0)
    table = Table(Sheet(sheet.name, []), header, [Row(1, [cell.value for cell in cells])])
    where = [(cell.row, cell.column) for cell in cells]
    read = read_case_rows(table, framework, words, domain, "form")
    first = block.lines[0].row.number

    def place(_: int, column: int) -> tuple[int, int]:
        return where[column - 1] if 0 < column <= len(where) else (first, 1)

    moved = read.relocated(place)
    other = [
        Fact("answer-elsewhere", Place(sheet.name, block.heading.number, column), as_text(block.heading.value(column)))
        for column in block.others
        if block.heading
    ]
    return replace(moved, facts=(*moved.facts, *other))


def _labelled(block: Block, sheet: Sheet) -> Iterator[_Cell]:
    """The case's id, its details and any other labels above the questions, each with its value."""
    seen: set[str] = set()
    for index, row in enumerate(block.above):
        if row is block.heading:
            continue
        column = 1
        while column <= len(row.values):
            cell = _labelled_cell(block.above, index, column)
            name = (
                "" if cell is None else cell.heading.meaning if cell.heading.meaning in _DETAILS else cell.heading.text
            )
            if cell and name not in seen and not is_blank(cell.value):
                seen.add(name)
                yield cell
                column = max(column, cell.column if cell.row == row.number else column)
            column += 1
    if "case" not in seen:
        first = block.lines[0]
        yield _Cell(Heading(0, "Case ID", "case"), _id_in_name(sheet.name or ""), first.row.number, first.column)


_DETAILS = frozenset(("case", "domain", "disposal", "start date", "interviewed", "inspector"))
_LONGEST_LABEL = 60  # characters
_GAP = 3  # columns between a label and its value


def _labelled_cell(rows: Sequence[Row], index: int, column: int) -> _Cell | None:
    """The value that a label names: in the same cell after a colon, to the right or below. None for no label."""
    row = rows[index]
    label = label_of(row.value(column))
    head, colon, rest = label.partition(":")
    if colon and rest.strip() and meaning_of(head.strip()) in _DETAILS:
        return _Cell(Heading(0, head.strip(), meaning_of(head.strip())), rest.strip(), row.number, column)
    if not label or len(label) > _LONGEST_LABEL:
        return None
    meaning = meaning_of(label)
    for right in range(column + 1, min(column + 1 + _GAP, len(row.values)) + 1):
        value = row.value(right)
        if not is_blank(value):
            if _is_a_label(value):
                break
            return _Cell(Heading(0, label, meaning if meaning in _DETAILS else "attribute"), value, row.number, right)
    below = rows[index + 1] if index + 1 < len(rows) else None
    if meaning in _DETAILS and below and below.number == row.number + 1 and not _is_a_label(below.value(column)):
        return _Cell(Heading(0, label, meaning), below.value(column), below.number, column)
    return None


def _is_a_label(value: Value) -> bool:
    return isinstance(value, str) and meaning_of(label_of(value)) in _DETAILS


def _id_in_name(name: str) -> str | None:
    match = _NAMED_AFTER_A_CASE.fullmatch(name.strip())
    return match["id"] if match and not _NO_CASE.fullmatch(name.strip()) else None


def _answers(block: Block, framework: Framework) -> Iterator[_Cell]:
    """Each question with its answer: a cell, or the choices that may be marked."""
    column = block.answer
    if column is None and not block.choices:
        column = answered_columns(block, framework)[0]
    for line in block.lines:
        heading = heading_of(line, 0)
        if column is not None:
            yield _Cell(heading, line.row.value(column), line.row.number, column)
        else:
            for choice_column, choice in block.choices:
                yield _Cell(
                    Heading(0, heading.text, "key question", heading.codes, choice),
                    line.row.value(choice_column),
                    line.row.number,
                    choice_column,
                )
