"""Writing the workbook with gptables, the library of the Government Analysis Function."""

import io
import warnings
from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime
from typing import TYPE_CHECKING, Any

from yjs_cli.documents.report.spreadsheet.layout import COVER, Sheet, Workbook
from yjs_cli.documents.report.spreadsheet.names import plain, table_names

if TYPE_CHECKING:
    from gptables import GPWorkbook

_A4 = 9
_FONT_SIZE, _COLUMN_WIDTH, _ROW_HEIGHT = 12, 80, 21  # Arial, in points; defaults, in pixels


def workbook_bytes(workbook: Workbook, created: datetime) -> bytes:
    """The bytes of the workbook, with ``created`` as its creation time."""
    content = io.BytesIO()
    with warnings.catch_warnings():
        # gptables leaves a file open when imported, and uses deprecated parts of pandas.
        for warning in (ResourceWarning, DeprecationWarning, FutureWarning):
            warnings.simplefilter("ignore", warning)
        _write(content, workbook, created)
    return content.getvalue()


def _write(content: io.BytesIO, workbook: Workbook, created: datetime) -> None:
    from gptables import GPWorkbook, gptheme

    book = GPWorkbook(content, _options())
    theme = deepcopy(gptheme)
    theme.update_subtitle_format({"font_size": _FONT_SIZE})
    theme.update_data_format({"valign": "top"})
    theme.update_cover_text_format({"valign": "top"})
    book.set_theme(theme)
    book.set_properties(
        {"title": plain(workbook.title), "subject": plain(workbook.subject), "author": "yjs", "created": created}
    )
    _write_cover(book, workbook)
    names = table_names(sheet.name for sheet in workbook.sheets)
    for sheet, table_name in zip(workbook.sheets, names, strict=True):
        _write_sheet(book, sheet, table_name)
    book.close()


def _options() -> dict[str, Any]:
    """Write text as text, whatever its first character, and use the same font in empty cells."""
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        # Without "none", Excel would use Calibri, the font of the theme.
        "default_format_properties": {"font_name": "Arial", "font_size": _FONT_SIZE, "font_scheme": "none"},
        "default_column_width": _COLUMN_WIDTH,
        "default_row_height": _ROW_HEIGHT,
    }


def _write_cover(book: "GPWorkbook", workbook: Workbook) -> None:
    from gptables import Cover
    from gptables.core.gptable import FormatList

    from yjs_cli.documents.report.spreadsheet.measures import COVER_WIDTH, cover_heights
    from yjs_cli.documents.report.spreadsheet.tables import rich

    lines = [rich(line) for line in workbook.introduction]
    for chapter in workbook.chapters:
        lines += [rich(chapter.heading, bold=True), *(rich(line) for line in chapter.lines)]
    about = [rich(line) for line in workbook.about]
    sheet = book.add_worksheet(COVER)
    sheet.write_cover(Cover(FormatList(rich(workbook.title)), lines, about, width=COVER_WIDTH))
    _set_page(sheet, cover_heights(workbook))


def _write_sheet(book: "GPWorkbook", sheet: Sheet, table_name: str) -> None:
    from yjs_cli.documents.report.spreadsheet.measures import heights, widths
    from yjs_cli.documents.report.spreadsheet.tables import gptable

    table = gptable(sheet, table_name)
    page = book.add_worksheet(sheet.name)
    page.write_gptable(table, auto_width=False)
    for column, width in enumerate(widths(sheet)):
        page.set_column(column, column, width)
    header, _, last_row, _ = table.data_range
    # Codes such as 2.1 are meant to be text.
    page.ignore_errors({"number_stored_as_text": f"A{header + 1}:XFD{last_row + 1}"})
    page.repeat_rows(header)
    _set_page(page, heights(sheet))


def _set_page(page: Any, heights: Sequence[float]) -> None:
    for row, height in enumerate(heights):
        page.set_row(row, height)
    page.set_paper(_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
