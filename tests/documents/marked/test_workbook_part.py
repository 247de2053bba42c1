"""The place of the problems sheet in the workbook, and the changes to the workbook part."""

import re

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.views import BookView

from tests.documents.marked.rich_workbook import rich
from tests.documents.marked.workbooks_to_mark import (
    BATH,
    MAIN,
    WITH_ERRORS,
    marked,
    opened,
    parts,
    problem,
    problems_of,
    saved,
    with_parts,
)
from tests.workbooks import patched, workbook
from yjs_cli.documents.marked import marked_copy
from yjs_cli.documents.marked.xml_part import XmlPart

BOOK = workbook({"Cases": [["Case ID", "2.1.1"], ["0207", "Yess"]]})


def test_problems_sheet_comes_last_and_is_open() -> None:
    for content in (WITH_ERRORS, rich(), BATH):
        copy = opened(marked_copy("cases.xlsx", content, problems_of(content)).content)
        assert copy.sheetnames == [*opened(content).sheetnames, "Problems"]
        assert copy.active.title == "Problems"
        assert [sheet.title for sheet in copy.worksheets if sheet.sheet_view.tabSelected] == ["Problems"]


def test_other_windows_of_the_workbook_are_kept() -> None:
    book = Workbook()
    book.active.title = "Cases"
    book.create_sheet("More")
    book.views.append(BookView(activeTab=1))
    views = (
        '<sheetViews><sheetView workbookViewId="0" tabSelected="{0}"/><sheetView workbookViewId="1" tabSelected="{1}"/>'
    )
    content = saved(book)
    for number, selected in ((1, ("true", "0")), (2, ("0", "1"))):
        name = f"xl/worksheets/sheet{number}.xml"
        xml = re.sub("<sheetViews>.*?(?=</sheetViews>)", views.format(*selected), parts(content)[name].decode())
        content = with_parts(content, {name: xml})
    copy = marked(content, problem("B2"))
    assert [view.activeTab for view in opened(copy).views] == [2, 1]
    assert (
        b'<sheetView workbookViewId="0"/><sheetView workbookViewId="1" tabSelected="0"/>'
        in (parts(copy)["xl/worksheets/sheet1.xml"])
    )
    assert parts(copy)["xl/worksheets/sheet2.xml"] == parts(content)["xl/worksheets/sheet2.xml"]


def test_selected_chart_sheet_is_deselected() -> None:
    view = '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>'
    chart = f'<chartsheet xmlns="{MAIN}">{view}</chartsheet>'
    content = patched(
        with_parts(BOOK, {"xl/chartsheets/sheet1.xml": chart}),
        {
            "xl/workbook.xml": lambda xml: xml.replace(
                "</sheets>", '<sheet name="Chart" sheetId="9" r:id="c"/></sheets>'
            ),
            "xl/_rels/workbook.xml.rels": lambda xml: xml.replace(
                "</Relationships>",
                '<Relationship Id="c" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>',
            ),
        },
    )
    copy = parts(marked(content, problem("B2")))
    assert copy["xl/chartsheets/sheet1.xml"].decode() == chart.replace(' tabSelected="1"', "")
    assert b'name="Problems" sheetId="10"' in copy["xl/workbook.xml"]
    assert b'activeTab="2"' in copy["xl/workbook.xml"]


def test_missing_sections_are_added_in_the_required_order() -> None:
    content = patched(BOOK, {"xl/workbook.xml": lambda xml: re.sub("<bookViews>.*</bookViews>", "", xml)})
    xml = parts(marked(content, problem("B2")))["xl/workbook.xml"]
    assert [element.name for element in XmlPart(xml).root.children if element.name != "workbookProtection"] == [
        "workbookPr", "bookViews", "sheets", "definedNames", "calcPr"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("taken", "title"),
    [
        ([], "Problems"),
        (["problems"], "Problems (2)"),
        (["PROBLEMS", "Problems (2)"], "Problems (3)"),
        (["Problems (2)"], "Problems"),
    ],
)
def test_existing_sheet_called_problems_keeps_its_name(taken: list[str], title: str) -> None:
    content = workbook({"Cases": [["Case ID", "2.1.1"], ["0207", "Yess"]], **{name: [["mine"]] for name in taken}})
    copy = marked(content)
    assert opened(copy).sheetnames == ["Cases", *taken, title]
    assert opened(copy)[title].max_row == 1 + len(problems_of(content))
    for name in taken:
        assert opened(copy)[name]["A1"].value == "mine"


def test_names_and_ids_are_unique() -> None:
    for content in (WITH_ERRORS, rich(), marked(rich())):
        copy = parts(marked(content))
        book = copy["xl/workbook.xml"].decode()
        for pattern in (r'<sheet name="(.*?)"', r'sheetId="(.*?)"', r'<sheet [^>]*r:id="(.*?)"'):
            found = [each.casefold() for each in re.findall(pattern, book)]
            assert len(found) == len(set(found)) > 0
        for name, part in copy.items():
            if name.endswith(".rels"):
                identifiers = re.findall(r'Id="(.*?)"', part.decode())
                assert len(identifiers) == len(set(identifiers))
        kinds = re.findall(r'PartName="(.*?)"', copy["[Content_Types].xml"].decode())
        assert len(kinds) == len(set(kinds))
        assert {kind[1:] for kind in kinds} <= set(copy)
        assert len(copy) == len({name.lower() for name in copy})


def test_defined_names_stay_with_their_sheet() -> None:
    book = Workbook()
    book.active.title = "First"
    for name in ("Cases", "Last"):
        book.create_sheet(name).defined_names["here"] = DefinedName("here", attr_text=f"{name}!$A$1")
    copy = opened(marked(saved(book), problem("B2")))
    assert {sheet.title: [each.value for each in sheet.defined_names.values()] for sheet in copy.worksheets} == {
        "First": [], "Cases": ["Cases!$A$1"], "Last": ["Last!$A$1"], "Problems": ["'Problems'!$A$1"]
    }  # fmt: skip
