"""Cases and answers that count, and perhaps should not: struck through, withdrawn, unticked boxes, Welsh ``na``."""

import re
from collections.abc import Collection, Iterator

from yjs_cli.framework import Framework
from yjs_cli.inspection import Fact
from yjs_cli.layout.headings import Heading
from yjs_cli.layout.tables import Table
from yjs_cli.workbook.cell import Value
from yjs_cli.workbook.sheet import Row, as_text, is_blank

_STATUS = re.compile(r"\bstatus\b", re.IGNORECASE)
_SAYS_IN = re.compile(r"\binclude[ds]?\b|\bin (?:the )?(?:sample|scope)\b|\bsample\?", re.IGNORECASE)
_SAYS_OUT = re.compile(
    r"\bwithdraw|\bexclu|\bremoved?\b|\bdeselect|\bout of (?:sample|scope)\b|\bnot included\b", re.IGNORECASE
)
_OUT = re.compile(
    r"\b(?:withdrawn|withdraw|removed?|excluded?|exclude|not included|not in (?:the )?sample|out of scope|replaced|"
    r"dropped|deselected|void|cancelled|reserve|do not (?:use|count|include)|duplicate)\b",
    re.IGNORECASE,
)
_YES, _NO = frozenset({"yes", "y", "true", "1"}), frozenset({"no", "n", "false", "0"})
_PERIODS = re.compile(r"(?:audit |inspection )?(?:quarter|period|year|round|wave|month|qtr)", re.IGNORECASE)
_NA = re.compile(r"\s*na\.?\s*", re.IGNORECASE)


def doubtful_cases(table: Table, seen: Collection[Value]) -> Iterator[Fact]:
    """Facts about rows of cases that somebody may have meant to leave out.

    ``seen`` holds every distinct value of the table's answers: most tables have no box among them.
    """
    yield from _struck(table)
    for row in table.rows:
        case_id = row.value(table.header.key_column)
        if isinstance(case_id, str) and not case_id.isalnum() and _OUT.search(case_id):
            yield Fact("case-withdrawn", table.place(row.number, table.header.key_column), "Case ID")
    for heading in table.header.headings:
        if heading.meaning == "attribute" and heading.text:
            yield from _withdrawn(table, heading)
            yield from _periods(table, heading)
    if any(map(_is_unticked, seen)):
        yield from _unticked(table)


def _struck(table: Table) -> Iterator[Fact]:
    """A case whose id, or most of whose cells, are struck through; and single answers that are."""
    struck = table.sheet.struck
    if not struck:
        return
    questions = [heading.column for heading in table.header.headings if heading.meaning == "key question"]
    for row in table.rows:
        filled = [column for column, value in enumerate(row.values, start=1) if not is_blank(value)]
        through = [column for column in filled if (row.number, column) in struck]
        if 2 * len(through) > len(filled) or table.header.key_column in through:
            yield Fact("case-struck-through", table.place(row.number, table.header.key_column))
        elif answers := [column for column in questions if column in through]:
            yield Fact("answer-struck-through", table.place(row.number, answers[0]), count=len(answers))


def _withdrawn(table: Table, heading: Heading) -> Iterator[Fact]:
    """The cases that a column of status, of inclusion or of withdrawal says are not in the sample."""
    out = _SAYS_OUT.search(heading.text) is not None
    if not (out or _STATUS.search(heading.text) or _SAYS_IN.search(heading.text)):
        return
    excluding = _YES if out else _NO if _SAYS_IN.search(heading.text) else frozenset[str]()
    for row in table.rows:
        text = as_text(row.value(heading.column)).casefold()
        if text in excluding or _OUT.search(text):
            yield Fact("case-withdrawn", table.place(row.number, heading.column), heading.text)


def _periods(table: Table, heading: Heading) -> Iterator[Fact]:
    """A column that says to which quarter or year each case belongs, if there are several."""
    if _PERIODS.fullmatch(heading.text.strip()):
        periods = {as_text(value) for value in table.values(heading.column) if not is_blank(value)}
        if len(periods) > 1:
            yield Fact("periods-mixed", table.place(table.header.row, heading.column), "column", count=len(periods))


def _unticked(table: Table) -> Iterator[Fact]:
    """A case answered FALSE or 0 throughout, where others are not: boxes that nobody has ticked yet say the same."""
    columns = [h.column for h in table.header.headings if h.meaning == "key question" and h.choice is None]
    if not columns:
        return
    for row in table.rows:
        values = [value for column in columns if not is_blank(value := row.value(column))]
        if len(values) > 1 and all(_is_unticked(value) for value in values):
            yield Fact("case-false-throughout", table.place(row.number, table.header.key_column))


def _is_unticked(value: Value) -> bool:
    return value is False or (isinstance(value, int | float) and value == 0) or is_false_text(value)


def is_false_text(value: Value) -> bool:
    """Whether a cell says FALSE or 0 as text."""
    return isinstance(value, str) and value.strip().casefold() in {"false", "0"}


def is_unticked_row(row: Row, columns: list[int]) -> bool:
    """Whether a row holds nothing but unticked boxes in some columns."""
    values = [value for column in columns if not is_blank(value := row.value(column))]
    return bool(values) and all(_is_unticked(value) for value in values)


def unclear_na(table: Table, framework: Framework, seen: Collection[Value]) -> Iterator[Fact]:
    """Cells that say ``na``: not applicable, or No in Welsh. Only asked where there is no No in the whole file."""
    own = framework.answers
    if any(_NA.fullmatch(word) for word in (*own.yes, *own.no, *own.not_applicable)):
        return
    if not any(isinstance(value, str) and _NA.fullmatch(value) for value in seen):
        return
    for heading in table.header.headings:
        if heading.meaning in {"key question", "answer"} and heading.choice is None:
            for row in table.rows:
                value = row.value(heading.column)
                if isinstance(value, str) and _NA.fullmatch(value):
                    yield Fact("answer-na-unclear", table.place(row.number, heading.column))
