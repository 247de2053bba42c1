"""What is odd about the shape of tables: headings that repeat or are merged, numbers among words, what is hidden."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence

from yjs_cli.inspection import Fact, FactKind
from yjs_cli.layout.answers import NO, NOT_APPLICABLE, YES, read_answer
from yjs_cli.layout.headings import Heading
from yjs_cli.layout.row_kinds import is_one_or_zero, is_worded_answer, is_zero
from yjs_cli.layout.tables import Table
from yjs_cli.workbook.cell import Place, Value, column_letters
from yjs_cli.workbook.sheet import Merge, Row, Sheet, as_text, is_blank, spanned

# Two columns with one of these meanings cannot both count; of the others, the second is kept as it stands.
_ONLY_ONE = frozenset(("case", "domain", "disposal", "key question", "answer", "choice", "standard", "rating"))


# In these, a merge over several rows is reported. Answers have a rule of their own; attributes rate nothing.
_DETAILS = frozenset(
    ("case", "domain", "disposal", "start date", "interviewed", "inspector", "question", "answer", "standard", "rating")
)


def heading_facts(table: Table) -> Iterator[Fact]:
    """Headings that repeat, that look like a question and are none, are merged or missing; tables side by side."""
    sheet, header = table.sheet, table.header
    if header.neighbour:
        yield Fact("tables-side-by-side", header.neighbour)
    first: dict[tuple[str | int | None, ...], Heading] = {}
    for heading in header.headings:
        place = Place(sheet.name, header.row, heading.column)
        only_one = heading.meaning in _ONLY_ONE
        key = (heading.meaning, *((heading.code, heading.choice) if only_one else (heading.text.casefold(),)))
        if heading.meaning == "unknown question":
            yield Fact("question-unknown", place, heading.code)
        elif key in first:
            kind: FactKind = "header-repeated" if only_one else "attribute-repeated"
            yield Fact(kind, place, f"{column_letters(first[key].column)}{header.row}")
        first.setdefault(key, heading)
    headed = {heading.column for heading in header.headings}
    over_headings = [m for m in sheet.merges if m.first_column in headed and m.first_row <= header.row <= m.last_row]
    yield from _merged_headings(table, over_headings, headed)
    if header.layout == "cases":
        yield from _missing_headings(table, headed)


def _missing_headings(table: Table, headed: Collection[int]) -> Iterator[Fact]:
    """Columns of answers without a heading, in a table of cases.

    Either their heading was lost, or every answer of the row has moved by a column: then none is where it belongs.
    """
    width = max((len(row.values) for row in table.rows), default=0)
    merges = (merge for merge in table.sheet.merges if merge.first_row <= table.header.row <= merge.last_row)
    under_a_merge = spanned(((merge.first_column, merge.last_column) for merge in merges), width)
    for column in sorted(set(range(1, width + 1)).difference(headed, under_a_merge)):
        answered = next(
            (row for row in table.rows if read_answer(row.value(column)) in {YES, NO, NOT_APPLICABLE}), None
        )
        if answered:
            yield Fact("header-missing", table.place(answered.number, column))


def _merged_headings(table: Table, merges: list[Merge], headed: set[int]) -> Iterator[Fact]:
    """A heading merged over several columns heads the first; what is under the others has no heading."""
    filled: dict[int, int] = {}  # columns without a heading, and the first row that has something in each
    for row in table.rows if merges else ():
        for column, value in enumerate(row.values, start=1):
            if column not in headed and not is_blank(value):
                filled.setdefault(column, row.number)
    columns = sorted(filled)
    for merge in merges:
        place = table.place(merge.first_row, merge.first_column)
        next_filled = bisect_right(columns, merge.first_column)
        if next_filled < len(columns) and (column := columns[next_filled]) <= merge.last_column:
            yield Fact("header-spans-answers", table.place(filled[column], column), str(place.cell))
        else:
            yield Fact("header-merged", place, f"{column_letters(merge.last_column)}{merge.last_row}")


def figures_among_words(table: Table, seen: Collection[Value]) -> Iterator[Fact]:
    """A row answered in numbers where the others are answered in words: a row of counts would look just like it.

    Where all are answered in numbers, so would a row whose id is unlike the others. A 0 among the words of a row is
    reported too: a formula that points at an empty cell shows one.

    ``seen`` holds every distinct value of the table's answers, which shows quickly that most tables have no numbers.
    """
    if not any(value in (0, 1) or is_one_or_zero(value) for value in seen):  # True and False are equal to 1 and 0
        return
    columns = [heading.column for heading in table.header.headings if heading.meaning == "key question"]
    in_figures: list[tuple[Row, int]] = []
    in_words = False
    for row in table.rows:
        answers = [(column, row.value(column)) for column in columns]
        if any(is_worded_answer(value) or isinstance(value, bool) for _, value in answers):
            in_words = True
            noughts = (column for column, value in answers if is_zero(value))
            yield from (Fact("answer-zero", table.place(row.number, column)) for column in noughts)
        elif figures := [column for column, value in answers if is_one_or_zero(value)]:
            in_figures.append((row, figures[0]))
    if not in_words:
        in_figures = _labelled_unlike_the_others(table, in_figures)
    yield from (Fact("answer-in-figures", table.place(row.number, column)) for row, column in in_figures)


def _labelled_unlike_the_others(table: Table, rows: list[tuple[Row, int]]) -> list[tuple[Row, int]]:
    """On a sheet answered in numbers: the rows whose id has no digit in it, where the ids of most others have one."""
    labelled = [
        (row, column) for row, column in rows if not any(map(str.isdigit, as_text(row.value(table.header.key_column))))
    ]
    return labelled if 2 * len(labelled) < len(rows) else []


def merged_answers(table: Table) -> Iterator[Fact]:
    """Answers merged over several cells: the first holds the answer, the others look as if they had none yet."""
    columns = [heading.column for heading in table.header.headings if heading.meaning == "key question"]
    rows = {row.number for row in table.rows} if table.sheet.merges else set()
    for merge in table.sheet.merges:
        holds_answers = bisect_left(columns, merge.first_column) < bisect_right(columns, merge.last_column)
        if merge.first_row in rows and holds_answers:
            last = f"{column_letters(merge.last_column)}{merge.last_row}"
            yield Fact("answer-merged", table.place(merge.first_row, merge.first_column), last)


def merged_details(table: Table) -> Iterator[Fact]:
    """Details of a case, or ratings, merged over several rows: the first has them, the others look as if without."""
    columns = {heading.column for heading in table.header.headings if heading.meaning in _DETAILS}
    numbers = [row.number for row in table.rows] if table.sheet.merges else []
    for merge in table.sheet.merges:
        # The first of these rows that is a row of the table, and how many are.
        first, end = bisect_left(numbers, merge.first_row), bisect_right(numbers, merge.last_row)
        starts_here = end - first > 1 and numbers[first] == merge.first_row and merge.first_column in columns
        if starts_here and not is_blank(table.rows[first].value(merge.first_column)):
            last = f"{column_letters(merge.last_column)}{merge.last_row}"
            yield Fact("detail-merged", table.place(merge.first_row, merge.first_column), last)


def hidden_facts(sheet: Sheet, tables: Sequence[Table]) -> Iterator[Fact]:
    """Hidden rows and columns that hold part of a table, and a hidden sheet with one: they count, and are reported."""
    if not tables:
        return
    if sheet.hidden:
        yield Fact("sheet-hidden", Place(sheet.name))
    if sheet.hidden_rows:
        numbers = sorted({row.number for table in tables for row in table.rows} & sheet.hidden_rows)
        yield from (Fact("row-hidden", Place(sheet.name, run[0]), count=len(run)) for run in _runs(numbers))
    columns = {h.column for table in tables for h in table.header.headings if h.meaning != "attribute"}
    for column in sorted(columns & sheet.hidden_columns):
        yield Fact("column-hidden", Place(sheet.name, None, column))


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    """Split sorted numbers into runs without a gap."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run
