"""Which cell formats of an .xlsx show a number as a date or a time: all that values need of its styles.

Fonts, fills and borders are left unread: Excel forgives faults in them for which openpyxl refuses a whole workbook.
"""

from typing import Any, NamedTuple
from zipfile import ZipFile

from defusedxml.ElementTree import iterparse
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.xml.constants import ARC_STYLE, SHEET_MAIN_NS

_STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_FORMAT = f"{{{SHEET_MAIN_NS}}}numFmt"
_CELL_FORMATS = f"{{{SHEET_MAIN_NS}}}cellXfs"
_LONGEST = 255  # characters of a format, by Excel's own limit; longer ones can keep a search for dates busy for hours


class DateFormats(NamedTuple):
    """The numbers of the cell formats that show a date or time, and of those among them that show a span of time."""

    dates: frozenset[int]
    spans: frozenset[int]


def date_formats(archive: ZipFile, manifest: Any) -> DateFormats:
    """The date formats of a workbook, by openpyxl's manifest of it; none where the workbook has no styles."""
    declared = manifest.find(_STYLES)
    styles = declared.PartName[1:] if declared else ARC_STYLE
    if styles not in archive.namelist():
        return DateFormats(frozenset(), frozenset())
    codes: dict[int, str] = dict(BUILTIN_FORMATS)
    used: list[int] = []
    with archive.open(styles) as xml:
        for _, element in iterparse(xml):
            if element.tag == _FORMAT:
                codes[int(element.get("numFmtId"))] = (element.get("formatCode") or "")[:_LONGEST]
            elif element.tag == _CELL_FORMATS:
                used = [int(cell_format.get("numFmtId") or 0) for cell_format in element]
                break
    dates = {number for number in set(used) if is_date_format(codes.get(number))}
    spans = {number for number in dates if is_timedelta_format(codes.get(number))}
    return DateFormats(
        frozenset(index for index, number in enumerate(used) if number in dates),
        frozenset(index for index, number in enumerate(used) if number in spans),
    )
