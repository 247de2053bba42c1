"""The template: an empty workbook made from a framework, for inspectors to fill in and ``read_inspection`` to read."""

from yjs_cli.documents.template.book import new_book, workbook_bytes
from yjs_cli.documents.template.case_sheet import add_case_sheet
from yjs_cli.documents.template.guidance import add_guidance
from yjs_cli.documents.template.inspection_sheet import add_inspection_sheet
from yjs_cli.documents.template.live_sheet import add_live_sheet
from yjs_cli.documents.template.options import TemplateOptions
from yjs_cli.documents.template.ratings_sheet import add_ratings_sheet
from yjs_cli.documents.template.sheet_building import GUIDANCE, LISTS
from yjs_cli.framework import Framework


def template_workbook(framework: Framework, options: TemplateOptions) -> bytes:
    """Return an empty workbook (.xlsx) for an inspection under this framework.

    It has guidance, the details of the inspection, a case sheet for each domain with a case sample, the ratings, and
    percentages that the spreadsheet program calculates. The same framework and options always give the same bytes.
    """
    book = new_book(framework, options)
    guidance = book.create_sheet(GUIDANCE)
    add_inspection_sheet(book, options)
    case_sheets = [add_case_sheet(book, domain, options) for domain in framework.case_domains]
    ratings = add_ratings_sheet(book, framework)
    if case_sheets:
        add_live_sheet(book, framework, case_sheets, ratings)
    add_guidance(guidance, framework, case_sheets)
    if LISTS in book.sheetnames:
        book.move_sheet(LISTS, offset=len(book.sheetnames))
    return workbook_bytes(book)
