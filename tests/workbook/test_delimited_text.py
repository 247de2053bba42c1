"""Reading delimited text: its encoding, its delimiter, and that no record of it is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.layout.reading import answers_to, case_ids, errors_in, inspect, problems_in
from tests.workbooks import Rows, delimited
from yjs_cli.errors import UnreadableFileError
from yjs_cli.layout.headings import is_known_heading
from yjs_cli.workbook.cell import CellError, Value
from yjs_cli.workbook.delimited_text import read_delimited
from yjs_cli.workbook.sheet import Sheet

ENCODINGS = ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
BYTE_ORDER_MARKS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
DELIMITERS = [",", ";", "\t"]
LINE_ENDS = ["\r\n", "\n", "\r"]


def read(content: bytes) -> Sheet:
    [sheet] = read_delimited("cases.csv", content, is_known_heading)
    return sheet


def values(content: bytes) -> list[list[Value]]:
    return [row.values for row in read(content).rows]


@pytest.mark.parametrize("line_end", LINE_ENDS, ids=repr)
@pytest.mark.parametrize("delimiter", DELIMITERS, ids=repr)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_text_is_read_in_every_encoding_and_with_every_delimiter(encoding: str, delimiter: str, line_end: str) -> None:
    rows = [["Case ID", "2.1.1 – the child’s", "Née"], ["0207", "Yes", "Zoë"], ["0208", "–", "\u00a0"]]
    content = BYTE_ORDER_MARKS.get(encoding, b"") + delimited(rows, delimiter, encoding, line_end)
    assert values(content) == rows


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        # every field is text; an empty one is None
        (b"a,1,1.0,TRUE,0207\r\n", [["a", "1", "1.0", "TRUE", "0207"]]),
        (b"a,,\r\n,b,\r\n", [["a", None, None], [None, "b", None]]),
        # no line break at the end
        (b"a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
        # quoted fields with delimiters, quotes and line breaks
        (b'"a,b",c\r\n"say ""no""",d\r\n', [["a,b", "c"], ['say "no"', "d"]]),
        (b'"Case\r\nID",2.1.1\r\n"0207",Yes\r\n', [["Case\r\nID", "2.1.1"], ["0207", "Yes"]]),
        # Excel's error values, as written in CSV files
        (b"#N/A,#REF!, #div/0! ,#name?,#5,# Yes\r\n",
         [[CellError("#N/A"), CellError("#REF!"), " #div/0! ", CellError("#NAME?"), "#5", "# Yes"]]),
        # one column
        (b"Case ID\r\n0207\r\n", [["Case ID"], ["0207"]]),
    ],
)  # fmt: skip
def test_fields_are_kept_unchanged(content: bytes, rows: list[list[Value]]) -> None:
    assert values(content) == rows


def test_sheet_of_a_text_has_no_name_and_nothing_hidden_or_merged() -> None:
    assert read(b"a,b\r\n") == Sheet(None, [(1, ["a", "b"])])  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("content", "numbers"),
    [
        (b"a,b\r\n\r\nc,d\r\n,\r\n \r\ne,f\r\n", [1, 3, 6]),
        # a field over several lines is one row in Excel
        (b'"a\r\nb\r\nc",d\r\ne,f\r\n', [1, 2]),
        # Excel counts the line that declares the delimiter
        (b"sep=,\r\na,b\r\n\r\nc,d\r\n", [2, 4]),
    ],
)
def test_rows_have_the_numbers_that_excel_shows(content: bytes, numbers: list[int]) -> None:
    assert [row.number for row in read(content).rows] == numbers


@pytest.mark.parametrize("declared", [*DELIMITERS, "|"], ids=repr)
@pytest.mark.parametrize("first", ["sep=", "SEP=", "Sep="])
def test_declared_delimiter_is_used(first: str, declared: str) -> None:
    text = f"{first}{declared}\r\n" + delimited([["a,b;c", "d"], ["e", "f;,"]], declared).decode()
    for encoding in ("utf-8-sig", "utf-16"):
        assert values(text.encode(encoding)) == [["a,b;c", "d"], ["e", "f;,"]]


@pytest.mark.parametrize(
    "rows",
    [
        # titles above, notes containing other delimiters, headings that are sentences
        [["Anytown, case answers; exported"], [], ["Case ID", "2.1.1", "2.1.2"], ["0207", "Yes", "No"]],
        [["Case ID", "2.1.1 Does it, where it can, say so; and if so, how?", "2.1.2"], ["0207", "Yes", "No"]],
        [["Case ID", "Question", "Answer"], ["0207", "2.1.1", "Yes"], ["0208", "2.1.1", "No"]],
        [["Case ID", "Question", "Answer", "Comment"], ["0207", "2.1.1", "Yes", "a, b, c, d, e, f, g"]],
        [["Case ID", "Question", "Answer", "Comment"], ["0207", "2.1.1", "Yes", "a; b; c; d; e; f; g"]],
        [["Case ID", "2.1.1", "Comment"], ["0207", "Yes", "first, second,\nthird, fourth, fifth"]],
    ],
)
@pytest.mark.parametrize("delimiter", DELIMITERS, ids=repr)
def test_delimiter_is_found_whatever_the_fields_contain(delimiter: str, rows: Rows) -> None:
    inspection = inspect(delimited(rows, delimiter), "cases.csv")
    assert (case_ids(inspection)[0], answers_to(inspection, "2.1.1")[0]) == ("0207", "Yes")
    assert errors_in(inspection) == []


CASES = [["Case ID", "2.1.1", "Comment"], *([f"{number:04}", "Yes", "read"] for number in range(1, 9))]
LONG = [["Case ID", "Question", "Answer", "Comment"], *([f"{n:04}", "2.1.1", "Yes", "read"] for n in range(1, 9))]


@pytest.mark.parametrize("rows", [CASES, LONG])
@pytest.mark.parametrize("line", range(1, 9))
@pytest.mark.parametrize("slip", ['"read', '"read" again', '"read, he said, "again"'])
def test_stray_quotation_mark_never_hides_cases_silently(slip: str, line: int, rows: Rows) -> None:
    lines = delimited(rows).decode().split("\r\n")
    lines[line] = lines[line].replace("read", slip)
    with pytest.raises(UnreadableFileError, match=r"^cases\.csv: "):
        inspect("\r\n".join(lines).encode(), "cases.csv")


def test_text_that_is_not_a_table_is_refused_with_its_line() -> None:
    with pytest.raises(UnreadableFileError, match=r"^cases\.csv: line 2 is not delimited text: .*\.$"):
        read(b'a,b\r\n"1" 2,3\r\n')


def test_cell_too_long_for_excel_is_refused_with_its_line() -> None:
    with pytest.raises(
        UnreadableFileError, match=r"^cases\.csv: line 2 has a cell of .* characters or more; the limit is"
    ):
        read(b"a,b\r\n" + b"x" * 200_000 + b"\r\n")


def test_invalid_byte_affects_only_its_field() -> None:
    assert values(b"Case ID,Name\r\n0207,\x81\x8d\r\n") == [["Case ID", "Name"], ["0207", "\ufffd\ufffd"]]


@pytest.mark.parametrize("marks", [1, 2])
def test_byte_order_mark_is_not_part_of_the_first_heading(marks: int) -> None:
    assert len(case_ids(inspect(b"\xef\xbb\xbf" * marks + delimited(CASES), "cases.csv"))) == 8


def test_leading_zeros_of_case_ids_are_kept() -> None:
    inspection = inspect(delimited([["Case ID", "2.1.1"], ["0207", "Yes"], ["207", "No"], ["1E5", "No"]]), "cases.csv")
    assert case_ids(inspection) == ["0207", "207", "1E5"]


def test_problem_in_a_text_has_a_cell_but_no_sheet() -> None:
    inspection = inspect(delimited([["Case ID", "2.1.1"], ["0207", "Yess"], ["0208", "#N/A"]]), "cases.csv")
    assert errors_in(inspection) == [("answer-unknown", "B2"), ("cell-error", "B3")]
    assert all(where != "B1" for _, where in problems_in(inspection, "warning"))


@settings(deadline=None, max_examples=60)
@given(
    rows=st.lists(
        st.lists(
            st.text("ab ,;\t\"'\r\n0é–", min_size=1, max_size=5).filter(lambda text: text.strip()),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=4,
    ),
    delimiter=st.sampled_from(",;|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_text_with_a_declared_delimiter_reads_back_as_written(
    rows: list[list[str]], delimiter: str, encoding: str
) -> None:
    declared = f"sep={delimiter}\r\n" + delimited(rows, delimiter).decode()
    assert values(declared.encode(encoding)) == rows
