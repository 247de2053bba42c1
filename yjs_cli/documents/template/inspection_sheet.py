"""The inspection sheet: the service, when fieldwork starts, and the window from which cases are sampled."""

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from yjs_cli.documents.template.drop_downs import ask_for_date, keep
from yjs_cli.documents.template.looks import DATE_ENTRY, GIVEN, TEXT_ENTRY, wear
from yjs_cli.documents.template.sheet import INSPECTION, Column, add_sheet, add_table, set_up_print, write
from yjs_cli.documents.template.wanted import Wanted

# The names of two of its cells, for formulas on other sheets.
SAMPLE_FROM, SAMPLE_TO = "Sample_from", "Sample_to"

_ABOUT = "Fill in the second column. Sampled cases start between the last two dates."
_HEADER = 3
_SERVICE, _FIELDWORK, _FROM, _TO = range(_HEADER + 1, _HEADER + 5)
_DATES = {_FIELDWORK: "Fieldwork start", _FROM: "Sample from", _TO: "Sample to"}


def add_inspection_sheet(book: Workbook, wanted: Wanted) -> None:
    """Add the sheet, with the service where it is known."""
    sheet = add_sheet(book, INSPECTION, INSPECTION, _ABOUT)
    columns = (Column("Detail", 24, GIVEN), Column("Fill in here", 48, TEXT_ENTRY))
    add_table(sheet, "Inspection_details", _HEADER, columns, rows=_TO - _HEADER)
    for row, name in {_SERVICE: "Service", **_DATES}.items():
        write(sheet, row, 1, name)
    if wanted.service:
        write(sheet, _SERVICE, 2, wanted.service)
    for row, name in _DATES.items():
        wear(sheet.cell(row, 2), DATE_ENTRY)
        ask_for_date(sheet, f"B{row}", name, not_before=f"$B${_FROM}" if row == _TO else None)
    keep(sheet, f"A{_HEADER}:B{_HEADER} A{_SERVICE}:A{_TO}", "yjs finds the details by these words. Type beside them.")
    for name, row in ((SAMPLE_FROM, _FROM), (SAMPLE_TO, _TO)):
        book.defined_names[name] = DefinedName(name, attr_text=f"{INSPECTION}!$B${row}")
    set_up_print(sheet, portrait=True)
