"""The content of a report in each format, read back independently of how the file was written."""

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from docx import Document
from docx.table import Table
from openpyxl import load_workbook

from tests.documents.report import html_reading, reading, word_reading
from tests.output.stated import NO_FLAG, Read

PROVISIONAL = " (provisional)"


def from_html(content: bytes) -> Read:
    page = html_reading.read_page(content)
    rows = []
    for table in page.all("table"):
        headings = [cell.text for cell in table.one("thead").all("th")]
        rows += [dict(zip(headings, row, strict=True)) for row in html_reading.rows_of(table)]
    remarks = [
        (heading.text, remark.text)
        for part in page.all("section")
        if (heading := next(part.all("h3"), None)) and not [*part.all("h2")]
        for remark in part.all("p")
        if remark.attributes.get("class") == "remark"
    ]
    return _read(rows, remarks)


def from_docx(content: bytes) -> Read:
    document = Document(BytesIO(content))
    rows = [row for table in document.tables for row in word_reading.rows(table)]
    remarks = []
    heading = ""
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            continue
        if part.style and part.style.name == "Heading 2":
            heading = part.text
        elif part.style and part.style.name == "Remark":
            remarks.append((heading, part.text))
    return _read(rows, remarks)


def from_xlsx(content: bytes) -> Read:
    book = load_workbook(BytesIO(content))
    rows, remarks = [], []
    for sheet in book:
        if sheet.tables:
            of_sheet = reading.rows_of(sheet)
            rows += of_sheet
            title, *lines = reading.above(sheet)
            remarks += [(title, line) for line in lines[1:] if not re.match(r"This worksheet|\[.\] ", line)]
            remarks += [
                (row["Section of the report"].partition(", ")[2], row["Text"]) for row in of_sheet if "Text" in row
            ]
    return _read(rows, remarks)


def _read(rows: Iterable[Mapping[str, Any]], remarks: Iterable[tuple[str, str]]) -> Read:
    """Read the rows of all tables by their headings, and the remarks under each heading that begins with a code."""
    read = Read(flags={})
    for row in rows:
        if {"Overall rating", "Score"} <= set(row):
            score, _, most, *_ = row["Score"].split()
            read.score, read.most = int(score), int(most)
            read.overall = row["Overall rating"].removesuffix(PROVISIONAL)
        elif "Name of the standard" in row:
            read.ratings[row["Code"]] = row["Rating"].removesuffix(PROVISIONAL)
        elif "Key question" in row:
            percent = str(row.get("Percentage") or row["Percentage (%)"]).removesuffix("%")
            assert row["Decides the rating"] in ("Decides", "Does not decide")
            assert int(row["Yes"]) + int(row["No"]) == int(row["Applicable"])
            read.questions[row["Key question"].split()[0]] = (
                int(row["Yes"]),
                int(row["Applicable"]),
                None if percent == "[x]" else int(percent),
                None if row["Rating"] == "[x]" else row["Rating"],
                row["Decides the rating"] == "Decides",
            )
    for heading, remark in remarks:
        if (code := re.match(r"\d\.\d(?= )", heading)) and not NO_FLAG.match(remark):
            assert read.flags is not None
            read.flags.setdefault(code[0], []).append(remark)
    return read
