"""Questions down a sheet: what forms and cases across have in common. Where they are, and where their answers are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import msgspec

from yjs_cli.framework import Framework
from yjs_cli.layout.field_names import DETAILS
from yjs_cli.layout.headings import Heading, choice_of, have_both, meaning_of, worded_heading
from yjs_cli.layout.question_codes import code_within, prompted_question, question_code
from yjs_cli.layout.wording import question_words
from yjs_cli.workbook.cell import Value
from yjs_cli.workbook.sheet import Row, Sheet, as_text, is_blank

_FEWEST = 2  # questions that make a block: a single code may be anything
_HEADING_ROWS = 6  # above the first question, in which its answers' heading is looked for
_LABEL_AND_VALUE = 2  # filled cells of a row
COUNTS = frozenset({"%", "percent", "percentage", "applicable", "total", "cases", "count", "yes %", "% yes"})


class Line(msgspec.Struct, frozen=True):
    """A row that asks a key question: the columns of its text and code, and which questions it may ask."""

    row: Row
    columns: tuple[int, ...]
    codes: tuple[str, ...]


class Block(msgspec.Struct, frozen=True):
    """Questions below each other, each once; the rows above them that may say whose answers they are; their answers.

    ``heading`` is the row that heads the answers, None without one. ``answer`` is the one column of answers,
    ``choices`` the columns of Yes, No and N/A with the answer that each stands for. If both are
    empty, every column may be a case. ``others`` are further columns headed as answers.
    """

    lines: tuple[Line, ...]
    above: tuple[Row, ...]
    between: tuple[Row, ...]
    heading: Row | None
    answer: int | None
    choices: tuple[tuple[int, int], ...]
    others: tuple[int, ...] = ()

    @property
    def question_columns(self) -> frozenset[int]:
        """The columns of the questions' texts and codes."""
        return frozenset(column for line in self.lines for column in line.columns)

    @property
    def labels(self) -> int:
        """The last column of the questions: the labels of other rows are in it or to its left."""
        return max(self.question_columns)

    @property
    def width(self) -> int:
        """The last column that any of its rows fills."""
        return max(len(row.values) for row in (*(line.row for line in self.lines), *self.above))


def find_blocks(sheet: Sheet, rows: Sequence[Row], framework: Framework) -> list[Block]:
    """The blocks of questions in some rows of a sheet, those of counts and percentages left out."""
    blocks: list[Block] = []
    for region in _regions(rows, framework):
        lines = {line.row.number: line for line in _lines(sheet, region, framework)}
        for group, above, between in _groups(region, lines):
            if len(group) >= _FEWEST or blocks:
                block = _block(group, above, between, framework)
                if not _is_counts(block):
                    blocks.append(block)
    return blocks


def _regions(rows: Sequence[Row], framework: Framework) -> list[list[Row]]:
    """The rows, cut where questions begin again in a column further right: forms or cases across next to each other."""
    words = question_words(framework)
    asking: Counter[int] = Counter()
    for row in rows:
        columns = [
            column
            for column, value in enumerate(row.values, start=1)
            if isinstance(value, str) and (_code(value, framework) or words.questions(value))
        ]
        asking.update(column for column in columns if column - 1 not in columns)
    starts = sorted(column for column, count in asking.items() if count >= _FEWEST)
    regions = []
    for start, end in zip_longest(starts, starts[1:]):
        first = 1 if start == starts[0] else start
        cut = (
            Row(
                row.number,
                [v if first <= c and (end is None or c < end) else None for c, v in enumerate(row.values, start=1)],
            )
            for row in rows
        )
        regions.append([row for row in cut if not all(map(is_blank, row.values))])
    return regions


def _code(text: str, framework: Framework) -> str:
    """The code of the key question that a text names, or nothing."""
    if not any(map(str.isdigit, text)):
        return ""
    code = question_code(text) or code_within(text, framework) or ""
    return code if code in framework.question_domains else ""


def heading_of(line: Line, column: int, framework: Framework) -> Heading:
    """A line as the heading of a column of answers."""
    text = as_text(line.row.value(line.columns[-1]))
    return worded_heading(Heading(column, text, "attribute"), line.codes, framework)


def label_of(value: Value) -> str:
    """The text of a label without its colon; empty for anything but a text."""
    return value.strip().removesuffix(":").strip() if isinstance(value, str) else ""


def _lines(sheet: Sheet, rows: Sequence[Row], framework: Framework) -> Iterator[Line]:
    section = ""
    words = question_words(framework)
    last_above: dict[int, str] = {}  # the last text of each column: a standard may be written once for its questions
    for row in rows:
        texts = [(c, v) for c, v in enumerate(row.values, start=1) if isinstance(v, str) and v.strip()]
        found = _question(texts, section, sheet.name or "", last_above, framework)
        if found:
            yield Line(row, *found)
        elif len(texts) == 1 and words.names_a_standard(texts[0][1]):
            section = texts[0][1]
        last_above.update({c: v for c, v in texts if words.names_a_standard(v)})


def _question(
    texts: Sequence[tuple[int, str]], section: str, name: str, last_above: dict[int, str], framework: Framework
) -> tuple[tuple[int, ...], tuple[str, ...]] | None:
    """The cells of a row that name its question, and the questions it may be: by a code, or else by its words."""
    words = question_words(framework)
    code = ""
    columns: list[int] = []
    for column, text in texts:
        here = _code(text, framework)
        if here and (not code or here == code):
            code = here
            columns.append(column)
        elif code and column == columns[-1] + 1 and words.questions(text, (section, name)):
            columns.append(column)
    if code:
        return tuple(columns), (code,)
    for at, (column, text) in enumerate(texts):
        if prompted_question(text, framework):
            return None
        left = [value for _, value in texts[:at]] + [above for c, above in last_above.items() if c < column]
        if codes := words.questions(text, (*left, section, name)):
            return (column,), codes
    return None


def _groups(rows: Sequence[Row], lines: dict[int, Line]) -> Iterator[tuple[list[Line], list[Row], list[Row]]]:
    """Lines below each other, with the rows above them and those between: a question asked again begins a new group."""
    group: list[Line] = []
    above: list[Row] = []
    since: list[Row] = []
    between: list[Row] = []
    for row in rows:
        line = lines.get(row.number)
        if line is None:
            since.append(row)
            continue
        labelled = any(names_a_case(each) or _heads_questions(each) for each in since)
        again = any(len(line.codes) == 1 and line.codes == other.codes for other in group)
        if group and (labelled or again):
            yield group, above, between
            group, between = [], []
        if not group:
            above = since
        else:
            between += since
        since = []
        group.append(line)
    if group:
        yield group, above, [*between, *since]


def _heads_questions(row: Row) -> bool:
    """Whether a row heads a list of questions: it has a name of their column and of another."""
    texts = [label_of(value) for value in row.values if isinstance(value, str) and value.strip()]
    return len(texts) > 1 and any(meaning_of(text) == "question" for text in texts)


def names_a_case(row: Row) -> bool:
    """Whether a row has the label of a case id with a value, as the top of a form has."""
    texts = [value for value in row.values if not is_blank(value)]
    label, _, rest = texts[0].partition(":") if texts and isinstance(texts[0], str) else ("", "", "")
    if meaning_of(label_of(label)) != "case":
        return False
    has_number = len(texts) > 1 and any(map(str.isdigit, as_text(texts[1])))
    return bool(rest.strip()) or len(texts) == _LABEL_AND_VALUE or has_number


def _block(group: list[Line], above: list[Row], between: list[Row], framework: Framework) -> Block:
    questions = {column for line in group for column in line.columns}
    for row in reversed(above[-_HEADING_ROWS:]):
        label = label_of(next((value for value in row.values if not is_blank(value)), None))
        named = [(c, v) for c, v in enumerate(row.values, start=1) if c not in questions and isinstance(v, str)]
        answers = [column for column, text in named if meaning_of(label_of(text)) == "answer"]
        choices = [(c, choice) for c, text in named if (choice := choice_of(text, framework)) is not None]
        if answers:
            return Block(tuple(group), tuple(above), tuple(between), row, answers[0], (), tuple(answers[1:]))
        each_once = len({choice for _, choice in choices}) == len(choices)
        numbered = any(
            c not in questions and any(map(str.isdigit, as_text(v))) for c, v in enumerate(row.values, start=1)
        )
        known = meaning_of(label) in DETAILS and numbered
        if (
            have_both(choice for _, choice in choices)
            and each_once
            and not known
            and meaning_of(label) != "interviewed"
        ):
            return Block(tuple(group), tuple(above), tuple(between), row, None, tuple(choices))
    return Block(tuple(group), tuple(above), tuple(between), None, None, ())


def _is_counts(block: Block) -> bool:
    """Whether a block is a table of how many answered Yes and No, as a summary or a live sheet has."""
    if block.heading and any(as_text(value).casefold() in COUNTS for value in block.heading.values):
        return True
    values = [line.row.value(column) for line in block.lines for column, _ in block.choices]
    return any(isinstance(value, int | float) and not isinstance(value, bool) and value > 1 for value in values)
