"""The inspection sheet: the service, when fieldwork starts, and the window from which cases are sampled."""

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from yjs_cli.template.drop_downs import day, fixed
from yjs_cli.template.looks import DATE_ENTRY, GIVEN, TEXT_ENTRY, wear
from yjs_cli.template.sheet import Column, add_sheet, add_table, set_up_print, write
from yjs_cli.template.wanted import Wanted

SHEET = "Inspection"

# The names of two of its cells, for formulas on other sheets.
SAMPLE_FROM = "Sample_from"
SAMPLE_TO = "Sample_to"

_HEADER = 3
_SERVICE, _FIELDWORK, _FROM, _TO = range(_HEADER + 1, _HEADER + 5)


def add_inspection_sheet(book: Workbook, wanted: Wanted) -> None:
    """Add the sheet, with the service where it is known."""
    sheet = add_sheet(book, SHEET, "Inspection", "Fill in the second column. A sampled case starts between the last two dates.")
    columns = (Column("Detail", 24, GIVEN), Column("Fill in here", 48, TEXT_ENTRY))
    add_table(sheet, SHEET, _HEADER, columns, rows=4)
    for row, name in ((_SERVICE, "Service"), (_FIELDWORK, "Fieldwork start"), (_FROM, "Sample from"), (_TO, "Sample to")):
        write(sheet, row, 1, name)
        if row != _SERVICE:
            wear(sheet.cell(row, 2), DATE_ENTRY)
            rule = day(name, not_before=f"$B${_FROM}" if row == _TO else "")
            rule.add(f"B{row}")
            sheet.add_data_validation(rule)
    if wanted.service:
        write(sheet, _SERVICE, 2, wanted.service)
    kept = fixed("yjs finds the details by these words. Fill in the cell to the right.")
    kept.add(f"A{_HEADER}:B{_HEADER}")
    kept.add(f"A{_SERVICE}:A{_TO}")
    sheet.add_data_validation(kept)
    for name, row in ((SAMPLE_FROM, _FROM), (SAMPLE_TO, _TO)):
        book.defined_names[name] = DefinedName(name, attr_text=f"{SHEET}!$B${row}")
    set_up_print(sheet, portrait=True)
