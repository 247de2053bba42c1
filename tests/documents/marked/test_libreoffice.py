"""LibreOffice opens a marked copy and shows the original cells and the marks."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.documents.marked.rich_workbook import rich
from tests.documents.marked.workbooks_to_mark import WITH_ERRORS, comments, marked, opened, problems_of

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The marked copies as LibreOffice saves them."""
    folder = tmp_path_factory.mktemp("libreoffice")
    copies = {"errors": marked(WITH_ERRORS), "rich": marked(rich()), "again": marked(marked(rich()))}
    for name, copy in copies.items():
        (folder / f"{name}.xlsx").write_bytes(copy)
    out = folder / "out"
    subprocess.run(
        [
            str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", "xlsx", "--outdir", out, *(folder / f"{name}.xlsx" for name in copies),
        ],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    return {name: Path(out, f"{name}.xlsx").read_bytes() for name in copies}


@pytest.mark.parametrize(("name", "content"), [("errors", WITH_ERRORS), ("rich", rich()), ("again", rich())])
def test_libreoffice_shows_marks_and_original_cells(name: str, content: bytes, converted: dict[str, bytes]) -> None:
    before, after = opened(content), opened(converted[name])
    assert after.sheetnames == [*before.sheetnames, "Problems"]
    assert after.active.title == "Problems"
    for found in problems_of(content):
        if found.sheet and found.cell and found.cell != "C5":
            assert found.message in comments(converted[name], found.sheet)[found.cell]
            assert after[found.sheet][found.cell].fill.fill_type == "solid"
    for sheet in before.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type in {"s", "n"} and cell.value is not None:
                    assert str(after[sheet.title][cell.coordinate].value) == str(cell.value)


def test_links_lead_to_cells_in_libreoffice(converted: dict[str, bytes]) -> None:
    rows = opened(converted["errors"])["Problems"].iter_rows(min_row=2, min_col=2, max_col=2)
    links = {cell.value: cell.hyperlink.location for (cell,) in rows if cell.hyperlink}
    assert links["Court disposals!K6"].replace("'", "") in {"Court disposals!K6", "#Court disposals.K6"}


def test_copy_saved_by_libreoffice_has_the_same_problems(converted: dict[str, bytes]) -> None:
    for name in ("rich", "again"):
        locations = [each.location for each in problems_of(converted[name])]
        assert locations == [each.location for each in problems_of(rich())]


def test_copy_saved_by_libreoffice_can_be_marked_again(converted: dict[str, bytes]) -> None:
    copy = marked(converted["errors"])
    assert opened(copy).sheetnames == opened(converted["errors"]).sheetnames
    assert problems_of(copy) == problems_of(converted["errors"])
