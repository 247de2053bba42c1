"""Small sheets, and what is recognised on them."""

from tests.builders import YJ_2021
from tests.layout.reading import COURT, case_row, sheet_of
from tests.workbooks import Rows
from yjs_cli.layout.case_details import vocabulary
from yjs_cli.layout.reading import read_sheet
from yjs_cli.layout.recognition import find_tables
from yjs_cli.layout.tables import Table
from yjs_cli.workbook.sheet import as_text

THREE = COURT[:3]
HEADER = ["Case ID", *THREE]
CASES = [case_row("1001", "YYN"), case_row("1002", "N-Y")]
LATER = [case_row("1003", "YNN"), case_row("1004", "NNN")]
RATINGS = [["Standard", "Rating", "Reason"], ["1.1", "Good"], ["1.2", "RI"]]
LONG = [["Case ID", "Question", "Answer"], ["1001", "2.1.1", "Yes"], ["1001", "2.1.2", "No"]]


def tables(rows: Rows, *merged: str) -> list[tuple[str, int, list[str]]]:
    """The layout of each table, its heading row, and the values of its column of cases or standards."""
    found = find_tables("cases.xlsx", sheet_of(rows, merged), YJ_2021).tables
    return [(table.header.layout, table.header.row, first_column(table)) for table in found]


def first_column(table: Table) -> list[str]:
    """The values of a table's column of cases or standards."""
    key = "standard" if table.header.layout == "ratings" else "case"
    return [as_text(value) for value in table.values(table.header.columns[key])]


def facts(rows: Rows, *merged: str) -> list[tuple[str, str]]:
    """The kind and place of each fact about a sheet."""
    found = read_sheet("cases.xlsx", sheet_of(rows, merged), YJ_2021, vocabulary(YJ_2021)).facts
    return [(fact.kind, str(fact.place).removeprefix("Cases!")) for fact in found]
