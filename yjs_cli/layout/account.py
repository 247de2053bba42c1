"""The account of a sheet: every cell that reads like an answer counts, belongs to a named column, or is uncounted."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import compress, count

from yjs_cli.framework import Framework
from yjs_cli.layout.answers import UNANSWERED, UNREAD, AnswerCodes, answer_words
from yjs_cli.layout.question_rows import Block
from yjs_cli.layout.tables import Table
from yjs_cli.workbook.sheet import Sheet

Covered = Mapping[int, frozenset[int]]  # row -> its columns that were read, or belong to a named column


def covered_by_tables(tables: Iterable[Table]) -> dict[int, frozenset[int]]:
    """The cells under the headings of tables, and the headings themselves."""
    covered: dict[int, frozenset[int]] = {}
    for table in tables:
        headed = frozenset(heading.column for heading in table.header.headings if heading.text)
        for row in table.sheet.rows[table.header.first : table.header.last + 1]:
            covered[row.number] = frozenset(range(1, len(row.values) + 1))
        for row in table.rows:
            covered[row.number] = covered[row.number] | headed if row.number in covered else headed
    return covered


def covered_by_block(block: Block, columns: Sequence[int]) -> dict[int, frozenset[int]]:
    """The cells of a block of questions: its answers, its named columns, and the labels above it with their values."""
    named = frozenset(columns)
    if block.heading:
        texts = (isinstance(value, str) and bool(value.strip()) for value in block.heading.values)
        named |= frozenset(compress(range(1, len(block.heading.values) + 1), texts)) - frozenset(block.others)
    whole = {row.number: frozenset(range(1, len(row.values) + 1)) for row in (*block.above, *block.between)}
    return whole | {line.row.number: named | frozenset(line.columns) for line in block.lines}


def uncounted(sheet: Sheet, covered: Covered, framework: Framework) -> int:
    """How many cells outside ``covered`` read like an answer."""
    code_of = AnswerCodes(answer_words(framework))
    found = 0
    for row in sheet.rows:
        read = covered.get(row.number, frozenset())
        if _reach(read) >= len(row.values):
            continue  # in a table every column of which has a heading
        for column, value in enumerate(row.values, start=1):
            if column not in read and code_of[value] not in {UNANSWERED, UNREAD}:
                found += 1
    return found


@lru_cache(maxsize=64)
def _reach(columns: frozenset[int]) -> int:
    """The last column up to which every column from the first on is among some."""
    return next(column for column in count(1) if column not in columns) - 1
