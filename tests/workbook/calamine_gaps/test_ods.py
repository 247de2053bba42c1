"""OpenDocument spreadsheets: the value of a cell, without the comments and shapes attached to it."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.layout.reading import answers_to, inspect
from tests.ods import cell, package, row, table, text
from tests.ods import ods as opendocument
from tests.workbook.test_calamine_reader import comparable
from tests.workbooks import Page, patched
from yjs_cli.errors import DamagedFileError
from yjs_cli.workbook.calamine_gaps import CalamineGaps, ods
from yjs_cli.workbook.calamine_reader import read_with_calamine
from yjs_cli.workbook.cell import CellError, Uncalculated, Value
from yjs_cli.workbook.sheet import Merge, Sheet, is_blank

TEXT = 'office:value-type="string"'
NUMBER = 'office:value-type="float" office:value="0"'
FORMULA = 'table:formula="of:=[.Z1]"'
HIDDEN = 'table:visibility="collapse"'
ERROR = f'{FORMULA} {TEXT} office:string-value="" calcext:value-type="error"'
COMMENT = "<office:annotation><dc:creator>No</dc:creator><text:p>No</text:p></office:annotation>"
SHAPES = (
    "<draw:frame><draw:text-box><text:p>No</text:p></draw:text-box></draw:frame>",
    "<draw:custom-shape><text:p>No</text:p></draw:custom-shape>",
    "<draw:g><draw:rect/><draw:line><text:p>N</text:p><text:p>o</text:p></draw:line></draw:g>",
)


def gaps_of(rows: str, columns: str = "") -> CalamineGaps:
    [found] = gaps_in(table(rows, columns))
    return found


def gaps_in(tables: str) -> list[CalamineGaps]:
    with ZipFile(BytesIO(package(tables))) as opened:
        return ods.find_gaps("cases.ods", opened)


def read(rows: str) -> Sheet:
    [sheet] = read_with_calamine("cases.ods", "ods", package(table(rows)))
    return sheet


def value_of(written: str) -> Value:
    """The value of the second of three cells, None if it is blank."""
    [found] = read(row(text("x"), written, text("y"))).rows
    assert (found.values[0], found.values[2]) == ("x", "y")
    return None if is_blank(found.values[1]) else found.values[1]


def times(count: int, what: str = "columns") -> str:
    return f'table:number-{what}-repeated="{count}"'


def column(about: str = "") -> str:
    return f"<table:table-column {about}/>"


def within(tag: str, *elements: str) -> str:
    return f"<table:{tag}>{''.join(elements)}</table:{tag}>"


def spelt(xml: str, about: str = TEXT) -> str:
    """A cell whose paragraph contains this."""
    return f"<table:table-cell {about}><text:p>{xml}</text:p></table:table-cell>"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        # LibreOffice: since 4.1, before
        (cell(f'{FORMULA} {TEXT} office:string-value="" calcext:value-type="error"', "#N/A"), CellError("#N/A")),
        (cell(f'{FORMULA} {TEXT} office:string-value="" calcext:value-type="error"', "Err:502"), CellError("Err:502")),
        (cell(f"{FORMULA} {NUMBER}", "#DIV/0!"), CellError("#DIV/0!")),
        (cell(f"{FORMULA} {NUMBER}", "Err:508"), CellError("Err:508")),
        (cell(f"{FORMULA} {NUMBER}", "#NV"), CellError("#NV")),
        (spelt("<text:span>#N/A</text:span>", f"{FORMULA} {NUMBER}"), CellError("#N/A")),
        # others
        (cell(f"{FORMULA} {TEXT}", "#REF!"), CellError("#REF!")),
        (cell(f'{FORMULA} {TEXT} office:string-value="#REF!"', "#REF!"), CellError("#REF!")),
        (cell(f'{TEXT} calcext:value-type="error"', "#VALUE!"), CellError("#VALUE!")),
        (cell(f'{TEXT} calcext:value-type="error" office:string-value=""'), CellError("#UNKNOWN!")),
        (cell(f"{FORMULA} {NUMBER}", "#N/A", COMMENT), CellError("#N/A")),
        # not errors
        (text("#N/A"), "#N/A"),
        (cell(NUMBER, "#"), 0),
        (cell(f"{FORMULA} {NUMBER}", "0", COMMENT.replace("No", "#N/A")), 0),
    ],
)
def test_error_is_found_however_it_is_stored(written: str, value: Value) -> None:
    assert value_of(written) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        # without a result
        (cell(FORMULA), Uncalculated()),
        (cell(FORMULA, None, COMMENT), Uncalculated()),
        (cell(f'{FORMULA} office:value-type="float"'), Uncalculated()),
        (cell(f'{FORMULA} office:value-type="float"', ""), Uncalculated()),
        (cell(f'{FORMULA} office:value-type="boolean"'), Uncalculated()),
        (cell(f'{FORMULA} office:value-type="date"', "?"), Uncalculated()),
        (cell(FORMULA, "Yes"), Uncalculated()),
        # the empty text
        (cell(FORMULA, ""), None),
        (cell(FORMULA, "", COMMENT), None),
        (cell(f"{FORMULA} {TEXT}", ""), None),
        (cell(f"{FORMULA} {TEXT}"), None),
        (cell(f'{FORMULA} {TEXT} office:string-value=""'), None),
        # with a result
        (cell(f"{FORMULA} {TEXT}", "Yes"), "Yes"),
        (cell(f'{FORMULA} {TEXT} office:string-value="Yes"'), "Yes"),
        (cell(f"{FORMULA} {NUMBER}"), 0),
        (cell(f"{FORMULA} {NUMBER}", "0"), 0),
        (cell(f'{FORMULA} office:value-type="boolean" office:boolean-value="false"', "FALSE"), False),
    ],
)
def test_missing_result_differs_from_an_empty_one(written: str, value: Value) -> None:
    found = value_of(written)
    assert (found, type(found) is bool) == (value, type(value) is bool)


@pytest.mark.parametrize("aside", [COMMENT, *SHAPES, COMMENT + SHAPES[0], SHAPES[0] + COMMENT])
@pytest.mark.parametrize(
    ("about", "shown", "value"),
    [(TEXT, "Yes", "Yes"), (TEXT, "two\nlines", "two\nlines"), (TEXT, "", None), (TEXT, None, None), ("", None, None),
     ('office:value-type="float" office:value="1"', "1", 1), (f"{FORMULA} {TEXT}", "Yes", "Yes"), ("", "Yes", "Yes")],
)  # fmt: skip
def test_comments_and_shapes_are_not_part_of_the_cell(about: str, shown: str | None, value: Value, aside: str) -> None:
    assert value_of(cell(about, shown, aside)) == value
    # Comments may also come after the text.
    after = cell(about, shown).removesuffix("</table:table-cell>") + aside + "</table:table-cell>"
    assert value_of(after) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (spelt("<text:span>Y</text:span>es"), "Yes"),
        (spelt('<text:a xlink:href="x" xmlns:xlink="http://www.w3.org/1999/xlink">Yes</text:a>'), "Yes"),
        (spelt("not<text:s/>applicable"), "not applicable"),
        (spelt('not<text:s text:c="3"/>applicable'), "not   applicable"),
        (spelt("not<text:tab/>applicable"), "not\tapplicable"),
        (spelt("Case<text:line-break/>ID"), "Case\nID"),
        (spelt("a<text:tab/>b<text:s/>c<text:s text:c='2'/>d"), "a\tb c  d"),
        (spelt("<![CDATA[Yes]]>"), "Yes"),
        (spelt("Y<!-- and --><![CDATA[e]]>s"), "Yes"),
        (spelt("Y&amp;&#101;s &lt;"), "Y&es <"),
        # without a type, as some programs write it
        (cell("", "Yes"), "Yes"),
        (cell("", "two\nlines"), "two\nlines"),
        (cell('office:value-type="float"', "1"), "1"),
        (cell("", ""), None),
        ("<table:table-cell>\n <text:p>Yes</text:p>\n</table:table-cell>", "Yes"),
        # with its value as an attribute
        (cell('office:value-type="boolean" office:boolean-value="true"', "WAHR"), True),
        (cell('office:value-type="percentage" office:value="0.5"', "50 %"), 0.5),
        (cell(f'{TEXT} office:string-value="Yes"', "shown otherwise"), "Yes"),
    ],
)
def test_text_is_read_as_shown(written: str, value: Value) -> None:
    assert value_of(written) == value


@pytest.mark.usefixtures("in_this_process")
def test_comment_is_not_an_answer() -> None:
    head = row(*map(text, ("Case ID", "2.1.1", "2.1.2", "2.1.3", "2.2.1")))
    answers = [
        cell(TEXT, "Yes", COMMENT),
        cell(TEXT, "N/A", SHAPES[0]),
        cell(TEXT, "", SHAPES[1]),
        cell("", None, COMMENT),
    ]
    inspection = inspect(package(table(head + row(text("1"), *answers))), "cases.ods")
    answers = [answers_to(inspection, question) for question in ("2.1.1", "2.1.2", "2.1.3", "2.2.1")]
    assert answers == [["Yes"], ["N/A"], ["unanswered"], ["unanswered"]]


def test_repeated_cells_and_rows_have_all_their_gaps() -> None:
    twice = row(text("x"), cell(times(2)), cell(f"{ERROR} {times(2)}", "#N/A"), about=times(2, "rows"))
    found = gaps_of(row(cell(), about=times(3, "rows")) + twice + row(cell(ERROR, "#REF!")))
    assert found.cells == {
        **dict.fromkeys([(4, 4), (4, 5), (5, 4), (5, 5)], CellError("#N/A")), (6, 1): CellError("#REF!")
    }  # fmt: skip


@pytest.mark.parametrize("rows", [row(text("x"), about=times(0, "rows")), row(cell(f"{TEXT} {times(0)}", "x"))])
def test_repeat_count_below_one_is_refused(rows: str) -> None:
    with pytest.raises(DamagedFileError):
        read(rows + row(text("1"), cell(FORMULA)))


def test_gaps_end_where_the_sheet_ends() -> None:
    last = row(cell(times(16_383)), cell(f"{ERROR} {times(9)}", "#N/A"), about=f"{times(9, 'rows')} {HIDDEN}")
    columns = column(times(16_383)) + column(f"{times(9)} {HIDDEN}")
    found = gaps_of(row(cell(), about=times(1_048_574, "rows")) + last, columns)
    assert set(found.cells) == {(1_048_575, 16_384), (1_048_576, 16_384)}
    assert (found.hidden_rows, found.hidden_columns) == ({1_048_575, 1_048_576}, {16_384})


@pytest.mark.parametrize(("said", "hidden"), [("collapse", True), ("filter", True), ("visible", False)])
def test_hidden_rows_and_columns_are_found_in_groups(said: str, hidden: bool) -> None:
    about = f'table:visibility="{said}"'
    columns = (
        within("table-header-columns", column())
        + within("table-column-group", column(f"{times(2)} {about}"))
        + within("table-columns", column(), column(about))
    )
    rows = (
        within("table-header-rows", row(text("Case ID")))
        + within("table-row-group", row(text("1")), row(text("2"), about=about))
        + within("table-rows", row(cell(), about=f"{times(2, 'rows')} {about}"), row(text("3")))
    )
    found = gaps_of(rows, columns)
    assert (found.hidden_rows, found.hidden_columns) == (({3, 4, 5}, {2, 3, 5}) if hidden else (set(), set()))
    assert [line.number for line in read(rows).rows] == [1, 2, 3, 6]


def test_merged_cells_are_found_and_covered_values_kept() -> None:
    def spanned(columns: int, rows: int) -> str:
        return f'{TEXT} table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'

    covered = cell(covered=True)
    rows = row(text("a"), cell(spanned(2, 2), "b"), cell(TEXT, "under", covered=True), text("c"))
    rows += row(text("d"), covered, covered, cell(spanned(1, 1), "e")) + row(cell(spanned(1, 3), "f"))
    sheet = read(rows)
    assert sheet.merges == (Merge(1, 2, 2, 3), Merge(3, 1, 5, 1))
    assert sheet.rows[0].values == ["a", "b", "under", "c"]


def test_tables_in_cells_and_tracked_changes_are_not_sheets() -> None:
    inner = f'<table:table table:name="inner">{row(text("x"), text("y"))}</table:table>'
    changes = (
        "<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell>"
        "<text:p>before</text:p></table:change-track-table-cell></table:previous></table:cell-content-change>"
        "</table:tracked-changes>"
    )
    found = gaps_in(changes + table(row(cell(TEXT, "a", inner), text("b"))) + table(row(cell(FORMULA)), name="B"))
    assert [marks.cells for marks in found] == [{(1, 1): "a"}, {(1, 1): Uncalculated()}]


def test_copies_of_linked_data_are_not_sheets() -> None:
    copy = within("table", row(cell(FORMULA), about=HIDDEN))
    links = within("dde-links", within("dde-link", "<office:dde-source/>", copy))
    content = package(table(row(text("a"))) + links)
    [sheet] = read_with_calamine("cases.ods", "ods", content)
    assert ([line.values for line in sheet.rows], sheet.hidden_rows) == ([["a"]], frozenset())


@pytest.mark.parametrize(
    ("name", "is_copy"),
    [
        ("'file:///home/cases.xlsx'#Cases", True),
        ("'https://x/it''s.ods'#Blatt 1", True),
        ("It's #1", False),
        ("#1", False),
        ("'Cases'", False),
        ("Cases'#1", False),
    ],
)
def test_copy_of_a_sheet_in_another_file_is_recognised(name: str, is_copy: bool) -> None:
    first, second = gaps_in(table(row(text("a"))) + table(row(text("b")), name=name))
    assert (first.is_of_another_file, second.is_of_another_file) == (False, is_copy)


def test_sheet_without_a_name_is_refused() -> None:
    unnamed = table(row(text("a"))).replace('table:name="A"', "")
    with pytest.raises(DamagedFileError):
        read_with_calamine("cases.ods", "ods", package(unnamed + table(row(text("b")))))


def test_doctype_is_refused() -> None:
    made = BytesIO()
    with ZipFile(made, "w") as written:
        written.writestr("content.xml", '<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>')
    with ZipFile(made) as opened, pytest.raises(ValueError, match="document type"):
        ods.find_gaps("cases.ods", opened)


def indented(content: bytes) -> bytes:
    """A spreadsheet with every element of its tables on its own line, as Gnumeric saves it."""
    return patched(content, {"content.xml": lambda xml: re.sub(r"(?<=>)(?=</?(?:table|office):)", "\n    ", xml)})


def fully_indented(content: bytes) -> bytes:
    """A spreadsheet with paragraphs on their own lines too, as an XML formatter leaves it."""
    return patched(content, {"content.xml": lambda xml: re.sub(r"(?<=>)(?=<)", "\n  ", xml)})


@pytest.mark.parametrize("indent", [indented, fully_indented])
@pytest.mark.parametrize(
    "page",
    [
        Page([["Case ID", "2.1.1"], ["0207", "Yes"], [], ["0208", "two\nlines"], ["0209", "a > b < c"]]),
        Page([["0207", CellError("#N/A")], [Uncalculated(), 0]], hidden_rows=(2,), merged=("C1:D2",)),
    ],
    ids=["values", "oddities"],
)
def test_indented_spreadsheet_reads_like_any_other(page: Page, indent: Callable[[bytes], bytes]) -> None:
    plain = opendocument({"A": page, "B": [["x"]]})
    expected = [comparable(sheet) for sheet in read_with_calamine("cases.ods", "ods", plain)]
    assert [comparable(sheet) for sheet in read_with_calamine("cases.ods", "ods", indent(plain))] == expected


def test_white_space_within_a_paragraph_of_an_indented_spreadsheet_is_kept() -> None:
    spans = "<text:p><text:span>Not</text:span> <text:span>applicable</text:span></text:p>"
    content = indented(package(table(row(cell(TEXT, within=spans), text("x")))))
    [sheet] = read_with_calamine("cases.ods", "ods", content)
    assert sheet.rows[0].values == ["Not applicable", "x"]
