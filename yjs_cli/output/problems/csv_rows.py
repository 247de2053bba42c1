"""Problems as rows, for a spreadsheet of what to fix."""

import csv
import io

import msgspec

from yjs_cli.output.csv_rows import as_text
from yjs_cli.problem import CheckedFiles

COLUMNS = ("severity", "file", "code", "location", "sheet", "cell", "message", "hint")


def render(checked: CheckedFiles) -> str:
    """One row per problem under one header. A field is empty where the problem has null."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for file in checked.files:
        for problem in file.problems:
            values = {"file": file.name, **msgspec.structs.asdict(problem)}
            rows.writerow(as_text(values[name]) for name in COLUMNS)
    return text.getvalue()
