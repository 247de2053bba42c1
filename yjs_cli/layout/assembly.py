"""From the sheets of a file to an Inspection: each table is read by what its headings say, then all are joined."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from yjs_cli.errors import UnreadableFileError
from yjs_cli.framework import Framework
from yjs_cli.inspection import Fact, Inspection, StatedRating, Unread
from yjs_cli.workbook.cell import Place
from yjs_cli.workbook.limits import check_cell_count, check_table_count
from yjs_cli.workbook.opening import OpenedFile
from yjs_cli.workbook.sheet import Sheet

if TYPE_CHECKING:
    from yjs_cli.layout.inspection_sheet import InspectionDetails
    from yjs_cli.layout.tables import Table

_SHEETS_NAMED = 10


def inspection_of(opened: OpenedFile, sheets: list[Sheet], damaged: bool, *, framework: Framework) -> Inspection:
    """What the sheets of a file say. ``damaged``: a part of the file could not be read, and nothing is missing for it.

    Raises UnreadableFileError where there is nothing in them to score.
    """
    from yjs_cli.layout.case_details import vocabulary
    from yjs_cli.layout.case_rows import read_case_sheet
    from yjs_cli.layout.cases import case_frames
    from yjs_cli.layout.inspection_sheet import read_inspection_sheet
    from yjs_cli.layout.ratings import read_ratings
    from yjs_cli.layout.recognition import find_tables

    name = opened.source.name
    facts: list[Fact] = []
    unread: list[Unread] = []
    details: InspectionDetails = {}
    tables: list[Table] = []
    for sheet in sheets:
        found = find_tables(name, sheet, framework)
        tables += found.tables
        check_table_count(name, len(tables))
        facts += found.facts
        if not found.tables:
            further, unread_details = read_inspection_sheet(sheet)
            if details.get("service", further.get("service")) != further.get("service", details.get("service")):
                facts.append(Fact("services-mixed", Place(sheet.name)))
            places = {**further.get("date_places", {}), **details.get("date_places", {})}
            details = {**further, **details, "date_places": places}
            unread += unread_details
    if not (tables or facts):
        raise UnreadableFileError(_nothing_found(name, sheets))

    words = vocabulary(framework)
    case_tables = [read_case_sheet(table, framework, words) for table in tables if table.header.layout == "cases"]
    if long_tables := [table for table in tables if table.header.layout == "long"]:
        from yjs_cli.layout.answer_rows import read_long_tables

        case_tables.append(read_long_tables(long_tables, framework, words))
    stated: list[StatedRating] = []
    for table in tables:
        if table.header.layout == "ratings":
            ratings, unread_ratings = read_ratings(table, framework)
            stated += ratings
            unread += unread_ratings
    headings = {heading for table in case_tables for heading in table.details.attributes}
    check_cell_count(name, len(headings) * sum(len(table.rows) for table in case_tables))
    cases, attributes, answers = case_frames(case_tables, framework)
    return Inspection(
        source=opened.source,
        cases=cases,
        attributes=attributes,
        answers=answers,
        asked=tuple(asked for table in case_tables for asked in table.asked),
        stated_ratings=tuple(stated),
        unread=(*unread, *(cell for table in case_tables for cell in table.unread)),
        stray_answers=tuple(stray for table in case_tables for stray in table.stray_answers),
        facts=(
            *_about_the_file(opened, damaged),
            *facts,
            *(fact for table in case_tables for fact in table.facts),
        ),
        sheets=tuple(sheet.name for sheet in sheets),
        **details,
    )


def _about_the_file(opened: OpenedFile, damaged: bool) -> Iterator[Fact]:
    if opened.misnamed:
        yield Fact("file-misnamed", Place(None), opened.kind)
    if opened.in_use:
        yield Fact("file-in-use", Place(None))
    if damaged:
        yield Fact("file-damaged", Place(None))


def _nothing_found(name: str, sheets: list[Sheet]) -> str:
    """What was looked for and what was found instead, sheet by sheet, without a cell's content."""
    found = "; ".join(
        f"{sheet.name or 'the text'}: {len(sheet.rows)} {'row' if len(sheet.rows) == 1 else 'rows'}"
        for sheet in sheets[:_SHEETS_NAMED]
    )
    if len(sheets) > _SHEETS_NAMED:
        found += f"; and {len(sheets) - _SHEETS_NAMED} more sheets"
    return (
        f"{name}: nothing to score. Looked for a heading row with a case column (Case ID) and key questions such as "
        "2.1.1, or with Case ID, Question and Answer, or with Standard and Rating. "
        f"Found no such row in {found or 'any sheet: the file has no worksheets'}."
    )
