"""A warning that covers several cells of a sheet marks each of them."""

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from tests.checks.sheets import problems_of, workbook_of
from yjs_cli.documents.marked import marked_copy


def test_grouped_warning_marks_every_cell(tmp_path: Path) -> None:
    content = workbook_of({"Cases": "Case ID | 2.1.1 | 2.1.2 / 1 | 0 | Yes / 2 | 0 | No / 3 | 0 | Yes / 4 | No | Yes"})
    problems = [each for each in problems_of(tmp_path / "cases.xlsx", content) if each.code == "answer-zero"]
    sheet = load_workbook(BytesIO(marked_copy("cases.xlsx", content, problems).content))["Cases"]
    assert len(problems) == 1
    assert [cell.coordinate for row in sheet for cell in row if cell.comment] == ["B2", "B3", "B4"]
