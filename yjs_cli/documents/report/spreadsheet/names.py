"""Names and texts as Excel takes them: of sheets, of tables, of headings, and in cells."""

import re
from collections.abc import Iterable

from yjs_cli.documents.report.content import Column
from yjs_cli.output.words import printable

_LONGEST_SHEET, _LONGEST_NAME, _LONGEST_TEXT = 31, 255, 32_767  # letters of a sheet's name, of any other, of a cell
_NOT_IN_SHEETS = re.compile(r"[\[\]:*?/\\]")
_NOT_IN_TABLES = re.compile(r"[^A-Za-z0-9]+")
_NOT_IN_XML = re.compile("[\ufffe\uffff]")
_CUT = " [cut: longer than a cell can be]"
_NUMBERED_LETTER = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x0041_ as the letter of that number


def sheet_names(wanted: Iterable[str], taken: Iterable[str]) -> list[str]:
    """A name for each sheet: what is wanted, as far as Excel allows it, and none twice whatever the letters' case."""
    allowed = (_NOT_IN_SHEETS.sub(" ", plain(name)).strip(" '")[:_LONGEST_SHEET].strip(" '") for name in wanted)
    return _told_apart((name or "Table" for name in allowed), _LONGEST_SHEET, " ", (*taken, "History"))


def table_names(sheets: Iterable[str]) -> list[str]:
    """A name for the table on each sheet, in letters, digits and underscores, never like a cell's address."""
    return _told_apart((f"Table_{_NOT_IN_TABLES.sub('_', name).strip('_')}" for name in sheets), _LONGEST_NAME, "_")


def headings(columns: Iterable[Column]) -> list[str]:
    """The headings of a table with their units: one line of text each, none empty and none twice."""
    named = (f"{column.heading} (%)" if column.kind == "percent" else column.heading for column in columns)
    allowed = (_NUMBERED_LETTER.sub("_ ", plain(name)).strip() for name in named)
    return _told_apart((name or "No heading" for name in allowed), _LONGEST_NAME, " ")


def plain(text: str) -> str:
    """Text on one line, without what the format cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", printable(text))


def one_cell(text: str) -> str:
    """Text for a cell, which says so where it is cut."""
    whole = plain(text)
    return whole if len(whole) <= _LONGEST_TEXT else whole[: _LONGEST_TEXT - len(_CUT)] + _CUT


def cells(text: str) -> list[str]:
    """A text in as many cells as it needs, nearly always one; none for a blank text."""
    whole = plain(text).strip()
    return [whole[at : at + _LONGEST_TEXT] for at in range(0, len(whole), _LONGEST_TEXT)]


def _told_apart(names: Iterable[str], longest: int, gap: str, taken: Iterable[str] = ()) -> list[str]:
    seen = {name.casefold() for name in taken}
    apart = []
    for name in names:
        own, number = name[:longest], 1
        while own.casefold() in seen:
            number += 1
            own = f"{name[: longest - len(f'{gap}{number}')]}{gap}{number}"
        seen.add(own.casefold())
        apart.append(own)
    return apart
