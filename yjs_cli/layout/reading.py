"""From the sheets of a file to what they say: each table, form and list is read by its own layout."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import msgspec

from yjs_cli.framework import Framework
from yjs_cli.inspection import Fact, ReadAs, StatedRating, Unread, case_key
from yjs_cli.workbook.cell import Place
from yjs_cli.workbook.limits import check_cell_count, check_table_count
from yjs_cli.workbook.opening import OpenedFile
from yjs_cli.workbook.sheet import Sheet, as_text, is_blank
from yjs_cli.workbook.source import Source

if TYPE_CHECKING:
    from yjs_cli.layout.case_details import Vocabulary
    from yjs_cli.layout.case_table import CaseTable
    from yjs_cli.layout.inspection_sheet import InspectionDetails


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

    ``uncounted`` is how many cells outside its tables read like an answer. For a sheet without a table, ``headings``
    has the texts of its first row of headings, and ``ids`` what may be case ids, as ``case_key`` compares them.
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
    from yjs_cli.layout.own_sheets import is_made_by_yjs

    name = opened.source.name
    words = vocabulary(framework)
    read: list[SheetReading] = []
    tables = rows = 0
    attributes: set[str] = set()
    for sheet in sheets:
        if not choice.reads(sheet.name):
            read.append(SheetReading(sheet.name, "excluded", len(sheet.rows)))
            continue
        if is_made_by_yjs(sheet):
            read.append(SheetReading(sheet.name, "ignored", len(sheet.rows)))
            continue
        reading = read_sheet(name, sheet, framework, words)
        read.append(reading)
        tables += len(reading.tables)
        check_table_count(name, tables)
        rows += sum(len(table.rows) for table in reading.tables)
        attributes.update(*(table.details.attributes for table in reading.tables))
        check_cell_count(name, rows * len(attributes))
    return FileReading(opened.source, tuple(read), tuple(_about_the_file(opened, damaged)))


def read_sheet(file: str, sheet: Sheet, framework: Framework, words: "Vocabulary") -> SheetReading:
    """Read one sheet of a file with this name. Raises LimitError."""
    from yjs_cli.layout.account import covered_by_tables, uncounted
    from yjs_cli.layout.answer_rows import read_answer_rows
    from yjs_cli.layout.blocks import read_blocks
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
    for block in read_blocks(sheet, free, framework, words, domain):
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
            if not any(fact.kind in {"layout-unknown", "sheet-unread"} for fact in facts):
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
    """The first filled cell of each row, and the cells of the first row: where a continued table has its ids."""
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
