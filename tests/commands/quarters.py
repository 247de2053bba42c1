"""The sample of Bath and North East Somerset with other answers and dates, for comparisons."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook

from tests.commands.conftest import BATH

# By quarter: the first day of fieldwork, and the cells that differ from the sample.
QUARTERS: dict[str, tuple[datetime, Mapping[str, str | None]]] = {
    "q1.xlsx": (datetime(2024, 10, 21), {}),
    "q2.xlsx": (datetime(2025, 1, 20), {"J5": "No", "K7": "Yes", "K9": "Yes"}),
    "q3.xlsx": (datetime(2025, 4, 28), {"J5": "No", "K7": "Yes", "O6": None, "P6": "N/A"}),
    "q4.xlsx": (datetime(2025, 7, 21), {"U6": "Yes", "U8": "Yes", "Q5": "No", "Q6": "No"}),
}


def write_quarters(folder: Path) -> None:
    """Write one workbook for each quarter. The changed cells are on the sheet of court disposals."""
    for name, (day, changes) in QUARTERS.items():
        book = load_workbook(BATH)
        for address, answer in changes.items():
            book["Court disposals"][address] = answer
        for row in book["Inspection"].iter_rows():
            for cell in row:
                if cell.value == datetime(2024, 10, 21):
                    cell.value = day
        book.save(folder / name)
