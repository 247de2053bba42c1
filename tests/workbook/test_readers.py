"""Which reader reads a file, and that another is tried if calamine refuses it."""

from collections.abc import Callable

import pytest

from tests.layout.reading import case_ids, inspect
from tests.workbooks import delimited, patched, workbook
from yjs_cli.errors import UnreadableFileError
from yjs_cli.workbook import calamine_reader as calamine_workbook
from yjs_cli.workbook import openpyxl_reader as openpyxl_workbook
from yjs_cli.workbook import readers
from yjs_cli.workbook.sheet import Sheet

CASES = [["Case ID", "2.1.1"], ["0207", "Yes"], ["0208", "No"]]
WORKBOOK = workbook({"Cases": CASES})


@pytest.fixture
def readers_used(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The workbook readers that were called, in order."""
    names: list[str] = []

    def noting(name: str, read: Callable[..., list[Sheet]]) -> Callable[..., list[Sheet]]:
        def noted(*given: object) -> list[Sheet]:
            names.append(name)
            return read(*given)

        return noted

    for module, function in ((calamine_workbook, "read_with_calamine"), (openpyxl_workbook, "read_workbook")):
        name = module.__name__.rpartition(".")[2].removesuffix("_reader")
        monkeypatch.setattr(module, function, noting(name, getattr(module, function)))
    return names


def test_small_workbook_is_read_by_openpyxl(readers_used: list[str]) -> None:
    assert case_ids(inspect(WORKBOOK)) == ["0207", "0208"]
    assert readers_used == ["openpyxl"]


def test_large_workbook_is_read_by_calamine(readers_used: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "LARGE", 0)
    assert case_ids(inspect(WORKBOOK)) == ["0207", "0208"]
    assert readers_used == ["calamine"]


def test_only_worksheets_make_a_workbook_large(readers_used: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "LARGE", 2_000)  # the styles and the theme of this workbook are larger
    inspect(WORKBOOK)
    inspect(workbook({"Cases": [*CASES, *([f"{number}", "Yes"] for number in range(50))]}))
    assert readers_used == ["openpyxl", "calamine"]


def test_text_is_read_by_neither_openpyxl_nor_calamine(readers_used: list[str]) -> None:
    assert case_ids(inspect(delimited(CASES), "cases.xlsx")) == ["0207", "0208"]
    assert readers_used == []


STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def strict(xml: str) -> str:
    for usual, other in STRICT.items():
        xml = xml.replace(usual, other)
    return xml


def test_strict_open_xml_is_refused() -> None:
    """Excel offers it; openpyxl finds no sheet in it."""
    parts = (
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/styles.xml",
        "xl/_rels/workbook.xml.rels",
        "_rels/.rels",
    )
    with pytest.raises(UnreadableFileError, match="Strict Open XML"):
        inspect(patched(WORKBOOK, dict.fromkeys(parts, strict)))


class Panic(BaseException):
    """An exception like those of calamine's panics."""


@pytest.mark.parametrize("refusal", [Panic, ValueError, KeyError, OSError])
def test_workbook_that_calamine_refuses_is_read_by_openpyxl(
    refusal: type[BaseException], readers_used: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise refusal

    monkeypatch.setattr(readers, "LARGE", 0)
    monkeypatch.setattr(calamine_workbook, "load_workbook", refuse)
    sheets, damaged = readers.read_sheets("cases.xlsx", "workbook", WORKBOOK, ("calamine", "openpyxl"), bool)
    assert ([sheet.name for sheet in sheets], damaged) == (["Cases"], False)
    assert readers_used == ["calamine", "openpyxl"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_interruption_is_not_taken_for_a_failure(
    stop: type[BaseException], readers_used: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise stop

    monkeypatch.setattr(readers, "LARGE", 0)
    monkeypatch.setattr(calamine_workbook, "load_workbook", interrupted)
    with pytest.raises(stop):
        inspect(WORKBOOK)
    assert readers_used == ["calamine"]
