"""Cases across: the questions down, and a column for each case. The sheet on its side is one with cases in rows."""

from yjs_cli.framework import Framework
from yjs_cli.layout.case_details import Vocabulary
from yjs_cli.layout.case_rows import read_case_rows
from yjs_cli.layout.case_table import CaseTable
from yjs_cli.layout.headings import Heading, Meaning, meaning_of, narrowed
from yjs_cli.layout.question_rows import Block, answered_columns, heading_of, label_of
from yjs_cli.layout.row_kinds import is_totals_label
from yjs_cli.layout.tables import Header, Table
from yjs_cli.workbook.cell import Value
from yjs_cli.workbook.sheet import Row, Sheet, as_text, is_blank

_DETAILS: frozenset[Meaning] = frozenset({"domain", "disposal", "start date", "interviewed", "inspector"})
_NO_CASE = frozenset({"comments", "comment", "notes", "note", "remarks", "%", "answer", "answers"})


def read_cases_across(
    sheet: Sheet, block: Block, framework: Framework, words: Vocabulary, domain: str | None
) -> CaseTable | None:
    """Read a block of questions with a column for each case; None where nothing says which case a column is.

    The ids are in the row that is labelled Case ID, or else in the row above the questions that fills every column of
    answers and is no detail of the cases.
    """
    answered = answered_columns(block, framework)
    ids = _row_of_ids(block, answered)
    if ids is None or not answered:
        return None
    columns = [
        column
        for column in range(block.right_of + 1, len(ids.values) + 1)
        if column in answered or _is_a_case(ids.value(column))
    ]
    rows = [row for row in (*block.above, *block.between) if row.number != ids.number]
    headings: list[Heading] = [Heading(1, "Case ID", "case")]
    sources: list[Row] = [ids]
    for row in rows:
        label = next((text for value in row.values[: block.right_of] if (text := label_of(value))), "")
        filled = any(not is_blank(row.value(column)) for column in columns)
        if label and filled and not is_totals_label(label):
            meaning = meaning_of(label)
            known = meaning in _DETAILS and all(heading.meaning != meaning for heading in headings)
            headings.append(Heading(len(sources) + 1, label, meaning if known else "attribute"))
            sources.append(row)
    for line in block.lines:
        headings.append(heading_of(line, len(sources) + 1))
        sources.append(line.row)
    header = Header("cases", narrowed(tuple(headings), framework, domain), 1, 0, 0)
    virtual = [Row(column, [_id(source, column, ids) for source in sources]) for column in columns]
    read = read_case_rows(Table(Sheet(sheet.name, []), header, virtual), framework, words, domain, "across")
    return read.relocated(lambda row, column: (sources[max(column, 1) - 1].number, row))


def _id(source: Row, column: int, ids: Row) -> Value:
    return as_text(source.value(column)) or None if source is ids else source.value(column)


def _row_of_ids(block: Block, answered: list[int]) -> Row | None:
    candidates = []
    for row in block.above:
        label = next((text for value in row.values[: block.right_of] if (text := label_of(value))), "")
        if meaning_of(label) == "case":
            return row
        if meaning_of(label) not in _DETAILS and all(not is_blank(row.value(column)) for column in answered):
            candidates.append(row)
    return candidates[0] if candidates else None


def _is_a_case(value: Value) -> bool:
    return not is_blank(value) and not is_totals_label(value) and as_text(value).casefold() not in _NO_CASE
