"""Makes the workbooks that run.py measures with, unless the folder has them already.

python workbooks.py FOLDER
"""

import random
import sys
from pathlib import Path

from openpyxl import Workbook

from yjs_cli import load_framework

QUESTIONS = next(domain for domain in load_framework().case_domains if domain.code == "2").questions
HEADER = ("Case ID", "Disposal", "Sex", "Age", *(f"{question.code} {question.label}" for question in QUESTIONS))
DISPOSALS = ("Referral order", "Youth rehabilitation order", "Detention and training order", "YRO")
ANSWERS = ("Yes",) * 16 + ("No",) * 3 + ("N/A",)


def main(folder: Path) -> None:
    """Write the workbooks that the folder does not have yet."""
    many = folder / "many"
    many.mkdir(parents=True, exist_ok=True)
    sizes = {folder / f"cases-{cases}.xlsx": cases for cases in (10_000, 100_000)}
    sizes |= {many / f"{number:03}.xlsx": 12 for number in range(150)}
    for path, cases in sizes.items():
        if not path.exists():
            _write(path, cases)


def _write(path: Path, cases: int) -> None:
    """Write one sheet of court disposals, with shared strings as in a file from Excel."""
    pick = random.Random(path.stem)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Court disposals"
    sheet.append(HEADER)
    for number in range(cases):
        about = (f"C{number:06}", pick.choice(DISPOSALS), pick.choice(("Male", "Female")), pick.randint(10, 17))
        sheet.append((*about, *(pick.choice(ANSWERS) for _ in QUESTIONS)))
    half_written = path.with_suffix(".part")
    book.save(half_written)
    half_written.replace(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
