"""From the sheets of a file to what they say: each table, form and list is read by its own layout."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import msgspec

from yjs_cli.framework import Framework
from yjs_cli.inspection import Fact, ReadAs, StatedRating, Unread, case_key
from yjs_cli.workbook.cell import Place, column_letters
from yjs_cli.workbook.limits import check_cell_count, check_table_count
from yjs_cli.workbook.opening import OpenedFile
from yjs_cli.workbook.sheet import Row, Sheet, as_text, is_blank
from yjs_cli.workbook.source import Source

if TYPE_CHECKING:
    from yjs_cli.layout.case_details import Vocabulary
    from yjs_cli.layout.case_table import CaseTable
    from yjs_cli.layout.inspection_sheet import InspectionDetails
    from yjs_cli.layout.question_rows import Block


class SheetChoice(msgspec.Struct, frozen=True):
    """Which sheets a user wants to be read: those named by ``only``, or all, without those named by ``without``.

    Names are compared without case; ``*`` stands for any characters.
    """

    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def reads(self, name: str | None) -> bool:
        """Whether a sheet of this name is read."""
        return (not self.only or _matches(name, self.only)) and not _matches(name, self.without)


class SheetReading(msgspec.Struct, frozen=True):
    """What one sheet says.

    ``uncounted`` is how many cells outside its tables read like an answer. For a sheet without a table, ``headings`` has
    the texts of its first row of headings, and ``ids`` what may be case ids, as ``case_key`` compares them.
    """

    name: str | None
    read_as: ReadAs
    rows: int
    tables: "tuple[CaseTable, ...]" = ()
    stated_ratings: tuple[StatedRating, ...] = ()
    unrated: tuple[tuple[str, Place], ...] = ()
    details: "InspectionDetails" = {}
    unread: tuple[Unread, ...] = ()
    facts: tuple[Fact, ...] = ()
    uncounted: int = 0
    headings: tuple[str, ...] = ()
    ids: frozenset[str] = frozenset()


class FileReading(msgspec.Struct, frozen=True):
    """What one file says, sheet by sheet, and what to report of the file as a whole."""

    source: Source
    sheets: tuple[SheetReading, ...]
    facts: tuple[Fact, ...]


def read_sheets_of(
    opened: OpenedFile, sheets: list[Sheet], damaged: bool, framework: Framework, choice: SheetChoice
) -> FileReading:
    """Read the sheets of a file. ``damaged``: a part of the file could not be read, though no cell is lost."""
    from yjs_cli.layout.case_details import vocabulary

    name = opened.source.name
    words = vocabulary(framework)
    read: list[SheetReading] = []
    tables = cells = 0
    for sheet in sheets:
        if not choice.reads(sheet.name):
            read.append(SheetReading(sheet.name, "excluded", len(sheet.rows)))
            continue
        reading = read_sheet(name, sheet, framework, words)
        read.append(reading)
        tables += len(reading.tables)
        check_table_count(name, tables)
        cells += sum(len(table.details.attributes) * len(table.rows) for table in reading.tables)
        check_cell_count(name, cells)
    return FileReading(opened.source, tuple(read), tuple(_about_the_file(opened, damaged)))


def read_sheet(file: str, sheet: Sheet, framework: Framework, words: "Vocabulary") -> SheetReading:
    """Read one sheet of a file with this name. Raises LimitError."""
    from yjs_cli.layout.account import covered_by_tables, uncounted
    from yjs_cli.layout.answer_rows import read_answer_rows
    from yjs_cli.layout.case_rows import read_case_rows
    from yjs_cli.layout.ratings import read_ratings, unrated_standards
    from yjs_cli.layout.recognition import find_tables
    from yjs_cli.layout.sheet_names import domain_in_name
    from yjs_cli.layout.table_facts import hidden_facts
    from yjs_cli.layout.unread_answers import unread_answers

    found = find_tables(file, sheet, framework)
    domain = domain_in_name(sheet.name, framework)
    facts = list(found.facts)
    tables: list[CaseTable] = []
    stated: list[StatedRating] = []
    unrated: list[tuple[str, Place]] = []
    unread: list[Unread] = []
    read = [table for table in found.tables if table.header.layout != "list"]
    for table in read:
        match table.header.layout:
            case "cases":
                tables.append(read_case_rows(table, framework, words, domain))
            case "long":
                tables.append(read_answer_rows(table, framework, words, domain))
            case "ratings":
                ratings, unread_ratings = read_ratings(table, framework)
                stated += ratings
                unread += unread_ratings
                unrated += unrated_standards(table, framework)
    covered = covered_by_tables(read)
    free = [row for row in sheet.rows if row.number not in found.rows]
    for block in _read_blocks(sheet, free, framework, words, domain):
        tables += block.tables
        covered |= block.covered
        facts += block.facts
    read_as: ReadAs = tables[0].read_as if tables else "ratings" if read else "ignored"
    details: InspectionDetails = {}
    if not tables:
        lists = [table for table in found.tables if table.header.layout == "list"]
        if lists and not read:
            tables = [read_case_rows(table, framework, words, domain, "sample-list") for table in lists]
            covered |= covered_by_tables(lists)
            read_as = "sample-list"
        if not read:
            from yjs_cli.layout.inspection_sheet import read_inspection_sheet

            details, unread_details = read_inspection_sheet(sheet)
            unread += unread_details
            read_as = "inspection" if details and not tables else read_as
            if not any(fact.kind == "layout-unknown" for fact in facts):
                about = list(unread_answers(sheet, framework))
                facts += [fact for fact in about if not (tables and fact.kind == "register-ignored")]
    facts += hidden_facts(sheet, found.tables if tables or read else ())
    return SheetReading(
        sheet.name,
        read_as,
        len(sheet.rows),
        tuple(tables),
        tuple(stated),
        tuple(unrated),
        details,
        tuple(unread),
        tuple(facts),
        uncounted(sheet, covered, framework),
        () if tables or read else tuple(_texts_like_headings(sheet)),
        frozenset() if tables or read else _possible_ids(sheet),
    )


class _ReadBlock(msgspec.Struct, frozen=True):
    """A block of questions: its cases if it could be read, the cells that it covers, and what to report of it."""

    tables: "tuple[CaseTable, ...]"
    covered: dict[int, frozenset[int]]
    facts: tuple[Fact, ...]


def _read_blocks(
    sheet: Sheet, rows: Sequence[Row], framework: Framework, words: "Vocabulary", domain: str | None
) -> Iterator[_ReadBlock]:
    """The forms, or the cases across, in the rows of a sheet that no table holds. One that cannot be read is an error."""
    from yjs_cli.layout.question_rows import find_blocks

    for block in find_blocks(sheet, rows, framework):
        from yjs_cli.layout.account import covered_by_block
        from yjs_cli.layout.cases_across import read_cases_across
        from yjs_cli.layout.forms import has_two_cases, is_form, is_labelled, read_form
        from yjs_cli.layout.question_rows import answered_columns, lists_all_choices, printed_choices, stray_cell

        used = [block.answer] if block.answer else [column for column, _ in block.choices]
        used = used or answered_columns(block, framework)
        stray = stray_cell(block, used, framework)
        unfilled = bool(block.choices) and not any(_is_filled(block, column) for column in used)
        if (stray and (not used or unfilled or has_two_cases(block))) or not (used or is_labelled(block)):
            if stray:
                yield _ReadBlock((), {}, (Fact("layout-unknown", Place(sheet.name, *stray)),))
            continue
        if not (block.answer or block.choices) and printed_choices(block, used, framework):
            if not lists_all_choices(block, used, framework):
                first = block.lines[0].row.number
                yield _ReadBlock((), {}, (Fact("layout-unknown", Place(sheet.name, first, used[0])),))
            continue
        if is_form(block, framework):
            table = read_form(sheet, block, framework, words, domain)
        elif across := read_cases_across(sheet, block, framework, words, domain):
            table = across
        else:
            first = block.lines[0].row.number
            yield _ReadBlock((), {}, (Fact("layout-unknown", Place(sheet.name, first, used[0])),))
            continue
        facts = list(_about_block(sheet, block, used, framework))
        if stray and table.read_as == "form":
            facts.append(Fact("answer-elsewhere", Place(sheet.name, *stray)))
        facts += _answers_between(sheet, block, used, framework)
        yield _ReadBlock((table,), covered_by_block(block, used), tuple(facts))


def _answers_between(sheet: Sheet, block: "Block", used: Sequence[int], framework: Framework) -> Iterator[Fact]:
    """Answers in rows between the questions that are neither a known prompt nor a detail of the case."""
    from yjs_cli.layout.headings import DETAILS, meaning_of, prompted_question
    from yjs_cli.layout.question_rows import is_like_an_answer, label_of

    for row in block.between:
        texts = [value for value in row.values if isinstance(value, str) and value.strip()]
        is_prompt = any(prompted_question(text, framework) for text in texts)
        is_detail = any(meaning_of(label_of(text)) in DETAILS for text in texts)
        answer = next((column for column in used if is_like_an_answer(row.value(column))), None)
        if answer and not (is_prompt or is_detail):
            yield Fact("answer-elsewhere", Place(sheet.name, row.number, answer))


def _is_filled(block: "Block", column: int) -> bool:
    return any(not is_blank(line.row.value(column)) for line in block.lines)


def _about_block(sheet: Sheet, block: "Block", used: Sequence[int], framework: Framework) -> Iterator[Fact]:
    """What to report of a block that was read: what is hidden or merged in it, and what its words leave open."""
    from yjs_cli.layout.question_rows import heading_of

    rows = {line.row.number for line in block.lines}
    if sheet.hidden:
        yield Fact("sheet-hidden", Place(sheet.name))
    yield from (Fact("row-hidden", Place(sheet.name, number)) for number in sorted(rows & sheet.hidden_rows))
    yield from (Fact("column-hidden", Place(sheet.name, None, c)) for c in used if c in sheet.hidden_columns)
    for merge in sheet.merges:
        columns = [column for column in used if merge.first_column <= column <= merge.last_column]
        if columns and merge.first_row in rows and (len(columns) > 1 or merge.last_row > merge.first_row):
            last = f"{column_letters(merge.last_column)}{merge.last_row}"
            yield Fact("answer-merged", Place(sheet.name, merge.first_row, merge.first_column), last)
    for line in block.lines:
        open_questions = heading_of(line, 0, framework).may_be
        if open_questions and any(not is_blank(line.row.value(column)) for column in used):
            yield Fact(
                "question-ambiguous", Place(sheet.name, line.row.number, line.columns[-1]), " or ".join(open_questions)
            )


_HEADINGS_NAMED = 4


def _texts_like_headings(sheet: Sheet) -> Iterator[str]:
    """The texts of the first row with a known heading and only texts, so that no row about a child is ever quoted."""
    from yjs_cli.layout.headings import is_known_heading

    for row in sheet.rows[:20]:
        texts = [value.strip() for value in row.values if isinstance(value, str) and value.strip()]
        only_texts = len(texts) == sum(value is not None for value in row.values)
        if len(texts) > 1 and only_texts and any(map(is_known_heading, texts)):
            yield from texts[:_HEADINGS_NAMED]
            return


def _possible_ids(sheet: Sheet) -> frozenset[str]:
    """The first filled cell of each row, and the cells of the first row: where the ids of a continued table would be."""
    firsts = (next((value for value in row.values if not is_blank(value)), None) for row in sheet.rows)
    top = sheet.rows[0].values if sheet.rows else []
    return frozenset(case_key(text) for value in (*firsts, *top) if (text := as_text(value)))


def _matches(name: str | None, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase((name or "").casefold(), pattern.casefold()) for pattern in patterns)


def _about_the_file(opened: OpenedFile, damaged: bool) -> Iterator[Fact]:
    if opened.misnamed:
        yield Fact("file-misnamed", Place(None), opened.kind)
    if opened.in_use:
        yield Fact("file-in-use", Place(None))
    if damaged:
        yield Fact("file-damaged", Place(None))
