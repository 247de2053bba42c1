"""The inspection sheet: the service, the start of fieldwork, and the dates between which sampled cases start."""

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from yjs_cli.documents.template.cell_formats import DATE_ENTRY, READ_ONLY, TEXT_ENTRY, apply_format
from yjs_cli.documents.template.options import TemplateOptions
from yjs_cli.documents.template.sheet_building import INSPECTION, Column, add_sheet, add_table, set_up_printing, write
from yjs_cli.documents.template.validation import prevent_typing, require_date

# Defined names of two cells, for formulas on other sheets.
SAMPLE_FROM, SAMPLE_TO = "Sample_from", "Sample_to"

_ABOUT = "Fill in the second column. The cases in the sample start between the last two dates."
_HEADER = 3
_SERVICE, _FIELDWORK, _FROM, _TO = range(_HEADER + 1, _HEADER + 5)
_DATES = {_FIELDWORK: "Fieldwork start", _FROM: "Sample from", _TO: "Sample to"}


def add_inspection_sheet(book: Workbook, options: TemplateOptions) -> None:
    """Add the sheet, with the service if it is known."""
    sheet = add_sheet(book, INSPECTION, INSPECTION, _ABOUT)
    columns = (Column("Detail", 24, READ_ONLY), Column("Fill in here", 48, TEXT_ENTRY))
    add_table(sheet, "Inspection_details", _HEADER, columns, rows=_TO - _HEADER)
    for row, name in {_SERVICE: "Service", **_DATES}.items():
        write(sheet, row, 1, name)
    if options.service:
        write(sheet, _SERVICE, 2, options.service)
    for row, name in _DATES.items():
        apply_format(sheet.cell(row, 2), DATE_ENTRY)
        require_date(sheet, f"B{row}", name, not_before=f"$B${_FROM}" if row == _TO else None)
    prevent_typing(
        sheet,
        f"A{_HEADER}:B{_HEADER} A{_SERVICE}:A{_TO}",
        "yjs finds the details by these words, so do not change them. Type in the next column.",
    )
    for name, row in ((SAMPLE_FROM, _FROM), (SAMPLE_TO, _TO)):
        book.defined_names[name] = DefinedName(name, attr_text=f"{INSPECTION}!$B${row}")
    set_up_printing(sheet, portrait=True)
