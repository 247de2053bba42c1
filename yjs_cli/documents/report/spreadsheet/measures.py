"""How wide columns and how high rows are. Not every program works heights out when it opens a workbook."""

from collections.abc import Iterable
from textwrap import wrap

from yjs_cli.documents.report.spreadsheet.layout import Sheet, Workbook
from yjs_cli.documents.report.spreadsheet.names import headings

COVER_WIDTH = 85  # letters

_TITLE_ROOM, _LINE_ROOM = 80, 110  # letters for which a window has room beside a narrow first column
_NARROWEST, _WIDEST, _MARGIN = 9, 70, 3  # letters of a column
_SMALL = 1.15  # how many letters of a usual text take the room of one figure, by which columns are measured
_BOLD, _LARGE = 1.2, 1.5  # how much more room the letters of a heading and of a title take
_LINE, _TITLE_LINE, _CHAPTER, _HIGHEST = 16, 24, 30, 409  # points of a line, a title's line, a chapter's row, any row


def is_wrapped(text: str, *, title: bool = False) -> bool:
    """Whether a text above a table is wrapped, because it would run out of the window."""
    return len(text) > (_TITLE_ROOM if title else _LINE_ROOM)


def widths(sheet: Sheet) -> list[float]:
    """The width of each column, in letters: room for its longest word, and for its longest text as far as sensible."""
    taken = [
        max(_heading_width(heading), *(len(row.cells[at].text) / _SMALL for row in sheet.table.rows)) + _MARGIN
        for at, heading in enumerate(headings(sheet.table.columns))
    ]
    first, *others = [min(max(letters, _NARROWEST), _WIDEST) for letters in taken]
    wrapped = is_wrapped(sheet.title, title=True) or any(map(is_wrapped, sheet.lines))
    return [_WIDEST if wrapped else first, *others]


def heights(sheet: Sheet) -> list[float]:
    """The height of each row, in points: title, the other lines above the table, headings, rows."""
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
    """The height of each row of the cover, in points: its title, then headings with the lines below them."""
    title = _at_most(_TITLE_LINE * _lines(workbook.title, COVER_WIDTH / _LARGE))
    introduction = [*workbook.introduction]
    for chapter in workbook.chapters:
        introduction += [chapter.heading, *chapter.lines]
    return [title, _CHAPTER, *_text_heights(introduction), _CHAPTER, *_text_heights(workbook.about)]


def _text_heights(texts: Iterable[str]) -> list[float]:
    return [_at_most(_LINE * _lines(text, COVER_WIDTH)) for text in texts]


def _heading_width(heading: str) -> float:
    """A heading is wrapped, but not within a word, and to three lines or so."""
    return _BOLD * max(max(map(len, heading.split())), len(heading) / 3)


def _lines(text: str, width: float) -> int:
    # A word that is broken is no usual text: mostly it is all figures.
    letters = width if any(len(word) > width for word in text.split()) else width * _SMALL
    return max(1, len(wrap(text, max(1, int(letters)))))


def _at_most(height: float) -> float:
    return min(height, _HIGHEST)
