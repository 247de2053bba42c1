"""Files by LibreOffice itself, which is no friend of ours: they say what the .xlsx says that they were made from.

It also reads what the tests' own writers write, so that these do not agree with our readers alone.
"""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.layout.reading import inspect
from tests.layout.test_same_result import assert_same
from tests.layout.test_same_result import comparable as comparable_results
from tests.workbook.formats import IN_ANY_FORMAT, OTHER_FORMATS
from tests.workbook.test_calamine_reader import ANSWERS, PLAIN, comparable
from tests.workbook.test_other_formats import DATES, ERRORS, KINDS, NUMBERS, TEXTS
from tests.workbooks import Page, Rows, workbook
from yjs_cli.workbook.calamine_reader import read_with_calamine
from yjs_cli.workbook.openpyxl_reader import read_workbook

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
# But for the one with errors: LibreOffice works out its formula.
SAMPLES = [path for path in sorted(Path(__file__).parents[2].glob("samples/*.xlsx")) if path.stem != "with-errors"]

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
    pytest.mark.usefixtures("in_this_process"),
]

# Without formulas, which LibreOffice works out anew; without truth values, of which it makes formulas; and without
# numbers of which it keeps fifteen digits.
ANSWERS_KEPT = [answer for answer in ANSWERS if not isinstance(answer, bool)]
NUMBERS_KEPT = [number for number in NUMBERS if number != 2 / 3]
SHEETS: Mapping[str, Rows | Page] = {
    "Zoë's – all": Page(
        [ANSWERS_KEPT, ERRORS, [], NUMBERS_KEPT, DATES, TEXTS],
        hidden_rows=(2, 3),
        hidden_columns=("B", "E"),
        merged=("B8:D9",),
    ),
    "Leer": [],
    "Hidden": Page(PLAIN, state="hidden"),
    "Plain": Page(PLAIN, merged=("E1:F1",)),
}
LAYOUTS = (
    "a sheet a domain",
    "long",
    "answers (1, 0)",
    "answers by many hands",
    "titles above",
    "hidden rows and columns",
)


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder a format, with everything in it that LibreOffice has saved in that format."""
    folder = tmp_path_factory.mktemp("libreoffice")
    for layout in LAYOUTS:
        (folder / f"{layout}.xlsx").write_bytes(IN_ANY_FORMAT[layout]().content)
    for sample in SAMPLES:
        shutil.copy(sample, folder)
    (folder / "sheets.xlsx").write_bytes(workbook(SHEETS))
    for ending in ("xls", "ods"):
        _convert(folder, ending, *folder.glob("*.xlsx"))
    ours = [
        folder / "ours" / f"{name.partition('.')[0]}-{name.partition('.')[2]}.{name.partition('.')[2]}"
        for name in OTHER_FORMATS
    ]
    for path, write in zip(ours, OTHER_FORMATS.values(), strict=True):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(write(SHEETS))
    _convert(folder, "xlsx", *ours)
    return folder


def _convert(folder: Path, ending: str, *files: Path) -> None:
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", ending,
         "--outdir", str(folder / ending), *map(str, files)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip


@pytest.mark.parametrize("ending", ["xls", "ods"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_result_is_the_same_as_libreoffice_saves_the_inspection(layout: str, ending: str, converted: Path) -> None:
    content = (converted / ending / f"{layout}.{ending}").read_bytes()
    assert_same(inspect(content, f"cases.{ending}"), IN_ANY_FORMAT[layout]())


@pytest.mark.parametrize("ending", ["xls", "ods"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_says_the_same_as_libreoffice_saves_it(sample: Path, ending: str, converted: Path) -> None:
    one = inspect(sample.read_bytes(), sample.name)
    other = inspect((converted / ending / f"{sample.stem}.{ending}").read_bytes(), f"{sample.stem}.{ending}")
    assert comparable_results(other) == comparable_results(one)
    assert [fact.kind for fact in other.facts] == [fact.kind for fact in one.facts]


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_every_sheet_says_the_same_as_libreoffice_saves_it(ending: str, converted: Path) -> None:
    one = read_workbook("sheets.xlsx", workbook(SHEETS))
    other = read_with_calamine(
        "sheets", KINDS[f"cases.{ending}"], (converted / ending / f"sheets.{ending}").read_bytes()
    )
    assert [comparable(sheet) for sheet in other] == [comparable(sheet) for sheet in one]


@pytest.mark.parametrize("name", OTHER_FORMATS)
def test_libreoffice_reads_what_our_writers_write_as_we_do(name: str, converted: Path) -> None:
    stem, _, ending = name.partition(".")
    by_us = read_with_calamine(name, KINDS[name], OTHER_FORMATS[name](SHEETS))
    by_libreoffice = read_workbook(name, (converted / "xlsx" / f"{stem}-{ending}.xlsx").read_bytes())
    assert [comparable(sheet) for sheet in by_libreoffice] == [comparable(sheet) for sheet in by_us]
