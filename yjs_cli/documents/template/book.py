"""The workbook as a file: its properties and fonts, and saving it to the same bytes on every run."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, NamedStyle
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from yjs_cli.documents.ooxml.rewriting import rewritten
from yjs_cli.documents.template.cell_formats import HEADING_FONTS, TEXT_FONT
from yjs_cli.documents.template.options import TemplateOptions
from yjs_cli.framework import Framework
from yjs_cli.output.words import printable

# openpyxl writes the current time into every workbook. We remove it, so that the template is the same on any day.
_PROPERTIES = "docProps/core.xml"
_DATES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")


def new_book(framework: Framework, options: TemplateOptions) -> Workbook:
    """Return a workbook without sheets, with a title, a language, and an accessible default font and heading styles."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = f"{options.service}: case answers" if options.service else "Case answers"
    book.properties.subject = printable(framework.title)
    book.properties.creator = "yjs"
    book.properties.language = "en-GB"
    # openpyxl has no public way to set the default font.
    private: Any = book
    private._fonts = IndexedList([TEXT_FONT])
    private._named_styles["Normal"].font = TEXT_FONT
    # Excel's built-in heading styles, which assistive technology can distinguish from bold text.
    for level, font in enumerate(HEADING_FONTS, start=1):
        style = NamedStyle(f"Heading {level}", font, alignment=Alignment(vertical="bottom"), builtinId=15 + level)
        book.add_named_style(style)
    return book


class _Writer(ExcelWriter):
    """Writes sheets in memory. openpyxl's writer would leave temporary files behind after a failure."""

    _archive: ZipFile

    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = SpreadsheetDrawing()
        writer: Any = WorksheetWriter(ws, BytesIO())
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], writer.read())
        self.manifest.append(ws)


def workbook_bytes(book: Workbook) -> bytes:
    """Return the file, without the time it was made, opening at its first sheet.

    Parts are stored uncompressed, because compressed bytes differ between zlib versions and systems.
    """
    book.active = 0
    for number, sheet in enumerate(book.worksheets):
        sheet.sheet_view.tabSelected = number == 0
    made = BytesIO()
    _Writer(book, ZipFile(made, "w")).save()
    with ZipFile(made) as package:
        undated = _DATES.sub(b"", package.read(_PROPERTIES))
    return rewritten(made.getvalue(), {_PROPERTIES: undated}, ZIP_STORED)
