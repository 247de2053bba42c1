"""Which cell formats of an .xlsx show a date or time, and which strike the text through: all we need of its styles.

Other fonts, fills and borders are not read: openpyxl refuses a workbook over faults in them that Excel forgives.
"""

from typing import IO, Any, NamedTuple
from zipfile import ZipFile

from defusedxml.ElementTree import iterparse
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.xml.constants import ARC_STYLE, SHEET_MAIN_NS

_STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_NUMBER_FORMAT = f"{{{SHEET_MAIN_NS}}}numFmt"
_FONTS = f"{{{SHEET_MAIN_NS}}}fonts"
_STRIKE = f"{{{SHEET_MAIN_NS}}}strike"
_CELL_FORMATS = f"{{{SHEET_MAIN_NS}}}cellXfs"
_LONGEST = 255  # characters of a number format, as in Excel; the search for dates could take hours in a longer one


class CellFormats(NamedTuple):
    """The indices of the cell formats that show a date or time, a time span (also in ``dates``), and struck text."""

    dates: frozenset[int] = frozenset()
    spans: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()


def cell_formats(archive: ZipFile, manifest: Any) -> CellFormats:
    """The formats of a workbook; ``manifest`` is openpyxl's. None of any kind if the workbook has no styles."""
    declared = manifest.find(_STYLES)
    part = declared.PartName[1:] if declared else ARC_STYLE
    if part not in archive.namelist():
        return CellFormats()
    with archive.open(part) as xml:
        return _read(xml)


def struck_formats(archive: ZipFile) -> frozenset[int]:
    """The indices of the cell formats that strike text through, without parsing the styles of workbooks without any."""
    if ARC_STYLE not in archive.namelist() or b"strike" not in archive.read(ARC_STYLE):
        return frozenset()
    with archive.open(ARC_STYLE) as xml:
        return _read(xml).struck


def _read(xml: IO[bytes]) -> CellFormats:
    codes: dict[int, str] = dict(BUILTIN_FORMATS)
    struck_fonts: set[str] = set()
    numbers: list[int] = []
    struck: list[int] = []
    for _, element in iterparse(xml):
        if element.tag == _NUMBER_FORMAT:
            codes[int(element.get("numFmtId"))] = (element.get("formatCode") or "")[:_LONGEST]
        elif element.tag == _FONTS:
            struck_fonts = {str(index) for index, font in enumerate(element) if _is_struck(font)}
        elif element.tag == _CELL_FORMATS:
            numbers = [int(cell_format.get("numFmtId") or 0) for cell_format in element]
            struck = [index for index, cell_format in enumerate(element) if cell_format.get("fontId") in struck_fonts]
            break
    dates = {number for number in set(numbers) if is_date_format(codes.get(number))}
    spans = {number for number in dates if is_timedelta_format(codes.get(number))}
    return CellFormats(
        frozenset(index for index, number in enumerate(numbers) if number in dates),
        frozenset(index for index, number in enumerate(numbers) if number in spans),
        frozenset(struck),
    )


def _is_struck(font: Any) -> bool:
    strike = font.find(_STRIKE)
    return strike is not None and strike.get("val", "1") not in {"0", "false"}
