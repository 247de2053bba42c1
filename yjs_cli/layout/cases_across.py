"""Cases across: the questions down, and a column for each case. The sheet on its side is one with cases in rows."""

from yjs_cli.framework import Framework
from yjs_cli.layout.block_answers import answered_columns
from yjs_cli.layout.case_details import Vocabulary
from yjs_cli.layout.case_rows import read_case_rows
from yjs_cli.layout.case_table import CaseTable
from yjs_cli.layout.field_names import DETAILS
from yjs_cli.layout.heading_rows import Header
from yjs_cli.layout.headings import Heading, choice_of, meaning_of, narrowed
from yjs_cli.layout.question_rows import Block, heading_of, label_of
from yjs_cli.layout.row_kinds import is_remarks_label, is_totals_label
from yjs_cli.layout.tables import Table
from yjs_cli.workbook.cell import Value
from yjs_cli.workbook.sheet import Row, Sheet, as_text, is_blank


def read_cases_across(
    sheet: Sheet, block: Block, framework: Framework, words: Vocabulary, domain: str | None
) -> CaseTable | None:
    """Read a block of questions with a column for each case; None if nothing says which case a column is.

    The ids are in the row labelled Case ID, or else in the nearest row above the questions that has something different
    in every column of answers and is no detail of the cases. A row headed Question may lack an id: a check
    reports the case that has none.
    """
    answered = answered_columns(block, framework)
    ids = _row_of_ids(block, answered)
    if ids is None or not answered:
        return None
    columns = [
        column
        for column in range(block.labels + 1, max(len(ids.values), answered[-1]) + 1)
        if (column in answered or _is_a_case(ids.value(column))) and not _is_a_count(ids.value(column), framework)
    ]
    headings: list[Heading] = [Heading(1, "Case ID", "case")]
    sources: list[Row] = [ids]
    for row in (*block.above, *block.between):
        label = _label(row, block)
        filled = any(not is_blank(row.value(column)) for column in columns)
        if row.number != ids.number and label and filled and not is_totals_label(label):
            meaning = meaning_of(label)
            known = meaning in DETAILS and all(heading.meaning != meaning for heading in headings)
            headings.append(Heading(len(sources) + 1, label, meaning if known else "attribute"))
            sources.append(row)
    for line in block.lines:
        headings.append(heading_of(line, len(sources) + 1, framework))
        sources.append(line.row)
    header = Header("cases", narrowed(tuple(headings), framework, domain), 1, 0, 0)
    on_its_side = [Row(column, [_value(source, column, ids) for source in sources]) for column in columns]
    read = read_case_rows(Table(Sheet(sheet.name, []), header, on_its_side), framework, words, domain, "across")
    return read.relocated(lambda row, column: (sources[max(column, 1) - 1].number, row))


def _label(row: Row, block: Block) -> str:
    """The label of a row: its first text in or left of the questions' column."""
    return next((text for value in row.values[: block.labels] if (text := label_of(value))), "")


def _value(source: Row, column: int, ids: Row) -> Value:
    return as_text(source.value(column)) or None if source is ids else source.value(column)


def _row_of_ids(block: Block, answered: list[int]) -> Row | None:
    candidates = []
    for row in block.above:
        meaning = meaning_of(_label(row, block))
        filled = [column for column in answered if not is_blank(row.value(column))]
        if meaning == "case" and filled:
            return row if len(filled) > 1 or len(answered) == 1 else None  # one id for several columns of answers
        ids = [as_text(row.value(column)) for column in filled]
        different = len(set(ids)) == len(ids)
        complete = len(filled) == len(answered) > 0
        numbered = all(any(map(str.isdigit, each)) for each in ids)
        nearly = meaning == "question" and numbered and len(filled) > max(1, len(answered) // 2)
        if meaning not in DETAILS and different and (complete or nearly):
            candidates.append(row)
    return candidates[-1] if candidates else None


def _is_a_count(value: Value, framework: Framework) -> bool:
    """Whether a column is headed as one of totals, or of how many answered Yes."""
    return is_totals_label(value) or choice_of(value, framework) is not None or as_text(value) == "%"


def _is_a_case(value: Value) -> bool:
    return not (is_blank(value) or is_totals_label(value) or is_remarks_label(value) or as_text(value) == "%")
