"""From the bytes of a file to an Inspection: what the file says, with nothing judged and nothing lost."""

from typing import TYPE_CHECKING

from yjs_cli.errors import UnreadableFileError
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection, Oddity, Place, StatedRating, Unread
from yjs_cli.intake.readers import read_sheets
from yjs_cli.intake.source import open_source

if TYPE_CHECKING:
    from yjs_cli.intake.cases import CaseTable
    from yjs_cli.intake.inspection_sheet import InspectionDetails
    from yjs_cli.intake.sheet import Sheet


def read_inspection(path: str, framework: Framework) -> Inspection:
    """Read one inspection from a workbook or delimited text; ``-`` is standard input.

    The workbook is recognised by what its heading rows say, not by the names or order of its sheets. Cells that cannot
    be read are kept as such: ``check`` turns them into problems. Raises UnreadableFileError where the file cannot be
    read at all or has nothing in it to score.
    """
    from yjs_cli.intake.case_details import vocabulary
    from yjs_cli.intake.case_sheets import read_case_sheet
    from yjs_cli.intake.cases import case_frames
    from yjs_cli.intake.inspection_sheet import read_inspection_sheet
    from yjs_cli.intake.long_tables import read_long_table
    from yjs_cli.intake.ratings import read_ratings
    from yjs_cli.intake.tables import find_tables, hidden_oddities

    opened = open_source(path)
    sheets = read_sheets(opened)
    words = vocabulary(framework)
    case_tables: list[CaseTable] = []
    stated: list[StatedRating] = []
    unread: list[Unread] = []
    oddities: list[Oddity] = [Oddity("file-misnamed", Place(None), opened.kind)] if opened.misnamed else []
    details: InspectionDetails = {}
    recognised = False
    for sheet in sheets:
        found = find_tables(sheet, framework)
        recognised |= bool(found.tables or found.oddities)
        oddities += [*found.oddities, *hidden_oddities(sheet, found.tables)]
        for table in found.tables:
            if table.layout == "ratings":
                ratings, unread_ratings = read_ratings(table, framework)
                stated += ratings
                unread += unread_ratings
            else:
                read = read_case_sheet if table.layout == "cases" else read_long_table
                case_tables.append(read(table, framework, words))
        if not found.tables:
            further, unread_details = read_inspection_sheet(sheet)
            details = {**further, **details}
            unread += unread_details
    if not recognised:
        raise UnreadableFileError(_nothing_found(opened.source.name, sheets))
    cases, attributes, answers = case_frames(case_tables, framework)
    return Inspection(
        source=opened.source,
        cases=cases,
        attributes=attributes,
        answers=answers,
        headed=frozenset(code for table in case_tables for code in table.headed),
        stated_ratings=tuple(stated),
        unread=(*unread, *(cell for table in case_tables for cell in table.unread)),
        stray_answers=tuple(stray for table in case_tables for stray in table.stray_answers),
        oddities=(*oddities, *(oddity for table in case_tables for oddity in table.oddities)),
        sheets=tuple(sheet.name for sheet in sheets),
        **details,
    )


def _nothing_found(name: str, sheets: list["Sheet"]) -> str:
    """What was looked for and what was found instead, sheet by sheet, without a cell's content."""
    found = "; ".join(
        f"{sheet.name or 'the text'}: {len(sheet.rows)} {'row' if len(sheet.rows) == 1 else 'rows'}" for sheet in sheets
    )
    return (
        f"{name}: nothing to score. Looked for a heading row with a case column (Case ID) and key questions such as "
        "2.1.1, or with Case ID, Question and Answer, or with Standard and Rating. "
        f"Found no such row in {found or 'any sheet: the file has no worksheets'}."
    )
