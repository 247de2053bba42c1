"""openpyxl's parser of a worksheet, made strict: it refuses what two programs would read differently.

Excel calls such a file damaged and never writes one. A lenient reader could give an answer to the wrong question.
"""

import re
from collections.abc import Iterator
from typing import Any

from defusedxml.ElementTree import iterparse
from openpyxl.worksheet._reader import (
    CELL_TAG,
    COL_TAG,
    FORMULA_TAG,
    INLINE_STRING,
    MERGE_TAG,
    ROW_TAG,
    VALUE_TAG,
    WorkSheetParser,
)

from yjs_cli.workbook.cell import CellError, Uncalculated, Value
from yjs_cli.workbook.limits import COLUMNS, ROWS
from yjs_cli.workbook.sheet import Row, is_blank

_NUMBER = re.compile(r"[-+]?[0-9]*\.?[0-9]*(?:[eE][-+]?[0-9]+)?")
_SHEET_DATA = ROW_TAG.replace("row", "sheetData")
_MERGE = MERGE_TAG.replace("mergeCells", "mergeCell")
_CLEARED = frozenset((ROW_TAG, COL_TAG, _MERGE))
# Cell types: number, shared text, text of a formula, text in the cell, truth value, error, date.
_TYPES = frozenset(("n", "s", "str", "inlineStr", "b", "e", "d"))
_TRUTH_VALUES = frozenset(("0", "1", "true", "false", ""))
_INDEX = re.compile(r"[0-9]+")
# How Excel writes a character that XML cannot hold, or a text that looks like this escape.
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class StructureError(ValueError):
    """The cells of a sheet are out of place, or their types do not match their values."""


class CellParser(WorkSheetParser):
    """The parser, which also recognises errors, formulas without a result, and struck-through cells."""

    results_hold = True  # whether the program that saved the file had calculated its formulas
    struck_formats: frozenset[int] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.merges: list[str] = []
        self.struck: set[tuple[int, int]] = set()  # filled cells, by row and column

    def parse_cell(self, element: Any) -> dict[str, Any]:
        _refuse_unclear(element)
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["data_type"] == "e":
            cell["value"] = CellError(str(cell["value"]))
        elif element.find(FORMULA_TAG) is not None:
            # A formula with t="str" and no value is calculated: its result is the empty text.
            missing = cell["value"] is None and element.get("t") != "str"
            if missing or not self.results_hold:
                cell["value"] = Uncalculated()
        if isinstance(cell["value"], str) and element.get("t") != "s":  # shared texts are unescaped already
            cell["value"] = unescaped(cell["value"])
        return cell

    def rows(self) -> Iterator[Row]:
        """The rows that are not blank. Raises StructureError if rows or cells are out of order."""
        previous = 0
        sheet_data_count = 0
        for _, element in iterparse(self.source):
            if element.tag == ROW_TAG:
                number, cells = self.parse_row(element)
                if not previous < number <= ROWS:
                    raise StructureError("rows out of order")
                previous = number
                if values := _values(number, cells):
                    self._note_struck(number, cells)
                    yield Row(number, values)
            elif element.tag == COL_TAG:
                self.parse_column_dimensions(element)
            elif element.tag == _MERGE:
                self.merges.append(element.attrib["ref"])
            elif element.tag == _SHEET_DATA:
                sheet_data_count += 1
                if sheet_data_count > 1:
                    raise StructureError("two lists of cells in one sheet")
            if element.tag in _CLEARED:
                element.clear()

    def _note_struck(self, row: int, cells: list[dict[str, Any]]) -> None:
        if self.struck_formats:
            self.struck.update(
                (row, cell["column"])
                for cell in cells
                if cell["style_id"] in self.struck_formats and not is_blank(cell["value"])
            )


def unescaped(text: str) -> str:
    """A text as Excel shows it: ``_x000D_`` is the character with that number."""
    return _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text) if "_x" in text else text


def _refuse_unclear(element: Any) -> None:
    if element.tag != CELL_TAG:
        raise StructureError("an element in a row that is not a cell")
    if element.find(CELL_TAG) is not None:
        raise StructureError("a cell inside a cell")
    kind, value = element.get("t", "n"), element.findtext(VALUE_TAG) or ""
    if len(element) > 1 and len({child.tag for child in element}) < len(element):
        raise StructureError("a cell with two values")
    if kind not in _TYPES or (kind == "b" and value.strip() not in _TRUTH_VALUES):
        raise StructureError("unknown cell type")
    if kind != "inlineStr" and element.find(INLINE_STRING) is not None:
        raise StructureError("a cell whose text does not match its type")
    if (kind == "n" and not _NUMBER.fullmatch(value.strip())) or (
        kind == "s" and value and not _INDEX.fullmatch(value)
    ):
        raise StructureError("a cell with an invalid number")


def _values(number: int, cells: list[dict[str, Any]]) -> list[Value]:
    values: list[Value] = []
    previous = 0
    for cell in cells:
        if cell["row"] != number or not previous < cell["column"] <= COLUMNS:
            raise StructureError("cells out of order")
        previous = cell["column"]
        if not is_blank(cell["value"]):
            values.extend([None] * (previous - len(values) - 1))
            values.append(cell["value"])
    return values
