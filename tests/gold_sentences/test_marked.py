"""The marked copy of a workbook: its sheet of problems and its comments."""

from pathlib import Path

from openpyxl import load_workbook

from tests.commands.conftest import BATH, WITH_ERRORS, Yjs
from tests.conftest import Gold


def test_marked_copy(yjs: Yjs, folder: Path, gold: Gold) -> None:
    assert yjs("check", WITH_ERRORS, "--marked", "marked.xlsx").code == 1
    book = load_workbook(folder / "marked.xlsx")
    rows = [" | ".join(str(value) for value in row) for row in book["Problems"].iter_rows(values_only=True)]
    comments = [
        f"{sheet.title}!{cell.coordinate} ({cell.comment.author}): {cell.comment.text}"
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    ]
    assert comments
    gold("marked-copy.txt", "\n".join(["# Problems", *rows, "", "# Comments", *comments, ""]))


def test_marked_copy_without_problems(yjs: Yjs, folder: Path, gold: Gold) -> None:
    assert yjs("check", BATH, "--marked", "marked.xlsx").code == 0
    rows = load_workbook(folder / "marked.xlsx")["Problems"].iter_rows(values_only=True)
    gold("marked-copy-without-problems.txt", "".join(f"{' | '.join(filter(None, row))}\n" for row in rows))
