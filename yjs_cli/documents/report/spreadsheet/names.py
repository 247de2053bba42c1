"""Names and text that Excel accepts: sheets, tables, headings and cells."""

import re
from collections.abc import Iterable

from yjs_cli.documents.report.content import Column
from yjs_cli.output.words import printable

_MAX_SHEET_NAME, _MAX_NAME, _MAX_TEXT = 31, 255, 32_767  # characters
_NOT_IN_SHEETS = re.compile(r"[\[\]:*?/\\]")
_NOT_IN_TABLES = re.compile(r"[^A-Za-z0-9]+")
_NOT_IN_XML = re.compile("[\ufffe\uffff]")
_CUT = " [shortened: too long for a cell]"
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x0041_ as A


def sheet_names(names: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Sheet names that Excel allows, as close to ``names`` as possible, and unique ignoring case."""
    allowed = (_NOT_IN_SHEETS.sub(" ", plain(name)).strip(" '")[:_MAX_SHEET_NAME].strip(" '") for name in names)
    return _unique((name or "Table" for name in allowed), _MAX_SHEET_NAME, " ", (*taken, "History"))


def table_names(sheets: Iterable[str]) -> list[str]:
    """A name for the table on each sheet: letters, digits and underscores, and not like a cell address."""
    return _unique((f"Table_{_NOT_IN_TABLES.sub('_', name).strip('_')}" for name in sheets), _MAX_NAME, "_")


def headings(columns: Iterable[Column]) -> list[str]:
    """The headings of a table with their units: one line each, unique and not empty."""
    named = (f"{column.heading} (%)" if column.kind == "percent" else column.heading for column in columns)
    allowed = (_ESCAPE.sub("_ ", plain(name)).strip() for name in named)
    return _unique((name or "No heading" for name in allowed), _MAX_NAME, " ")


def plain(text: str) -> str:
    """Text on one line, without characters that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", printable(text))


def one_cell(text: str) -> str:
    """Text for a cell, marked if it is shortened."""
    whole = plain(text)
    return whole if len(whole) <= _MAX_TEXT else whole[: _MAX_TEXT - len(_CUT)] + _CUT


def cells(text: str) -> list[str]:
    """Text divided into as many cells as it needs, nearly always one. None for blank text."""
    whole = plain(text).strip()
    return [whole[at : at + _MAX_TEXT] for at in range(0, len(whole), _MAX_TEXT)]


def _unique(names: Iterable[str], longest: int, gap: str, taken: Iterable[str] = ()) -> list[str]:
    seen = {name.casefold() for name in taken}
    unique = []
    for name in names:
        candidate, number = name[:longest], 1
        while candidate.casefold() in seen:
            number += 1
            candidate = f"{name[: longest - len(f'{gap}{number}')]}{gap}{number}"
        seen.add(candidate.casefold())
        unique.append(candidate)
    return unique
