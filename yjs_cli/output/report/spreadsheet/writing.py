"""The workbook as gptables writes it, the package of the Government Analysis Function."""

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pandas as pd

from yjs_cli.output.report.content import Cell, Column, Table
from yjs_cli.output.report.spreadsheet.layout import COVER, Sheet, Workbook
from yjs_cli.output.report.spreadsheet.names import headings, one_cell, plain, table_names

if TYPE_CHECKING:
    from gptables import GPTable, GPWorkbook

FONT = {"font_name": "Arial", "font_size": 12}
# Text of a workbook is text, whatever it begins with.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": FONT,
}
_ROOM = 110  # letters that a line has beside a narrow first column before it is wrapped
_PROSE, _NARROW, _WIDE, _COVER = 70, 9, 50, 85  # letters that a column takes
_BOLD = 1.15  # how much wider letters are than those of the cells
_A4 = 9


def written(workbook: Workbook, made: datetime) -> bytes:
    """The bytes of the workbook, which says that it was made at this moment."""
    content = io.BytesIO()
    with warnings.catch_warnings():
        # gptables leaves a file open when it is imported, and uses pandas in ways that pandas will give up.
        warnings.simplefilter("ignore", ResourceWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        warnings.simplefilter("ignore", FutureWarning)
        from gptables import GPWorkbook, gptheme

        book = GPWorkbook(content, _OPTIONS)
        theme = deepcopy(gptheme)
        theme.update_subtitle_format({"font_size": FONT["font_size"]})
        book.set_theme(theme)
        book.set_properties({"title": plain(workbook.title), "subject": plain(workbook.subject), "created": made})
        _write_cover(book, workbook)
        names = table_names(sheet.name for sheet in workbook.sheets)
        for sheet, table_name in zip(workbook.sheets, names, strict=True):
            _write_sheet(book, sheet, table_name)
        book.close()
    return content.getvalue()


def _write_cover(book: "GPWorkbook", workbook: Workbook) -> None:
    from gptables import Cover
    from gptables.core.gptable import FormatList

    lines = [_rich(line) for line in workbook.introduction]
    for chapter in workbook.chapters:
        lines += [_rich(chapter.heading, bold=True), *map(_rich, chapter.lines)]
    cover = Cover(FormatList(_rich(workbook.title)), lines, [_rich(line) for line in workbook.about], width=_COVER)
    sheet = book.add_worksheet(COVER)
    sheet.write_cover(cover)
    _set_page(sheet, landscape=False)


def _write_sheet(book: "GPWorkbook", sheet: Sheet, table_name: str) -> None:
    table = _gptable(sheet, table_name)
    written_sheet = book.add_worksheet(sheet.name)
    written_sheet.write_gptable(table, auto_width=False)
    for column, width in enumerate(_widths(sheet)):
        written_sheet.set_column(column, column, width)
    header, _, last_row, last_column = table.data_range
    # A code such as 2.1 is no number that has become text by mistake.
    written_sheet.ignore_errors({"number_stored_as_text": f"A{header + 1}:XFD{last_row + 1}"})
    written_sheet.repeat_rows(header)
    _set_page(written_sheet, landscape=True)


def _set_page(sheet: Any, *, landscape: bool) -> None:
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    if landscape:
        sheet.set_landscape()


def _gptable(sheet: Sheet, table_name: str) -> "GPTable":
    from gptables import GPTable

    table = sheet.table
    frame = pd.DataFrame([list(_values(row.cells, sheet.linked)) for row in table.rows], dtype=object)
    frame.columns = pd.Index([f"column {at}" for at in range(len(table.columns))])
    made = GPTable(
        frame,
        table_name,
        _line(sheet.title),
        subtitles=[_line(text) for text in sheet.above],
        instructions=_line(sheet.instructions),
        legend=[_line(text) for text in sheet.legend],
        index_columns={},
        additional_formatting=list(_formats(table)),
    )
    # Set afterwards, because gptables refuses headings with $$, which mark its notes.
    made.table.columns = pd.Index(headings([_heading(column) for column in table.columns]))
    return made
