"""Make the sample workbooks, byte for byte the same on every run. README.md describes each one.

python samples/make_samples.py [FOLDER]
"""

import re
import sys
from pathlib import Path

from making.inspections import BATH, IN_PROGRESS, NO_COURT, PANEL
from making.layouts import long_layout, one_sheet, sheet_per_domain
from making.mistakes import mistakes_table, with_errors
from making.workbooks import workbook_bytes

HERE = Path(__file__).parent
PUBLISHED = (
    "The inspection of October 2024. Its percentages, ratings and score are those that were published;",
    "the answers of single cases were not published, and were chosen here so that they give them.",
)
MADE_UP = "The service is made up, and no inspection of this name took place."


def main(folder: Path) -> None:
    """Write every sample to the folder, and the list of mistakes to README.md next to this script."""
    files = {
        "bath-and-north-east-somerset.xlsx": workbook_bytes(sheet_per_domain(BATH, *PUBLISHED)),
        "one-sheet.xlsx": workbook_bytes(one_sheet(BATH, *PUBLISHED)),
        "long.csv": long_layout(BATH).encode(),
        "fieldwork-in-progress.xlsx": workbook_bytes(
            sheet_per_domain(IN_PROGRESS, "Half way through the week of fieldwork.", MADE_UP)
        ),
        "panel.xlsx": workbook_bytes(
            sheet_per_domain(PANEL, "A panel changed the rating of standard 2.2 and gave its reason.", MADE_UP)
        ),
        "no-court-cases.xlsx": workbook_bytes(
            sheet_per_domain(NO_COURT, "No court disposals in the sample window.", MADE_UP)
        ),
        "with-errors.xlsx": workbook_bytes(with_errors()),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    readme = HERE / "README.md"
    text = readme.read_text(encoding="utf-8")
    table = rf"\1\n{mistakes_table()}\n\n\2"
    text = re.sub(r"(<!-- mistakes -->\n).*?(<!-- end of mistakes -->)", table, text, flags=re.DOTALL)
    readme.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
