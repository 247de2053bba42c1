"""openpyxl's parser of a worksheet, made strict: what two programs would read in two ways is refused.

Excel calls such a file damaged, and never writes one. A careless reader would give an answer to another question.
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
_DONE_WITH = frozenset((ROW_TAG, COL_TAG, _MERGE))
# What a cell may say it holds: a number, texts kept in three places, a truth value, an error, a date.
_KINDS = frozenset(("n", "s", "str", "inlineStr", "b", "e", "d"))
_TRUTHS = frozenset(("0", "1", "true", "false", ""))
_INDEX = re.compile(r"[0-9]+")
# How Excel writes a character that XML cannot hold, and a text that only looks as if it did that.
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class StructureError(ValueError):
    """The cells of a sheet are not where or what they say."""


class CellParser(WorkSheetParser):
    """The parser, which also says of each cell whether it is an error or a formula without a result."""

    results_hold = True  # whether the results beside formulas were worked out by the program that saved them

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.merges: list[str] = []

    def parse_cell(self, element: Any) -> dict[str, Any]:
        _refuse_unclear(element)
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["data_type"] == "e":
            cell["value"] = CellError(str(cell["value"]))
        elif element.find(FORMULA_TAG) is not None:
            # A formula whose result is the empty text has t="str": that one is calculated, and blank.
            missing = cell["value"] is None and element.get("t") != "str"
            if missing or not self.results_hold:
                cell["value"] = Uncalculated()
        if isinstance(cell["value"], str) and element.get("t") != "s":  # the shared texts are unescaped already
            cell["value"] = unescaped(cell["value"])
        return cell

    def rows(self) -> Iterator[Row]:
        """The rows that hold something. Raises StructureError where rows or cells are out of order."""
        above = 0
        places = 0
        for _, element in iterparse(self.source):
            if element.tag == ROW_TAG:
                number, cells = self.parse_row(element)
                if not above < number <= ROWS:
                    raise StructureError("rows out of order")
                above = number
                if values := _values(number, cells):
                    yield Row(number, values)
            elif element.tag == COL_TAG:
                self.parse_column_dimensions(element)
            elif element.tag == _MERGE:
                self.merges.append(element.attrib["ref"])
            elif element.tag == _SHEET_DATA:
                places += 1
                if places > 1:
                    raise StructureError("cells in two places of the sheet")
            if element.tag in _DONE_WITH:
                element.clear()


def unescaped(text: str) -> str:
    """A text as Excel shows it: ``_x000D_`` is the sign with that number."""
    return _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text) if "_x" in text else text


def _refuse_unclear(element: Any) -> None:
    if element.tag != CELL_TAG:
        raise StructureError("something that is no cell among the cells")
    if element.find(CELL_TAG) is not None:
        raise StructureError("a cell inside a cell")
    kind, value = element.get("t", "n"), element.findtext(VALUE_TAG) or ""
    if len(element) > 1 and len({child.tag for child in element}) < len(element):
        raise StructureError("a cell with two values")
    if kind not in _KINDS or (kind == "b" and value.strip() not in _TRUTHS):
        raise StructureError("a cell of a kind that there is not")
    if kind != "inlineStr" and element.find(INLINE_STRING) is not None:
        raise StructureError("a cell with a text of another kind than it says")
    if (kind == "n" and not _NUMBER.fullmatch(value.strip())) or (
        kind == "s" and value and not _INDEX.fullmatch(value)
    ):
        raise StructureError("a cell with a number that is none")


def _values(number: int, cells: list[dict[str, Any]]) -> list[Value]:
    values: list[Value] = []
    before = 0
    for cell in cells:
        if cell["row"] != number or not before < cell["column"] <= COLUMNS:
            raise StructureError("cells out of order")
        before = cell["column"]
        if not is_blank(cell["value"]):
            values.extend([None] * (before - len(values) - 1))
            values.append(cell["value"])
    return values
