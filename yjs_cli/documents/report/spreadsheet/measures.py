"""Column widths and row heights. They are set because not every program calculates heights when opening a workbook."""

from collections.abc import Iterable
from textwrap import wrap

from yjs_cli.documents.report.spreadsheet.layout import Sheet, Workbook
from yjs_cli.documents.report.spreadsheet.names import headings

COVER_WIDTH = 85  # characters

_TITLE_ROOM, _LINE_ROOM = 80, 110  # characters that a window shows in and after a narrow first column
_NARROWEST, _WIDEST, _MARGIN = 9, 70, 3  # characters in a column
_CHARACTERS_PER_DIGIT = 1.15  # ordinary text in the width of a digit, the unit of column widths
_BOLD, _LARGE = 1.2, 1.5  # relative width of characters in headings and in titles
_LINE, _TITLE_LINE, _CHAPTER, _HIGHEST = 16, 24, 30, 409  # points: line, title line, chapter row, any row


def is_wrapped(text: str, *, title: bool = False) -> bool:
    """Whether to wrap a line above a table, because a window would not show it all."""
    return len(text) > (_TITLE_ROOM if title else _LINE_ROOM)


def widths(sheet: Sheet) -> list[float]:
    """The width of each column, in characters: room for its longest word, and for its longest text up to a limit."""
    needed = [
        max(_heading_width(heading), *(len(row.cells[at].text) / _CHARACTERS_PER_DIGIT for row in sheet.table.rows))
        + _MARGIN
        for at, heading in enumerate(headings(sheet.table.columns))
    ]
    first, *others = [min(max(width, _NARROWEST), _WIDEST) for width in needed]
    wrapped = is_wrapped(sheet.title, title=True) or any(map(is_wrapped, sheet.lines))
    return [_WIDEST if wrapped else first, *others]


def heights(sheet: Sheet) -> list[float]:
    """The height of each row in points: the title, the other lines above the table, the headings, the rows."""
    columns = widths(sheet)
    title_lines = _lines(sheet.title, columns[0] / _LARGE) if is_wrapped(sheet.title, title=True) else 1
    table = [
        [(name, width / _BOLD) for name, width in zip(headings(sheet.table.columns), columns, strict=True)],
        *([(cell.text, width) for cell, width in zip(row.cells, columns, strict=True)] for row in sheet.table.rows),
    ]
    return [
        _at_most(_TITLE_LINE * title_lines),
        *(_at_most(_LINE * (_lines(line, columns[0]) if is_wrapped(line) else 1)) for line in sheet.lines),
        *(_at_most(_LINE * max(_lines(text, width) for text, width in row)) for row in table),
    ]


def cover_heights(workbook: Workbook) -> list[float]:
    """The height of each row of the cover in points: the title, then headings with their lines."""
    title = _at_most(_TITLE_LINE * _lines(workbook.title, COVER_WIDTH / _LARGE))
    introduction = [*workbook.introduction]
    for chapter in workbook.chapters:
        introduction += [chapter.heading, *chapter.lines]
    return [title, _CHAPTER, *_text_heights(introduction), _CHAPTER, *_text_heights(workbook.about)]


def _text_heights(texts: Iterable[str]) -> list[float]:
    return [_at_most(_LINE * _lines(text, COVER_WIDTH)) for text in texts]


def _heading_width(heading: str) -> float:
    """The width at which a heading wraps between words to about three lines."""
    return _BOLD * max(max(map(len, heading.split())), len(heading) / 3)


def _lines(text: str, width: float) -> int:
    # A word that has to be broken is usually all digits, so it has wide characters.
    characters = width if any(len(word) > width for word in text.split()) else width * _CHARACTERS_PER_DIGIT
    return max(1, len(wrap(text, max(1, int(characters)))))


def _at_most(height: float) -> float:
    return min(height, _HIGHEST)
