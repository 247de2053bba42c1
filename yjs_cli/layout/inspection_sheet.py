"""The inspection sheet: names in one column, values in the next."""

from datetime import date
from typing import TypedDict

from yjs_cli.framework import joined
from yjs_cli.inspection import DateName, Unread
from yjs_cli.layout.answers import read_date
from yjs_cli.workbook.cell import CellError, Place, Uncalculated
from yjs_cli.workbook.sheet import Sheet, as_text, is_blank

_SERVICE = "service"
_DATES: dict[str, DateName] = {
    "fieldworkstart": "fieldwork_start",
    "samplefrom": "sample_from",
    "sampleto": "sample_to",
}

_LONGEST = 100  # letters of a name that are looked at


class InspectionDetails(TypedDict, total=False):
    """What an inspection sheet says: fields of an Inspection, each only where the sheet says something."""

    service: str
    fieldwork_start: date
    sample_from: date
    sample_to: date
    date_places: dict[DateName, Place]


def read_inspection_sheet(sheet: Sheet) -> tuple[InspectionDetails, list[Unread]]:
    """Read the names that we know, each with the value to its right; one that cannot be read is returned as unread."""
    found: InspectionDetails = {}
    unread: list[Unread] = []
    for row in sheet.rows:
        filled = [(column, value) for column, value in enumerate(row.values, start=1) if not is_blank(value)]
        if len(filled) < 2 or not isinstance(filled[0][1], str):
            continue
        name = joined(filled[0][1][:_LONGEST])
        column, value = filled[1]
        place = Place(sheet.name, row.number, column)
        if name == _SERVICE:
            if isinstance(value, CellError | Uncalculated):
                unread.append(Unread(place, "name", value))
            else:
                found.setdefault("service", as_text(value))
        elif name in _DATES:
            try:
                if (day := read_date(value)) and _DATES[name] not in found:
                    found[_DATES[name]] = day
                    found.setdefault("date_places", {})[_DATES[name]] = place
            except ValueError:
                unread.append(Unread(place, "date", value))
    return found, unread
