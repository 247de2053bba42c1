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
    """The labels above the questions and below the last, each with its value."""
    seen: set[str] = set()
    for index, row in enumerate(block.above):
        if block.heading is not None and row.number == block.heading.number:
            continue
        column = 0
        while column < len(row.values):
            column += 1
            label = label_of(row.value(column))
            head, colon, rest = label.partition(":")
            if colon and rest.strip() and meaning_of(head) != "attribute":
                label, value, place = head.strip(), rest.strip(), (row.number, column)
            elif label:
                value, place = _value_of(block.above, index, column)
            else:
                continue
            if label in seen or is_blank(value):
                continue
            meaning = meaning_of(label)
            if meaning in {"case", "domain", "disposal", "start date", "interviewed", "inspector"}:
                if any(meaning == done for done in seen):
                    continue
                seen.add(meaning)
                yield _Cell(Heading(0, label, meaning), value, *place)
            elif place[1] > column and place[0] == row.number and len(label) <= _LONGEST_LABEL:
                yield _Cell(Heading(0, label, "attribute"), value, *place)
            seen.add(label)
            column = max(column, place[1] if place[0] == row.number else column)
    if "case" not in seen and (case_id := _id_in_name(sheet.name or "")):
        yield _Cell(Heading(0, "Case ID", "case"), case_id, block.lines[0].row.number, block.lines[0].column)
    elif "case" not in seen:
        yield _Cell(Heading(0, "Case ID", "case"), None, block.lines[0].row.number, block.lines[0].column)


_LONGEST_LABEL = 60  # characters


def _value_of(rows: Sequence[Row], index: int, column: int) -> tuple[Value, tuple[int, int]]:
    """What is next to a label, or else below it; None where neither says anything."""
    row = rows[index]
    for right in range(column + 1, min(column + 4, len(row.values) + 1)):
        if not is_blank(row.value(right)):
            known = isinstance(row.value(right), str) and meaning_of(label_of(row.value(right))) != "attribute"
            if not known:
                return row.value(right), (row.number, right)
            break
    if meaning_of(label_of(row.value(column))) != "attribute" and index + 1 < len(rows):
        below = rows[index + 1]
        if below.number == row.number + 1 and not is_blank(below.value(column)):
            if not isinstance(below.value(column), str) or meaning_of(label_of(below.value(column))) == "attribute":
                return below.value(column), (below.number, column)
    return None, (row.number, column)


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
